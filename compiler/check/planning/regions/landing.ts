/** Where rows land, decided from the text: parts of the space of conditions, with the territories that have them. */

import type { RecordShape } from '../../../../runtime/core/record.ts'
import type { Space } from '../../../../runtime/planning/regions/space.ts'
import { type Region, sweep } from '../../../../runtime/planning/regions/sweep.ts'
import { regionsOf } from '../../../../runtime/planning/territories/candidates.ts'
import { type Chart, choose } from '../../../../runtime/planning/territories/chart.ts'

/** What is certain of every row, whatever the data. */
export interface Landing {
  readonly space: Space
  /** The first part that no territory can cover. */
  readonly gap: Region | null
  /** Territories between which nothing decides, by their two first, with the part where. */
  readonly overlaps: readonly { readonly region: Region; readonly territories: readonly number[] }[]
  /** Territories whose rules hold on some part, but never win there; each with those that win. */
  readonly shadowed: ReadonlyMap<number, readonly number[]>
  /** Territories whose rules hold nowhere. */
  readonly empty: readonly number[]
}

/**
 * Looks at every part into which the rules cut the space. A rule that only data decide may hold or not: a gap is told where no rule can
 * hold, an overlap where two hold for certain and nothing that may hold comes before both, a shadow where all is certain. Undefined where
 * there are too many parts: then all is left to data.
 */
export function landingOf(records: readonly RecordShape[], chart: Chart): Landing | undefined {
  const { space, boxes } = regionsOf(records, chart)
  const owned = boxes.flatMap((own, owner) => own.map((box) => ({ ...box, owner })))
  let gap: Region | null = null
  const overlaps = new Map<string, { region: Region; territories: readonly number[] }>()
  const reached = new Set<number>()
  const beaten = new Map<number, Set<number>>()
  const whole = sweep(space, owned, (region, holding) => {
    const possible = [...new Set(holding.map(({ owner }) => owner))]
    const certain = [...new Set(holding.flatMap((box) => (box.certain ? [box.owner] : [])))]
    if (possible.length === 0) gap ??= region
    const { won, tied } = choose(chart, certain)
    const decided = certain.length === possible.length
    if (tied.length > 0 && possible.every((one) => certain.includes(one) || !comesBefore(chart, one, tied))) {
      const pair = tied.slice(0, chart.winners + 1)
      if (!overlaps.has(pair.join())) overlaps.set(pair.join(), { region, territories: pair })
    }
    for (const index of decided ? [...won, ...tied] : possible) reached.add(index)
    for (const index of possible)
      if (!won.includes(index)) {
        const known = beaten.get(index) ?? new Set<number>()
        beaten.set(index, known)
        for (const one of won) known.add(one)
      }
  })
  if (!whole) return undefined
  const shadowed = [...beaten].filter(([index, by]) => !reached.has(index) && by.size > 0).map(([index, by]) => [index, [...by]] as const)
  const empty = chart.places.flatMap(({ index, territory }) => (territory.covers.length > 0 && boxes[index]?.length === 0 ? [index] : []))
  return { space, gap, overlaps: [...overlaps.values()], shadowed: new Map(shadowed), empty }
}

/** Whether a territory, where it covers a row, takes it before one of these. */
function comesBefore({ places }: Chart, index: number, tied: readonly number[]): boolean {
  const one = places[index]
  const others = tied.flatMap((at) => places[at] ?? [])
  return one === undefined || others.some((other) => one.rank < other.rank || one.above.includes(other.index) || other.rest)
}
