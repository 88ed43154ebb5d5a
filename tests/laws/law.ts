/**
 * How a law is tried: on stories drawn from a seed of its own, which fast-check prints where the law fails.
 *
 * `LAWS=10` draws ten times as many, from new seeds each time; `SEED=7` draws from one seed again.
 */
import fc from 'fast-check'
import { test } from 'vitest'
import type { Cells, Story } from './story.ts'

const TIMES = Number(process.env.LAWS ?? 1)
const SEED = process.env.SEED

/** A number from the law's name, so that laws do not all try the same stories. */
const seedOf = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2147483647, 7)

export function law<Ts extends [unknown, ...unknown[]]>(name: string, property: fc.IProperty<Ts>, runs = 16): void {
  const seed = SEED !== undefined ? Number(SEED) : TIMES > 1 ? Date.now() % 2147483647 : seedOf(name)
  test(name, { timeout: 60_000 * TIMES }, () => {
    fc.assert(property, { numRuns: Math.ceil(runs * TIMES), seed })
  })
}

/** An order for a list, drawn apart from what is ordered; unchanged is the simplest. */
export const order = fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 })

/** A list in a drawn order. */
export const reordered = <T>(list: readonly T[], by: readonly number[]): T[] =>
  list
    .map((one, i) => ({ one, at: by[i % by.length] ?? 0, i }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ one }) => one)

/** A story with other deals. */
export const withDeals = (story: Story, deals: readonly Cells[]): Story => ({ ...story, deals })
