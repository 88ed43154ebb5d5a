/** Groups that may be shown: never one of fewer than five people, never a person or an item lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { average } from '../../compiler/compare/amounts.ts'
import { type Group, LEAST, shareable } from '../../compiler/compare/shown.ts'
import { binsOf, countsOf, percentile } from '../../compiler/compare/spread.ts'
import { compare, equal, ratio, toDecimal } from '../../runtime/exact/ratio.ts'

/** Groups of so many people each, nobody in two of them. */
const groupsOf = (sizes: readonly number[]): Group<number>[] =>
  sizes.map((size, at) => ({
    label: `g${at}`,
    people: new Set(Array.from({ length: size }, (_, i) => `p${at}-${i}`)),
    items: [at],
  }))
const groups = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }).map(groupsOf)

test('each group shown has five people or more, and all of them are there', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const people = all.reduce((sum, one) => sum + one.people.size, 0)
      const shown = shareable(all, (a, b) => `${a}+${b}`)
      if (people > 0 && people < LEAST) {
        expect(shown).toBeUndefined()
        return
      }
      for (const one of shown ?? []) expect(one.people.size).toBeGreaterThanOrEqual(LEAST)
      const filled = all.filter((one) => one.people.size > 0)
      expect((shown ?? []).flatMap(({ items }) => items)).toEqual(filled.flatMap(({ items }) => items))
      expect((shown ?? []).reduce((sum, one) => sum + one.people.size, 0)).toBe(people)
    }),
    { numRuns: 500 },
  )
})

test.for([
  ['one too small joins the next', [3, 6, 5], ['g0+g1', 'g2']],
  ['the last one joins the one before', [6, 5, 2], ['g0', 'g1+g2']],
  ['several small ones join until they are enough', [2, 2, 2, 7], ['g0+g1+g2', 'g3']],
  ['nobody is no group', [5, 0, 5], ['g0', 'g2']],
] as const)('%s', ([, sizes, labels]) => {
  const made = groupsOf(sizes)
  expect(shareable(made, (a, b) => `${a}+${b}`)?.map(({ label }) => label)).toEqual(labels)
})

const amounts = fc.array(fc.bigInt({ min: -1_000_000n, max: 50_000_000n }), { minLength: 1, maxLength: 60 })

test('every amount falls into one bin, and there are not more bins than asked for', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 2, max: 15 }), (list, most) => {
      const bins = binsOf(list, 2, most)
      expect(bins.length).toBeLessThanOrEqual(most)
      expect(countsOf(bins, list).reduce((sum, count) => sum + count, 0)).toBe(list.length)
      bins.slice(1).forEach(({ from }, at) => expect(from).toBe(bins[at]?.to))
    }),
    { numRuns: 300 },
  )
})

// by hand: of 10, 20, 30, 40 the place of the median is 0.5 x 3 = 1.5: half way from 20 to 30; of the 90th 2.7: 30 + 0.7 x 10
test('percentiles between two amounts', () => {
  const list = [40n, 10n, 30n, 20n]
  expect([10, 50, 90].map((p) => toDecimal(percentile(list, p) ?? ratio(0n)))).toEqual(['13', '25', '37'])
  expect(percentile([], 50)).toBeUndefined()
})

test('percentiles rise, between the least and the most', () => {
  fc.assert(
    fc.property(amounts, (list) => {
      const found = [0, 10, 25, 50, 75, 90, 100].flatMap((p) => percentile(list, p) ?? [])
      found.slice(1).forEach((one, at) => expect(compare(found[at] ?? one, one)).toBeLessThanOrEqual(0))
      const sorted = [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(equal(found[0] ?? ratio(-1n), ratio(sorted[0] ?? 0n))).toBe(true)
      expect(equal(found.at(-1) ?? ratio(-1n), ratio(sorted.at(-1) ?? 0n))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test.for([
  [100n, 3, 33n],
  [200n, 3, 67n],
  [5n, 2, 3n],
  [-5n, 2, -3n],
] as const)('%s between %s people is %s', ([amount, people, each]) => expect(average(amount, people)).toBe(each))
