/** Rows of a program's outputs as lines of the ledgers: the same lines, whichever system computed the rows. */
import { asDay } from '../../../runtime/calendar/civil.ts'
import { showDay } from '../../../runtime/calendar/day.ts'
import { shownKey } from '../../../runtime/data/order.ts'
import { divide, type Ratio, ratio, toDecimal } from '../../../runtime/exact/ratio.ts'
import type { CreditLine, EarningLine, PaymentLine } from '../../../runtime/ledger/lines.ts'
import type { Column, Program } from '../program/ir.ts'

/** A row as a system shows it: whole numbers as decimal texts, in the order of the output's columns. */
export type Shown = readonly (string | null)[]

/** What reads rows of a table by the names of its columns. A column that the table does not have has no value. */
function readerOf(columns: readonly Column[]) {
  const places = new Map(columns.map(({ name }, place) => [name, place]))
  const keys = columns.flatMap(({ name }, place) => (name.startsWith('row_key') ? [place] : []))
  const cell = (name: string): ((row: Shown) => string | null) => {
    const place = places.get(name)
    return place === undefined ? () => null : (row) => row[place] ?? null
  }
  const scaleOf = (name: string): bigint => {
    const column = columns.find((one) => one.name === name)
    return column?.type === 'int' ? 10n ** BigInt(column.scale) : 1n
  }
  const number = (name: string): ((row: Shown) => Ratio | null) => {
    const [over, under, scale] = [cell(name), cell(`${name}_under`), scaleOf(name)]
    return (row) => {
      const found = over(row)
      return found === null ? null : ratio(BigInt(found), scale * BigInt(under(row) ?? 1))
    }
  }
  return {
    text: (name: string, otherwise = ''): ((row: Shown) => string) => {
      const of = cell(name)
      return (row) => of(row) ?? otherwise
    },
    whole: (name: string): ((row: Shown) => bigint) => {
      const of = cell(name)
      return (row) => BigInt(of(row) ?? 0)
    },
    number,
    day: (name: string): ((row: Shown) => string) => {
      const of = cell(name)
      return (row) => {
        const day = of(row)
        return day === null ? '' : showDay(asDay(Number(day)))
      }
    },
    key: (row: Shown): string => shownKey(keys.flatMap((place) => row[place] ?? [])),
    cell,
  }
}

const fraction = (value: Ratio): string => toDecimal(value) ?? `${value.n}/${value.d}`

/** Rows of `outputs.credits`. */
export function creditLineOf({ plan, currency }: Program, columns: readonly Column[]): (row: Shown) => CreditLine {
  const { text, whole, number, day, key } = readerOf(columns)
  const [clause, record, recipient, role] = [text('clause'), text('record'), text('recipient'), text('role')]
  const [level, forPeriod, field, share] = [whole('level'), text('for_period'), text('field'), number('share')]
  const [incentiveDate, amount, code] = [day('incentive_date'), whole('amount'), text('currency', currency.code)]
  const [postedIn, kind, corrects] = [text('posted_in'), text('kind', 'original'), text('corrects')]
  return (row) => ({
    plan: plan.name,
    clause: clause(row),
    record: record(row),
    rowKey: key(row),
    recipient: recipient(row),
    role: role(row) as CreditLine['role'],
    level: Number(level(row)),
    forPeriod: forPeriod(row),
    field: field(row),
    share: fraction(share(row) ?? { n: 1n, d: 1n }),
    incentiveDate: incentiveDate(row),
    amount: amount(row),
    currency: code(row),
    postedIn: postedIn(row),
    asOf: '',
    kind: kind(row) as CreditLine['kind'],
    corrects: corrects(row),
    origin: clause(row),
  })
}

/** Rows of `outputs.earnings`. */
export function earningLineOf({ plan, currency }: Program, columns: readonly Column[]): (row: Shown) => EarningLine {
  const { text, whole, number, key } = readerOf(columns)
  const [component, payee, forPeriod, record] = [text('component'), text('payee'), text('for_period'), text('record')]
  const [item, kind, window, corrects] = [text('item'), text('kind', 'original'), text('window'), text('corrects')]
  const [measure, quota, attainment, amount] = [number('measure'), number('quota'), number('attainment'), whole('amount')]
  const [postedIn, origin, reason] = [text('posted_in'), text('origin'), text('reason')]
  const [author, dated, payCurrency] = [text('author'), text('dated'), text('pay_currency')]
  const [payAmount, payRate] = [whole('pay_amount'), number('pay_rate')]
  return (row) => {
    const [measured, asked, paidIn, rate] = [measure(row), quota(row), payCurrency(row), payRate(row)]
    return {
      plan: plan.name,
      component: component(row),
      payee: payee(row),
      forPeriod: forPeriod(row),
      record: record(row),
      rowKey: key(row),
      item: item(row) as EarningLine['item'],
      kind: kind(row) as EarningLine['kind'],
      window: window(row),
      measure: measured,
      quota: asked,
      attainment: attainment(row) ?? (measured === null || asked === null ? null : divide(measured, asked)),
      amount: amount(row),
      currency: currency.code,
      paid: rate === null ? null : { amount: payAmount(row), currency: paidIn, rate: { value: rate, legs: [] } },
      postedIn: postedIn(row),
      asOf: '',
      corrects: corrects(row),
      origin: origin(row),
      reason: reason(row),
      author: author(row),
      dated: dated(row),
    }
  }
}

/** Rows of `outputs.payments`. */
export function paymentLineOf({ plan, currency }: Program, columns: readonly Column[]): (row: Shown) => PaymentLine {
  const { text, whole, day, key, cell } = readerOf(columns)
  const [payee, postedIn, account, kind] = [text('payee'), text('posted_in'), text('account'), text('kind')]
  const [component, record, sourcePeriod] = [cell('source_component'), cell('record'), cell('source_period')]
  const [forPeriod, amount, code] = [text('for_period'), whole('amount'), text('currency', currency.code)]
  const [origin, dueOn] = [text('origin'), day('due_on')]
  return (row) => {
    const of = record(row)
    const source = ['earnings', component(row), of, of === null ? null : key(row), sourcePeriod(row)]
    return {
      payee: payee(row),
      plan: plan.name,
      postedIn: postedIn(row),
      account: account(row) as PaymentLine['account'],
      kind: kind(row) as PaymentLine['kind'],
      sourceLine: source.filter((part) => part !== null).join('/'),
      forPeriod: forPeriod(row),
      amount: amount(row),
      currency: code(row),
      origin: origin(row),
      dueOn: dueOn(row),
    }
  }
}
