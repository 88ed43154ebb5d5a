import type { Core } from '../runtime/core/core.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import { isRatio } from '../runtime/exact/ratio.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from './library.ts'
import { decimal, money, moneyDecimal } from './render/amount.ts'
import { printed } from './render/json.ts'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A ledger line for a program: columns named as in the CSV files, amounts as decimal strings. */
function lineJson(line: object, { currency: { digits } }: Core, isMoney: boolean): Record<string, unknown> {
  const cell = (column: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return money(value, digits)
    if (!isRatio(value)) return value
    return isMoney && column !== 'attainment' ? moneyDecimal(value, digits) : decimal(value)
  }
  return Object.fromEntries(Object.entries(line).map(([column, value]) => [snake(column), cell(column, value)]))
}

/** Whether the component's measure is money. */
function paysOnMoney({ components, measures }: Core, name: string): boolean {
  const metric = components.find((one) => one.name === name)?.metric
  return measures.find((one) => one.name === metric)?.unit.kind === 'money'
}

const ledgerJson = (name: string, lines: readonly object[]): string => printed({ schemaVersion: 1, [name]: lines })

/** The three ledgers as files by name, in the form asked for. */
export function ledgerFiles(outcome: Outcome, core: Core, form: 'csv' | 'json'): Map<string, string> {
  if (form === 'csv') {
    return new Map([
      ['credits.csv', creditsCsv(outcome, core)],
      ['earnings.csv', earningsCsv(outcome, core)],
      ['payments.csv', paymentsCsv(outcome, core)],
    ])
  }
  const plain = (line: object) => lineJson(line, core, true)
  const earning = (line: Outcome['earnings'][number]) => lineJson(line, core, paysOnMoney(core, line.component))
  return new Map([
    ['credits.json', ledgerJson('credits', outcome.credits.map(plain))],
    ['earnings.json', ledgerJson('earnings', outcome.earnings.map(earning))],
    ['payments.json', ledgerJson('payments', outcome.payments.map(plain))],
  ])
}
