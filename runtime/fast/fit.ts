/** What of a plan is known from sums alone, and why not the rest (design: what it cannot run fast falls back part by part, and says so). */
import type { Component, Core, Measure } from '../core/core.ts'
import type { Planning } from '../core/planning/planning.ts'

/** All versions of what changes in a program. */
const versions = (core: Core) => [core, ...core.amendments]

/** The records whose rows some metric counts, in any version of the plan. */
export const countedRecords = (core: Core): ReadonlySet<string> =>
  new Set(versions(core).flatMap(({ measures }) => measures.map(({ record }) => record)))

/** The records that are read as whole tables: people, quotas, absences, rates, holidays, rows that name who is credited, rows that territories are made of, and what quotas are shared by. */
export function tableRecords(core: Core): ReadonlySet<string> {
  const { people, exchange, holidays } = core
  const named = versions(core).flatMap(({ measures, credit }) => [
    ...measures.flatMap(({ quota }) => (quota?.source.kind === 'record' ? [quota.source.record] : [])),
    ...credit.flatMap(({ rules }) => rules.flatMap((rule) => ('to' in rule && rule.to.kind === 'linked' ? [rule.to.record] : []))),
  ])
  const covered = core.territories.flatMap(({ territories }) => territories.record ?? [])
  const away = people.presence.away.map(({ record }) => record)
  const all = [people.record, exchange.rates, holidays, ...away, ...named, ...covered, ...core.planning.flatMap(readForQuotas)]
  return new Set(all.flatMap((record) => record ?? []))
}

/** The records that a quotas file reads: those that it names, and those that their rows refer to. */
function readForQuotas({ records, ...planning }: Planning): readonly string[] {
  const found = new Set<string>()
  const shapes = new Map(records.map((shape) => [shape.name, shape]))
  const visit = (value: unknown): void => {
    if (typeof value === 'string') add(value)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one)
  }
  const add = (name: string): void => {
    const shape = shapes.get(name)
    if (shape === undefined || found.has(name)) return
    found.add(name)
    for (const { unit } of shape.fields) if (unit.kind === 'reference') add(unit.record)
  }
  visit(planning)
  return [...found]
}

/** The records whose rows columns can hold: credited and counted, always known, in one currency, and looked up by tables at most. */
export function columnRecords(core: Core): ReadonlySet<string> {
  const counted = countedRecords(core)
  const tables = tableRecords(core)
  const held = core.records.filter(
    ({ name, history, known, withdrawn, fields }) =>
      counted.has(name) &&
      !tables.has(name) &&
      history === null &&
      known === null &&
      withdrawn === null &&
      fields.every(({ currency }) => currency === null),
  )
  const names = new Set(held.map(({ name }) => name))
  // rows in columns that refer to others in columns: those others are tables
  for (const { fields } of held) for (const { unit } of fields) if (unit.kind === 'reference') names.delete(unit.record)
  return names
}

/** Why each row of a component matters by itself, so that sums do not tell what is paid; undefined where they do. */
export function rowsMatter({ payments, exchange, measures, amendments }: Core, { name, metric, base }: Component): string | undefined {
  if (amendments.length > 0) return 'a change in mid-year'
  if (exchange.pay !== null) return 'pay in the currency of each person'
  if (payments.delays.some(({ component }) => component === name)) return 'pay that is held, in instalments or advanced'
  if (payments.splits.some(({ component }) => component === name)) return 'pay that is shared with somebody else'
  const stops = ({ whenEmpty, quota }: Measure): boolean => whenEmpty === 'error' || quota?.whenMissing === 'error'
  return measures.some((measure) => (measure.name === metric || measure.name === base.metric) && stops(measure))
    ? 'a metric or quota that must be there'
    : undefined
}
