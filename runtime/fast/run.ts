/** The fast evaluator: columns to totals, totals to pay; ledgers as bytes, when they are asked for. */
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import type { EarningLine } from '../ledger/lines.ts'
import { type PaymentsLedger, paymentsOf } from '../ledger/payments.ts'
import type { ByteSink } from '../write/bytes.ts'
import type { Ran } from './kernel/job.ts'
import type { Means } from './kernel/sum-rows.ts'
import { type WholeCredits, wholeCreditsOf, writeCredits } from './ledgers/credits.ts'
import { writeEarnings } from './ledgers/earnings.ts'
import { type Earned, earnedBy } from './people/pay.ts'
import { sumLine, sumsOf } from './people/sums.ts'
import type { HeldOf } from './rows/measured.ts'
import { rowsStage, type Totals } from './rows/stage.ts'

/** A plan's answer without a line in memory for any row. */
export interface FastOutcome {
  /** What everyone earned of each component in each pay period asked for. */
  readonly earnings: readonly EarningLine[]
  readonly payments: PaymentsLedger
  /** The ledger of credits as plain data, where another thread could write it. */
  readonly wholeCredits: () => WholeCredits | undefined
  /** Write the ledgers of the periods asked for; how many lines they have. */
  readonly writeCredits: (sink: ByteSink) => number
  readonly writeEarnings: (sink: ByteSink) => number
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
  /** What computed it: the totals of the rows and the programs of all parts of pay, with the bounds that chose how. */
  readonly workings: Workings
  /** Which loop added up the record with the most rows, and on how many threads; null where all rows were counted one by one. */
  readonly ran: Ran | null
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
  heldOf: HeldOf,
  { periods, inside }: AskedPeriods,
  asOf: string,
  means: Means = {},
): FastOutcome | { readonly because: string } {
  const totals = rowsStage(world, heldOf, means)
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
    wholeCredits: () => wholeCreditsOf(world, heldOf, totals, inside, asOf),
    writeCredits: (sink) => writeCredits(world, heldOf, totals, inside, asOf, sink),
    writeEarnings: (sink) => writeEarnings({ world, totals, earned }, wanted, asOf, sink),
    workings: { totals, components: new Map([...earned].map(([name, { programs }]) => [name, programs])) },
    ran: ranOf(totals),
    byBigIntegers: [...earned.values()].reduce((sum, one) => sum + one.byBigIntegers, 0),
  }
}

function ranOf({ whole }: Totals): Ran | null {
  const [largest] = [...whole.values()].sort((a, b) => b.columns.count - a.columns.count)
  return largest?.totals.ran ?? null
}
