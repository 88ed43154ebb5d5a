/** The fast evaluator: columns to totals, totals to pay; ledgers as bytes, when they are asked for. */
import type { Columns } from '../columns/column.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import type { EarningLine } from '../ledger/lines.ts'
import { type PaymentsLedger, paymentsOf } from '../ledger/payments.ts'
import type { ByteSink } from '../write/bytes.ts'
import type { Fit } from './fit.ts'
import { type CreditedColumns, writeCredits } from './ledgers/credits.ts'
import { writeEarnings } from './ledgers/earnings.ts'
import { keyTextsOf } from './ledgers/key-text.ts'
import { type Earned, earnedBy } from './people/pay.ts'
import { sumLine, sumsOf } from './people/sums.ts'
import { orderedRows } from './rows/order.ts'
import { type Totals, totalsOf } from './rows/totals.ts'

/** A plan's answer without a line in memory for any row. */
export interface FastOutcome {
  /** What everyone earned of each component in each pay period asked for. */
  readonly earnings: readonly EarningLine[]
  readonly payments: PaymentsLedger
  /** Write the ledgers of the periods asked for; how many lines they have. */
  readonly writeCredits: (sink: ByteSink) => number
  readonly writeEarnings: (sink: ByteSink) => number
  /** Rows without a date, and rows that belong to nobody in the plan. */
  readonly undated: number
  readonly outside: number
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
  /** What computed it: the totals of the rows and the programs of all parts of pay, with the bounds that chose how. */
  readonly workings: Workings
}

/** What a run computed with. */
export interface Workings {
  readonly totals: Totals
  readonly components: ReadonlyMap<string, Earned['programs']>
}

/** Which pay periods there are up to the end of what was asked for, and which lines are wanted. */
export interface AskedPeriods {
  readonly periods: readonly Stretch[]
  readonly inside: readonly Stretch[]
}

/** Runs a plan that fits; or why something in it does not run as a program. */
export function runFast(
  world: World,
  columns: Columns,
  { owner }: Fit,
  { periods, inside }: AskedPeriods,
  asOf: string,
): FastOutcome | { readonly because: string } {
  const record = creditedColumns(columns, owner)
  if (record === undefined) return { because: 'a person or date that is written in an unusual way' }
  const totals = totalsOf(world, columns, record.owner, record.day)
  const earned = new Map<string, Earned>()
  for (const component of world.core.components) {
    const one = earnedBy(world, totals, component)
    if ('because' in one) return { because: `${one.because} in \`${component.name}\`` }
    // a person whose fields change inside a window earns by increments
    if (one.kinds.includes('reference')) return { because: `a field of a person that changes inside a window of \`${component.name}\`` }
    earned.set(component.name, one)
  }
  const labels = new Set(periods.map(({ label }) => label))
  const wanted = new Set(inside.map(({ label }) => label))
  const lines = sumsOf(earned)
    .filter(({ period }) => labels.has(period))
    .map((sum) => sumLine(world, sum, asOf))
  const posted = lines.map((line) => ({ line, row: null }))
  const { payments, balances, forgiven } = paymentsOf(
    world.core,
    periods.map(() => world),
    posted,
    periods,
    asOf,
  )
  return {
    earnings: lines.filter(({ postedIn }) => wanted.has(postedIn)),
    payments: {
      payments: payments.filter(({ postedIn }) => wanted.has(postedIn)),
      balances: balances.filter(({ period }) => wanted.has(period)),
      forgiven,
    },
    writeCredits: (sink) => writeCredits(world, record, totals.frame, inside, asOf, sink),
    writeEarnings: (sink) => {
      const ordered = orderedRows(columns, record.owner, record.day, totals.frame)
      return writeEarnings({ world, record, totals, ordered, earned }, wanted, asOf, sink)
    },
    workings: { totals, components: new Map([...earned].map(([name, { programs }]) => [name, programs])) },
    undated: totals.undated,
    outside: totals.outside,
    byBigIntegers: [...earned.values()].reduce((sum, one) => sum + one.byBigIntegers, 0),
  }
}

function creditedColumns(columns: Columns, ownerField: string): CreditedColumns | undefined {
  const { shape, fields } = columns
  const owner = fields.get(ownerField)
  const day = fields.get(shape.fields.find(({ role }) => role === 'incentive')?.name ?? '')
  return owner?.kind === 'code' && day?.kind === 'day' ? { columns, key: keyTextsOf(columns), owner, day } : undefined
}
