/** Which of the rows of one key are known on the day that is asked about: the one recorded last, unless it takes the row back (semantics 1). */
import type { RecordShape } from '../../../runtime/core/record.ts'
import { DAYS } from '../limits.ts'
import {
  allOf,
  type Build,
  column,
  columnNamed,
  compare,
  int,
  integer,
  kept,
  type Relation,
  renamed,
  select,
  type Told,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'

/** Rows of one key and start that a record may have. */
const MANY_ROWS = 10n ** 9n

/** The known rows of a record; `rows` itself where all are known. `asOf`: the day that is asked about; null: all that were ever recorded. */
export function knownRows(
  build: Build,
  { name, key, history, known, withdrawn, origin }: RecordShape,
  rows: Relation,
  columnOf: ReadonlyMap<string, string>,
  asOf: number | null,
): Relation {
  if (known === null && withdrawn === null) return rows
  const of = (field: string): string => columnOf.get(field) ?? ''
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const recorded = known === null ? null : of(known)
  const last =
    recorded === null
      ? rows
      : lastRecorded(build, told, rows, [...key, ...(history === null ? [] : [history.from])].map(of), recorded, asOf)
  if (withdrawn === null) return last
  const isBack: Condition = compare('=', orElse(last, of(withdrawn), 0n), integer(1))
  return select(build, told('not_withdrawn', `The rows of \`${name}\` that nothing took back`), last, kept(last), {
    kind: 'not',
    value: isBack,
  })
}

/** A column, or a number where nothing stands in it. */
function orElse(relation: Relation, name: string, otherwise: bigint): Scalar {
  return columnNamed(relation, name).nullable ? { kind: 'coalesce', value: column(name), otherwise: integer(otherwise) } : column(name)
}

/** Of the rows of one thing the one that was recorded last, up to the day that is asked about. */
function lastRecorded(
  build: Build,
  told: (what: string, says: string) => Told,
  rows: Relation,
  thing: readonly string[],
  recorded: string,
  asOf: number | null,
): Relation {
  const day = column(recorded)
  const dated = select(
    build,
    told('recorded', 'The rows that were recorded by then'),
    rows,
    [...kept(rows), { column: int('recorded_by', DAYS.low, DAYS.high), value: day }],
    allOf(asOf === null ? null : compare('<=', day, integer(asOf))),
  )
  const places = windowed(
    build,
    told('from_last_recorded', 'The rows of each thing, from the one recorded last back'),
    dated,
    thing,
    [{ of: 'recorded_by', descending: true }],
    [{ column: int('recorded_place', 1n, MANY_ROWS), does: 'row_number' }],
  )
  return select(
    build,
    told('known', 'Of each thing the row that was recorded last'),
    places,
    rows.columns.map((one) => ({ column: renamed(one, one.name), value: column(one.name) })),
    compare('=', column('recorded_place'), integer(1)),
  )
}
