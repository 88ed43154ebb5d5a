/**
 * Compiled plans on Spark’s interpreter: plans of AdventureWorks, one case of every sixth text, and random plans at the bounds of their data.
 *
 * All plans of the suite: `SYSTEM=spark npx vitest run --project whole tests/targets/conformance.test.ts`.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TEXTS } from '../relational/examples.ts'
import { type Found, isThere } from './engines/engine.ts'
import { openSpark } from './engines/spark.ts'
import { examples, random, shipped, type Tried } from './plans.ts'
import { type Tally, tallyOf } from './tally.ts'

let found: Found
let tally: Tally
beforeAll(async () => {
  found = await openSpark('many')
  tally = tallyOf(new Map([['spark', found]]))
  console.info(isThere(found) ? `Spark ${found.version}` : `Spark is not run: ${found.missing}`)
}, 300_000)
afterAll(async () => {
  if (isThere(found)) await found.close()
}, 60_000)

/** What differs, and how many plans ran. */
async function met(plans: Iterable<Tried>): Promise<{ readonly wrong: readonly string[]; readonly ran: number }> {
  const before = tally.seen().ran.spark?.plans ?? 0
  const wrong: string[] = []
  for (const tried of plans) wrong.push(...(await tally.met(tried)))
  return { wrong, ran: (tally.seen().ran.spark?.plans ?? 0) - before }
}

function* everySixth(): Generator<Tried> {
  const compiled = TEXTS.map((text) => examples(text).filter((one) => !('refused' in one))).filter((cases) => cases.length > 0)
  for (const [at, cases] of compiled.entries()) if (at % 6 === 0) yield* cases.slice(0, 1)
}

function* randomPlans(from: number, to: number): Generator<Tried> {
  for (let number = from; number < to; number += 1) {
    const tried = random(number)
    if (tried !== undefined) yield tried
  }
}

const PLANS = [
  ['adventure-works', 'graduated.plan', 'FY20-Q1'],
  ['adventure-works', 'assigned.plan', 'FY20-Q1'],
] as const

test.for(PLANS)('%s/%s in %s', { timeout: 300_000 }, async (plan) => {
  if (!isThere(found)) return
  const tried = shipped(plan)
  expect('refused' in tried ? tried.refused : tried.expected.length).toBeGreaterThan(1000)
  expect(await tally.met(tried)).toEqual([])
})

test('examples of texts', { timeout: 900_000 }, async () => {
  if (!isThere(found)) return
  const { wrong, ran } = await met(everySixth())
  expect(wrong).toEqual([])
  expect(ran).toBeGreaterThanOrEqual(10)
})

test('random plans', { timeout: 900_000 }, async () => {
  if (!isThere(found)) return
  const { wrong, ran } = await met(randomPlans(0, 5))
  expect(wrong).toEqual([])
  expect(ran).toBeGreaterThanOrEqual(3)
})
