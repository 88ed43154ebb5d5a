/** Programs that change in mid-year: what is stated from a day on, and how they may differ otherwise (semantics 14). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Core, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import type { Per } from '../../../runtime/core/unit.ts'
import { type Version, versionsOf } from '../../../runtime/evaluate/versions.ts'
import { monthsOf } from '../../../runtime/evaluate/windows.ts'
import { changesByIncrements, isAmended, plainly } from '../pay/amended-steps.ts'
import { refuse } from '../refused.ts'

/** What is stated instead from a day on, once that day is known. */
export interface Later {
  readonly from: Day
  readonly value: Expression
  /** How many of its periods go into that for which all is stated: $300,000 a quarter is $1,200,000 a year. */
  readonly times: bigint
}

/** What is stated in every version, for one period: the longest of them. */
export interface InVersions {
  readonly per: Per
  readonly versions: readonly Later[]
}

/** Whether versions of a program differ in nothing but what is stated for a time, and in steps of pay that change by increments. */
export function changesStatedOrSteps(core: Core): boolean {
  const all = versionsOf(core).map(({ credit, measures, components }) =>
    plainly({ credit, measures: measures.map((one) => ({ ...one, quota: null })), components: components.map(({ name }) => name) }),
  )
  return (
    all.every((one) => one === all[0]) && core.components.every(({ name }) => !isAmended(core, name) || changesByIncrements(core, name))
  )
}

/** The days on which versions begin. */
export const amendedOn = (core: Core): readonly Day[] =>
  versionsOf(core)
    .slice(1)
    .map(({ from }) => from)

/** How many times a period goes into another; months of weeks differ. */
function periodsIn({ calendar }: Core, one: Per, longest: Per, origin: Origin): bigint {
  if (one === longest) return 1n
  if (calendar.weeks !== null) return refuse('what is stated for another period from a day on, in a year of weeks', origin)
  return monthsOf[longest] / monthsOf[one]
}

/** What is stated, in the first version and in those after it; null where it never changes. */
function inVersions(
  core: Core,
  stated: (version: Version) => { readonly per: Per; readonly value: Expression } | null,
  own: Per,
  origin: Origin,
): InVersions | null {
  const nothing: Expression = { kind: 'literal', unit: { kind: 'money', currency: core.currency.code }, value: '0', origin }
  const found = versionsOf(core).map((version) => ({ from: version.from, own: stated(version) }))
  const per = found.reduce((longest, one) => (one.own !== null && monthsOf[one.own.per] > monthsOf[longest] ? one.own.per : longest), own)
  const all = found.map(
    ({ from, own: one }): Later => ({
      from,
      value: one?.value ?? nothing,
      times: one === null ? 1n : periodsIn(core, one.per, per, origin),
    }),
  )
  const [first, ...later] = all.filter(({ value, times }, i) => {
    const before = all[i - 1]
    return before === undefined || plainly(value) !== plainly(before.value) || times !== before.times
  })
  return first === undefined || later.length === 0 ? null : { per, versions: [first, ...later] }
}

/** A quota that changes in mid-year. */
export function quotaInVersions(core: Core, { name, quota }: Measure): InVersions | null {
  if (quota === null || versionsOf(core).length === 0) return null
  const own = (version: Version) => version.measures.find((one) => one.name === name)?.quota ?? null
  const sources = versionsOf(core).map((version) => own(version)?.source ?? null)
  if (sources.every((one) => plainly(one) === plainly(sources[0]))) return null
  if (sources.some((one) => one !== null && one.kind !== 'value')) return refuse('a quota of other rows from a day on', quota.origin)
  return inVersions(
    core,
    (version) => {
      const source = own(version)?.source
      return source?.kind === 'value' ? source : null
    },
    quota.source.per,
    quota.origin,
  )
}

/** A target that changes in mid-year. */
export const targetInVersions = (core: Core): InVersions | null =>
  core.target === null ? null : inVersions(core, ({ target }) => target, core.target.per, core.target.origin)

/** All that is stated for a time in some version. */
export const statedInVersions = (core: Core): readonly Expression[] =>
  versionsOf(core).flatMap(({ target, measures }) => [
    ...(target === null ? [] : [target.value]),
    ...measures.flatMap(({ quota }) => (quota?.source.kind === 'value' ? [quota.source.value] : [])),
  ])
