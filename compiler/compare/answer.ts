/** What a comparison asks of a run, whichever evaluator made it. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome, Person } from '../../runtime/evaluate/outcome.ts'
import { fromDecimal, multiply, ratio } from '../../runtime/exact/ratio.ts'
import type { FastAnswer } from '../../runtime/fast/engine.ts'
import { inColumns } from '../../runtime/fast/rows/held-rows.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { linesOf } from './lines.ts'

/** An amount of one part of pay, in minor units of its currency. Amounts of one person and part may be many. */
export interface Earned {
  readonly payee: string
  readonly component: string
  readonly amount: bigint
  readonly currency: string
}

/** An amount in the plan's currency that was earned by a row; its record is empty where it belongs to none. */
export interface EarnedByRow {
  readonly record: string
  readonly rowKey: string
  readonly payee: string
  readonly amount: bigint
}

/** An answer for one period. */
export interface RunAnswer {
  /** Everyone who is in the plan on some day of the period, in canonical order. */
  readonly people: readonly Person[]
  readonly payPeriods: readonly string[]
  readonly earnings: readonly Earned[]
  readonly read: Outcome['read']
  /** Hands out the rows that gave credit, as record and key; and all that was earned, by row. */
  readonly eachCredit: (take: (record: string, rowKey: string) => void) => void
  readonly eachEarned: (take: (line: EarnedByRow) => void) => void
  /** Fields of people and rows; undefined where the period is none of the plan's. */
  readonly fields: () => Fields | undefined
}

/** A plan's answer, or what kept it from answering. */
export interface Answered {
  readonly answer: RunAnswer | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** An answer of the reference evaluator. */
export function byReference(core: Core, data: Data, outcome: Outcome, period: string): RunAnswer {
  const { people, payPeriods, earnings, credits, read } = outcome
  return {
    people,
    payPeriods,
    earnings,
    read,
    eachCredit: (take) => {
      for (const { record, rowKey } of credits) take(record, rowKey)
    },
    eachEarned: (take) => {
      for (const line of earnings) if (line.currency === core.currency.code) take(line)
    },
    fields: () => fieldsOf(core, data, period),
  }
}

/** An answer by columns: its ledgers are written to be read line by line. */
export function byColumns(core: Core, { outcome, data, columns, people, payPeriods }: FastAnswer, period: string): RunAnswer {
  const scale = ratio(10n ** BigInt(core.currency.digits))
  const minor = (decimal: string): bigint => {
    const value = fromDecimal(decimal)
    const amount = value === undefined ? undefined : multiply(value, scale)
    if (amount === undefined || amount.d !== 1n) throw new RangeError(`the ledger of earnings holds \`${decimal}\``)
    return amount.n
  }
  return {
    people,
    payPeriods,
    earnings: outcome.earnings,
    read: outcome.read,
    eachCredit: (take) => {
      outcome.writeCredits(linesOf(['record', 'row_key'], ([record = '', rowKey = '']) => take(record, rowKey)).sink)
    },
    eachEarned: (take) => {
      const wanted = ['record', 'row_key', 'payee', 'amount', 'currency']
      const lines = linesOf(wanted, ([record = '', rowKey = '', payee = '', amount = '', currency]) => {
        if (currency === core.currency.code) take({ record, rowKey, payee, amount: minor(amount) })
      })
      outcome.writeEarnings(lines.sink)
    },
    fields: () => fieldsOf(core, data, period, new Map(columns.map((own) => [own.shape.name, inColumns(own)]))),
  }
}
