/** What would make territories even: the few moves that are enough, and how even they could be if drawn anew. Never changes a run. */
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { compare, divide, isZero, type Ratio, total, ZERO } from '../../exact/ratio.ts'
import type { Assignment } from './assign.ts'
import { type Balanced, offMean, spreadBetween, spreadOf } from './balance.ts'
import { type Bin, evened, type Item, inOrder } from './even.ts'
import { ownerOn } from './owners.ts'
import { redrawn } from './redraw.ts'
import { valuesOf } from './scores.ts'

/** A row that goes from one territory to another. */
export interface Change {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** One step: what moves, and how far the two territories are from the mean before and after. */
export interface ProposedStep {
  readonly changes: readonly Change[]
  readonly from: number
  readonly to: number
  readonly fromOff: readonly [Ratio, Ratio]
  readonly toOff: readonly [Ratio, Ratio]
}

export interface Drawn {
  readonly changes: readonly Change[]
  readonly spread: Ratio
  /** For each number of the balance, the part of it that gets another owner. */
  readonly disruption: readonly { readonly says: string; readonly share: Ratio }[]
}

export interface Proposal {
  /** The steps from the rows as they are, until all is even or nothing helps. */
  readonly steps: readonly ProposedStep[]
  readonly after: Drawn
  /** Drawn anew: the heaviest rows first, each to the lowest; then steps until nothing helps. */
  readonly anew: Drawn
}

/** More steps than these for each territory are not looked for. */
const STEPS_EACH = 20

/**
 * Proposes moves of rows that no territory includes by name, between the territories that are compared. A row that several have goes from
 * one of them to one that does not have it.
 */
export function proposalOf(world: World, assignment: Assignment, balanced: Balanced): Proposal {
  const { rows, chart } = assignment
  const { balance, compared, totals, scores } = balanced
  const within = fromFraction(balance.within)
  const homes = new Map<number, Item[]>(compared.map((index) => [index, []]))
  for (const [at, { territories, by }] of rows.entries()) {
    if (by !== 'name') for (const home of territories) homes.get(home)?.push({ at, score: scores.of[at] ?? 0n })
  }
  const bins = compared.map(
    (index): Bin => ({
      name: chart.places[index]?.territory.name ?? '',
      total: totals[index] ?? 0n,
      items: (homes.get(index) ?? []).sort(inOrder),
    }),
  )
  const spread = (some: readonly Bin[]): Ratio =>
    spreadOf(
      some.map((bin) => bin.total),
      some.map((_, i) => i),
    )
  const sum = bins.reduce((so, bin) => so + bin.total, 0n)
  const isEven = (highest: bigint, lowest: bigint): boolean => compare(spreadBetween(sum, bins.length, highest, lowest), within) <= 0
  const most = STEPS_EACH * bins.length
  const stepped = evened(bins, most, isEven)
  const drawn = evened(redrawn(bins), most, () => false).bins
  const values = balance.score.map((part) => ({ says: part.says, values: valuesOf(world, assignment, part) }))
  const told = (some: readonly Bin[]): Drawn => {
    const changes = changesTo(assignment, compared, some)
    const owner = (index: number): string | null => {
      const place = chart.places[index]
      return place === undefined ? null : ownerOn(place.territory, assignment.day)
    }
    const moved = new Set(changes.filter(({ from, to }) => owner(from) !== owner(to)).map(({ key }) => key))
    const disruption = values.map(({ says, values: all }) => {
      const whole = total(all)
      return { says, share: isZero(whole) ? ZERO : divide(total(all.filter((_, i) => moved.has(rows[i]?.key ?? ''))), whole) }
    })
    return { changes, spread: spread(some), disruption }
  }
  return { steps: stepsOf(assignment, balanced, stepped.steps), after: told(stepped.bins), anew: told(drawn) }
}

/** Rows that are in other territories than before, each with the one that it leaves and the one that it comes to, in the order of the text. */
function changesTo({ rows }: Assignment, compared: readonly number[], bins: readonly Bin[]): readonly Change[] {
  const homes = new Map<number, number[]>()
  for (const [i, { items }] of bins.entries())
    for (const { at } of items) {
      const known = homes.get(at)
      if (known === undefined) homes.set(at, [compared[i] ?? 0])
      else known.push(compared[i] ?? 0)
    }
  const isCompared = new Set(compared)
  return rows.flatMap(({ key, territories }, at) => {
    const to = homes.get(at)
    if (to === undefined) return []
    const come = to.filter((index) => !territories.includes(index))
    return territories
      .filter((index) => isCompared.has(index) && !to.includes(index))
      .map((from, n) => ({ key, from, to: come[n] ?? from }))
  })
}

/** Each step with how far its two territories are from the mean, before and after. */
function stepsOf({ rows }: Assignment, { totals, compared }: Balanced, steps: ReturnType<typeof evened>['steps']): readonly ProposedStep[] {
  const now = [...totals]
  // moves keep the sum of those compared, so the mean stays
  const offNow = offMean(now, compared)
  return steps.map(({ from: high, to: low, gives, takes }) => {
    const [from, to] = [compared[high] ?? 0, compared[low] ?? 0]
    const before = [offNow(from), offNow(to)] as const
    const difference = gives.score - (takes?.score ?? 0n)
    now[from] = (now[from] ?? 0n) - difference
    now[to] = (now[to] ?? 0n) + difference
    const changes = [
      { key: rows[gives.at]?.key ?? '', from, to },
      ...(takes === null ? [] : [{ key: rows[takes.at]?.key ?? '', from: to, to: from }]),
    ]
    return { changes, from, to, fromOff: [before[0], offNow(from)], toOff: [before[1], offNow(to)] }
  })
}
