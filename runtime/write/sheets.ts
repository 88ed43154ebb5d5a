import type { Core } from '../core/core.ts'
import { toDecimal } from '../exact/ratio.ts'
import type { CreditLine, EarningLine, PaymentLine } from '../ledger/lines.ts'
import { type Column, figure, type Sheet, text } from './column.ts'
import { exactMoneyDecimal, moneyDecimal, plainDecimal } from './decimal.ts'

/** What a plan says about the figures of its ledgers. */
export type Scales = Pick<Core, 'components' | 'measures' | 'rounding' | 'exchange'>

export const creditSheet: Sheet<CreditLine> = {
  identity: (line) => [
    line.plan,
    line.clause,
    line.record,
    line.rowKey,
    line.recipient,
    line.role,
    line.level,
    line.forPeriod,
    line.field,
    line.postedIn,
    line.kind,
  ],
  columns: [
    text('plan', (line) => line.plan),
    text('clause', (line) => line.clause),
    text('record', (line) => line.record),
    text('row_key', (line) => line.rowKey),
    text('recipient', (line) => line.recipient),
    text('role', (line) => line.role),
    figure('level', (line) => line.level),
    text('for_period', (line) => line.forPeriod),
    text('field', (line) => line.field),
    figure('share', (line) => line.share),
    text('incentive_date', (line) => line.incentiveDate),
    figure('amount', (line) => moneyDecimal(line.amount, line.currency)),
    text('currency', (line) => line.currency),
    text('posted_in', (line) => line.postedIn),
    text('as_of', (line) => line.asOf),
    text('kind', (line) => line.kind),
    text('corrects', (line) => line.corrects),
    text('origin', (line) => line.origin),
  ],
}

/** The components that pay on money: their measures and quotas are amounts. */
export function onMoneyOf({ components, measures }: Scales): ReadonlySet<string> {
  const moneyMetrics = new Set(measures.filter(({ unit }) => unit.kind === 'money').map(({ name }) => name))
  return new Set(components.filter(({ metric }) => moneyMetrics.has(metric)).map(({ name }) => name))
}

/** What a line comes to in the currency of pay; its rate is a decimal, or a fraction where its digits do not end. */
const PAID_IN: readonly Column<EarningLine>[] = [
  figure('pay_amount', ({ paid }) => (paid === null ? null : moneyDecimal(paid.amount, paid.currency))),
  text('pay_currency', ({ paid }) => paid?.currency ?? ''),
  figure('pay_rate', ({ paid }) => (paid === null ? null : (toDecimal(paid.rate.value) ?? `${paid.rate.value.n}/${paid.rate.value.d}`))),
]

/** The earnings ledger. Measures and quotas are in the unit of the component's metric, attainment is a ratio (104.55% is 1.0455). */
export function earningSheet(scales: Scales): Sheet<EarningLine> {
  const { rounding, exchange } = scales
  const onMoney = onMoneyOf(scales)
  const measured = (line: EarningLine, value: EarningLine['measure']): string | null => {
    if (value === null) return null
    return onMoney.has(line.component) ? exactMoneyDecimal(value, line.currency, rounding.ratio) : plainDecimal(value, rounding.ratio)
  }
  return {
    identity: (line) => [
      line.plan,
      line.component,
      line.payee,
      line.forPeriod,
      line.record,
      line.rowKey,
      line.item,
      line.postedIn,
      line.kind,
      // the address of an adjustment is part of its key
      line.origin,
    ],
    columns: [
      text('plan', (line) => line.plan),
      text('component', (line) => line.component),
      text('payee', (line) => line.payee),
      text('for_period', (line) => line.forPeriod),
      text('record', (line) => line.record),
      text('row_key', (line) => line.rowKey),
      text('item', (line) => line.item),
      text('kind', (line) => line.kind),
      text('window', (line) => line.window),
      figure('measure', (line) => measured(line, line.measure)),
      figure('quota', (line) => measured(line, line.quota)),
      figure('attainment', (line) => (line.attainment === null ? null : plainDecimal(line.attainment, rounding.ratio))),
      figure('amount', (line) => moneyDecimal(line.amount, line.currency)),
      text('currency', (line) => line.currency),
      ...(exchange.pay === null ? [] : PAID_IN),
      text('posted_in', (line) => line.postedIn),
      text('as_of', (line) => line.asOf),
      text('corrects', (line) => line.corrects),
      text('origin', (line) => line.origin),
      text('reason', (line) => line.reason),
      text('author', (line) => line.author),
      text('dated', (line) => line.dated),
    ],
  }
}

export const paymentSheet: Sheet<PaymentLine> = {
  identity: (line) => [line.payee, line.plan, line.postedIn, line.account, line.kind, line.sourceLine],
  columns: [
    text('payee', (line) => line.payee),
    text('plan', (line) => line.plan),
    text('posted_in', (line) => line.postedIn),
    text('account', (line) => line.account),
    text('kind', (line) => line.kind),
    text('source_line', (line) => line.sourceLine),
    text('for_period', (line) => line.forPeriod),
    figure('amount', (line) => moneyDecimal(line.amount, line.currency)),
    text('currency', (line) => line.currency),
    text('origin', (line) => line.origin),
    text('due_on', (line) => line.dueOn),
  ],
}
