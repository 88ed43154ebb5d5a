/** A whole amount in parts: cut to whole units, and what is left to the greatest remainders (semantics 12, 17.22). */

import type { Build } from '../program/build.ts'
import { column, columnNamed, compare, int, integer, kept, type Relation, select, type Told, windowed } from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'

const minus = (left: Scalar, right: Scalar): Scalar => ({ kind: 'subtract', left, right })
const times = (left: Scalar, right: Scalar): Scalar => ({ kind: 'multiply', left, right })
const cut = (over: Scalar, under: Scalar): Scalar => ({ kind: 'quotient', over, under, exact: false })
const least = (left: Scalar, right: Scalar): Scalar => ({ kind: 'smaller', left, right })
const most = (left: Scalar, right: Scalar): Scalar => ({ kind: 'larger', left, right })
/** What the `nth` of those who are served in order gets of what is left: at most a unit, and nothing when there is no more. */
export const ofTheRest = (left: Scalar, nth: Scalar, unit: bigint): Scalar =>
  most(integer(0), least(integer(unit), minus(left, times(minus(nth, integer(1)), integer(unit)))))

export interface Sharing {
  /** The columns that one amount is shared among. */
  readonly among: readonly string[]
  /** Columns: the amount, not below zero, and each one's weight, above zero. */
  readonly amount: string
  readonly weight: string
  readonly unit: bigint
  readonly odd: 'largest_remainder' | 'largest_part' | 'company'
  readonly most: bigint
}

/** With `shared`: the part of the amount by `weight`. People stand in the order of `payee`. */
export function sharedOut(build: Build, told: Told, from: Relation, { among, amount, weight, unit, odd, most: reach }: Sharing): Relation {
  const one = columnNamed(from, weight)
  if (one.type !== 'int') throw new Error(weight)
  const high = BigInt(one.high)
  const whole = columnNamed(from, amount)
  const wide = (whole.type === 'int' ? BigInt(whole.high) : reach) * high
  const step = (what: string, says: string): Told => ({ ...told, name: `${told.name}_${what}`, says })
  const weighed = windowed(
    build,
    step('weights', 'All weights together'),
    from,
    among,
    ['payee'],
    [{ column: int('weights', 0n, high * MANY), does: 'total', of: weight }],
  )
  build.bounds.push({ step: weighed.name, column: 'weights', says: 'the weights of all together' })
  const lot = times(column('weights'), integer(unit))
  const part = times(column(amount), column(weight))
  const cutDown = select(build, step('parts', 'What of the amount falls to each, cut to whole units'), weighed, [
    ...kept(weighed),
    { column: int('units', 0n, reach), value: times(cut(part, lot), integer(unit)) },
  ])
  const parts = select(build, step('cut', 'What is cut off of each'), cutDown, [
    ...kept(cutDown),
    { column: int('cut_off', 0n, wide), value: minus(part, times(column('units'), column('weights'))) },
  ])
  const order = odd === 'largest_part' ? [{ of: weight, descending: true }, 'payee'] : [{ of: 'cut_off', descending: true }, 'payee']
  const served = windowed(build, step('order', 'In which order what is left is given out'), parts, among, order, [
    { column: int('nth', 1n, MANY), does: 'row_number' },
    { column: int('given', 0n, reach), does: 'total', of: 'units' },
  ])
  const left = minus(column(amount), column('given'))
  const more: Record<Sharing['odd'], Scalar> = {
    company: integer(0),
    largest_part: { kind: 'case', when: [{ if: compare('=', column('nth'), integer(1)), then: left }], otherwise: integer(0) },
    largest_remainder: ofTheRest(left, column('nth'), unit),
  }
  return select(build, told, served, [
    ...kept(served, 'weights', 'units', 'cut_off', 'nth', 'given', 'shared'),
    { column: int('shared', 0n, reach), value: { kind: 'add', left: column('units'), right: more[odd] } },
  ])
}

/** How many may share. */
export const MANY = 10n ** 7n
