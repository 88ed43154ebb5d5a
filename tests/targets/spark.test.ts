/** Generated Spark SQL on a cluster of two workers: the AdventureWorks plans, plans at the bounds of their data, and programs that no plan would give. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../../compiler/relational/run.ts'
import { seeded } from '../laws/draw.ts'
import { compared } from './conformance.ts'
import { type Found, isThere, type Shown, shownCell } from './engines/engine.ts'
import { openSpark } from './engines/spark.ts'
import { random, SHIPPED, shipped } from './plans.ts'
import { randomCase, sizes } from './random.ts'

let found: Found
beforeAll(async () => {
  found = await openSpark()
  console.info(isThere(found) ? `Spark ${found.version}` : `Spark is not run: ${found.missing}`)
}, 300_000)
afterAll(() => (isThere(found) ? found.close() : undefined), 60_000)

const PLANS = SHIPPED.flatMap(([company, file]) => (company === 'adventure-works' ? [[company, file, 'FY20-Q1'] as const] : []))

test.for(PLANS)('%s/%s in %s', { timeout: 300_000 }, async (plan) => {
  if (!isThere(found)) return
  const tried = shipped(plan)
  if ('refused' in tried) throw new Error(tried.refused.join('; '))
  const one = await compared(found, tried)
  expect(one?.lines).toBeGreaterThan(1000)
  expect(one?.wrong.slice(0, 10)).toEqual([])
})

/** How many random plans are compiled and run. */
const ENOUGH = 3
test(`${ENOUGH} random plans`, { timeout: 600_000 }, async () => {
  if (!isThere(found)) return
  let plans = 0
  for (let number = 0; plans < ENOUGH; number += 1) {
    const tried = random(number)
    if (tried === undefined || 'refused' in tried) continue
    const one = await compared(found, tried)
    if (one === undefined) continue
    plans += 1
    expect([tried.name, one.wrong.slice(0, 5)]).toEqual([tried.name, []])
  }
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
