import type { Ran } from '../ran.ts'

const grouped = (value: number): string => Math.round(value).toLocaleString('en-US')

/** How long a run took: rows, seconds, rows a second, and the most memory that was used. */
export function pace(started: number, ran: Ran): string {
  const seconds = (performance.now() - started) / 1000
  const rows = ran.rows
  const megabytes = process.resourceUsage().maxRSS / 1024
  return `${grouped(rows)} rows in ${seconds.toFixed(1)} s, ${grouped(rows / Math.max(seconds, 0.001))} rows a second, ${grouped(megabytes)} MB`
}
