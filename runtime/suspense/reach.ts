/** Whom, and which parts of pay, a row in suspense could reach (semantics 15). */
import type { Core, Measure } from '../core/core.ts'
import { eventExpressions } from '../core/events.ts'
import type { Expression } from '../core/expression.ts'
import { everyPart } from '../core/parts.ts'
import type { RecordShape } from '../core/record.ts'
import type { Suspended } from '../data/suspense.ts'
import type { Data } from '../data/table.ts'
import { compareText } from '../exact/order.ts'

/** What is provisional while rows are in suspense. */
export interface Provisional {
  /** Whether anybody could be reached. */
  readonly everyone: boolean
  /** People whose pay could change, in canonical order. */
  readonly people: readonly string[]
  /** Parts of pay and events that could change for anybody: ranks, pools, budgets, measures of a team. */
  readonly parts: readonly string[]
}

export const NOTHING_PROVISIONAL: Provisional = { everyone: false, people: [], parts: [] }

/** A row in suspense with the people whom it may reach; null: anybody. */
export interface Reaching {
  readonly row: Suspended
  readonly people: readonly string[] | null
}

/** Aggregates that compare people. */
const COMPARED: ReadonlySet<string> = new Set(['team_share', 'rank'])

/** Whom each row may reach: generous, never too narrow. */
export function reachOf(core: Core, data: Data, suspended: readonly Suspended[]): readonly Reaching[] {
  const above = peopleAbove(core, data)
  const shape = core.records.find(({ name }) => name === core.people.record)
  const keys = (data.tables.get(core.people.record)?.rows ?? []).map(({ key }) => key[0] ?? '')
  const aside = suspended.filter(({ record }) => record === core.people.record).map(({ cells }) => cells.get(shape?.key[0] ?? '') ?? '')
  const known = new Set([...keys, ...aside])
  return suspended.map((row) => ({ row, people: peopleOfRow(core, row, known, above) }))
}

function peopleOfRow(
  core: Core,
  { record, cells }: Suspended,
  known: ReadonlySet<string>,
  above: (person: string) => readonly string[],
): readonly string[] | null {
  const shape = core.records.find(({ name }) => name === record)
  if (shape === undefined) return null
  const named = namesOf(core, shape).map((field) => cells.get(field) ?? '')
  if (!isCounted(core, record) && named.length === 0) return null
  if (isCounted(core, record) && !isDirect(core, shape)) return null
  const people = named.filter((one) => one !== '')
  // somebody who is not known could be anybody, written wrongly
  if (people.length === 0 || people.some((person) => !known.has(person))) return null
  return [...new Set(people.flatMap((person) => [person, ...above(person)]))].sort(compareText)
}

const isCounted = ({ measures, credit }: Core, record: string): boolean =>
  measures.some((measure) => measure.record === record) || credit.some((one) => one.record === record)

/** The fields of a record that name people: references to them, or the people's own key. */
function namesOf({ people }: Core, { name, key, fields }: RecordShape): readonly string[] {
  const references = fields.flatMap((field) => (field.unit.kind === 'reference' && field.unit.record === people.record ? [field.name] : []))
  return name === people.record ? [...key, ...references] : references
}

/** Whether everybody who gets credit for a row, or a share of its commission, is named in the row itself, or is above somebody who is. */
function isDirect(core: Core, shape: RecordShape): boolean {
  const names = new Set(namesOf(core, shape))
  const isNamed = (path: readonly string[]): boolean => path.length === 1 && names.has(path[0] ?? '')
  const credited = core.credit
    .filter(({ record }) => record === shape.name)
    .every(({ rules }) => rules.every((rule) => rule.kind === 'levels' || (rule.to.kind === 'path' && names.has(rule.to.path[0] ?? ''))))
  const sharing = core.payments.splits.filter(({ record }) => record === shape.name)
  return credited && sharing.every(({ to }) => to.kind === 'field' && isNamed(to.path))
}

/** Everyone above a person, at any level and time. */
function peopleAbove(core: Core, { tables }: Data): (person: string) => readonly string[] {
  const shape = core.records.find(({ name }) => name === core.people.record)
  const links = shape === undefined ? [] : namesOf(core, shape).filter((field) => !shape.key.includes(field))
  const managers = new Map<string, Set<string>>()
  for (const { key, values } of tables.get(core.people.record)?.rows ?? []) {
    const own = managers.get(key[0] ?? '') ?? new Set()
    managers.set(key[0] ?? '', own)
    for (const link of links) {
      const manager = values.get(link)
      if (typeof manager === 'string') own.add(manager)
    }
  }
  return (person) => {
    const found = new Set(managers.get(person))
    for (const one of found) for (const next of managers.get(one) ?? []) found.add(next)
    return [...found]
  }
}

/** What is provisional because of some rows. */
export function provisionalOf(core: Core, reaching: readonly Reaching[]): Provisional {
  if (reaching.length === 0) return NOTHING_PROVISIONAL
  const records = new Set(reaching.map(({ row }) => row.record))
  // a row of anything but what is counted can change who takes part
  const touches = (record: string): boolean => records.has(record) || [...records].some((one) => !isCounted(core, one))
  const { measures, components, events } = core
  const shared = new Set(measures.filter((measure) => isShared(measure) && touches(measure.record)).map(({ name }) => name))
  for (const { name, aggregate } of measures) if ('metric' in aggregate && shared.has(aggregate.metric)) shared.add(name)
  const reads = (expressions: readonly Expression[]): boolean =>
    expressions.some((expression) =>
      [...everyPart(expression)].some((part) => 'metric' in part && typeof part.metric === 'string' && shared.has(part.metric)),
    )
  const ofEvents = events.filter((event) => {
    if (event.kind === 'pool') return true
    const counted = measures.find(({ name }) => name === event.metric)
    const together = event.kind === 'contest' || event.budget !== null
    return (together && counted !== undefined && touches(counted.record)) || shared.has(event.metric) || reads(eventExpressions(event))
  })
  const ofPay = components.filter(
    ({ metric, base, steps }) => shared.has(metric) || shared.has(base.metric) || reads(steps.map(({ value }) => value)),
  )
  return {
    everyone: reaching.some(({ people }) => people === null),
    people: [...new Set(reaching.flatMap(({ people }) => people ?? []))].sort(compareText),
    parts: [...ofPay, ...ofEvents].map(({ name }) => name),
  }
}

const isShared = ({ scope, aggregate }: Measure): boolean => scope.population.kind !== 'person' || COMPARED.has(aggregate.kind)

/** Whether what a person earns from a part could change. */
export const isProvisional = ({ everyone, people, parts }: Provisional, person: string, part: string): boolean =>
  everyone || people.includes(person) || parts.includes(part)
