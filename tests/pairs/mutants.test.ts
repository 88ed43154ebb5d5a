/** A mistake in the fast evaluator is caught by pairs: each of a list of small mistakes is made, and a pair must tell. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesOf } from '../laws/answer.ts'
import { byColumns, byReference, differenceOf, type Said } from './compare.ts'
import { broken } from './mutants/broken.ts'
import { MUTATIONS, type Mutation } from './mutants/list.ts'
import { type Pair, PER_PLAN, pairOf, planned } from './pair.ts'

/** Plans of these tests have numbers of their own. */
const FIRST = 5_000_000
/** So many pairs that run by columns; a mistake that none of them tells is not caught. */
const PAIRS = Number(process.env.MUTANT_PAIRS ?? 3000)
/** Of each plan. */
const SETS = 8

const tries: { readonly pair: Pair; readonly said: Said }[] = []
const rows: string[] = []

beforeAll(() => {
  for (let number = FIRST; tries.length < PAIRS; number += 1) {
    const plan = planned(number)
    for (let place = 0; place < SETS; place += 1) {
      const pair = pairOf(number * PER_PLAN + place, plan)
      const files = filesOf(pair.story)
      const fast = byColumns(pair.core, files, pair.question)
      if (fast.kind !== 'answer') break
      // what differs without a mistake is told by the suite itself
      const said = byReference(pair.core, files, pair.question)
      if (differenceOf(said, fast.said) === undefined) tries.push({ pair, said })
    }
  }
}, 600_000)

afterAll(() => {
  mkdirSync('reports', { recursive: true })
  writeFileSync('reports/mutants.md', ['| file | mistake | caught by |', '| --- | --- | --- |', ...rows, ''].join('\n'))
})

/** How many pairs it took, and the seed of the one that told; undefined where none did. */
async function caught(mutation: Mutation): Promise<{ tried: number; seed: number } | undefined> {
  const evaluate = await broken(mutation)
  for (const [i, { pair, said }] of tries.entries()) {
    try {
      const fast = byColumns(pair.core, filesOf(pair.story), pair.question, evaluate)
      if (fast.kind === 'unfit' || differenceOf(said, fast.said) === undefined) continue
    } catch {
      // an evaluator that stops is told, too
    }
    return { tried: i + 1, seed: pair.index }
  }
  return undefined
}

describe('a mistake in the fast evaluator', () => {
  test('none: all pairs are the same', async () => {
    const found = await caught({
      file: 'engine.ts',
      name: 'none',
      from: 'export function runByColumns(',
      to: 'export function runByColumns(',
      equivalent: null,
    })
    expect(found).toBeUndefined()
  }, 300_000)
  test.for(MUTATIONS)('$name', { timeout: 300_000 }, async (mutation) => {
    const found = await caught(mutation)
    const how = found === undefined ? (mutation.equivalent ?? '**nothing**') : `pair ${found.tried} (SEED=${found.seed})`
    rows.push(`| ${mutation.file} | ${mutation.name} | ${how} |`)
    expect(found === undefined).toBe(mutation.equivalent !== null)
  })
})
