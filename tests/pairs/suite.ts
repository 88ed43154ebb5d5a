/**
 * Law 20: the fast evaluator and the reference evaluator say the same of random pairs of a plan and data, to the byte.
 *
 * Among the tests these are twenty-five thousand. `PAIRS=100000` tries a hundred thousand; `SEED=4711` tries the pair of that number alone and says what differs, at its smallest.
 */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { native } from './native.ts'
import { pairOf } from './pair.ts'
import { report, type Tally } from './tally.ts'
import type * as trial from './trial.ts'
import { differenceIn, toldDifference } from './trial.ts'

/** All pairs of the suite where nothing else is asked for, and the files that share them. */
const USUAL = 25_000
const PARTS = 4
/** The least share of parts of pay that must run by their programs. */
const BY_PROGRAM = 0.5
/** Plans of a file have numbers of their own; more than these are never needed. */
const ROOM = 1_000_000

/** Each part of pay has one window. */
const partsIn = (tally: Tally): number => [...tally].reduce((sum, [kind, parts]) => sum + (kind.startsWith('window: ') ? parts : 0), 0)

export function pairsFrom(part: number): void {
  const { SEED, PAIRS = USUAL } = process.env
  const pairs = Math.ceil(Number(PAIRS) / PARTS)
  test(SEED === undefined ? `${pairs} pairs: the same ledgers from both evaluators` : `pair ${SEED}`, { timeout: 3_600_000 }, async () => {
    if (SEED !== undefined) {
      const difference = differenceIn(pairOf(Number(SEED)))
      expect(difference.first === 'no difference' ? '' : toldDifference(difference)).toBe('')
      return
    }
    const { tried } = await native<Pick<typeof trial, 'tried'>>(join(import.meta.dirname, 'trial.ts'))
    const found = tried(part * ROOM, { pairs, plans: pairs })
    report(String(part), found)
    expect(found.pairs).toBe(pairs)
    // not by leaving all of it to the reference
    expect(partsIn(found.programs)).toBeGreaterThanOrEqual(BY_PROGRAM * (partsIn(found.programs) + partsIn(found.references)))
  })
}
