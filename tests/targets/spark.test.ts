/** Generated Spark SQL on a cluster of two workers, as Spark runs it by itself: plans of AdventureWorks, and programs that no plan would give. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../compiler/relational/program/run.ts'
import { seeded } from '../laws/draw.ts'
import { apart } from './apart.ts'
import { type Found, isThere, type Shown, shownCell } from './engines/engine.ts'
import { openSpark } from './engines/spark.ts'
import { examples, shipped } from './plans.ts'
import { randomCase, sizes } from './random.ts'
import { type Tally, tallyOf } from './tally.ts'

let found: Found
let tally: Tally
beforeAll(async () => {
  found = await openSpark()
  tally = tallyOf(new Map([['spark', found]]))
  console.info(isThere(found) ? `Spark ${found.version}` : `Spark is not run: ${found.missing}`)
}, 300_000)
afterAll(async () => {
  if (isThere(found)) await found.close()
}, 60_000)

const PLANS = [
  ['adventure-works', 'flat.plan', 'FY20-Q1'],
  ['adventure-works', 'territory.plan', 'FY20-Q1'],
] as const

test.for(PLANS)('%s/%s in %s', { timeout: 300_000 }, async (plan) => {
  if (!isThere(found)) return
  const tried = shipped(plan)
  expect('refused' in tried ? tried.refused : tried.expected.length).toBeGreaterThan(1000)
  expect(await tally.met(tried)).toEqual([])
})

// more of them run on Spark’s interpreter, in spark-plans.test.ts
test.for(['published/fcbb-graduated.plan', 'worked/multipliers.plan', 'worked/ties.plan'])(
  'an example of %s',
  { timeout: 300_000 },
  async (text) => {
    if (!isThere(found)) return
    const tried = examples(text).find((one) => !('refused' in one))
    if (tried === undefined) throw new Error(`no example of ${text} compiles`)
    expect(await tally.met(tried)).toEqual([])
  },
)

const sorted = (rows: readonly (readonly Shown[])[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

test('random programs, with hostile texts and wide numbers', { timeout: 600_000 }, async () => {
  if (!isThere(found)) return
  for (const seed of [5, 7]) {
    const { program, inputs } = randomCase(seeded(seed, 71), sizes.wide)
    const wanted = program.steps.map(({ name }) => name)
    const shown = await found.run(apart(program), inputs, wanted)
    const reference = runProgram(program, inputs)
    for (const name of wanted)
      expect([seed, name, sorted(shown.get(name) ?? [])]).toEqual([
        seed,
        name,
        sorted((reference.get(name)?.rows ?? []).map((row) => row.map(shownCell))),
      ])
  }
})
