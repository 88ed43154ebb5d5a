/** What a rep asks of a plan: built once for one person and period, and asked as often as a slider moves. */
import type { Core, Measure } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome, Question } from '../../runtime/evaluate/outcome.ts'
import { ratio } from '../../runtime/exact/ratio.ts'
import type { Plan } from '../plan.ts'
import { type Along, alongOf } from './along.ts'
import type { Asking, Growable, NeedToSell, NextPays } from './answers.ts'
import { fewestOf } from './fewest.ts'
import { type More, moreOf } from './more.ts'
import { needToSellOf, noNeed } from './need.ts'
import { labelOf, nextPaysOf, noQuestion, nothingNext, stepOf } from './next.ts'
import { openDealsOf, openedFor } from './open.ts'
import { personIn } from './person.ts'
import { quizOf } from './quiz/quiz.ts'
import { roundTold, sayImagined, unitIn } from './say.ts'
import { earnedSoFarOf } from './so-far.ts'
import { growingOf } from './usual.ts'

export interface About {
  readonly plan: Plan
  readonly core: Core
  /** All rows, or at least those that can count for the person and for whom the person is compared with. */
  readonly data: Data
  readonly question: Question
  /** The answer to the question: its statement is where all of this starts. */
  readonly outcome: Outcome
  readonly payee: string
  /** Rows that are not closed yet, of records of the plan; absent: none are known. */
  readonly open?: Data
}

const NONE: Data = { tables: new Map() }

/**
 * What can be asked about one person's pay in the period of `outcome`. Pay is what the statement says was earned in the period, after limits.
 *
 * More of a metric is one more row of the person's usual kind, on the last day of the period on which rows count for the person. Other
 * metrics, other people, quotas and targets stay as they are; metrics that add up the same rows over other windows grow with it. A draw that
 * is forgiven stays what it is. Undefined where the period is none of the plan's, or nobody in it is called so.
 */
export function askAbout({ plan, core, data, question, outcome, payee, open = NONE }: About): Asking | undefined {
  const person = personIn(core, data, question, payee)
  const who = outcome.people.find(({ id }) => id === payee)
  if (person === undefined || who === undefined) return undefined
  const { period } = question
  const pays = outcome.earnings.reduce((sum, line) => (line.payee === payee ? sum + line.amount : sum), 0n)
  const growing = growingOf(person.world.core)
  const alongs = new Map<string, Along | undefined>()
  const along = (name: string): Along | undefined => {
    if (!alongs.has(name)) {
      const found = growing.find(({ measure }) => measure.name === name)
      alongs.set(name, found === undefined ? undefined : alongOf(person, found, pays))
    }
    return alongs.get(name)
  }
  const mores = new Map<string, More | undefined>()
  const moreTo = (name: string): More | undefined => {
    if (!mores.has(name)) {
      const found = growing.find(({ measure }) => measure.name === name)
      mores.set(name, found === undefined ? undefined : moreOf(person, found, pays))
    }
    return mores.get(name)
  }
  const opened = lazily(() => openedFor(person, open, pays))
  /** One answer for each metric; of those that grow together, for the first. */
  const each = <T>(of: (one: Along) => T, none: (measure: Measure, says: string) => T): readonly T[] =>
    person.world.core.measures.flatMap((measure): readonly T[] => {
      const group = growing.find(({ together }) => together.includes(measure))
      if (group === undefined) return [none(measure, noQuestion(measure, plan))]
      if (group.measure !== measure) return []
      const found = along(measure.name)
      return [found === undefined ? none(measure, `${who.name} is not in the plan in ${period}, so no row counts.`) : of(found)]
    })
  return {
    pays,
    earnedSoFar: () => earnedSoFarOf(person, who.name, period, pays, plan),
    nextPays: () =>
      each<NextPays>(
        (one) => nextPaysOf(person, one, plan),
        (measure, says) => nothingNext(measure, plan, says),
      ),
    metrics: () =>
      growing.flatMap(({ measure }): Growable[] => {
        const more = moreTo(measure.name)
        if (more === undefined) return []
        const unit = unitIn(plan, measure)
        return [
          {
            metric: measure.name,
            label: labelOf(measure, plan),
            step: roundTold(ratio(stepOf(person, more, plan)), unit, plan),
            imagined: sayImagined(more.usual, measure, more.day, plan),
          },
        ]
      }),
    payWithMore: (metric, steps) => {
      const found = moreTo(metric)
      if (found === undefined) return undefined
      const more = stepOf(person, found, plan) * BigInt(steps)
      return { more: roundTold(ratio(more), unitIn(plan, found.growing.measure), plan), pays: found.pays(more) }
    },
    needToSell: (goal) =>
      each<NeedToSell>(
        (one) => needToSellOf(person, one, goal, period, plan),
        (measure, says) => noNeed(measure, goal, plan, says),
      ),
    openDeals: () => openDealsOf(opened(), period, plan),
    payWith: (keys) => opened().payWith(new Set(keys)),
    fewestDeals: (goal) => fewestOf(opened(), goal, period, plan),
    quiz: () => quizOf({ plan, person, outcome, along, growing, pays, period }),
  }
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
