/** Generated Spark SQL on a cluster of two workers: the AdventureWorks plans, plans at the bounds of their data, and programs that no plan would give. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../compiler/relational/program/run.ts'
import { seeded } from '../laws/draw.ts'
import { TEXTS } from '../relational/examples.ts'
import { type Found, isThere, type Shown, shownCell } from './engines/engine.ts'
import { openSpark } from './engines/spark.ts'
import { examples, random, SHIPPED, shipped } from './plans.ts'
import { randomCase, sizes } from './random.ts'
import { leave, type Tally, tallyOf } from './tally.ts'

let found: Found
let tally: Tally
beforeAll(async () => {
  found = await openSpark()
  tally = tallyOf(new Map([['spark', found]]))
  console.info(isThere(found) ? `Spark ${found.version}` : `Spark is not run: ${found.missing}`)
}, 300_000)
afterAll(async () => {
  leave('conformance-spark', tally.seen())
  if (isThere(found)) await found.close()
}, 60_000)

const PLANS = SHIPPED.flatMap(([company, file]) => (company === 'adventure-works' ? [[company, file, 'FY20-Q1'] as const] : []))

test.for(PLANS)('%s/%s in %s', { timeout: 300_000 }, async (plan) => {
  if (!isThere(found)) return
  const tried = shipped(plan)
  expect('refused' in tried ? tried.refused : tried.expected.length).toBeGreaterThan(1000)
  expect(await tally.met(tried)).toEqual([])
})

/** Of the texts with examples, how many are run with their first case that compiles; `TARGETS=full` runs every case. */
const IS_FULL = process.env.TARGETS === 'full'
const TEXT_OF = IS_FULL ? 1 : 4

test('examples of texts', { timeout: 3_600_000 }, async () => {
  if (!isThere(found)) return
  const wrong: string[] = []
  const texts = TEXTS.map((text) => examples(text).filter((one) => !('refused' in one))).filter((cases) => cases.length > 0)
  for (const cases of texts.filter((_, at) => at % TEXT_OF === 0))
    for (const tried of IS_FULL ? cases : cases.slice(0, 1)) wrong.push(...(await tally.met(tried)))
  expect(wrong).toEqual([])
})

/** How many random plans are compiled and run. */
const ENOUGH = IS_FULL ? 100 : 5

test(`${ENOUGH} random plans`, { timeout: 3_600_000 }, async () => {
  if (!isThere(found)) return
  const wrong: string[] = []
  let plans = 0
  for (let number = 0; plans < ENOUGH; number += 1) {
    const tried = random(number)
    if (tried === undefined || 'refused' in tried) continue
    plans += 1
    wrong.push(...(await tally.met(tried)))
  }
  expect(wrong).toEqual([])
})

const sorted = (rows: readonly (readonly Shown[])[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

test('random programs, with hostile texts and wide numbers', { timeout: 600_000 }, async () => {
  if (!isThere(found)) return
  for (const seed of [5, 7]) {
    const { program, inputs } = randomCase(seeded(seed, 71), sizes.wide)
    const wanted = program.steps.map(({ name }) => name)
    const shown = await found.run(program, inputs, wanted)
    const reference = runProgram(program, inputs)
    for (const name of wanted)
      expect([seed, name, sorted(shown.get(name) ?? [])]).toEqual([
        seed,
        name,
        sorted((reference.get(name)?.rows ?? []).map((row) => row.map(shownCell))),
      ])
  }
})
