import type { Core } from '../runtime/core/core.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../runtime/write/csv.ts'
import { ledgersJson } from '../runtime/write/json.ts'
import { printed } from './render/json.ts'

/** The three ledgers as files by name, in the form asked for. */
export function ledgerFiles(outcome: Outcome, core: Core, form: 'csv' | 'json'): Map<string, string> {
  if (form === 'csv') {
    return new Map([
      ['credits.csv', creditsCsv(outcome.credits)],
      ['earnings.csv', earningsCsv(outcome.earnings, core)],
      ['payments.csv', paymentsCsv(outcome.payments)],
    ])
  }
  return new Map(
    Object.entries(ledgersJson(outcome, core)).map(([name, lines]) => [`${name}.json`, printed({ schemaVersion: 1, [name]: lines })]),
  )
}
