/** `run --engine spark`: the plan's relational program on a Spark cluster, by a Python that has pyspark. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { spark as dialect } from '../../compiler/emit/sql/dialects/spark.ts'
import { heldOf } from '../../compiler/emit/sql/scalar.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Input } from '../../compiler/relational/program/ir.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Answered } from '../answering.ts'
import type { Ready } from '../evaluated.ts'
import type { Io } from '../io.ts'
import { refused } from '../wrong.ts'
import { type Asked, ranWithin } from './compute.ts'
import { DRIVER } from './spark-driver.ts'
import { type Place, type Runner, Stopped } from './system.ts'
import { typedRows } from './typed.ts'

const NEEDS = 'a Python that has pyspark, and Java 17 or newer; install it with: pip install pyspark, or name such a Python in SPARK_PYTHON'

/** A plan on its data by Spark; or the exit code where it is refused. `master`: the cluster, as Spark names it. */
export function ranBySpark(io: Io, ready: Ready, asked: Asked, master: string | undefined): Promise<Answered | number> {
  return ranWithin(io, ready, asked, async () => {
    const python = [process.env.SPARK_PYTHON, 'python3'].find((one) => one !== undefined && hasSpark(one))
    if (python === undefined) return refused(io, `--engine spark needs ${NEEDS}`)
    return async (place, work) => {
      const driver = startDriver(python, master ?? 'local[*]', place.folder)
      try {
        await driver.ask({ first: dialect.first })
        return await work(runnerOf(driver, place))
      } finally {
        await driver.close()
      }
    }
  })
}

const hasSpark = (python: string): boolean => spawnSync(python, ['-c', 'import pyspark'], { stdio: 'ignore' }).status === 0

interface Driver {
  /** One answer of the driver after the other, up to its last. Throws Stopped where Spark refuses. */
  readonly answers: (job: object) => AsyncGenerator<readonly Shown[]>
  readonly ask: (job: object) => Promise<void>
  readonly close: () => Promise<void>
}

function startDriver(python: string, master: string, folder: string): Driver {
  const env = { ...process.env, PYSPARK_PYTHON: python, CABOOSE_PARTITIONS: String(Math.max(2, availableParallelism())) }
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
      if (answer.problem !== undefined) throw new Stopped(`Spark: ${answer.problem.trim().split('\n')[0]}; nothing was written`)
      if (answer.rows === undefined) return
      yield answer.rows
    }
  }
  return {
    answers,
    ask: async (job) => {
      for await (const _ of answers(job));
    },
    close: async () => {
      stdin.end()
      await ended
    },
  }
}

function runnerOf(driver: Driver, place: Place): Runner {
  return {
    name: 'spark',
    dialect,
    rows: (sql) => driver.answers({ rows: sql }),
    run: (sql) => driver.ask({ run: sql.split(';\n') }),
    drop: (table) => driver.ask({ run: [`DROP TABLE ${dialect.quoted(table)}`] }),
    load: (input) => loaded(driver, input, place),
  }
}

/** Hands the rows of an input over as lines of JSON, which say what is a text, a number and nothing. */
async function loaded(driver: Driver, input: Input, { files, folder }: Place): Promise<readonly Diagnostic[]> {
  const { name, columns } = input
  const path = join(folder, `${name}.json`)
  const found: Diagnostic[] = []
  const handle = openSync(path, 'w')
  try {
    for (const rows of typedRows(input, files, found)) {
      const lines = rows.map((row) => {
        const cells = columns.map(({ column }, i) => {
          const cell = row[i] ?? null
          return `${JSON.stringify(column.name)}:${typeof cell === 'bigint' ? cell : JSON.stringify(cell)}`
        })
        return `{${cells.join(',')}}\n`
      })
      writeSync(handle, lines.join(''))
    }
  } finally {
    closeSync(handle)
  }
  const held = columns.map(
    ({ column }) => `${dialect.quoted(column.name)} ${dialect.typeOf(heldOf(column, { dialect, tooWide: () => undefined }))}`,
  )
  await driver.ask({ load: name, columns: held.join(', '), path })
  return found
}
