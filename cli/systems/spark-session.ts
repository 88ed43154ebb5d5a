/** A Python with pyspark that answers jobs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { availableParallelism, freemem } from 'node:os'
import { createInterface } from 'node:readline'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import { DRIVER } from './spark-driver.ts'
import { Stopped } from './system.ts'

/** Whether a Python has a pyspark of the versions that this is written for. */
export const hasSpark = (python: string): boolean =>
  spawnSync(python, ['-c', 'import pyspark, sys; sys.exit(int(pyspark.__version__.split(".")[0]) < 4)'], { stdio: 'ignore' }).status === 0

export interface Driver {
  /** One answer after the other, up to the last. Throws Stopped where Spark refuses. */
  readonly answers: (job: object) => AsyncGenerator<readonly Shown[]>
  /** All rows that are answered. */
  readonly all: (job: object) => Promise<readonly Shown[]>
  readonly ask: (job: object) => Promise<void>
  readonly close: () => Promise<void>
}

/** The part of the free memory that Spark may take on this machine; what needs more goes to files in the folder of the run. */
const MEMORY = 0.5

/** Megabytes without which it does not start. */
const LEAST = 512

/** Where Spark runs. */
export interface Session {
  readonly python: string
  /** The cluster, as Spark names it. */
  readonly master: string
  /** The folder of the run, which the workers see. */
  readonly folder: string
  /** The most bytes of memory on this machine; without them a part of what is free. */
  readonly memory: number | undefined
}

/** Whether the workers are processes of this machine. */
export const isLocal = (master: string): boolean => master.startsWith('local')

export function startDriver({ python, master, folder, memory = MEMORY * freemem() }: Session): Driver {
  const env = {
    ...process.env,
    PYSPARK_PYTHON: python,
    CABOOSE_PARTITIONS: String(Math.max(2, availableParallelism())),
    CABOOSE_MEMORY: `${Math.max(LEAST, Math.round(memory / 2 ** 20))}m`,
  }
  const child: ChildProcess = spawn(python, ['-c', DRIVER, master], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const { stdin, stdout, stderr } = child
  if (stdin === null || stdout === null || stderr === null) throw new Error('a process without pipes')
  let said = ''
  stderr.on('data', (text: Buffer) => {
    said = `${said}${text}`.slice(-4000)
  })
  stdin.on('error', () => undefined)
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  async function* answers(job: object): AsyncGenerator<readonly Shown[]> {
    stdin?.write(`${JSON.stringify(job)}\n`)
    for (;;) {
      const { value, done } = await lines.next()
      if (done === true) throw new Stopped(`Spark ended: ${said.trim().split('\n').at(-1) ?? ''}; nothing was written`)
      const answer = JSON.parse(value) as { readonly rows?: readonly Shown[]; readonly problem?: string }
      if (answer.problem !== undefined) throw new SparkStopped(answer.problem, master)
      if (answer.rows === undefined) return
      yield answer.rows
    }
  }
  const all = async (job: object): Promise<readonly Shown[]> => {
    const found: Shown[] = []
    for await (const rows of answers(job)) found.push(...rows)
    return found
  }
  return {
    answers,
    all,
    ask: async (job) => void (await all(job)),
    close: async () => {
      stdin.end()
      await ended
    },
  }
}

/** What Spark says where it stops. */
export class SparkStopped extends Stopped {
  readonly said: string
  constructor(said: string, master: string) {
    super(wordsOf(said, master))
    this.said = said
  }
}

/** What Spark says, in words for the user; of a file that a worker does not see, where it must be. */
export const wordsOf = (said: string, master: string): string => {
  const [, path] = /FILE_NOT_EXIST[\s\S]*?file:(\S+?)[.,;]?\s/.exec(said) ?? []
  return path !== undefined && !isLocal(master)
    ? `the workers of \`${master}\` do not see \`${path.replace(/^\/+/, '/')}\`: the data and the folder of temporary files (--temp) must be on a path that all of them see; nothing was written`
    : `Spark: ${said.trim().split('\n')[0]}; nothing was written`
}
