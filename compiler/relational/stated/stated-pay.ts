/** Pay that a question states: in each pay period it stands in place of what a part of pay earns, and no row explains it (semantics 10a). */
import type { Component } from '../../../runtime/core/core.ts'
import type { Given } from '../../../runtime/evaluate/given.ts'
import { earnedGiven } from '../../../runtime/evaluate/stated.ts'
import type { Calendar } from '../days.ts'
import type { LinesOf } from '../earnings.ts'
import { column, constants, join, kept, type Relation, select, type Told, union } from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { keysOf, type Site } from '../records/records.ts'
import type { Refused } from '../refused.ts'

/** For whom a part of pay is stated: for all, for some people, for nobody. */
export function paidAsStated({ earned = [] }: Given, { name }: Component): 'all' | readonly string[] {
  const people = [...new Set(earned.flatMap(({ component, person }) => (component === name ? [person] : [])))]
  return people.includes(null) ? 'all' : people.flatMap((person) => person ?? [])
}

/** What stated pay is beside that does not know of it. */
export const statedPayRefusals = ({ world }: Calendar): readonly Refused[] =>
  world.core.exceptions.exemptions.length === 0
    ? []
    : world.core.components.flatMap((component) =>
        paidAsStated(world.given, component).length === 0
          ? []
          : [{ what: 'pay that is stated, beside an exemption', origin: component.origin }],
      )

/** What a part of pay earned, without those for whom it is stated. */
export function withoutStatedPay({ build }: Site, { world }: Calendar, component: Component, table: Relation): Relation {
  const people = paidAsStated(world.given, component)
  if (people === 'all') throw new Error(`all of \`${component.name}\` is stated`)
  const [first, ...more] = people
  if (first === undefined) return table
  const told = { name: `${table.name}_computed`, says: `${component.label} of people for whom it is not stated`, origin: component.origin }
  return select(build, told, table, kept(table), not(theirs([first, ...more])))
}

const theirs = (people: [string, ...string[]], side?: 'right'): Condition => ({
  kind: 'text_in',
  value: column('payee', side),
  options: people,
})
const not = (value: Condition): Condition => ({ kind: 'not', value })

/** Stated pay: `payee`, `for_period`, `day` (the period's last), `earned_by_row`, as single deals earn. */
export interface StatedPay {
  readonly component: Component
  readonly earned: Relation
  readonly lines: LinesOf
}

/** What is stated of a part of pay, for everybody in the data for whom it is; undefined where nothing is. */
export function statedPay(site: Site, calendar: Calendar, component: Component): StatedPay | undefined {
  const { build, core } = site
  const { world, periods } = calendar
  const { name, label, origin } = component
  const stated = (world.given.earned ?? []).filter((one) => one.component === name)
  if (stated.length === 0) return undefined
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const people = [...new Set(stated.flatMap(({ person }) => person ?? []))]
  const everybody = keysOf(site, core.people.record, `${name}_people_of_data`)
  const amounts = (person: string) =>
    periods.map((period) => [person, period.label, period.to, earnedGiven(world, name, person, period) ?? 0n] as const)
  const columns = ['person', 'for_period', 'day', 'earned_by_row']
  const take = { for_period: 'for_period', day: 'day', earned_by_row: 'earned_by_row' }
  const [first, ...more] = people
  const own =
    first === undefined
      ? []
      : [
          join(
            build,
            told('stated', `${label} as it is stated`),
            everybody,
            constants(build, told('stated_for', `What ${label} is stated to be for some people`), columns, people.flatMap(amounts)),
            { on: [{ left: 'payee', right: 'person' }], take },
          ),
        ]
  const others = stated.some(({ person }) => person === null)
    ? [
        join(
          build,
          told('stated_for_all', `${label} as it is stated for everybody${first === undefined ? '' : ' else'}`),
          first === undefined
            ? everybody
            : select(build, told('others', 'Everybody else'), everybody, kept(everybody), not(theirs([first, ...more]))),
          constants(build, told('stated_amounts', `What ${label} is stated to be`), columns, amounts('')),
          { take },
        ),
      ]
    : []
  const [some, ...rest] = [...own, ...others]
  if (some === undefined) return undefined
  const earned = rest.length === 0 ? some : union(build, told('stated_in_all', `${label} as it is stated`), some, ...rest)
  const lines: LinesOf = {
    name: `${name}_stated`,
    label: `${label}, as it is stated,`,
    origin,
    item: 'earned',
    component: { name },
    moments: { moments: [], adds: [], plain: true },
    table: earned,
    amount: 'earned_by_row',
  }
  return { component, earned, lines }
}
