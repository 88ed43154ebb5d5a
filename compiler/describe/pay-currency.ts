/** Pay in the currency of each person: how it was converted, and what was paid in each currency. */
import { digitsOf } from '../../runtime/currency/minor.ts'
import type { Rate } from '../../runtime/currency/pair.ts'
import { asPaidLine, payOf } from '../../runtime/currency/pay.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { toDecimal } from '../../runtime/exact/ratio.ts'
import { showNumber } from '../../runtime/exact/show.ts'
import { groupedBy } from '../../runtime/ledger/grouped.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Plan } from '../plan.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { sayRateSource } from './exchange.ts'
import { payLabel } from './expression.ts'
import { type Block, block, type Check, type Line, row, text, total } from './page.ts'
import { tellPayment } from './settlement.ts'
import { printedMinor } from './value.ts'
import { sayPer } from './words.ts'

/** What was earned and paid in one currency, in its minor units. */
export interface PaidTotal {
  readonly currency: string
  readonly earned: bigint
  readonly paid: bigint
}

interface Payments {
  readonly totals: readonly PaidTotal[]
  readonly blocks: readonly Block[]
  readonly checks: readonly Check[]
}

const moneyIn = (code: string): Plan['currency'] => ({ code, digits: digitsOf(code) })

/** What was paid in a pay period, in every currency in which it was; `earned` is in the plan's. */
export function tellPayments(asked: Asked, payPeriod: string, earned: bigint): Payments {
  const { plan, outcome, payee } = asked
  if (plan.exchange.pay === null) {
    const { paid, blocks, checks } = tellPayment(asked, payPeriod, earned)
    return { totals: [{ currency: plan.currency.code, earned, paid }], blocks, checks }
  }
  const lines = outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod)
  const payments = outcome.payments.filter((line) => line.payee === payee && line.postedIn === payPeriod)
  const currencies = [...new Set([...lines.map((line) => payOf(line).currency), ...payments.map(({ currency }) => currency)])].sort()
  const told = currencies.map((currency): Payments => {
    const own: Asked = { ...asked, plan: { ...plan, currency: moneyIn(currency) }, outcome: inCurrency(outcome, currency) }
    const inPay = sum(lines.map(payOf).filter((one) => one.currency === currency))
    const { paid, blocks, checks } = tellPayment(own, payPeriod, inPay)
    return {
      totals: [{ currency, earned: inPay, paid }],
      blocks:
        currencies.length === 1
          ? blocks
          : blocks.map(({ heading, lines: words }) => ({ heading: `${heading}, in ${currency}`, lines: words })),
      checks: checks.map((check) => ({ ...check, currency })),
    }
  })
  return {
    totals: told.flatMap(({ totals }) => totals),
    blocks: [...tellConverted(asked, payPeriod, lines), ...told.flatMap(({ blocks }) => blocks)],
    checks: told.flatMap(({ checks }) => checks),
  }
}

/** The ledgers of one currency. */
const inCurrency = (outcome: Outcome, currency: string): Outcome => ({
  ...outcome,
  earnings: outcome.earnings.map(asPaidLine).filter((line) => line.currency === currency),
  payments: outcome.payments.filter((line) => line.currency === currency),
  balances: outcome.balances.filter((line) => line.currency === currency),
})

const printedRate = ({ value }: Rate): string =>
  toDecimal(value) === undefined ? `${showNumber({ n: value.n, d: 1n })} / ${showNumber({ n: value.d, d: 1n })}` : showNumber(value)

/** How the earnings of a pay period became amounts of the currency of pay: part by part, with the rate and its day. */
function tellConverted({ plan }: Asked, payPeriod: string, lines: readonly EarningLine[]): Block[] {
  const converted = lines.filter(({ paid }) => paid !== null && paid.currency !== plan.currency.code)
  return [...groupedBy(converted, (line) => payOf(line).currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([currency, own]) => {
      const money = moneyIn(currency)
      const groups = groupedBy(own, ({ component, item, forPeriod, paid }) =>
        [component, item, forPeriod, paid === null ? '' : printedRate(paid.rate)].join('\u0000'),
      )
      const rows = [...groups.values()].map((some): Line => {
        const [first] = some
        const name =
          first === undefined || first.component === '' ? (first?.item.replaceAll('_', ' ') ?? '') : payLabel(first.component, plan)
        const correction = first === undefined || first.forPeriod === payPeriod ? '' : ` (correction for ${first.forPeriod})`
        const rate = first?.paid === null || first === undefined ? '' : printedRate(first.paid.rate)
        return row([name + correction, printedMinor(sum(some), plan.currency), rate, printedMinor(sum(some.map(payOf)), money)], 1)
      })
      const sources = new Map(own.flatMap(({ paid }) => (paid === null ? [] : [[printedRate(paid.rate), paid.rate] as const])))
      return block(`Your pay in ${currency}, ${payPeriod}`, [
        text(sayRule(plan)),
        row(['Part', 'Earned', 'Rate', `In ${currency}`], 1),
        ...rows,
        total(['Together', printedMinor(sum(own), plan.currency), '', printedMinor(sum(own.map(payOf)), money)], 1),
        ...[...sources].map(([rate, { legs }]) => text(`${rate} is ${sayRateSource(legs, 'the rate at which the period was closed')}.`)),
      ])
    })
}

/** Line by line, at which rate. */
function sayRule({ exchange, paid }: Plan): string {
  const period = sayPer(paid)
  const when = exchange.pay?.rate === 'floating' ? `the ${period} in which it is paid` : `the ${period} that it is for`
  return `Each line of what you earned is converted by itself, at the rate of the last day of ${when}, and rounded.`
}

/** In which currency people are paid, for the rep's page. */
export function sayPayCurrency({ exchange, paid }: Plan): string[] {
  const { pay } = exchange
  if (pay === null) return []
  const period = sayPer(paid)
  return pay.rate === 'floating'
    ? [
        `You are paid in your own currency. Every amount is converted at the rate of the last day of the ${period} in which it is paid, corrections too.`,
      ]
    : [
        `You are paid in your own currency. Every amount is converted at the rate of the last day of the ${period} that it is for; a later correction keeps that rate.`,
      ]
}
