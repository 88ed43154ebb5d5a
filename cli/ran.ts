/** What a run comes to, whichever evaluator answered: what is printed, and what is written. */
import type { Diagnostic } from '../messages/diagnostic.ts'
import type { Content } from '../runtime/write/atomic.ts'
import { earningsCsv } from '../runtime/write/csv.ts'
import { byReference, type EngineUsed, type Recorded } from './engine.ts'
import type { Answer, Ready } from './evaluated.ts'
import { dataHash } from './fingerprint.ts'
import { ledgerFiles } from './ledgers.ts'
import { type Payout, payoutsOf } from './payouts.ts'
import { type Suspense, suspenseCsv } from './suspense.ts'

export interface Ran {
  readonly payouts: readonly Payout[]
  readonly payPeriods: readonly string[]
  readonly warnings: readonly Diagnostic[]
  readonly suspense: Suspense
  /** Rows of all records. */
  readonly rows: number
  readonly engine: EngineUsed
  /** `earnings.csv` piece by piece, for the terminal. */
  readonly printEarnings: (print: (text: string) => void) => void
  /** The ledgers by file name, in the form asked for. Where they are made while they are written, `recorded` is known after that. */
  readonly ledgers: (form: 'csv' | 'json') => Map<string, Content>
  readonly recorded: () => Recorded
}

/** A run of the reference evaluator. */
export function ranByReference({ core }: Ready, answer: Answer, setAside: boolean, because: string | null = null): Ran {
  const { data, outcome, suspense } = answer
  const { credits, earnings, payments } = outcome
  return {
    payouts: payoutsOf(core, outcome),
    payPeriods: outcome.payPeriods,
    warnings: outcome.warnings,
    suspense,
    rows: [...outcome.rowCounts.values()].reduce((sum, count) => sum + count, 0),
    engine: byReference(core.components, because),
    printEarnings: (print) => print(earningsCsv(earnings, core)),
    ledgers: (form) => {
      const files: Map<string, Content> = ledgerFiles(outcome, core, form)
      return setAside ? files.set('suspense.csv', suspenseCsv(suspense, core)) : files
    },
    recorded: () => ({
      data: dataHash(data),
      rows: outcome.rowCounts,
      lines: { credits: credits.length, earnings: earnings.length, payments: payments.length },
    }),
  }
}
