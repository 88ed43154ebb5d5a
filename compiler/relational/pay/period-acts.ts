/** What comes out of the periods of a window, one after the other, under a factor or a limit for each (semantics 7, 17.13). */
import {
  choose,
  difference,
  type Fraction,
  greatest,
  isBelow,
  least,
  literal,
  negated,
  product,
  sum,
} from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, type Truth } from '../../../runtime/fast/program/number.ts'
import { figureIn, type Slots, truthIn } from '../measures/figures.ts'
import type { Relation } from '../program/build.ts'
import type { EachPeriod } from './period-clauses.ts'
import type { Shared } from './period-divisors.ts'

const NONE = literal({ n: 0n, d: 1n })

/** What is read at the end of each period: the amount, what acts on it, and the divisor of the amounts where each has its own. */
export interface Read {
  readonly grows: Fraction
  readonly acts: Fraction
  readonly shared: Shared | null
}

/** What comes out of all periods together (`evaluate/expression.ts`, `actsOf`). */
export function added(
  { act }: EachPeriod,
  slots: Slots,
  wide: Relation,
  numbers: readonly number[],
  { grows, acts, shared }: Read,
): Fraction {
  let [before, total, left] = [NONE, NONE, NONE]
  for (const i of numbers) {
    const figure = (name: string, under: Fraction['under'], known: Truth): Fraction => ({ ...figureIn(slots, wide, name), under, known })
    const isKnown = (name: string): Truth => isOn(slots, wide, name)
    const reached = shared === null ? figure(`grows_${i + 1}`, grows.under, ALWAYS) : shared.at(i)
    const now = choose(isKnown(`grows_known_${i + 1}`), reached, before)
    const grown = difference(now, before)
    const by = figure(`acts_${i + 1}`, acts.under, isKnown(`acts_known_${i + 1}`))
    before = now
    if (act.does === 'factor') {
      total = sum(total, choose(by.known, { ...product(grown, by), known: ALWAYS }, grown))
      continue
    }
    const bound = { ...by, known: ALWAYS }
    const fresh = act.restarts === null ? left : choose(truthIn(slots, `anew_${i + 1}`), NONE, left)
    const out = underLimit(act, grown, bound, fresh)
    total = sum(total, choose(by.known, out.result, grown))
    left = choose(by.known, out.left, fresh)
  }
  return total
}

/** A flag that is not there is none. */
function isOn(slots: Slots, wide: Relation, name: string): Truth {
  const flag = figureIn(slots, wide, name)
  return isBelow(NONE, { ...flag, known: ALWAYS }, false)
}

/** What one period keeps of an amount under a limit, and what is left over to carry on, or lost. */
function underLimit(
  { limit, restarts }: Extract<EachPeriod['act'], { does: 'limit' }>,
  grown: Fraction,
  bound: Fraction,
  left: Fraction,
): { readonly result: Fraction; readonly left: Fraction } {
  if (limit === 'floor') return { result: greatest(grown, bound), left }
  if (restarts !== null) {
    const due = sum(grown, left)
    const result = least(due, bound)
    return { result, left: difference(due, result) }
  }
  const negative = isBelow(grown, NONE, false)
  const taken = least(left, negated(grown))
  const kept = least(grown, bound)
  return {
    result: choose(negative, sum(grown, taken), kept),
    left: choose(negative, difference(left, taken), sum(left, difference(grown, kept))),
  }
}
