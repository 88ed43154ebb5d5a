import { report } from '../../messages/report.ts'
import { showDay } from '../calendar/day.ts'
import { isRatio, sign } from '../exact/ratio.ts'
import { compareValues } from './order.ts'
import type { Problems } from './problems.ts'
import type { ReadRecord, ReadRow } from './rows.ts'

const PAIR_AND_DAY = ['base', 'quote', 'day'] as const

/** The rows by pair and day, those of one line of the file in its order. */
const byPair = (rows: readonly ReadRow[]): ReadRow[] =>
  [...rows].sort(
    (a, b) =>
      PAIR_AND_DAY.map((name) => compareValues(a.row.values.get(name), b.row.values.get(name))).find((order) => order !== 0) ??
      a.row.line - b.row.line,
  )

/** Exchange rates that are known: above zero, and one for a pair and day. Reports CB827, CB828. */
export function checkRates(record: ReadRecord, rows: readonly ReadRow[], problems: Problems): void {
  if (!record.shape.rates) return
  for (const row of rows) {
    const price = row.row.values.get('price')
    if (price !== undefined && isRatio(price) && sign(price) <= 0)
      problems.raise('CB828', () => report('CB828', record.fieldSpan(row, 'price'), {}))
  }
  let before: ReadRow | undefined
  for (const row of byPair(rows)) {
    const [base, quote, day] = PAIR_AND_DAY.map((name) => row.row.values.get(name))
    const other = before
    before = row
    if (typeof base !== 'string' || typeof quote !== 'string' || typeof day !== 'number' || other === undefined) continue
    if (!PAIR_AND_DAY.every((name) => compareValues(other.row.values.get(name), row.row.values.get(name)) === 0)) continue
    const related = [{ span: record.span(other), note: `the other rate, line ${other.row.line}` }]
    problems.raise('CB827', () => report('CB827', record.span(row), { base, quote, day: showDay(day) }, { related }))
  }
}
