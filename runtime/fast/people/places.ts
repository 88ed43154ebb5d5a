/** Where a component is computed: each person at each of its windows to date, and how. */
import type { Component } from '../../core/core.ts'
import { everyPart } from '../../core/parts.ts'
import { termsOf } from '../../evaluate/amend.ts'
import { momentOf, takesPart } from '../../evaluate/component.ts'
import type { Moment } from '../../evaluate/moment.ts'
import { longer, type Stretch, windowsIn } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import type { Frame } from '../rows/frame.ts'

/** One window of a component, to date at the end of one of the pay periods that it lies in or that lie in it. */
export interface Slot {
  readonly window: Stretch
  readonly period: Stretch
}

/** Who has no part in a window; whom the program computes; whom the reference evaluator does, since something about the person changes inside it (17.4). */
export const [NONE, PROGRAM, REFERENCE] = [0, 1, 2] as const

/** People and slots of a component. */
export interface Places {
  readonly people: readonly string[]
  readonly slots: readonly Slot[]
  /** By slot and person: NONE, PROGRAM or REFERENCE. */
  readonly kinds: readonly Uint8Array[]
  readonly moment: (person: string, slot: Slot) => Moment
  /** The places of those about whom something changes in the year: nothing of them is the same on all days. */
  readonly changing: readonly number[]
}

/** The windows of a component and the pay periods, each with each that it shares days with. */
export function slotsOf(world: World, { window: kind }: Component): readonly Slot[] {
  const windows = kind === 'deal' ? [] : windowsIn(world, kind, world.from, world.until)
  const periods = windowsIn(world, world.core.paid, world.from, world.until)
  return windows.flatMap((window) =>
    periods.filter((period) => period.from <= window.to && period.to >= window.from).map((period) => ({ window, period })),
  )
}

export function placesOf(world: World, { people, steady }: Frame, component: Component): Places {
  const slots = slotsOf(world, component)
  const moment = (person: string, { window, period }: Slot): Moment => momentOf(world, component, person, window, period.to, null)
  const changing: number[] = []
  for (let place = 0; place < people.length; place += 1) if (steady[place] !== 1) changing.push(place)
  // months since a date of the person change what steps read, though nothing in the data does
  const counted = monthsAreCounted(component) && longer(component.window, 'month')
  const asked = counted ? people.map((_, place) => place) : changing
  const all = new Uint8Array(people.length).fill(PROGRAM)
  const kinds = slots.map((slot) => {
    if (asked.length === 0) return all
    const kind = all.slice()
    for (const place of asked) kind[place] = kindOf(moment(people[place] ?? '', slot))
    return kind
  })
  return { people, slots, kinds, moment, changing }
}

function kindOf(moment: Moment): number {
  if (!takesPart(moment)) return NONE
  return termsOf(moment).length === 1 ? PROGRAM : REFERENCE
}

const monthsAreCounted = ({ steps }: Component): boolean =>
  steps.some(({ value }) => [...everyPart(value)].some(({ kind }) => kind === 'months_since'))
