/** What a run warns of its rows: those without a date, and those that count for nobody in the plan (semantics 3). */
import type { Core } from '../../../runtime/core/core.ts'
import type { Crediting } from '../../../runtime/core/credit.ts'
import { worldsOf } from '../../../runtime/evaluate/versions.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import { lyingOf } from '../credit/territories.ts'
import type { Calendar } from '../days.ts'
import type { All } from '../measures/sources.ts'
import {
  aggregate,
  between,
  column,
  columnNamed,
  either,
  int,
  integer,
  join,
  kept,
  type Relation,
  scan,
  select,
  type Told,
} from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { knownRows } from '../records/known.ts'
import { type Site, tableOf } from '../records/records.ts'
import { warnOfQuotas } from './warned-quotas.ts'
import { warnOfShares } from './warned-shares.ts'

/** The first and the last day of the plan, or of a version of it. */
type Days = Pick<World, 'from' | 'until'>

/** More rows than any file has. */
const MANY_ROWS = 10n ** 12n

/** Adds the steps that find all that a run warns of, but for its events. */
export function warn(site: Site, calendar: Calendar, plan: Core, sources: All): void {
  warnOfRows(site, calendar, plan, sources)
  warnOfQuotas(site, plan, sources)
}

function warnOfRows(site: Site, calendar: Calendar, plan: Core, sources: All): void {
  const { credit, measures } = plan
  // each version of the plan has its own rows: the first in which there are some is told
  const versions = worldsOf({ ...calendar.world, core: plan })
  for (const crediting of credit) {
    const { record } = crediting
    const own = measures.filter((measure) => measure.record === record)
    for (const dated of new Set(own.map(({ scope }) => scope.dated)))
      warnOfShares(site, versions, crediting, sources.creditedOf(record, dated))
    if (!own.some(({ scope }) => scope.dated === null) || lyingOf(crediting) !== undefined) continue
    for (const days of versions) {
      const { step, mayLackDay } = rowsCounted(site, days, versions.length > 1, crediting, sources)
      if (mayLackDay && days === versions[0])
        site.build.warnings.push({ step: step.name, code: 'CB853', of: record, shows: ['undated'], by: [] })
      // a row of nobody may still be one of a team
      if (own.every(({ scope }) => scope.population.kind === 'person'))
        site.build.warnings.push({ step: step.name, code: 'CB854', of: record, shows: ['outside'], by: [] })
    }
  }
}

/** One row: how many rows have no date, and how many on some days, all of the plan or a part of them, count for nobody. */
function rowsCounted(site: Site, days: Days, isPart: boolean, { record, origin }: Crediting, sources: All) {
  const { build } = site
  const told = (what: string, says: string): Told => ({ name: `${record}_${what}`, says, origin })
  const { shape, columnOf } = tableOf(site, record)
  const input = build.inputs.find((one) => one.record === record)
  const day = columnOf.get(shape.fields.find(({ role }) => role === 'incentive')?.name ?? '')
  if (input === undefined || day === undefined) throw new Error(record)
  // read once more: rows that are only counted are kept nowhere
  const columns = input.columns.map((one) => one.column)
  const rows = knownRows(build, shape, scan(build, told('rows', `The rows of \`${shape.file}\``), input.name, columns), columnOf, site.asOf)
  const { nullable } = columnNamed(rows, day)
  const isMissing: Condition = { kind: 'is_null', value: column(day) }
  const onDays = either(between(column(day), integer(days.from), integer(days.until)), integer(1), integer(0))
  const marked = select(build, told('marked', 'Which rows have a date, and lie on the plan’s days'), rows, [
    { column: int('inside', 0n, 1n), value: nullable ? either(isMissing, integer(0), onDays) : onDays },
    {
      column: int('undated', 0n, 1n),
      value: nullable ? either(isMissing, integer(1), integer(0)) : integer(0),
    },
  ])
  const all = aggregate(
    build,
    told('inside', 'How many these are'),
    marked,
    [],
    ['inside', 'undated'].map((of) => ({ column: int(of, 0n, MANY_ROWS), does: 'sum' as const, of })),
  )
  const both = join(
    build,
    told('given_and_inside', 'Beside how many count for somebody'),
    all,
    countedOnce(site, told, record, isPart ? days : null, sources),
    {},
  )
  const step = select(build, told('not_counted', `How many rows of \`${record}\` count for nobody, or have no date`), both, [
    { column: int('outside', 0n, MANY_ROWS), value: { kind: 'subtract', left: column('inside'), right: column('somebodys') } },
    { column: columnNamed(both, 'undated'), value: column('undated') },
  ])
  return { step, mayLackDay: nullable }
}

/** `somebodys`: how many rows count for somebody; `days`: those on some days alone. */
function countedOnce(
  { build }: Site,
  told: (what: string, says: string) => Told,
  record: string,
  days: Days | null,
  sources: All,
): Relation {
  const { counted: all, keys, shared } = sources.creditedOf(record)
  const counted =
    days === null
      ? all
      : select(
          build,
          told('somebodys_days', 'Rows of these days that count for somebody'),
          all,
          kept(all),
          between(column('day'), integer(days.from), integer(days.until)),
        )
  const once = shared ? aggregate(build, told('somebodys_rows', 'Each row that counts for somebody'), counted, keys, []) : counted
  return aggregate(
    build,
    told('somebodys', 'How many rows count for somebody'),
    once,
    [],
    [{ column: int('somebodys', 0n, MANY_ROWS), does: 'count' }],
  )
}
