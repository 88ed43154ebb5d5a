/** A range of plans with their data through both evaluators. */
import type { Core } from '../../runtime/core/core.ts'
import type { FastAnswer } from '../../runtime/fast/engine.ts'
import { compiledOf, filesOf } from '../laws/answer.ts'
import { type Story, told } from '../laws/story.ts'
import { type ByColumns, byColumns, byReference, differenceOf, type Evaluator } from './compare.ts'
import { kindsOf } from './kinds.ts'
import { type Pair, PER_PLAN, pairOf, planned } from './pair.ts'
import { shrunk } from './shrink.ts'
import { count, type Tried } from './tally.ts'

/** A pair on which the evaluators differ, as small as it was found. */
export interface Difference {
  readonly index: number
  readonly first: string
  readonly story: Story
}

/** How a pair differs; undefined where it does not, or where it does not compile or run by columns. */
function differs({ core, story, question }: Pick<Pair, 'core' | 'story' | 'question'>, evaluate?: Evaluator): string | undefined {
  const files = filesOf(story)
  const fast = byColumns(core, files, question, evaluate)
  return fast.kind === 'unfit' ? undefined : differenceOf(byReference(core, files, question), fast.said)
}

/** The pair made smaller for as long as it differs. */
export function differenceIn({ index, story, question }: Pair, evaluate?: Evaluator): Difference {
  const said = (one: Story): string | undefined => {
    const { core } = compiledOf(one)
    try {
      return core === undefined ? undefined : differs({ core, story: one, question }, evaluate)
    } catch (thrown) {
      return thrown instanceof Error ? `the evaluator stopped: ${thrown.stack?.split('\n').slice(0, 6).join('\n')}` : String(thrown)
    }
  }
  const least = shrunk(story, (one) => said(one) !== undefined)
  return { index, first: said(least) ?? 'no difference', story: least }
}

/** A difference in words, with what shows it again. */
export const toldDifference = ({ index, first, story }: Difference): string =>
  `pair ${index} differs (SEED=${index} shows it again): ${first}\n${told(story)}`

/** Why a pair tells nothing of the fast evaluator: it left the whole plan, or every part of pay, to the reference; undefined where it ran a part. */
function leftWhole(fast: ByColumns): string | undefined {
  if (fast.kind === 'unfit') return named(fast.because)
  return fast.kind === 'answer' && fast.answer.outcome.workings.components.size === 0 ? 'no part of pay has a program' : undefined
}

/** Tries plans from a number on until so many pairs have run by programs, or so many plans were tried; throws at the first difference. */
export function tried(from: number, { pairs: enough, plans: most }: { readonly pairs: number; readonly plans: number }): Tried {
  const counts = { leftPairs: new Map(), programs: new Map(), references: new Map(), leftParts: new Map() }
  let [pairs, refused, plans, byBigIntegers] = [0, 0, 0, 0]
  for (let number = from; number < from + most && pairs < enough; number += 1) {
    const plan = planned(number)
    const before = pairs
    for (let place = 0; place < PER_PLAN && pairs < enough; place += 1) {
      const pair = pairOf(number * PER_PLAN + place, plan)
      const fast = sameInBoth(pair)
      const left = leftWhole(fast)
      if (left !== undefined) {
        count(counts.leftPairs, left)
        // what the text decides, other data will not change
        if (place > 0 && pairs === before) break
      } else if (fast.kind === 'refused') refused += 1
      else if (fast.kind === 'answer') {
        pairs += 1
        byBigIntegers += fast.answer.outcome.byBigIntegers
        countParts(pair.core, fast.answer, counts)
      }
    }
    if (pairs > before) plans += 1
  }
  return { pairs, refused, plans, byBigIntegers, ...counts }
}

/** How the fast evaluator answered; throws where it stopped, or where the reference says anything else. */
function sameInBoth(pair: Pair): ByColumns {
  const { core, story, question } = pair
  const files = filesOf(story)
  try {
    const fast = byColumns(core, files, question)
    if (fast.kind === 'unfit' || differenceOf(byReference(core, files, question), fast.said) === undefined) return fast
  } catch {
    // told below, at its smallest
  }
  throw new Error(toldDifference(differenceIn(pair)))
}

function countParts(core: Core, { outcome }: FastAnswer, { programs, references, leftParts }: Counts): void {
  for (const component of core.components) {
    const into = outcome.workings.components.has(component.name) ? programs : references
    for (const kind of kindsOf(core, component)) count(into, kind)
  }
  for (const { engine, because } of outcome.components) if (engine === 'reference' && because !== null) count(leftParts, named(because))
}
type Counts = Pick<Tried, 'programs' | 'references' | 'leftParts'>

/** A reason without the name that it gives, or with the word for it. */
const named = (because: string): string => because.replace(/ in `[^`]*`$/, '').replace(/`[^`]*`/, (name) => name.replaceAll('`', ''))
