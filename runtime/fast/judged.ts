/** The parts of a Core that the fast evaluator's judgements were made for. */
import type { Core } from '../core/core.ts'

type JudgedPart =
  | 'kind'
  | 'version'
  | 'plan'
  | 'currency'
  | 'rounding'
  | 'exchange'
  | 'calendar'
  | 'holidays'
  | 'effective'
  | 'legacy'
  | 'paid'
  | 'records'
  | 'people'
  | 'alongside'
  | 'target'
  | 'credit'
  | 'measures'
  | 'components'
  | 'limits'
  | 'events'
  | 'overpayment'
  | 'payments'
  | 'amendments'
  | 'factors'
  | 'exceptions'
  | 'planning'
  | 'territories'
type JudgedPayment = 'clawbacks' | 'delays' | 'topUps' | 'draw' | 'payout' | 'splits'

/**
 * Compiles only while every part of the Core is known here. A new one must be looked at before plans with it run by columns (`fit.ts`), and before
 * a change of their rows reruns some people alone (`standing/judge.ts`).
 */
export const ALL_JUDGED: [Exclude<keyof Core, JudgedPart> | Exclude<keyof Core['payments'], JudgedPayment>] extends [never] ? true : never =
  true
