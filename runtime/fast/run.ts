/** The fast evaluator: columns to totals, totals to pay, and ledgers as bytes; whom it does not know the reference evaluator pays. */
import type { Columns } from '../columns/column.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { COMPUTED } from '../ledger/lines.ts'
import { type PaymentsLedger, paymentsOf } from '../ledger/payments.ts'
import type { Posted } from '../payments/holdings.ts'
import type { ByteSink } from './bytes.ts'
import { type CreditedColumns, writeCredits } from './credits.ts'
import { type EarnedSum, writeEarnings } from './earnings.ts'
import type { Fit } from './fit.ts'
import { keyTextsOf } from './key-text.ts'
import { orderedRows } from './order.ts'
import { type Earned, earnedBy } from './pay.ts'
import { totalsOf } from './totals.ts'

/** Where the ledgers go. */
export interface Sinks {
  readonly credits: ByteSink
  readonly earnings: ByteSink
}

/** A plan's answer without a line in memory that is made of rows. */
export interface FastOutcome {
  readonly sums: readonly EarnedSum[]
  readonly payments: PaymentsLedger
  readonly lines: { readonly credits: number; readonly earnings: number }
  readonly undated: number
  readonly outside: number
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
}

/**
 * Runs a plan that fits. `asked`: the labels of the pay periods whose lines are wanted. Where something does not run as a program, why; then
 * the sinks have been given nothing.
 */
export function runFast(
  world: World,
  columns: Columns,
  { owner: ownerField }: Fit,
  periods: readonly Stretch[],
  asked: ReadonlySet<string>,
  asOf: string,
  sinks: Sinks,
): FastOutcome | { readonly because: string } {
  const record = creditedColumns(columns, ownerField)
  if (record === undefined) return { because: 'a person or date that is written in an unusual way' }
  const totals = totalsOf(world, columns, record.owner, record.day)
  const earned = new Map<string, Earned>()
  for (const component of world.core.components) {
    const one = earnedBy(world, totals, component)
    if ('because' in one) return { because: `\`${component.name}\`: ${one.because}` }
    // a person whose fields change inside a window earns by increments
    if (one.kinds.includes('reference')) return { because: `\`${component.name}\`: a field of a person that changes inside a window` }
    earned.set(component.name, one)
  }
  const ordered = orderedRows(columns, record.owner, record.day, totals.frame)
  const wanted = periods.filter(({ label }) => asked.has(label))
  const credits = writeCredits(world, record, totals.frame, wanted, asOf, sinks.credits)
  const written = writeEarnings({ world, record, totals, ordered, earned }, asked, asOf, sinks.earnings)
  const payments = paymentsOf(
    world.core,
    periods.map(() => world),
    postedOf(world, written.sums, asOf),
    periods,
    asOf,
  )
  const byBigIntegers = [...earned.values()].reduce((sum, one) => sum + one.byBigIntegers, 0)
  return {
    sums: written.sums.filter(({ period }) => asked.has(period)),
    payments,
    lines: { credits, earnings: written.lines },
    undated: totals.undated,
    outside: totals.outside,
    byBigIntegers,
  }
}

function creditedColumns(columns: Columns, ownerField: string): CreditedColumns | undefined {
  const { shape, fields } = columns
  const owner = fields.get(ownerField)
  const day = fields.get(shape.fields.find(({ role }) => role === 'incentive')?.name ?? '')
  return owner?.kind === 'code' && day?.kind === 'day' ? { columns, key: keyTextsOf(columns), owner, day } : undefined
}

/** What everyone earned as lines without rows: payments need no more where nothing is held. */
const postedOf = ({ core }: World, sums: readonly EarnedSum[], asOf: string): Posted[] =>
  sums.map(({ payee, component, period, shown, amount }) => ({
    row: null,
    line: {
      plan: core.plan.name,
      component,
      payee,
      forPeriod: period,
      record: '',
      rowKey: '',
      item: 'earned',
      kind: 'original',
      ...shown,
      amount,
      currency: core.currency.code,
      paid: null,
      postedIn: period,
      asOf,
      corrects: '',
      origin: '',
      ...COMPUTED,
    },
  }))
