/** Generated Spark SQL on a cluster of two workers: the AdventureWorks plans, plans at the bounds of their data, and programs that no plan would give. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../compiler/relational/program/run.ts'
import { seeded } from '../laws/draw.ts'
import { TEXTS } from '../relational/examples.ts'
import { apart } from './apart.ts'
import { type Found, isThere, type Shown, shownCell } from './engines/engine.ts'
import { openSpark } from './engines/spark.ts'
import { examples, random, SHIPPED, shipped, type Tried } from './plans.ts'
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

const PLANS = SHIPPED.flatMap(([company, file]) => (company === 'adventure-works' ? [[company, file, 'FY20-Q1'] as const] : []))

test.for(PLANS)('%s/%s in %s', { timeout: 300_000 }, async (plan) => {
  if (!isThere(found)) return
  const tried = shipped(plan)
  expect('refused' in tried ? tried.refused : tried.expected.length).toBeGreaterThan(1000)
  expect(await tally.met(tried)).toEqual([])
})

// all plans of the suite of conformance: SYSTEM=spark npx vitest run --project whole tests/targets/conformance.test.ts

async function met(plans: Iterable<Tried>): Promise<string[]> {
  const wrong: string[] = []
  for (const tried of plans) wrong.push(...(await tally.met(tried)))
  return wrong
}

function* everyFourth(): Generator<Tried> {
  const compiled = TEXTS.map((text) => examples(text).filter((one) => !('refused' in one))).filter((cases) => cases.length > 0)
  for (const [at, cases] of compiled.entries()) if (at % 4 === 0) yield* cases.slice(0, 1)
}

function* randomPlans(from: number, to: number): Generator<Tried> {
  for (let number = from; number < to; number += 1) {
    const tried = random(number)
    if (tried !== undefined) yield tried
  }
}

test('examples of texts', { timeout: 600_000 }, async () => {
  if (!isThere(found)) return
  expect(await met(everyFourth())).toEqual([])
})

test('random plans', { timeout: 600_000 }, async () => {
  if (!isThere(found)) return
  expect(await met(randomPlans(0, 5))).toEqual([])
})

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
