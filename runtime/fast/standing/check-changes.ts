/** Changes of rows, checked as a reader checks a whole file: nothing stands that a full run would refuse. */
import { report } from '../../../messages/report.ts'
import { lineSpan, type Span } from '../../../messages/span.ts'
import type { Day } from '../../calendar/day.ts'
import type { RecordShape } from '../../core/record.ts'
import { checkKeys } from '../../data/keys.ts'
import { joinKey, rowOrder, shownKey } from '../../data/order.ts'
import type { Problems } from '../../data/problems.ts'
import { checkReferences } from '../../data/references.ts'
import type { ReadRecord, ReadRow } from '../../data/rows.ts'
import type { Row, Table } from '../../data/table.ts'
import type { RowChange } from './read-changes.ts'
import { type ChangedRow, identityOf, rowLike, rowsOfKey, type StandingRows } from './rows.ts'

/** What a change makes of a row. */
export interface Step {
  readonly before: Row | null
  readonly after: Row | null
  readonly change: RowChange
}

/**
 * What changes make of the rows that stand. A row that is changed or removed must be there (CB829), and none may be there twice (CB820); all
 * of them are read against the rows before the first change.
 */
export function stepsOf(rows: StandingRows, changes: readonly RowChange[], problems: Problems): readonly Step[] {
  const first = new Map<string, RowChange>()
  return changes.flatMap((change): Step[] => {
    const { happened, row, span, fieldSpan } = change
    const { name, key } = rows.shape
    const identity = identityOf(rows.shape, row)
    const same = first.get(identity)
    if (same !== undefined) {
      const related = [{ span: same.span, note: `the other row, line ${same.row.line}` }]
      problems.raise('CB820', () =>
        report('CB820', fieldSpan(key[0] ?? ''), { record: name, key: shownKey(row.key), start: undefined }, { related }),
      )
      return []
    }
    first.set(identity, change)
    const before = rowLike(rows, row)
    if (happened !== 'added' && before === undefined) {
      problems.raise('CB829', () => report('CB829', span, { record: name, key: shownKey(row.key), change: happened }))
      return []
    }
    // a row that is added where one is, is there twice: `checkRows` says so
    return [{ before: happened === 'added' ? null : (before ?? null), after: happened === 'removed' ? null : row, change }]
  })
}

/** The rows after some steps; `reaches` says whom each row after its step can reach. */
export function after(rows: StandingRows, steps: readonly Step[], reaches: readonly ReadonlySet<string>[]): StandingRows {
  const changed = new Map(rows.changed)
  steps.forEach(({ before, after: now, change }, i) => {
    const identity = identityOf(rows.shape, change.row)
    const known = changed.get(identity)
    const next: ChangedRow = { read: known === undefined ? before : known.read, now, reaches: reaches[i] ?? new Set() }
    if (next.read === null && now === null) changed.delete(identity)
    else changed.set(identity, next)
  })
  return { ...rows, changed }
}

/** Checks the keys of changed rows and the references that they make. Reports CB819 to CB822, CB862, CB863. */
export function checkRows(
  rows: StandingRows,
  steps: readonly Step[],
  others: readonly { readonly shape: RecordShape; readonly table: Table }[],
  asOf: Day | null,
  problems: Problems,
): void {
  const { shape } = rows
  const spans = new Map(steps.map(({ change }) => [change.row, change] as const))
  const own = steps.flatMap(({ after: now }) => (now === null ? [] : [now]))
  for (const row of new Map(own.map((one) => [joinKey(one.key), one])).values()) {
    const added = own.filter((one) => joinKey(one.key) === joinKey(row.key))
    const standing = rowsOfKey(rows, row).filter((one) => !steps.some(({ before }) => before === one || isLike(shape, before, one)))
    checkKeys(recordOf(shape, [], spans), asRead([...standing, ...added].sort(rowOrder(shape))), asOf, problems)
  }
  const targets = others.map(({ shape: other, table }) => recordOf(other, table.rows, spans))
  checkReferences([recordOf(shape, own, spans), ...targets.filter((one) => one.shape.name !== shape.name)], asOf, problems)
}

const isLike = (shape: RecordShape, a: Row | null, b: Row): boolean => a !== null && identityOf(shape, a) === identityOf(shape, b)

const asRead = (rows: readonly Row[]): ReadRow[] => rows.map((row) => ({ row, cells: { line: row.line, cells: [], starts: [], end: 0 } }))

/** Rows as a reader hands them on; a changed row has its place in the file of changes. */
function recordOf(shape: RecordShape, rows: readonly Row[], changes: ReadonlyMap<Row, RowChange>): ReadRecord {
  const place = ({ row }: ReadRow): Span => changes.get(row)?.span ?? lineSpan(shape.file, row.line)
  return {
    shape,
    csv: { places: { file: shape.file, span: () => lineSpan(shape.file, 1) }, rows: [], faults: [] },
    rows: asRead(rows),
    complete: true,
    fieldSpan: (row, field) => changes.get(row.row)?.fieldSpan(field) ?? place(row),
    span: place,
  }
}
