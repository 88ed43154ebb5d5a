/** Five questions about a person's own plan. */
import type { Along } from '../along.ts'
import type { QuizQuestion } from '../answers.ts'
import type { Growing } from '../usual.ts'
import type { Asked } from './asked.ts'
import { changeQuestion, mostQuestion, needQuestion, nextQuestion } from './of-pay.ts'
import {
  clawbackQuestions,
  earnedQuestions,
  gateQuestions,
  heldQuestions,
  paidQuestion,
  windowQuestions,
  worthQuestions,
} from './of-plan.ts'

const FIVE = 5

/**
 * At most one question of a kind before any second one: first what pay does as more is sold, then what can take it away, then how it is made up,
 * then how it is measured and paid. Kinds that the plan does not have are left out; fewer than five where there is not more to ask.
 */
export function quizOf(
  about: Omit<Asked, 'seed'> & { readonly along: (name: string) => Along | undefined; readonly growing: readonly Growing[] },
): readonly QuizQuestion[] {
  const asked: Asked = { ...about, seed: `${about.plan.name} ${about.person.id}` }
  const alongs = about.growing.flatMap(({ measure }) => about.along(measure.name) ?? [])
  const found: QuizQuestion[] = []
  const add = (one: QuizQuestion | undefined): void => {
    if (one !== undefined && found.length < FIVE && !found.some(({ kind }) => kind === one.kind)) found.push(one)
  }
  const firsts: readonly (() => readonly (QuizQuestion | undefined)[])[] = [
    () => alongs.map((along) => nextQuestion(asked, along)),
    () => alongs.map((along) => changeQuestion(asked, along)),
    () => alongs.map((along) => mostQuestion(asked, along)),
    () => clawbackQuestions(asked),
    () => heldQuestions(asked),
    () => gateQuestions(asked),
    () => alongs.map((along) => needQuestion(asked, along)),
    () => worthQuestions(asked),
    () => windowQuestions(asked),
    () => earnedQuestions(asked),
    () => [paidQuestion(asked)],
  ]
  for (const kind of firsts) add(found.length < FIVE ? kind().find((one) => one !== undefined) : undefined)
  for (const kind of firsts) if (found.length < FIVE) for (const one of kind()) add(one)
  return found
}
