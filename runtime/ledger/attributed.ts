import type { Component } from '../core/core.ts'
import type { Counted } from '../evaluate/counted.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { measureNamed } from '../evaluate/moment.ts'
import { addedByRow, type Increment, incrementsOf } from '../evaluate/periods.ts'
import { tallyOf } from '../evaluate/tally.ts'
import { before, type Stretch, windowAt } from '../evaluate/windows.ts'
import { perWorld, type World } from '../evaluate/world.ts'

/** What one row adds to a component in a pay period, in minor units. */
export interface AddedByRow {
  readonly counted: Counted
  readonly amount: bigint
}

/** What a pay period adds to a component of one person: row by row, and what no row explains (semantics 6.7). */
export interface Attributed {
  readonly increments: readonly Increment[]
  readonly rows: ReadonlyMap<Credit['row'], AddedByRow>
  readonly rest: bigint
}

const memory = perWorld<Attributed>()

/** Remembered where commission is paid on, since then it is asked for again; else it would only fill memory. */
export const attributedIn = (world: World, component: Component, person: string, period: Stretch): Attributed =>
  world.core.payments.splits.length === 0
    ? attribute(world, component, person, period)
    : memory(world, `${period.label} ${component.name} ${person}`, () => attribute(world, component, person, period))

function attribute(world: World, component: Component, person: string, period: Stretch): Attributed {
  const increments = incrementsOf(world, component, person, period)
  const rows = new Map<Credit['row'], AddedByRow>()
  const rest = addedByRow(increments, (metric, place, amount) => {
    const measure = measureNamed(world, metric)
    const counted = measure === undefined ? undefined : tallyOf(world, measure, person).rows[place]
    if (counted === undefined) return
    const same = rows.get(counted.credit.row)
    rows.set(counted.credit.row, same === undefined ? { counted, amount } : { ...same, amount: same.amount + amount })
  })
  return { increments, rows, rest }
}

const sums = perWorld<ReadonlyMap<Credit['row'], bigint>>()

/** What each row has added to a component of one person to date, from the plan's first pay period to the end of one. */
export const attributedToDate = (world: World, component: Component, person: string, period: Stretch): ReadonlyMap<Credit['row'], bigint> =>
  sums(world, `${period.label} ${component.name} ${person}`, () => {
    const { rows } = attributedIn(world, component, person, period)
    const earlier = beforeThat(world, component, person, period)
    const toDate = new Map(earlier)
    for (const [row, { amount }] of rows) toDate.set(row, (toDate.get(row) ?? 0n) + amount)
    return toDate
  })

/** The same up to the pay period before; empty for the first. */
export const beforeThat = (world: World, component: Component, person: string, period: Stretch): ReadonlyMap<Credit['row'], bigint> =>
  period.from <= world.from ? new Map() : attributedToDate(world, component, person, windowAt(world, world.core.paid, before(period.from)))
