/** Which rows can count for whom. */

import type { Core, Measure } from '../../core/core.ts'
import type { Crediting, Receiver } from '../../core/credit.ts'
import { joinKey, shownKey } from '../../data/order.ts'
import type { Row } from '../../data/table.ts'
import type { Credit } from '../../evaluate/credit-line.ts'
import { pastOf } from '../../evaluate/earlier-world.ts'
import { managersOf } from '../../evaluate/hierarchy.ts'
import { linkedRows } from '../../evaluate/links.ts'
import { liesIn } from '../../evaluate/lying.ts'
import { type RowReader, rowReader } from '../../evaluate/reader.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import { dayIn } from '../../evaluate/values.ts'
import { viewersOf } from '../../evaluate/viewers.ts'
import type { World } from '../../evaluate/world.ts'
import { ONE, ZERO } from '../../exact/ratio.ts'
import type { HeldRows } from '../rows/held-rows.ts'

/** By place of the person in canonical order: the places of the rows of a record, rising. */
export type Reach = (person: number) => Uint32Array

/** Everything that any version of a program says about the rows of a record. */
const rulesFor = (core: Core, record: string): readonly Crediting[] =>
  [core, ...core.amendments].flatMap(({ credit }) => credit.filter((one) => one.record === record))
const measuresOf = (core: Core, record: string): readonly Measure[] =>
  [core, ...core.amendments].flatMap(({ measures }) => measures.filter((one) => one.record === record))

/**
 * The rows of a record that can count for each person, on any day and under any condition: more than do, never fewer. So it holds for every
 * version of the plan, for every day on which it is asked, and for what an earlier year is compared with.
 */
export function reachOf(world: World, held: HeldRows): Reach {
  const people = peopleOf(world)
  const places = new Map(people.map((person, place) => [person, place]))
  const pairs = pairsOf(world, held, places)
  const starts = new Uint32Array(people.length + 1)
  for (const person of pairs.people) starts[person + 1] = (starts[person + 1] ?? 0) + 1
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const next = starts.slice()
  const rows = new Uint32Array(pairs.rows.length)
  for (const [i, person] of pairs.people.entries()) {
    const at = next[person] ?? 0
    rows[at] = pairs.rows[i] ?? 0
    next[person] = at + 1
  }
  return (person) => rows.subarray(starts[person], starts[person + 1])
}

/** Places of people and of rows that can count for them, side by side. */
export interface Pairs {
  readonly people: Uint32Array
  readonly rows: Uint32Array
}

/** The same pair by pair, by the places of people. */
export const pairsOf = (world: World, held: HeldRows, places: ReadonlyMap<string, number>): Pairs =>
  owned(world.core, held, places) ?? listed(world, held, places)

/** Rows that count for the one person whom they name: read from the column alone. Undefined where rules are more than that. */
function owned(core: Core, { shape, columns, count }: HeldRows, places: ReadonlyMap<string, number>): Pairs | undefined {
  if (columns === null || measuresOf(core, shape.name).some(({ scope }) => scope.population.kind !== 'person')) return undefined
  const rules = rulesFor(core, shape.name).flatMap((one) => one.rules)
  const fields = new Set(rules.map((rule) => (rule.kind === 'share' && rule.to.kind === 'path' ? rule.to.path : ['', ''])))
  const [path] = [...fields]
  if (path === undefined || [...fields].some((one) => one.length > 1 || one[0] !== path[0])) return undefined
  const owner = columns.fields.get(path[0] ?? '')
  if (owner?.kind !== 'code') return undefined
  const personOf = owner.texts.map((text) => places.get(text) ?? -1)
  const [people, rows] = [new Uint32Array(count), new Uint32Array(count)]
  let used = 0
  for (let place = 0; place < count; place += 1) {
    const row = columns.order?.[place] ?? place
    const person = personOf[owner.codes[row] ?? 0] ?? -1
    if (person < 0 || (owner.gaps !== null && ((owner.gaps[row >> 3] ?? 0) >> (row & 7)) & 1)) continue
    people[used] = person
    rows[used] = place
    used += 1
  }
  return { people: people.subarray(0, used), rows: rows.subarray(0, used) }
}

/** Every row read once: whom its rules can lead to, their managers where the rules or a metric reach them, and who sees them in a metric. */
function listed(world: World, held: HeldRows, places: ReadonlyMap<string, number>): Pairs {
  const { core } = world
  const record = held.shape.name
  const rules = rulesFor(core, record)
  const measures = measuresOf(core, record)
  const receivers = rules.flatMap((one) => one.rules.flatMap((rule) => (rule.kind === 'levels' ? [] : [rule.to])))
  const via = [...new Set(rules.flatMap((one) => one.rules.flatMap((rule) => (rule.kind === 'levels' ? [rule.via] : []))))]
  // nobody is kept out there: neither by dates nor by the plan's conditions
  const all = pastOf(world)
  const seenBy = [...new Map(measures.map((measure) => [JSON.stringify(measure.scope.population), measure])).values()]
    .filter(({ scope }) => scope.population.kind !== 'person')
    .map((measure) => viewersOf(all, measure))
  const fields = world.lookup.record(record)?.shape.fields ?? []
  const dates = [
    ...new Set([
      ...fields.filter(({ role }) => role === 'incentive').map(({ name }) => name),
      ...measures.flatMap(({ scope }) => scope.dated ?? []),
    ]),
  ]
  const hierarchies = [...new Set(rules.flatMap(({ hierarchy }) => hierarchy ?? []))]
  const reader = rowReader({ ...all, eventsTo: all.until }, record)
  const people: number[] = []
  const rows: number[] = []
  const cursor = held.cursor()
  for (let place = 0; place < held.count; place += 1) {
    cursor.moveTo(held.order?.[place] ?? place)
    const { row } = cursor
    const found = new Set<string>()
    for (const date of new Set(dates.flatMap((name) => dayIn(row.values.get(name)) ?? []))) {
      for (const day of new Set([date, ...hierarchies.flatMap((name) => dayIn(row.values.get(name)) ?? [])])) {
        reader.moveTo(row, day)
        const credited = receivers.flatMap((to) => peopleAt(world, record, reader, to, row, day))
        for (const person of credited) {
          found.add(person)
          for (const field of via) for (const manager of managersOf(world, field, person, day)) found.add(manager)
          const line = lineFor(record, row, date, person)
          for (const viewers of seenBy) for (const viewer of viewers(line)) found.add(viewer)
        }
      }
    }
    for (const person of found) {
      const at = places.get(person)
      if (at === undefined) continue
      people.push(at)
      rows.push(place)
    }
  }
  return { people: Uint32Array.from(people), rows: Uint32Array.from(rows) }
}

function peopleAt(
  world: World,
  record: string,
  reader: RowReader,
  to: Receiver,
  row: Row,
  day: Parameters<RowReader['moveTo']>[1],
): string[] {
  if (to.kind === 'path') {
    const one = reader.along(to.path)
    return typeof one === 'string' ? [one] : []
  }
  if (to.kind === 'territory') {
    const lies = liesIn(world, record, to.lies, row, day)
    return lies.kind === 'landed' ? lies.landed.flatMap(({ owner }) => owner ?? []) : []
  }
  return linkedRows(world, to, joinKey(row.key), day).flatMap((linked) => {
    reader.setBeside(to.record, linked)
    const one = reader.along(to.path, to.record)
    return typeof one === 'string' ? [one] : []
  })
}

/** A whole direct line: what a metric of a team, a group or the company asks about. */
const lineFor = (record: string, row: Row, date: Credit['date'], recipient: string): Credit => ({
  record,
  row,
  rowKey: shownKey(row.key),
  date,
  recipient,
  role: 'direct',
  level: 0,
  share: ONE,
  before: ZERO,
  of: null,
  counts: true,
  origin: NOWHERE,
})

const NOWHERE: Credit['origin'] = {
  address: '',
  span: { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
}
