/** What would make territories even: the few moves that are enough, and how even they could be if drawn anew. Never changes a run. */
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { compare, divide, isZero, type Ratio, total, ZERO } from '../../exact/ratio.ts'
import type { Assignment } from './assign.ts'
import { type Balanced, offMean, spreadOf } from './balance.ts'
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
 * Proposes moves of rows that no territory includes by name, between the territories that are compared. Null where a row may have several
 * territories: then there is no one place for it.
 */
export function proposalOf(world: World, assignment: Assignment, balanced: Balanced): Proposal | null {
  const { rows, chart } = assignment
  const { balance, compared, totals, scores } = balanced
  if (chart.winners > 1) return null
  const within = fromFraction(balance.within)
  const homes = new Map<number, Item[]>(compared.map((index) => [index, []]))
  for (const [at, { territories, by }] of rows.entries()) {
    const [home] = territories
    if (by !== 'name' && home !== undefined) homes.get(home)?.push({ at, score: scores.of[at] ?? 0n })
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
  const most = STEPS_EACH * bins.length
  const stepped = evened(bins, most, (some) => compare(spread(some), within) <= 0)
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

function changesTo({ rows }: Assignment, compared: readonly number[], bins: readonly Bin[]): readonly Change[] {
  return bins
    .flatMap(({ items }, i) =>
      items.flatMap(({ at }) => {
        const row = rows[at]
        const [from] = row?.territories ?? []
        const to = compared[i]
        return row === undefined || from === undefined || to === undefined || from === to ? [] : [{ at, key: row.key, from, to }]
      }),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ key, from, to }) => ({ key, from, to }))
}

/** Each step with how far its two territories are from the mean, before and after. */
function stepsOf({ rows }: Assignment, { totals, compared }: Balanced, steps: ReturnType<typeof evened>['steps']): readonly ProposedStep[] {
  const now = [...totals]
  return steps.map(({ from: high, to: low, gives, takes }) => {
    const [from, to] = [compared[high] ?? 0, compared[low] ?? 0]
    const before = [offMean(now, compared, from), offMean(now, compared, to)] as const
    const difference = gives.score - (takes?.score ?? 0n)
    now[from] = (now[from] ?? 0n) - difference
    now[to] = (now[to] ?? 0n) + difference
    const changes = [
      { key: rows[gives.at]?.key ?? '', from, to },
      ...(takes === null ? [] : [{ key: rows[takes.at]?.key ?? '', from: to, to: from }]),
    ]
    return {
      changes,
      from,
      to,
      fromOff: [before[0], offMean(now, compared, from)],
      toOff: [before[1], offMean(now, compared, to)],
    }
  })
}
