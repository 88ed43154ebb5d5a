import type { Day } from '../calendar/day.ts'
import { monthsFrom } from '../calendar/day.ts'
import type { Clawback } from '../core/payments.ts'
import { shownKey } from '../data/order.ts'
import type { Row } from '../data/table.ts'
import { compute, type Environment, fieldsOnly, numberOf } from '../evaluate/expression.ts'
import { valueAlong } from '../evaluate/lookup.ts'
import { monthsSince } from '../evaluate/months-since.ts'
import { dayIn, exactly, holds } from '../evaluate/values.ts'
import type { World } from '../evaluate/world.ts'
import { divide, equal, maximum, multiply, ONE, type Ratio, ratio, sign, subtract, ZERO } from '../exact/ratio.ts'

/** A row on its incentive date. */
export interface Dated {
  readonly record: string
  readonly row: Row
  readonly date: Day
}

const memories = new WeakMap<World, Map<Row, Ratio>>()

/**
 * The part of a row that still counts: `1 - s`, where `s` is the greatest share of all clawbacks whose condition holds at the world's
 * `clawedTo` (semantics 9, 17.28). 1 where nothing is clawed back.
 */
export function keptOf(world: World, dated: Dated): Ratio {
  const clawbacks = world.core.payments.clawbacks
  if (clawbacks.length === 0) return ONE
  let memory = memories.get(world)
  if (memory === undefined) {
    memory = new Map()
    memories.set(world, memory)
  }
  const known = memory.get(dated.row)
  if (known !== undefined) return known
  const share = clawbacks.reduce((most, clawback) => maximum(most, clawedShare(world, clawback, dated)), ZERO)
  const kept = subtract(ONE, share)
  memory.set(dated.row, kept)
  return kept
}

function clawedShare(world: World, clawback: Clawback, dated: Dated): Ratio {
  if (clawback.record !== dated.record || world.neverClawed?.has(`${dated.record} ${shownKey(dated.row.key)}`)) return ZERO
  const env = rowAsSeen(world, dated)
  if (!holds(compute(clawback.when, env))) return ZERO
  const share = exactly(clawback.share)
  return clawback.unserved === null ? share : multiply(share, unservedPart(world, clawback, dated, clawback.unserved, env))
}

/** `max(0, n - served) / n`: completed months from the incentive date to the date that made the condition true. Reports CB885. */
function unservedPart(
  { problems }: World,
  { origin }: Clawback,
  { record, row, date }: Dated,
  { months, end }: NonNullable<Clawback['unserved']>,
  env: Environment,
): Ratio {
  const term = numberOf(months, env)
  const stopped = dayIn(compute(end, env))
  if (term === undefined || sign(term) <= 0) {
    const key = row.key.join(' ')
    problems.raise('CB885', `${record} ${key}`, origin.span, { record, row: key })
    return ZERO
  }
  if (stopped === undefined) return ZERO
  return divide(maximum(ZERO, subtract(term, ratio(BigInt(monthsFrom(date, stopped))))), term)
}

/** The row's fields as a clawback sees them: events up to `clawedTo`. */
const rowAsSeen = ({ core, lookup, clawedTo, rowThen }: World, { record, row: now, date }: Dated): Environment => {
  const row = rowThen?.(record, now) ?? now
  return fieldsOnly(
    (of, _, path) => (of === 'row' ? valueAlong(lookup, { record, row, day: date, horizon: date, eventsTo: clawedTo }, path) : undefined),
    (from, whole) => monthsSince(core.calendar, from, date, whole),
  )
}

/** Whether some row is clawed back in `now` by an event that `then` had not seen. */
export function newlyClawed(then: World, now: World): boolean {
  const records = new Set(now.core.payments.clawbacks.map(({ record }) => record))
  return [...records].some((record) => {
    const dated = now.lookup.record(record)?.shape.fields.find(({ role }) => role === 'incentive')?.name
    return (now.data.tables.get(record)?.rows ?? []).some((row) => {
      const date = dated === undefined ? undefined : dayIn(row.values.get(dated))
      if (date === undefined || date > now.clawedTo) return false
      return !equal(keptOf(then, { record, row, date }), keptOf(now, { record, row, date }))
    })
  })
}
