import { addDays, type Day } from '../calendar/day.ts'
import { periodOf } from '../calendar/fiscal.ts'
import { eventExpressions } from '../core/events.ts'
import type { Expression } from '../core/expression.ts'
import { expressionsOfPayments } from '../core/payments.ts'
import { joinKey } from '../data/order.ts'
import type { Row } from '../data/table.ts'
import { absencesOf, isAway } from './absences.ts'
import { compute, type Environment, fieldsOnly } from './expression.ts'
import { inForce, valueAlong } from './lookup.ts'
import { monthsSince } from './months-since.ts'
import { pathsIn } from './reach.ts'
import { dayIn, holds } from './values.ts'
import { before, earlier, later, next } from './windows.ts'
import { perCountOfPlan, perPlan, type World } from './world.ts'

/** Why a day of a person does not count (semantics 2). */
export type Absence = 'hired_on' | 'left_on' | 'leave' | 'transfer'

/** Days on which nothing about a person changes. `row` is undefined where no row is in force. */
export interface Piece {
  readonly from: Day
  readonly to: Day
  readonly row: Row | undefined
  /** Empty: in the plan, and there. */
  readonly absent: readonly Absence[]
  /** Whether a row of one of these days counts for the person. */
  readonly credited: boolean
}

/** Whether the person is in the plan's population on these days; a leave takes nobody out of it. */
export const belongs = ({ absent }: Pick<Piece, 'absent'>): boolean => absent.every((reason) => reason === 'leave')

/** Whether the person is in the plan on these days, or rows still count afterwards. */
export const takesPartIn = (piece: Piece): boolean => belongs(piece) || piece.credited

const pieces = perCountOfPlan<readonly Piece[]>()
const starts = perCountOfPlan<readonly Day[]>()

const NOBODY: readonly Row[] = []
const everybody = new WeakMap<readonly Row[], readonly string[]>()
const paid = perPlan<readonly string[]>()

/** Everyone in the people's record, in canonical order of keys. */
export function peopleOf(world: World): readonly string[] {
  const rows = world.data.tables.get(world.core.people.record)?.rows ?? NOBODY
  const known = everybody.get(rows) ?? [...new Set(rows.map((row) => joinKey(row.key)))]
  everybody.set(rows, known)
  return known
}

/** Those of them who are paid in this world. */
export const payeesOf = (world: World): readonly string[] => {
  const { only } = world
  return only === undefined ? peopleOf(world) : paid(world, '', () => peopleOf(world).filter((person) => only.has(person)))
}

/** What a person's own fields are on `day`, as known on `horizon`. */
export const personEnvironment = (world: World, row: Row | undefined, day: Day, horizon: Day): Environment =>
  fieldsOnly(
    (of, record, path) =>
      of === 'person' && row !== undefined
        ? valueAlong(world.lookup, { record, row, day, horizon, eventsTo: world.eventsTo }, path)
        : undefined,
    (date, whole) => monthsSince(world.core.calendar, date, day, whole),
  )

/**
 * The plan's days in pieces between which something about `person` changes, as known on `horizon` (semantics 2, 17.8): a hire, a
 * leave, a new version of the person's row or of a row that it refers to. A change after the horizon has not happened yet.
 */
export function timelineOf(world: World, person: string, horizon: Day): readonly Piece[] {
  return pieces(world, `${horizon} ${person}`, () => {
    const last = earlier(world.until, later(horizon, periodOf(world.core.calendar, 'year', horizon).to))
    const absences = absencesOf(world, person)
    // a leave that goes on past the horizon has happened up to it
    const changes = absences.length === 0 ? changesOf(world, person) : [...changesOf(world, person), next(horizon)]
    const cuts = new Set(changes.filter((day) => day > world.from && day <= last).sort((a, b) => a - b))
    const days = [world.from, ...cuts]
    return days.map((from, i) => pieceAt(world, person, from, before(days[i + 1] ?? next(last)), horizon))
  })
}

function pieceAt(world: World, person: string, from: Day, to: Day, horizon: Day): Piece {
  const { row, nearest, absent } = presenceOn(world, person, from, horizon)
  const { creditWhileAway } = world.core.people.presence
  const counts = belongs({ absent }) && (creditWhileAway || absent.length === 0)
  return { from, to, row, absent, credited: counts || countsAfter(world, person, nearest, from, horizon) }
}

/** `credit for 30 days after`: whether the date lies at most so many days back, and the person was in the plan on it. */
function countsAfter(world: World, person: string, row: Row | undefined, day: Day, horizon: Day): boolean {
  const { creditAfter } = world.core.people.presence
  const date = creditAfter === null ? undefined : dayIn(row?.values.get(creditAfter.date))
  if (creditAfter === null || date === undefined || date > horizon || day <= date || day > date + creditAfter.days) return false
  return date >= world.from && belongs(presenceOn(world, person, date, horizon))
}

interface Presence {
  readonly row: Row | undefined
  /** The row in force, else the one that tells most about the day. */
  readonly nearest: Row | undefined
  readonly absent: readonly Absence[]
}

function presenceOn(world: World, person: string, from: Day, horizon: Day): Presence {
  const { people } = world.core
  const versions = world.lookup.versions(people.record, person)
  const row = inForce(versions, from, horizon)?.row
  const nearest = row ?? (versions.find((version) => version.from !== null && version.from > from) ?? versions.at(-1))?.row
  const hired = people.hired === null ? undefined : dayIn(nearest?.values.get(people.hired))
  const left = people.left === null ? undefined : dayIn(nearest?.values.get(people.left))
  const absent: Absence[] = []
  if (hired !== undefined && from < hired) absent.push('hired_on')
  if (left !== undefined && left <= horizon && from > left) absent.push('left_on')
  if (row === undefined) {
    if (absent.length === 0) absent.push('transfer')
  } else if (people.where !== null && !holds(compute(people.where, personEnvironment(world, row, from, horizon)))) {
    absent.push('transfer')
  }
  if (isAway(absencesOf(world, person), from, horizon)) absent.push('leave')
  return { row, nearest, absent }
}

/** Every day on which something about a person may change, sorted. */
function changesOf(world: World, person: string): readonly Day[] {
  return starts(world, person, () => {
    const { people } = world.core
    const { creditAfter } = people.presence
    const days = new Set<Day>()
    for (const { row } of world.lookup.versions(people.record, person)) {
      const hired = people.hired === null ? undefined : dayIn(row.values.get(people.hired))
      const left = people.left === null ? undefined : dayIn(row.values.get(people.left))
      if (hired !== undefined) days.add(hired)
      if (left !== undefined) days.add(next(left))
      const after = creditAfter === null ? undefined : dayIn(row.values.get(creditAfter.date))
      if (creditAfter !== null && after !== undefined) for (const day of [after, addDays(after, creditAfter.days)]) days.add(next(day))
    }
    for (const { from, to } of absencesOf(world, person)) {
      days.add(from)
      if (to !== null) days.add(next(to))
    }
    addChanges(world, people.record, person, personPaths(world), days)
    return [...days].sort((a, b) => a - b)
  })
}

function addChanges(world: World, record: string, key: string, paths: readonly (readonly string[])[], days: Set<Day>): void {
  for (const { row, from, to } of world.lookup.versions(record, key)) {
    if (from !== null) days.add(from)
    if (to !== null) days.add(next(to))
    for (const [first, ...rest] of paths) {
      if (first === undefined || rest.length === 0) continue
      const unit = world.lookup.record(record)?.fields.get(first)?.unit
      const link = row.values.get(first)
      if (unit?.kind === 'reference' && typeof link === 'string') addChanges(world, unit.record, link, [rest], days)
    }
  }
}

const paths = new WeakMap<World['core'], readonly (readonly string[])[]>()
function personPaths({ core }: World): readonly (readonly string[])[] {
  const known = paths.get(core)
  if (known !== undefined) return known
  const read: Expression[] = [
    ...(core.people.where === null ? [] : [core.people.where]),
    ...[core, ...core.amendments].flatMap(({ target, measures, components }) => [
      ...(target === null ? [] : [target.value]),
      ...measures.flatMap(({ quota }) => (quota?.source.kind === 'value' ? [quota.source.value] : [])),
      ...components.flatMap(({ steps }) => steps.map(({ value }) => value)),
    ]),
    ...core.factors.map(({ factor }) => factor),
    ...core.limits.map(({ limit }) => limit),
    ...core.events.flatMap(eventExpressions),
    ...expressionsOfPayments(core.payments),
  ]
  const found = read.flatMap((expression) => pathsIn(expression, 'person'))
  paths.set(core, found)
  return found
}

/** The piece that holds `day`; undefined outside the plan's days. */
export function pieceOn(timeline: readonly Piece[], day: Day): Piece | undefined {
  let low = 0
  let high = timeline.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((timeline[middle]?.from ?? day) <= day) low = middle
    else high = middle - 1
  }
  const piece = timeline[low]
  return piece !== undefined && piece.from <= day && day <= piece.to ? piece : undefined
}

/** Whether `person` is in the plan's population on `day` (semantics 2). */
export function isIn(timeline: readonly Piece[], day: Day): boolean {
  const piece = pieceOn(timeline, day)
  return piece !== undefined && belongs(piece)
}

/** Whether a row of `day` counts for the person (semantics 2, credits and spans). */
export const isCredited = (timeline: readonly Piece[], day: Day): boolean => pieceOn(timeline, day)?.credited === true

/** The person's row on `day`, or where none is in force, the one of the last day before on which the person was in the plan. */
export function rowOn(timeline: readonly Piece[], day: Day): Row | undefined {
  const row = pieceOn(timeline, day)?.row
  if (row !== undefined) return row
  return (
    timeline.findLast((piece) => piece.from <= day && piece.row !== undefined)?.row ??
    timeline.find((piece) => piece.row !== undefined)?.row
  )
}
