import { showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { joinKey } from '../data/order.ts'
import { numberOf } from '../evaluate/expression.ts'
import { fieldsOfMoney } from '../evaluate/reach.ts'
import { type Credit, creditsOf, rowReader } from '../evaluate/rows.ts'
import { shareOf } from '../evaluate/totals.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { wholePart } from '../exact/ratio.ts'
import type { CreditLine } from './lines.ts'
import type { Fact, Ledger } from './replay.ts'

/** What one row gives one person for one field in a pay period, in minor units. */
export interface CreditFact extends Fact {
  readonly credit: Credit
  readonly field: string
}

/**
 * What the rows of a pay period credit: one fact per row, rule, recipient and money field that a measure adds up (semantics 3, 9).
 */
export function creditFacts(world: World, period: Stretch): CreditFact[] {
  const facts: CreditFact[] = []
  for (const record of new Set(world.core.credit.map((rule) => rule.record))) {
    const fields = fieldsOfMoney(world.core, record).map((read) => ({ read, field: read.path.join('.') }))
    const { env, moveTo } = rowReader(world, record)
    for (const credit of creditsOf(world, record)) {
      if (credit.date < period.from || credit.date > period.to) continue
      moveTo(credit.row, credit.date)
      for (const { read, field } of fields) {
        const amount = shareOf(world, credit, numberOf(read, env), true)
        if (amount !== undefined) facts.push({ credit, field, forPeriod: period.label, amount: wholePart(amount) })
      }
    }
  }
  return facts
}

/** The credits ledger; its key is plan, clause, record, row, recipient, role, level, period and field. */
export const creditLedger = ({ plan, currency }: Core, asOf: string): Ledger<CreditFact, CreditLine> => ({
  keyOf: ({ credit, forPeriod, field }) =>
    [credit.rule.origin.address, credit.record, joinKey(credit.row.key), credit.recipient, forPeriod, field].join('\u0000'),
  lineOf: ({ credit, forPeriod, field }, { postedIn, kind, amount }) => ({
    plan: plan.name,
    clause: credit.rule.origin.address,
    record: credit.record,
    rowKey: credit.rowKey,
    recipient: credit.recipient,
    role: 'direct',
    level: 0,
    forPeriod,
    field,
    share: credit.rule.share,
    incentiveDate: showDay(credit.date),
    amount,
    currency: currency.code,
    postedIn,
    asOf,
    kind,
    origin: credit.rule.origin.address,
  }),
})

/** The order of the file: by natural key, then period of posting and kind (semantics 9). */
export const creditOrder = (a: CreditLine, b: CreditLine): number =>
  compareText(a.clause, b.clause) ||
  compareText(a.record, b.record) ||
  compareText(a.rowKey, b.rowKey) ||
  compareText(a.recipient, b.recipient) ||
  compareText(a.forPeriod, b.forPeriod) ||
  compareText(a.field, b.field) ||
  compareText(a.postedIn, b.postedIn)
