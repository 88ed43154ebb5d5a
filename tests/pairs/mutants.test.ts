/**
 * A mistake in the fast evaluator is caught by pairs: each of a list of small mistakes is made, and a pair must tell.
 *
 * The pair that told last time is tried first. Where it no longer tells, all are searched in order, and the test's report says which one does;
 * `MUTANTS=search` searches for all of them and keeps what it finds in `mutants/told.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { filesOf } from '../laws/answer.ts'
import { byColumns, byReference, differenceOf, type Evaluator, type Said } from './compare.ts'
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

const FILE = join(import.meta.dirname, 'mutants/told.json')
/** By mistake: the number of the pair that told it last. */
const told: Record<string, number> = JSON.parse(readFileSync(FILE, 'utf8'))
const SEARCH = process.env.MUTANTS === 'search'
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
      const one = tryOf(pair)
      if (one === undefined) break
      yield one
    }
  }
}

/** A pair with what the reference says of it; undefined where no part of pay runs by its program, or where the two differ without a mistake. */
function tryOf(pair: Pair): Try | undefined {
  const files = filesOf(pair.story)
  const fast = byColumns(pair.core, files, pair.question)
  if (fast.kind !== 'answer' || fast.answer.outcome.workings.components.size === 0) return undefined
  // what differs without a mistake is told by the suite itself
  const said = byReference(pair.core, files, pair.question)
  return differenceOf(said, fast.said) === undefined ? { pair, said } : undefined
}

afterAll(() => {
  mkdirSync('reports', { recursive: true })
  if (SEARCH) writeFileSync(FILE, `${JSON.stringify(told, null, 2)}\n`)
  writeFileSync('reports/mutants.md', ['| file | mistake | caught by |', '| --- | --- | --- |', ...rows, ''].join('\n'))
})

/** Whether a pair tells a broken evaluator from the reference. */
function tells({ pair, said }: Try, evaluate: Evaluator): boolean {
  try {
    const fast = byColumns(pair.core, filesOf(pair.story), pair.question, evaluate)
    return fast.kind !== 'unfit' && differenceOf(said, fast.said) !== undefined
  } catch {
    // an evaluator that stops is told, too
    return true
  }
}

/** The number of the pair that told last time, or of the first in order that does; undefined where none does. */
async function caught(mutation: Mutation, most = PAIRS): Promise<number | undefined> {
  const evaluate = await broken(mutation)
  const before = SEARCH ? undefined : told[mutation.name]
  const known = before === undefined ? undefined : tryOf(pairOf(before))
  if (known !== undefined && tells(known, evaluate)) return before
  for (let place = 0; place < most; place += 1) {
    const one = tries(place)
    if (tells(one, evaluate)) return one.pair.index
  }
  return undefined
}

describe('a mistake in the fast evaluator', () => {
  test('none: all pairs are the same', { timeout: 300_000 }, async () => {
    const nothing = 'export function runByColumns('
    expect(await caught({ file: 'engine.ts', name: 'none', from: nothing, to: nothing }, SOUND)).toBeUndefined()
  })
  test.for(MUTATIONS)('$name', { timeout: 600_000 }, async (mutation) => {
    const found = await caught(mutation)
    if (found !== undefined) told[mutation.name] = found
    rows.push(`| ${mutation.file} | ${mutation.name} | ${found === undefined ? '**nothing**' : `SEED=${found}`} |`)
    expect(found).toBeDefined()
  })
})
