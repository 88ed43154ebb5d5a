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
