/** What an amount that is stated for a time is made of: whose, when, and what it is for the whole period. */
import type { QuotaSource } from '../../../runtime/core/measure.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import type { Proration } from '../../../runtime/core/proration.ts'
import { ratio } from '../../../runtime/exact/ratio.ts'
import { choose, type Fraction, literal, product } from '../../../runtime/fast/program/fraction.ts'
import type { Num } from '../../../runtime/fast/program/number.ts'
import { figureIn, type newSlots, when } from '../measures/figures.ts'
import { aggregate, allOf, column, compare, int, integer, join, kept, type Relation, select, stopAt } from '../program/build.ts'
import { calculator, ownField } from '../records/fields.ts'
import { type Site, type Table, tableOf, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'
import type { Later } from './amended.ts'

/** The column of stretches of days that says of which day what is stated is. */
export const VERSION_DAY = 'version_day'
const NEVER = compare('=', integer(0), integer(1))

/** What is stated, and of what it is said. */
export interface Statement {
  readonly name: string
  readonly says: string
  readonly origin: Origin
  readonly source: Exclude<QuotaSource, { kind: 'planned' }>
  readonly prorate: Proration | null
  /** Money is rounded once, to date (RP3); counts and numbers are not. */
  readonly money: boolean
  /** The months in which it is stated for somebody: `known_on`, `payee`, `first_day`; null: all. */
  readonly months: Relation | null
  /** What is stated instead from a day on, where the program changes in mid-year, the first as it begins; absent: nothing. */
  readonly later?: readonly Later[]
}

/** When people are in the plan. */
export interface Time {
  /** Everybody's days in the plan, as known on the days that are wanted, and when they are away; null: nobody ever is. */
  readonly inPlan: Relation
  readonly away: Relation | null
  /** The plan's days in pieces between which something about somebody changes, with `path_1` ... of paths that lead through other records. */
  readonly pieces: () => { readonly relation: Relation; readonly columnOf: ReadonlyMap<string, string> }
}

/** What each month adds, in parts of `under`; all of one scale. */
export interface Parts {
  readonly parts: Relation
  readonly part: Num
  readonly scale: number
}

export const byDays = (prorate: Proration | null): boolean => prorate?.by === 'days' || prorate?.by === 'days_in_year'

/** Days that are in common with those of the right. */
export const overlaps = (first: string, last: string) => ({
  kind: 'and' as const,
  parts: [
    compare('>=', column('to_day', 'right'), column(first, 'left')),
    compare('<=', column('from_day', 'right'), column(last, 'left')),
  ] as [ReturnType<typeof compare>, ReturnType<typeof compare>],
})

interface Valued {
  readonly relation: Relation
  readonly value: (slots: ReturnType<typeof newSlots>, relation: Relation) => Fraction
}

/** The amount for the whole period: of the plan, of the person's row, or of a row for the person and period. */
export function valueOf(
  site: Site,
  { name, source, origin, later = [] }: Statement,
  months: Relation,
  paths?: ReadonlyMap<string, string>,
): Valued {
  if (source.kind === 'value') {
    const columnOf = paths ?? versionsOf(site, site.core.people.record).columnOf
    return {
      relation: months,
      value: (slots, relation) => {
        const { number } = calculator({ slots, fieldAt: (field) => ownField(slots, relation, columnOf, field) })
        const found = later.reduce<Fraction>((before, { from, value, times }) => {
          const begun = [VERSION_DAY, 'known_on'].map((one) => compare('>=', column(one), integer(from)))
          return choose(when(slots, allOf(...begun) ?? NEVER), product(number(value), literal(ratio(times))), before)
        }, number(source.value))
        if (found.under !== null) refuse('a stated amount that is divided', origin)
        return found
      },
    }
  }
  const table = tableOf(site, source.record)
  const column_ = (field: string): string => table.columnOf.get(field) ?? refuse('what is stated in money of other currencies', origin)
  refuseTwice(site, table, column_(source.by), column_(source.starts), months, name, origin)
  const relation = join(
    site.build,
    { name: `${name}_stated`, says: `The row of \`${source.record}\` for the person and the period`, origin },
    months,
    table.rows,
    {
      on: [
        { left: 'payee', right: column_(source.by) },
        { left: 'starts_on', right: column_(source.starts) },
      ],
      take: { [column_(source.value)]: `${name}_value` },
    },
  )
  return { relation, value: (slots, rows) => figureIn(slots, rows, `${name}_value`) }
}

/** Stops where two rows state the amount of one person and period (CB856). A key that is person and period alone lets no two through. */
function refuseTwice(
  { build }: Site,
  { shape, rows, columnOf }: Table,
  by: string,
  starts: string,
  months: Relation,
  name: string,
  origin: Origin,
): void {
  const key = shape.key.map((one) => columnOf.get(one) ?? '')
  if (key.every((one) => one === by || one === starts)) return
  const told = (what: string) => ({ name: `${name}_${what}`, says: `Rows of \`${shape.name}\` for one person and period`, origin })
  const counts = aggregate(build, told('counts'), rows, [by, starts], [{ column: int('rows', 0n, 10n ** 9n), does: 'count' }])
  const several = select(build, told('several'), counts, kept(counts), compare('>', column('rows'), integer(1)))
  const twice = join(build, told('twice'), months, several, {
    on: [
      { left: 'payee', right: by },
      { left: 'starts_on', right: starts },
    ],
    take: {},
  })
  stopAt(build, twice, `two rows of \`${shape.name}\` are for one person and period`, 'CB856', ['payee', 'starts_on'])
}

/** Those of everybody's months in which something is stated for them. */
export function monthsStated({ build }: Site, { name, origin, months }: Statement, inMonths: Relation): Relation {
  if (months === null) return inMonths
  const told = { name: `${name}_stated_months`, says: `The months in which \`${name}\` is stated for somebody`, origin }
  return join(build, told, inMonths, months, {
    on: ['known_on', 'payee', 'first_day'].map((one) => ({ left: one, right: one })),
    take: {},
  })
}
