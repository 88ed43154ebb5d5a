import { readFileSync } from 'node:fs'
import pc from 'picocolors'
import type { Watch } from './render/watch.ts'
import type { SecondCore } from './second-core/tasks.ts'
import type { CellFiles } from './tables/staged.ts'
import type { OpenThreads } from './threads.ts'

export type Colours = ReturnType<typeof pc.createColors>

/** All that a command touches of the outside, besides files. Tests hand in another. */
export interface Io {
  /** The answer goes here. */
  readonly out: (text: string) => void
  /** Findings and progress go here. */
  readonly err: (text: string) => void
  readonly stdin: () => string
  readonly outColours: Colours
  readonly errColours: Colours
  /** Columns of the terminal; `Infinity` where output is not a terminal. */
  readonly width: number
  /** Whether a progress bar may be drawn. */
  readonly progress: boolean
  /** Told what a long run is at. */
  readonly watch?: Watch
  /** Data files whose cells must be made first: tables with types of their own. */
  readonly cells?: CellFiles
  /** Starts a thread for another core, once; where the command runs as one file. */
  readonly secondCore?: () => SecondCore
  /** Threads that share the rows of large files, not yet started. */
  readonly threads?: () => OpenThreads
}

/** The variables that matter here. */
interface Environment {
  readonly NO_COLOR?: string | undefined
  readonly CI?: string | undefined
  readonly TERM?: string | undefined
}

/** Colour is for a person at a terminal who did not say no (NO_COLOR, CI, `--no-color`). */
export const mayColour = (isTerminal: boolean, env: Environment, args: readonly string[]): boolean =>
  isTerminal && !env.NO_COLOR && !env.CI && env.TERM !== 'dumb' && !args.includes('--no-color')

/** The real thing: this process. */
export function processIo(args: readonly string[]): Io {
  const { stdout, stderr, env } = process
  const colours = (isTerminal: boolean) => pc.createColors(mayColour(isTerminal, env, args))
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    stdin: () => readFileSync(0, 'utf8'),
    outColours: colours(stdout.isTTY === true),
    errColours: colours(stderr.isTTY === true),
    width: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,
    progress: stderr.isTTY === true && !env.CI,
  }
}
