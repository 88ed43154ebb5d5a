/** A mistake in the fast evaluator is caught by pairs: each of a list of small mistakes is made, and a pair must tell. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { filesOf } from '../laws/answer.ts'
import { byColumns, byReference, differenceOf, type Said } from './compare.ts'
import { broken } from './mutants/broken.ts'
import { MUTATIONS, type Mutation } from './mutants/list.ts'
import { type Pair, PER_PLAN, pairOf, planned } from './pair.ts'

/** Plans of these tests have numbers of their own. */
const FIRST = 5_000_000
/** So many pairs that run by programs, the same for every mistake; one that none of them tells is not caught. */
const PAIRS = Number(process.env.MUTANT_PAIRS ?? 2000)
/** Of each plan: fewer than in the suite, so that there are more plans. */
const SETS = 5
/** So many pairs tell that nothing differs where nothing was changed. */
const SOUND = 100

interface Try {
  readonly pair: Pair
  readonly said: Said
}

const rows: string[] = []

/** The pairs in order, each made when a mistake first needs it. */
const tries = ((): ((place: number) => Try) => {
  const made: Try[] = []
  const more = pairsByPrograms(FIRST)
  return (place) => {
    while (made.length <= place) {
      const next = more.next()
      if (next.done === true) throw new Error('no more pairs')
      made.push(next.value)
    }
    const found = made[place]
    if (found === undefined) throw new Error(String(place))
    return found
  }
})()

function* pairsByPrograms(first: number): Generator<Try> {
  for (let number = first; ; number += 1) {
    const plan = planned(number)
    for (let place = 0; place < SETS; place += 1) {
      const pair = pairOf(number * PER_PLAN + place, plan)
      const files = filesOf(pair.story)
      const fast = byColumns(pair.core, files, pair.question)
      if (fast.kind !== 'answer' || fast.answer.outcome.workings.components.size === 0) break
      // what differs without a mistake is told by the suite itself
      const said = byReference(pair.core, files, pair.question)
      if (differenceOf(said, fast.said) === undefined) yield { pair, said }
    }
  }
}

afterAll(() => {
  mkdirSync('reports', { recursive: true })
  writeFileSync('reports/mutants.md', ['| file | mistake | caught by |', '| --- | --- | --- |', ...rows, ''].join('\n'))
})

/** How many pairs it took, and the seed of the one that told; undefined where none did. */
async function caught(mutation: Mutation, most = PAIRS): Promise<{ tried: number; seed: number } | undefined> {
  const evaluate = await broken(mutation)
  for (let place = 0; place < most; place += 1) {
    const { pair, said } = tries(place)
    try {
      const fast = byColumns(pair.core, filesOf(pair.story), pair.question, evaluate)
      if (fast.kind === 'unfit' || differenceOf(said, fast.said) === undefined) continue
    } catch {
      // an evaluator that stops is told, too
    }
    return { tried: place + 1, seed: pair.index }
  }
  return undefined
}

describe('a mistake in the fast evaluator', () => {
  test('none: all pairs are the same', { timeout: 300_000 }, async () => {
    const nothing = 'export function runByColumns('
    expect(await caught({ file: 'engine.ts', name: 'none', from: nothing, to: nothing }, SOUND)).toBeUndefined()
  })
  test.for(MUTATIONS.filter(({ name }) => new RegExp(process.env.MUTANT ?? '').test(name)))(
    '$name',
    { timeout: 300_000 },
    async (mutation) => {
      const found = await caught(mutation)
      rows.push(
        `| ${mutation.file} | ${mutation.name} | ${found === undefined ? '**nothing**' : `pair ${found.tried} (SEED=${found.seed})`} |`,
      )
      expect(found).toBeDefined()
    },
  )
})
