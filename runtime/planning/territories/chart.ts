/** How territories stand to each other: what is part of what, and who comes first where several cover a row. */
import type { Territories, Territory } from '../../core/planning/territories.ts'

export interface Place {
  readonly territory: Territory
  /** Where it stands among the territories. */
  readonly index: number
  /** The territories that it is part of, the nearest first. */
  readonly above: readonly number[]
  /** Whether it takes every row that no other one has, below the territory that it is part of. */
  readonly rest: boolean
  /** The lowest comes first. */
  readonly rank: number
}

export interface Chart {
  readonly places: readonly Place[]
  /** How many territories may have one row. */
  readonly winners: number
}

/** A territory that states no priority comes after all that do. */
const UNSTATED = Number.MAX_SAFE_INTEGER

/** The chart of territories whose names are led to each other and form no ring. */
export function chartOf({ territories, winners }: Territories): Chart {
  const at = new Map(territories.map(({ name }, index) => [name, index]))
  const above = (index: number): number[] => {
    const found: number[] = []
    for (let name = territories[index]?.under ?? null; name !== null; ) {
      const parent = at.get(name)
      if (parent === undefined || found.includes(parent)) break
      found.push(parent)
      name = territories[parent]?.under ?? null
    }
    return found
  }
  return {
    winners,
    places: territories.map((territory, index) => ({
      territory,
      index,
      above: above(index),
      rest: territory.covers.some(({ kind }) => kind === 'rest'),
      rank: territory.priority ?? UNSTATED,
    })),
  }
}

/** Who has a row, of the territories that cover it. */
export interface Choice {
  readonly won: readonly number[]
  /** Territories among which nothing decides; empty where everything is decided. */
  readonly tied: readonly number[]
}

const NOBODY: Choice = { won: [], tied: [] }

/**
 * Who has a row of those that cover it: a part comes before its whole, everything else before nothing, and then the lowest priority.
 * Two of one rank at the last place that there is are tied (semantics 13).
 */
export function choose({ places, winners }: Chart, covering: readonly number[], room = winners): Choice {
  if (covering.length === 0 || room <= 0) return NOBODY
  if (covering.length === 1) return { won: covering, tied: [] }
  const found = covering.flatMap((index) => places[index] ?? [])
  const isBelow = (one: Place, parent: number | undefined): boolean => parent === undefined || one.above.includes(parent)
  const rules = found.filter((one) => !one.rest || !found.some((other) => other !== one && isBelow(other, one.above[0])))
  const parts = rules.filter((one) => !rules.some((other) => other.above.includes(one.index)))
  const ranked = parts.toSorted((a, b) => a.rank - b.rank || a.index - b.index)
  const [last, next] = [ranked[room - 1], ranked[room]]
  if (last !== undefined && next !== undefined && last.rank === next.rank)
    return { won: [], tied: ranked.filter(({ rank }) => rank === last.rank).map(({ index }) => index) }
  return { won: ranked.slice(0, room).map(({ index }) => index), tied: [] }
}
