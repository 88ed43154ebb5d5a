import type { Day } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { Draw } from '../core/payments.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { exactly } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { least, positive, sumOf } from '../exact/minor.ts'
import { ONE, type Ratio } from '../exact/ratio.ts'
import { amountIn, isForgiven, leavesIn, monthNumber } from './draws.ts'
import { type Brings, type DrawNow, NOTHING, type Outstanding, type Settled, type Shares, settle } from './fold.ts'
import { type EarnedByRow, type Held, heldOf, type Posted, sourceOf } from './holdings.ts'

/** The share of later pay that may recover what was taken back; `never` leaves only corrections and clawbacks, recovered whole (17.6). */
export const sharesOf = ({ overpayment, rounding, payments }: Core): Shares => {
  const owed: Ratio = overpayment === 'never' ? ONE : exactly(overpayment)
  const own = payments.clawbacks.find(({ recovered }) => recovered !== null)?.recovered ?? null
  return { money: rounding.money, owed, clawed: own === null ? owed : exactly(own) }
}

/** A change of what is held for one row. */
export interface HeldChange {
  readonly source: string
  readonly amount: bigint
  readonly due: Day | undefined
}

/** One period of one person's account. */
export interface Period {
  readonly period: Stretch
  /** All that was earned and not held, with what was taken back counted as owed instead (the first line of a payslip). */
  readonly earned: bigint
  readonly held: readonly HeldChange[]
  readonly settled: Settled
  /** Held in all after the period. */
  readonly balance: bigint
}

interface Component {
  readonly rows: Map<string, EarnedByRow>
  held: ReadonlyMap<string, Held>
  /** `H*`: never below zero (17.19). */
  total: bigint
}

const amounts = (held: ReadonlyMap<string, Held>): bigint => sumOf([...held.values()].map(({ amount }) => amount))

/**
 * A person's account, folded forward over the pay periods (semantics 9). `worlds` are the plan as seen at each period's end. At every
 * period: sum of earnings = sum of cash + held + deferred - owed - draw balance.
 */
export function accountOf(
  worlds: readonly World[],
  person: string,
  byPeriod: ReadonlyMap<string, readonly Posted[]>,
  periods: readonly Stretch[],
): Period[] {
  const components = new Map<string, Component>()
  let outstanding: Outstanding = NOTHING
  return periods.flatMap((period, place): Period[] => {
    const world = worlds[place]
    if (world === undefined) return []
    const posted = byPeriod.get(period.label) ?? []
    const changes = holdingChanges(world, components, posted, period)
    const { taken, clawed } = takenBack(world.core, posted, changes)
    const ownShare = world.core.payments.clawbacks.some(({ recovered }) => recovered !== null)
    const clawedBack = ownShare ? least(clawed, taken) : 0n
    const due = sumOf(posted.map(({ line }) => line.amount)) - sumOf([...changes.values()].map(({ change }) => change))
    const brings: Brings = { due, takenBack: taken - clawedBack, clawedBack, draw: drawNow(world, person, period) }
    const settled = settle(brings, outstanding, sharesOf(world.core))
    outstanding = settled.after
    const held = [...changes.values()].flatMap(({ lines }) => lines)
    const balance = sumOf([...components.values()].map(({ total }) => total))
    const net = due + taken
    return [{ period, earned: sumOf(posted.map(({ line }) => line.amount)) + taken + positive(-net), held, settled, balance }]
  })
}

interface HoldingChange {
  /** By how much `H*` of the component changes. */
  readonly change: bigint
  readonly lines: readonly HeldChange[]
  /** By how much it changes on the rows of some sources alone. */
  readonly onRows: (sources: ReadonlySet<string>) => bigint
}

/** What each component that holds something holds more, or less, than before. */
function holdingChanges(
  world: World,
  components: Map<string, Component>,
  posted: readonly Posted[],
  period: Stretch,
): ReadonlyMap<string, HoldingChange> {
  const changes = new Map<string, HoldingChange>()
  for (const delay of world.core.payments.delays) {
    const component = components.get(delay.component) ?? { rows: new Map(), held: new Map(), total: 0n }
    components.set(delay.component, component)
    for (const { line, row } of posted)
      if (row !== null && line.component === delay.component) addRow(component, sourceOf(line), row, line.amount)
    const now = new Map(heldOf(world, delay, component.rows.values(), period.to).map((held) => [held.source, held]))
    const { held: before, total } = component
    const reached = positive(amounts(now))
    const moved = (source: string): bigint => (now.get(source)?.amount ?? 0n) - (before.get(source)?.amount ?? 0n)
    const lines = [...new Set([...before.keys(), ...now.keys()])].flatMap((source): HeldChange[] =>
      moved(source) === 0n ? [] : [{ source, amount: moved(source), due: now.get(source)?.due }],
    )
    const netting = reached - total - sumOf(lines.map(({ amount }) => amount))
    changes.set(delay.component, {
      change: reached - total,
      lines: netting === 0n ? lines : [...lines, { source: `earnings/${delay.component}`, amount: netting, due: undefined }],
      onRows: (sources) => reached - positive(amounts(now) - sumOf([...sources].map(moved))),
    })
    component.held = now
    component.total = reached
  }
  return changes
}

function addRow({ rows }: Component, source: string, row: Credit, amount: bigint): void {
  const before = rows.get(source)?.amount ?? 0n
  rows.set(source, { source, row, amount: before + amount })
}

/**
 * `C`: what corrections, clawbacks and components with a negative period take back, less what of it was only held (17.5); and the part
 * that clawbacks take.
 */
function takenBack(
  { payments }: Core,
  posted: readonly Posted[],
  changes: ReadonlyMap<string, HoldingChange>,
): { taken: bigint; clawed: bigint } {
  const originals = new Map<string, bigint>()
  for (const { line } of posted)
    if (line.kind === 'original' && line.item === 'earned')
      originals.set(line.component, (originals.get(line.component) ?? 0n) + line.amount)
  const takes = ({ line }: Posted): boolean =>
    line.kind !== 'original' || (line.item === 'earned' && (originals.get(line.component) ?? 0n) < 0n)
  const of = (some: readonly Posted[]): bigint => {
    const onHeld = payments.delays.map(({ component }) => {
      const sources = new Set(some.filter(({ line }) => line.component === component).map(({ line }) => sourceOf(line)))
      return sources.size === 0 ? 0n : (changes.get(component)?.onRows(sources) ?? 0n)
    })
    return positive(sumOf(onHeld) - sumOf(some.map(({ line }) => line.amount)))
  }
  return { taken: of(posted.filter(takes)), clawed: of(posted.filter(({ line }) => line.kind === 'clawback')) }
}

/** The plan's draw for one person in one period. */
function drawNow(world: World, person: string, period: Stretch): DrawNow | undefined {
  const { draw } = world.core.payments
  if (draw === null) return undefined
  const month = monthNumber(world, person, draw, period)
  return {
    amount: amountIn(world, person, draw, period),
    recovery: draw.recovery,
    share: month !== undefined && month >= draw.fromMonth ? exactly(draw.share) : undefined,
    forgiven: isForgiven(world, person, draw, period),
    leaving: leavingOf(world, person, draw, period),
  }
}

const leavingOf = (world: World, person: string, { leaving }: Draw, period: Stretch): DrawNow['leaving'] =>
  leavesIn(world, person, period) ? leaving : undefined
