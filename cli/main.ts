import { workerData } from 'node:worker_threads'
import { check } from './check.ts'
import { close } from './close.ts'
import { compile } from './compile.ts'
import { diff } from './diff.ts'
import { errors } from './errors/errors.ts'
import { EXIT } from './exit.ts'
import { explain } from './explain.ts'
import { fmt } from './fmt.ts'
import { init } from './init.ts'
import { type Io, processIo } from './io.ts'
import { matrix } from './matrix.ts'
import { play } from './play.ts'
import { runProgram } from './program.ts'
import { quotas } from './quotas.ts'
import { run } from './run.ts'
import { scenario } from './scenario.ts'
import { secondCore } from './second-core/pool.ts'
import { isLine, serve } from './second-core/serve.ts'
import type { SecondCore } from './second-core/tasks.ts'
import { withoutPasswords } from './systems/connection.ts'
import { cellFiles } from './tables/staged.ts'
import { test } from './test.ts'
import { openThreads } from './threads.ts'
import { VERSION } from './version.ts'

/** In the order in which a newcomer meets them. */
const commands = [init, check, fmt, test, run, close, explain, quotas, diff, scenario, matrix, compile, play, errors]

const args = process.argv.slice(2)
const program = new URL(import.meta.url)
let other: SecondCore | undefined
const startOther = (): SecondCore => {
  other ??= secondCore(program)
  return other
}
const io: Io = { ...processIo(args), secondCore: startOther, threads: () => openThreads(), cells: cellFiles(startOther) }

// A reader that has seen enough (`caboose errors | head`) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok)
  throw error
})

async function main(): Promise<number> {
  try {
    return await runProgram(commands, VERSION, args, io)
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    io.err(
      [
        'caboose: this is a bug in caboose, not in the plan',
        `  command: caboose ${withoutPasswords(args).join(' ')}`,
        `  version: ${VERSION}, node ${process.versions.node}, ${process.platform}`,
        ...trace.split('\n').map((line) => `  ${line}`),
        'please report the lines above, with the smallest plan that shows it',
        '',
      ].join('\n'),
    )
    return EXIT.bug
  }
}

// the same file runs as the command and as its second thread
if (isLine(workerData)) serve(workerData)
else process.exitCode = await main()
