import type { Credit } from '../evaluate/credit-line.ts'
import type { EarningLine } from './lines.ts'
import type { Fact } from './replay.ts'

/** What a component, or anything else that is earned, adds for one row or for none in a pay period, in minor units. */
export interface EarningFact extends Fact {
  readonly payee: string
  readonly component: string
  readonly item: EarningLine['item']
  readonly row: Credit | null
  readonly shown: Shown
  readonly origin: string
  /** Who decided it, where a person did. */
  readonly decision?: Pick<EarningLine, 'reason' | 'author' | 'dated'>
}

/** The columns that a line shows beside its amount. */
export type Shown = Pick<EarningLine, 'window' | 'measure' | 'quota' | 'attainment'>
