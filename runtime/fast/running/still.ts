/** For whom the past can change: only what may not have happened yet, and what somebody decides, is computed once a pay period (semantics 9). */
import type { Core } from '../../core/core.ts'
import { exceptionsOf } from '../../core/exceptions.ts'
import { everyPart } from '../../core/parts.ts'
import type { Lookup } from '../../evaluate/lookup.ts'
import { expressionsOf } from '../../evaluate/reach.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import type { World } from '../../evaluate/world.ts'
import type { Store } from '../apart/stores.ts'
import type { Reached } from '../apart/worlds.ts'

/** What of a plan can change a past pay period. */
export interface Moving {
  /** Whether it can for everybody: an event is read that belongs to no row that is counted. */
  readonly everybody: boolean
  /** Events of counted rows, by record: a row without any of them never changes. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  /** People for whom something was decided by hand. */
  readonly decided: ReadonlySet<string>
}

/** Until when pay is held changes no earning, only what is paid of it. */
const withoutDelays = (core: Core): Core => ({ ...core, payments: { ...core.payments, delays: [] } })

export function movingOf(core: Core, lookup: Lookup, counted: ReadonlySet<string>): Moving {
  const fields = new Map<string, Set<string>>()
  let everybody = false
  const add = (record: string, field: string): void => {
    if (counted.has(record)) fields.set(record, (fields.get(record) ?? new Set()).add(field))
    else everybody = true
  }
  const isEvent = (record: string, field: string): boolean => lookup.record(record)?.fields.get(field)?.role === 'event'
  for (const { record, scope, converted } of [core, ...core.amendments].flatMap(({ measures }) => measures)) {
    if (scope.dated !== null && isEvent(record, scope.dated)) add(record, scope.dated)
    if (converted?.kind === 'on') add(record, converted.date)
  }
  for (const part of expressionsOf(withoutDelays(core)).flatMap((expression) => [...everyPart(expression)])) {
    if (part.kind !== 'field') continue
    let record: string = part.record
    part.path.forEach((name, depth) => {
      if (isEvent(record, name)) {
        if (depth === 0 && part.of === 'row') add(record, name)
        else everybody = true
      }
      const unit = lookup.record(record)?.fields.get(name)?.unit
      record = unit?.kind === 'reference' ? unit.record : ''
    })
  }
  return {
    everybody,
    fields: new Map([...fields].map(([record, names]) => [record, [...names]])),
    decided: new Set(exceptionsOf(core.exceptions).map(({ payee }) => payee)),
  }
}

/** Whether nothing of the plan can change the past. */
export const isStill = ({ everybody, fields, decided }: Moving): boolean => !everybody && fields.size === 0 && decided.size === 0

/** Which rows of a record can change the past. */
export function movingRows({ everybody, fields }: Moving, { record, has }: Store): (place: number) => boolean {
  if (everybody) return () => true
  const all = (fields.get(record) ?? []).map(has)
  return (place) => all.some((one) => one(place))
}

/** For whom something can change the past: a decision, or a row that can count for them. */
export function movedBy(world: World, reached: readonly Reached[], moving: Moving): (person: string) => boolean {
  if (moving.everybody) return () => true
  const places = new Map(peopleOf(world).map((person, place) => [person, place]))
  const lists = reached
    .filter(({ store }) => moving.fields.has(store.record))
    .map(({ store, reach }) => ({ reach, moves: movingRows(moving, store) }))
  const known = new Map<string, boolean>()
  return (person) => {
    if (moving.decided.has(person)) return true
    if (lists.length === 0) return false
    const before = known.get(person)
    if (before !== undefined) return before
    const place = places.get(person)
    const found = place !== undefined && lists.some(({ reach, moves }) => reach()(place).some(moves))
    known.set(person, found)
    return found
  }
}
