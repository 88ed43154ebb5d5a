import type { EarnedSoFar, NextPays, OpenDeal, QuizQuestion } from '../../compiler/asking/answers.ts'
import { useAnswer } from '../client/use-answer.ts'
import type { AskedOf } from '../session/asking.ts'
import { isRefusal, type Refusal } from '../session/refusal.ts'

/** What is asked beside the statement; each undefined until it is answered. */
export interface Asked {
  readonly soFar: EarnedSoFar | undefined
  readonly next: readonly NextPays[]
  readonly open: readonly OpenDeal[]
  readonly quiz: readonly QuizQuestion[]
}

const answered = <T>(output: T | Refusal | undefined): T | undefined => (output === undefined || isRefusal(output) ? undefined : output)

/** Asks one after the other, so that what a page leads with comes first. Undefined asks nothing. */
export function useAsked(whose: AskedOf | undefined): Asked {
  const soFar = answered(useAnswer('ask.soFar', whose).output)
  const first = soFar === undefined ? undefined : whose
  const open = answered(useAnswer('ask.openDeals', first).output)
  const next = answered(useAnswer('ask.nextPays', open === undefined ? undefined : first).output)
  const quiz = answered(useAnswer('ask.quiz', next === undefined ? undefined : first).output)
  return { soFar, next: next ?? [], open: open ?? [], quiz: quiz ?? [] }
}
