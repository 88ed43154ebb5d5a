/** A line for each territory: how many rows it has, what they hold, and how far it is from the mean. */
import type { World } from '../../evaluate/world.ts'
import { divide, isZero, type Ratio, ratio, total, ZERO } from '../../exact/ratio.ts'
import { offMean } from './balance.ts'
import type { Coverage } from './coverage.ts'
import { totalsOf } from './held.ts'
import type { RowNumber } from './numbers.ts'
import { ownerOn } from './owners.ts'

export interface TerritoryLine {
  readonly index: number
  readonly name: string
  readonly label: string
  /** How many territories it is part of. */
  readonly depth: number
  readonly owner: string | null
  readonly rows: number
  /** What its rows hold of each number. */
  readonly holds: readonly Ratio[]
  /** Null where the file says nothing of balance, or it is not compared. */
  readonly balance: { readonly share: Ratio; readonly offMean: Ratio } | null
}

/** The lines, each territory below the one that it is part of, in the order of the text. */
export function territoryLines(world: World, { assignment, balance }: Coverage, numbers: readonly RowNumber[]): readonly TerritoryLine[] {
  if (assignment === null) return []
  const { chart, rows, day } = assignment
  const counts = chart.places.map(() => 0)
  for (const { territories } of rows) for (const index of territories) counts[index] = (counts[index] ?? 0) + 1
  const holds = numbers.map((number) => totalsOf(world, assignment, number.path, number))
  const compared = new Set(balance?.compared)
  const off = balance === null ? undefined : offMean(balance.totals, balance.compared)
  const parts = new Map<number | undefined, number[]>()
  for (const { index, above } of chart.places) {
    const known = parts.get(above[0])
    if (known === undefined) parts.set(above[0], [index])
    else known.push(index)
  }
  const below = (parent: number | undefined): number[] => (parts.get(parent) ?? []).flatMap((index) => [index, ...below(index)])
  return below(undefined).flatMap((index): TerritoryLine[] => {
    const place = chart.places[index]
    if (place === undefined) return []
    const { territory, above } = place
    return [
      {
        index,
        name: territory.name,
        label: territory.label,
        depth: above.length,
        owner: ownerOn(territory, day),
        rows: counts[index] ?? 0,
        holds: holds.map((totals) => totals[index] ?? ZERO),
        balance:
          balance === null || off === undefined || !compared.has(index)
            ? null
            : {
                share: divide(ratio(balance.totals[index] ?? 0n), ratio(balance.scores.whole)),
                offMean: off(index),
              },
      },
    ]
  })
}

/** How many rows a class of a segment has, and what they hold. */
export interface SegmentLine {
  readonly name: string
  readonly says: string
  readonly rows: number
  readonly share: Ratio
}

/** A line for each class, in the order of the text. */
export const segmentLines = ({ segment, rows }: Coverage['segments'][number]): readonly SegmentLine[] =>
  segment.classes.map(({ name, says }) => {
    const own = [...rows.values()].filter((one) => one === name).length
    const whole = total([ratio(BigInt(rows.size))])
    return { name, says, rows: own, share: isZero(whole) ? ZERO : divide(ratio(BigInt(own)), whole) }
  })
