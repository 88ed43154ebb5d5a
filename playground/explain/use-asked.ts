import type { EarnedSoFar, NextPays, OpenDeal, QuizQuestion } from '../../compiler/asking/answers.ts'
import { type Answer, useAnswer } from '../client/use-answer.ts'
import type { AskedOf } from '../session/asking.ts'
import { isRefusal, type Refusal } from '../session/refusal.ts'

/** What is asked beside the statement; each undefined until it is answered. */
export interface Asked {
  readonly soFar: EarnedSoFar | undefined
  readonly next: readonly NextPays[]
  readonly open: readonly OpenDeal[]
  readonly quiz: readonly QuizQuestion[]
}

/** What was answered to the last question; nothing while another is on its way. */
const answered = <T>({ output, isWaiting }: Answer<T | Refusal>): T | undefined =>
  isWaiting || output === undefined || isRefusal(output) ? undefined : output

/** Asks one after the other, so that what a page leads with comes first. Undefined asks nothing. */
export function useAsked(whose: AskedOf | undefined): Asked {
  const soFar = answered(useAnswer('ask.soFar', whose))
  const first = soFar === undefined ? undefined : whose
  const open = answered(useAnswer('ask.openDeals', first))
  const next = answered(useAnswer('ask.nextPays', open === undefined ? undefined : first))
  const quiz = answered(useAnswer('ask.quiz', next === undefined ? undefined : first))
  return { soFar, next: next ?? [], open: open ?? [], quiz: quiz ?? [] }
}
