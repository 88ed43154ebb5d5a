import type { Io } from '../io.ts'
import type { Ran } from '../ran.ts'

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US')

/** A run of so many rows says how long it took, whichever evaluator answered. */
const MANY = 100_000

/** How long a run took: rows, seconds, rows a second, and the most memory that was used; undefined for a small run of the reference evaluator. */
export function pace(
  started: number,
  { rows, engine }: Pick<Ran, 'rows'> & { readonly engine: Pick<Ran['engine'], 'name'> },
): string | undefined {
  if (engine.name !== 'fast' && rows < MANY) return undefined
  const seconds = (performance.now() - started) / 1000
  const megabytes = process.resourceUsage().maxRSS / 1024
  return `${grouped(rows)} rows in ${seconds.toFixed(1)} s, ${grouped(rows / Math.max(seconds, 0.001))} rows a second, ${grouped(megabytes)} MB`
}

/** What a long run is at; `part` of it is done, from 0 to 1, where that is known. */
export interface Watch {
  readonly at: (what: string, part?: number) => void
  readonly done: () => void
}

const PATIENCE = 1000
const PAUSE = 100

/** A line on standard error that says what a run is at, drawn only at a terminal and only after a second. */
export function watch(io: Pick<Io, 'progress' | 'err'>, now: () => number = Date.now): Watch {
  if (!io.progress) return { at: () => undefined, done: () => undefined }
  let next = now() + PATIENCE
  let drawn = false
  return {
    at: (what, part) => {
      const time = now()
      if (time < next) return
      next = time + PAUSE
      drawn = true
      io.err(`\r\u001b[K${what}${part === undefined ? '' : ` ${Math.floor(part * 100)}%`}`)
    },
    done: () => {
      if (drawn) io.err('\r\u001b[K')
      drawn = false
    },
  }
}
