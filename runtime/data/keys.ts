import { report } from '../../messages/report.ts'
import { type Day, showDay } from '../calendar/day.ts'
import { folded } from './fold.ts'
import { isSameVersion, knownRows, recordedOn } from './known.ts'
import { joinKey, sameKey, shownKey } from './order.ts'
import type { Problems } from './problems.ts'
import type { ReadRecord, ReadRow } from './rows.ts'

const dayOf = ({ row }: ReadRow, field: string | null | undefined): Day | undefined => {
  const value = field == null ? undefined : row.values.get(field)
  return typeof value === 'number' ? value : undefined
}

/**
 * Refuses a second row of one key (with history: of one key and start date), and two that were recorded on one day. `rows` are in
 * canonical order. CB820, CB862.
 */
function checkTwice(record: ReadRecord, rows: readonly ReadRow[], problems: Problems): void {
  const { name, history, key, known } = record.shape
  let first = rows[0]
  for (const row of rows.slice(1)) {
    const start = dayOf(row, history?.from)
    const recorded = recordedOn(record.shape, row.row)
    if (first === undefined || !isSameVersion(record.shape, first.row, row.row) || recordedOn(record.shape, first.row) !== recorded) {
      first = row
      continue
    }
    const related = [{ span: record.span(first), note: `the other row, line ${first.row.line}` }]
    if (known !== null && recorded !== undefined) {
      const day = showDay(recorded)
      problems.raise('CB862', () =>
        report('CB862', record.fieldSpan(row, known), { record: name, key: shownKey(row.row.key), recorded: day }, { related }),
      )
      continue
    }
    problems.raise('CB820', () =>
      report(
        'CB820',
        record.fieldSpan(row, key[0] ?? ''),
        { record: name, key: shownKey(row.row.key), start: start === undefined ? undefined : showDay(start) },
        { related },
      ),
    )
  }
}

/** Refuses rows of one key that hold on the same day, and rows that end before they begin. CB821, CB822. */
function checkRanges(record: ReadRecord, rows: readonly ReadRow[], problems: Problems): void {
  const { name, history } = record.shape
  if (history === null || history.to === null) return
  const { from: fromField, to: toField } = history
  let latest: { row: ReadRow; from: Day; to: Day | undefined } | undefined
  for (const row of rows) {
    const from = dayOf(row, fromField)
    const to = dayOf(row, toField)
    if (from === undefined) continue
    const key = shownKey(row.row.key)
    if (to !== undefined && to < from) {
      problems.raise('CB822', () =>
        report('CB822', record.fieldSpan(row, toField), { record: name, key, from: showDay(from), to: showDay(to) }),
      )
      continue
    }
    if (latest === undefined || !sameKey(latest.row.row.key, row.row.key)) {
      latest = { row, from, to }
      continue
    }
    const before = latest
    if (from !== before.from && (before.to === undefined || before.to >= from)) {
      const related = [{ span: record.span(before.row), note: `the other row, line ${before.row.row.line}` }]
      problems.raise('CB821', () =>
        report('CB821', record.fieldSpan(row, fromField), { record: name, key, day: showDay(from) }, { related }),
      )
    }
    if (before.to !== undefined && (to === undefined || to > before.to)) latest = { row, from, to }
  }
}

/** Warns of keys that differ only in case, outer spaces or normal form. CB824. */
function checkNear(record: ReadRecord, rows: readonly ReadRow[], problems: Problems): void {
  const { name, key } = record.shape
  const seen = new Map<string, ReadRow>()
  let before: ReadRow | undefined
  for (const row of rows) {
    if (before !== undefined && sameKey(before.row.key, row.row.key)) continue
    before = row
    const near = joinKey(row.row.key.map(folded))
    const other = seen.get(near)
    if (other === undefined) {
      seen.set(near, row)
      continue
    }
    const related = [{ span: record.span(other), note: `the other row, line ${other.row.line}` }]
    problems.raise('CB824', () =>
      report(
        'CB824',
        record.fieldSpan(row, key[0] ?? ''),
        { record: name, key: shownKey(row.row.key), other: shownKey(other.row.key) },
        { related },
      ),
    )
  }
}

/**
 * Checks the keys of a record, and the history that is known on a day (null: all that was ever recorded); `rows` in canonical order.
 * Reports CB820, CB821, CB822, CB862, warns CB824.
 */
export function checkKeys(record: ReadRecord, rows: readonly ReadRow[], asOf: Day | null, problems: Problems): void {
  checkTwice(record, rows, problems)
  checkRanges(
    record,
    knownRows(record.shape, rows, ({ row }) => row, asOf),
    problems,
  )
  checkNear(record, rows, problems)
}
