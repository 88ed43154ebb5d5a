/** Ledgers of closed periods, read as they were written. */
import { readCsv } from '../data/csv.ts'
import { divide, fromDecimal, isZero, multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { unguarded } from '../write/csv.ts'
import { digitsIn } from '../write/decimal.ts'
import { creditSheet, earningSheet, onMoneyOf, paymentSheet, type Scales } from '../write/sheets.ts'
import type { CreditLine, EarningLine, PaidIn, PaymentLine } from './lines.ts'

/** The cells of a line by the name of their column. */
type Cells = (column: string) => string

/** The lines of a file of these columns; undefined where it has others, or a line is cut. */
function linesOf<Line>(
  text: string,
  columns: readonly { readonly name: string }[],
  lineOf: (of: Cells) => Line | undefined,
): Line[] | undefined {
  const { rows, faults } = readCsv('ledger', text)
  const [header, ...lines] = rows
  if (faults.length > 0 || header?.cells.join('\n') !== columns.map(({ name }) => name).join('\n')) return undefined
  const places = new Map(columns.map(({ name }, at) => [name, at]))
  const read: Line[] = []
  for (const { cells } of lines) {
    const line = cells.length === columns.length ? lineOf((column) => cells[places.get(column) ?? -1] ?? '') : undefined
    if (line === undefined) return undefined
    read.push(line)
  }
  return read
}

/** Minor units of a decimal of the currency's unit; undefined for what is no such amount. */
function minorOf(text: string, currency: string): bigint | undefined {
  const minor = figureOf(text, true, currency)
  return minor?.d === 1n ? minor.n : undefined
}

/** A figure of a file; null where there is none. */
function figureOf(text: string, money: boolean, currency: string): Ratio | null {
  const value = text === '' ? undefined : fromDecimal(text)
  if (value === undefined) return null
  return money ? multiply(value, ratio(10n ** BigInt(digitsIn(currency)))) : value
}

/** How many levels above: a whole number of digits. */
const levelOf = (text: string): number => [...text].reduce((level, digit) => level * 10 + '0123456789'.indexOf(digit), 0)

/** A word of a column that holds few words; the files are written here, and their hashes are compared before. */
const word = <W extends string>(text: string): W => text as W

export const readCredits = (text: string): CreditLine[] | undefined =>
  linesOf(text, creditSheet.columns, (of): CreditLine | undefined => {
    const textOf = (column: string): string => unguarded(of(column))
    const currency = textOf('currency')
    const amount = minorOf(of('amount'), currency)
    if (amount === undefined) return undefined
    return {
      plan: textOf('plan'),
      clause: textOf('clause'),
      record: textOf('record'),
      rowKey: textOf('row_key'),
      recipient: textOf('recipient'),
      role: word(of('role')),
      level: levelOf(of('level')),
      forPeriod: textOf('for_period'),
      field: textOf('field'),
      share: of('share'),
      incentiveDate: textOf('incentive_date'),
      amount,
      currency,
      postedIn: textOf('posted_in'),
      asOf: textOf('as_of'),
      kind: word(of('kind')),
      corrects: textOf('corrects'),
      origin: textOf('origin'),
    }
  })

/** What a line was paid as, where the file says so. */
function paidIn(of: Cells): PaidIn | null {
  const currency = unguarded(of('pay_currency'))
  const amount = currency === '' ? undefined : minorOf(of('pay_amount'), currency)
  const [n = '', d = '1'] = of('pay_rate').split('/')
  const [over, under] = [fromDecimal(n), fromDecimal(d)]
  if (amount === undefined || over === undefined || under === undefined || isZero(under)) return null
  return { amount, currency, rate: { value: divide(over, under), legs: [] } }
}

/** Measures and quotas come back as the file shows them: in closed ledgers they are for the eye. */
export function readEarnings(text: string, scales: Scales): EarningLine[] | undefined {
  const onMoney = onMoneyOf(scales)
  return linesOf(text, earningSheet(scales).columns, (of): EarningLine | undefined => {
    const textOf = (column: string): string => unguarded(of(column))
    const currency = textOf('currency')
    const component = textOf('component')
    const amount = minorOf(of('amount'), currency)
    if (amount === undefined) return undefined
    return {
      plan: textOf('plan'),
      component,
      payee: textOf('payee'),
      forPeriod: textOf('for_period'),
      record: textOf('record'),
      rowKey: textOf('row_key'),
      item: word(of('item')),
      kind: word(of('kind')),
      window: textOf('window'),
      measure: figureOf(of('measure'), onMoney.has(component), currency),
      quota: figureOf(of('quota'), onMoney.has(component), currency),
      attainment: figureOf(of('attainment'), false, currency),
      amount,
      currency,
      paid: paidIn(of),
      postedIn: textOf('posted_in'),
      asOf: textOf('as_of'),
      corrects: textOf('corrects'),
      origin: textOf('origin'),
      reason: textOf('reason'),
      author: textOf('author'),
      dated: textOf('dated'),
    }
  })
}

export const readPayments = (text: string): PaymentLine[] | undefined =>
  linesOf(text, paymentSheet.columns, (of): PaymentLine | undefined => {
    const textOf = (column: string): string => unguarded(of(column))
    const currency = textOf('currency')
    const amount = minorOf(of('amount'), currency)
    if (amount === undefined) return undefined
    return {
      payee: textOf('payee'),
      plan: textOf('plan'),
      postedIn: textOf('posted_in'),
      account: word(of('account')),
      kind: word(of('kind')),
      sourceLine: textOf('source_line'),
      forPeriod: textOf('for_period'),
      amount,
      currency,
      origin: textOf('origin'),
      dueOn: textOf('due_on'),
    }
  })
