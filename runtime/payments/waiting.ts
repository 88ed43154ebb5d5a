import type { Day } from '../calendar/day.ts'
import type { Delay } from '../core/delays.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { positive, sumOf } from '../exact/minor.ts'
import { advancesOf } from './advances.ts'
import { type EarnedPart, heldOf, type Posted, partOf, type Waiting } from './holdings.ts'
import { instalmentsOf } from './instalments.ts'

/** What waits of one component of a person. */
export interface WaitingComponent {
  readonly parts: Map<string, EarnedPart>
  waiting: ReadonlyMap<string, Waiting>
  /** `H*`: never below zero (17.19). */
  held: bigint
}
export type WaitingComponents = Map<string, WaitingComponent>

/** A change of what is held, or advanced, on one part of a component. */
export interface Change {
  readonly account: 'held' | 'advance'
  readonly kind: 'held' | 'released' | 'advanced' | 'advance_recovered' | 'shortfall'
  readonly source: string
  readonly amount: bigint
  readonly until: Day | undefined
  readonly origin: string
}

/** What a component changes in a pay period. */
export interface WaitingChange {
  /** By how much held less advanced changes: that much less is paid. */
  readonly withheld: bigint
  readonly changes: readonly Change[]
  /** By how much it changes on some parts alone. */
  readonly onParts: (sources: ReadonlySet<string>) => bigint
}

function waitingOf(world: World, delay: Delay, { parts, waiting }: WaitingComponent, period: Stretch): readonly Waiting[] {
  switch (delay.kind) {
    case 'hold':
      return heldOf(world, delay, parts.values(), period.to)
    case 'instalments':
      return instalmentsOf(world, delay, parts.values(), period)
    case 'advance':
      return advancesOf(world, delay, parts.values(), period, waiting)
    default: {
      const never: never = delay
      return never
    }
  }
}

/** What each component that pays later, or in advance, holds and advances more, or less, than before (semantics 9 step 2). */
export function waitingChanges(
  world: World,
  components: WaitingComponents,
  posted: readonly Posted[],
  period: Stretch,
): ReadonlyMap<string, WaitingChange> {
  const changes = new Map<string, WaitingChange>()
  for (const delay of world.core.payments.delays) {
    const component = components.get(delay.component) ?? { parts: new Map(), waiting: new Map(), held: 0n }
    components.set(delay.component, component)
    for (const one of posted) addPart(component.parts, delay, one)
    changes.set(delay.component, moved(delay, component, waitingOf(world, delay, component, period)))
  }
  return changes
}

/** Adds a line to the part of its component to which it belongs. */
export function addPart(parts: Map<string, EarnedPart>, delay: Delay, posted: Posted): void {
  const source = partOf(delay, posted)
  if (source === undefined) return
  const { line, row } = posted
  const amount = (parts.get(source)?.amount ?? 0n) + line.amount
  parts.set(source, { component: line.component, source, row, forPeriod: line.forPeriod, amount })
}

/** Brings a component to what waits now, and says what that changes. */
function moved({ component: name, origin: { address } }: Delay, component: WaitingComponent, list: readonly Waiting[]): WaitingChange {
  const now = new Map(list.map((one) => [one.part.source, one]))
  const { waiting: before, held: heldBefore } = component
  const sources = [...new Set([...before.keys(), ...now.keys()])]
  const change = (source: string, of: (waiting: Waiting) => bigint): bigint => {
    const [then, later] = [before.get(source), now.get(source)]
    return (later === undefined ? 0n : of(later)) - (then === undefined ? 0n : of(then))
  }
  const total = sumOf(list.map(({ held }) => held))
  const held = positive(total)
  const changes = sources.flatMap((source): Change[] => {
    const common = { source, until: now.get(source)?.until, origin: address }
    const heldMore = change(source, (one) => one.held)
    const advanced = change(source, (one) => one.advanced)
    const shortfall = change(source, (one) => one.shortfall)
    const recovered = advanced - shortfall - change(source, (one) => one.open)
    const all: Change[] = [
      { ...common, account: 'held', kind: heldMore > 0n ? 'held' : 'released', amount: heldMore },
      { ...common, account: 'advance', kind: 'advanced', amount: advanced },
      { ...common, account: 'advance', kind: 'advance_recovered', amount: -recovered },
      { ...common, account: 'advance', kind: 'shortfall', amount: -shortfall },
    ]
    return all.filter(({ amount }) => amount !== 0n)
  })
  // what a part below zero takes off the others, up to what is held
  const netting = held - heldBefore - sumOf(sources.map((source) => change(source, (one) => one.held)))
  if (netting !== 0n)
    changes.push({
      account: 'held',
      kind: netting > 0n ? 'held' : 'released',
      source: `earnings/${name}`,
      amount: netting,
      until: undefined,
      origin: address,
    })
  const openMore = (some: readonly string[]): bigint => sumOf(some.map((source) => change(source, (one) => one.open)))
  component.waiting = now
  component.held = held
  return {
    withheld: held - heldBefore - openMore(sources),
    changes,
    onParts: (some) => {
      const own = [...some]
      return held - positive(total - sumOf(own.map((source) => change(source, (one) => one.held)))) - openMore(own)
    },
  }
}
