/** Steps towards even territories, held against every step that there is. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, ratio } from '../../exact/ratio.ts'
import { spreadBetween, spreadOf } from './balance.ts'
import { type Bin, evened, inOrder, type Step } from './even.ts'
import { redrawn } from './redraw.ts'

/** Bins of scores; rows are numbered as they come. */
const binsOf = (all: readonly (readonly number[])[]): readonly Bin[] => {
  let at = 0
  return all.map((scores, i) => {
    const items = scores.map((score) => ({ at: at++, score: BigInt(score) })).sort(inOrder)
    return { name: `t${i}`, total: items.reduce((sum, { score }) => sum + score, 0n), items }
  })
}
const totals = (bins: readonly Bin[]): readonly bigint[] => bins.map(({ total }) => total)
const spread = (bins: readonly Bin[]) =>
  spreadOf(
    totals(bins),
    bins.map((_, i) => i),
  )
const never = (): boolean => false

describe('drawn anew', () => {
  // Graham 1969: seven jobs of 5, 5, 4, 4, 3, 3, 3 on three machines: the greedy way ends at 11, the best at 9
  const jobs = binsOf([[5, 5, 4, 4, 3, 3, 3], [], []])
  test('gives the heaviest to the lowest, ties by name', () => expect(totals(redrawn(jobs))).toEqual([11n, 8n, 8n]))
  // t0 11 = 5 + 3 + 3 gives a 5 to t1 8 = 5 + 3 for its 3: 9 and 10; t1 10 = 5 + 5 gives a 5 to t2 8 = 4 + 4 for a 4: 9 and 9
  test('and swaps find the best', () => expect(totals(evened(redrawn(jobs), 20, never).bins)).toEqual([9n, 9n, 9n]))
})

const drawn = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 6 }), { minLength: 2, maxLength: 5 }).map(binsOf)

/** How far the difference of a step is from half the gap that it closes, twice; undefined where it does not bring the two closer. */
function missOf(bins: readonly Bin[], { from, to, gives, takes }: Step): bigint | undefined {
  const gap = (bins[from]?.total ?? 0n) - (bins[to]?.total ?? 0n)
  const difference = gives.score - (takes?.score ?? 0n)
  const twice = 2n * difference - gap
  return difference <= 0n || difference >= gap ? undefined : twice < 0n ? -twice : twice
}

describe('a step', () => {
  test('is the best of all moves and swaps between the highest and the lowest', () => {
    fc.assert(
      fc.property(drawn, (bins) => {
        const [step] = evened(bins, 1, never).steps
        const sorted = [...bins.entries()].sort(([, a], [, b]) => Number(b.total - a.total) || (a.name < b.name ? -1 : 1))
        const highest = sorted[0]
        const lowest = [...bins.entries()].sort(([, a], [, b]) => Number(a.total - b.total) || (a.name < b.name ? -1 : 1))[0]
        if (highest === undefined || lowest === undefined) throw new Error('no bins')
        const all = highest[1].items.flatMap((gives) =>
          [null, ...lowest[1].items].map((takes): Step => ({ from: highest[0], to: lowest[0], gives, takes })),
        )
        const ranked = all
          .flatMap((one) => {
            const miss = missOf(bins, one)
            return miss === undefined ? [] : [{ one, miss }]
          })
          .sort(
            (a, b) =>
              Number(a.miss - b.miss) ||
              Number(a.one.takes !== null) - Number(b.one.takes !== null) ||
              a.one.gives.at - b.one.gives.at ||
              (a.one.takes?.at ?? 0) - (b.one.takes?.at ?? 0),
          )
        expect(step).toEqual(ranked[0]?.one)
      }),
      { numRuns: 500 },
    )
  })
  test('never makes the spread worse, and loses no row', () => {
    fc.assert(
      fc.property(drawn, (bins) => {
        const rows = (some: readonly Bin[]) => some.flatMap(({ items }) => items.map(({ at }) => at)).sort((a, b) => a - b)
        let before = bins
        for (let steps = 1; steps <= 8; steps += 1) {
          const after = evened(bins, steps, never).bins
          expect(compare(spread(after), spread(before))).toBeLessThanOrEqual(0)
          expect(rows(after)).toEqual(rows(bins))
          for (const { total, items } of after) expect(items.reduce((sum, { score }) => sum + score, 0n)).toBe(total)
          before = after
        }
      }),
      { numRuns: 200 },
    )
  })
  test('stops where all is even enough', () => {
    const bins = binsOf([[6, 5, 1], [4]])
    const half = ratio(1n, 2n)
    expect(evened(bins, 9, (highest, lowest) => compare(spreadBetween(16n, 2, highest, lowest), half) <= 0).steps).toEqual([])
  })
})
