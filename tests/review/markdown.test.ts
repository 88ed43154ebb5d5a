/** A review fits a comment, whatever its size: what matters least is left out first. */
import { expect, test } from 'vitest'
import { type Block, block, type Review, row, text } from '../../compiler/describe/page.ts'
import { MARKER, MOST_CHARACTERS, reviewMarkdown } from '../../compiler/review/markdown.ts'
import { COMPANY, dataOf, diffed, PLAN } from './company.ts'

test('a change of thirty plans with many parts of pay fits, and keeps the cost of each', () => {
  const files = Array.from({ length: 30 }, (_, i) => `v${i}.plan`)
  const part = (i: number, rate: number): string =>
    `pay part_${i} "A part of pay with quite a long name, as people give who keep lists of everything that they have ever paid, and who never shorten any of it, number ${i}" on sales { flat ${rate}% }\n`
  const versions = (rate: number) =>
    Object.fromEntries(
      files.map((file, i) => [
        file,
        PLAN.replace('base "Base"', `v${i} "Variant number ${i}"`) + Array.from({ length: 12 }, (_, k) => part(k, rate)).join(''),
      ]),
    )
  const { markdown } = diffed({ 'company.plan': COMPANY, ...versions(1) }, { 'company.plan': COMPANY, ...versions(2) }, files, dataOf(6))
  expect(markdown.startsWith(`${MARKER}\n`)).toBe(true)
  expect(markdown.length).toBeLessThanOrEqual(MOST_CHARACTERS)
  expect(markdown.length).toBeGreaterThan(MOST_CHARACTERS * 0.8)
  // 6 people sell 75,000 together: 2% and 12 times 1%, then 12 times 2%: 10,500 and 19,500 in each of 30 plans
  expect(markdown).toMatch(/\| \*\*all\*\* +\| +\*\*\$315,000\.00\*\* \| +\*\*\$585,000\.00\*\*/)
  for (const [i] of files.entries()) expect(markdown).toContain(`## Variant number ${i}: cost`)
  expect(markdown).not.toContain('what the plan asks of its readers')
  expect(markdown).toMatch(/_Too long for one comment: \d+ blocks left out\. `caboose diff` prints all\._\n$/)
}, 120_000)

const filled = (heading: string, tier: number, lines: number): Block[] =>
  block(
    heading,
    Array.from({ length: lines }, () => text('x'.repeat(80))),
  ).map((one) => ({ ...one, tier }))

test.for([
  ['all of it where there is room', 10_000, ['first', 'last', 'middle']],
  ['the highest tier goes first', 2_300, ['first', 'middle']],
  ['then the next', 1_400, ['first']],
] as const)('%s', ([, limit, kept]) => {
  const blocks = [...filled('first', 0, 10), ...filled('last', 2, 10), ...filled('middle', 1, 10)]
  const made = reviewMarkdown({ title: 'T', under: 'U', blocks }, limit)
  expect(made.length).toBeLessThanOrEqual(limit)
  expect([...made.matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading)).toEqual(kept)
})

test('one table that is longer than all room loses rows, and that is said', () => {
  const long: Review = {
    title: 'T',
    under: 'U',
    blocks: block(
      'All',
      Array.from({ length: 5000 }, (_, i) => row([`plan ${i}`, '$1.00'])),
    ),
  }
  const made = reviewMarkdown(long)
  expect(made.length).toBeLessThanOrEqual(MOST_CHARACTERS)
  expect(made).toContain('tables cut short')
})
