import { useRef } from 'preact/hooks'
import type { Earnings } from '../../compiler/describe/earnings/earnings.ts'
import { useAnswer } from '../client/use-answer.ts'
import type { AskedOf } from '../session/asking.ts'
import { isRefusal, type Refusal } from '../session/refusal.ts'
import type { PartCurve, StatementShown } from '../session/statement.ts'

/** A person's pay in a period: three answers to one question. */
export interface Paid extends AskedOf {
  readonly statement: StatementShown
  readonly earnings: Earnings
  readonly curves: readonly PartCurve[]
}

/**
 * What somebody is paid; while the next answers are on their way the last ones stay, all of them: figures of two people or two texts never
 * stand beside each other. Undefined before the first. `isLeft`: they answer what was asked before, and no newer answer comes.
 */
export function usePaid(asked: AskedOf, all: boolean): { readonly paid: Paid | Refusal | undefined; readonly isLeft: boolean } {
  const last = useRef<Paid | Refusal | undefined>(undefined)
  const answers = [useAnswer('statement', asked), useAnswer('earnings', { ...asked, all }), useAnswer('figures', asked)] as const
  const [{ output: statement }, { output: earnings }, { output: curves }] = answers
  if (statement === undefined || earnings === undefined || curves === undefined) last.current = undefined
  else if (!answers.some(({ isWaiting, isLeft }) => isWaiting || isLeft))
    last.current = together(asked, statement, earnings, curves) ?? last.current
  return { paid: last.current, isLeft: answers.some((one) => one.isLeft) }
}

/** The answers as one; undefined where the statement is still that of another person. */
function together(
  { person, period }: AskedOf,
  statement: StatementShown | Refusal,
  earnings: Earnings | Refusal,
  curves: readonly PartCurve[] | Refusal,
): Paid | Refusal | undefined {
  if (isRefusal(statement)) return statement
  if (isRefusal(earnings)) return earnings
  if (isRefusal(curves)) return curves
  return statement.payee === person ? { person, period, statement, earnings, curves } : undefined
}
