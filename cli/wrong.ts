import { EXIT } from './exit.ts'
import type { Io } from './io.ts'

/** Says what is wrong with the command line. */
export function wrong(io: Io, problem: string): number {
  io.err(`${io.errColours.bold(io.errColours.red('error'))}${io.errColours.bold(`: ${problem}`)}\n`)
  return EXIT.usage
}

/** Says why data, or closed ledgers, are refused; nothing was written. */
export function refused(io: Io, problem: string): number {
  wrong(io, problem)
  return EXIT.data
}

/** Says that caboose itself is wrong, and what to report. */
export function bug(io: Io, problem: string): number {
  wrong(io, `${problem}; this is a fault of caboose: please report it with the plan and, if you can, the data`)
  return EXIT.bug
}
