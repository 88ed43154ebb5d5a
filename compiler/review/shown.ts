/** A review as the page in the browser shows it: plain data with ready text. What is withheld in what `caboose diff` prints is withheld here. */
import { pointed } from '../../runtime/exact/ratio.ts'
import { METRIC_LIMIT } from '../check/simplicity.ts'
import { type Currency, money, signed, signedPercent } from '../compare/amounts.ts'
import { partsCosts } from '../compare/parts.ts'
import type { Mark } from '../describe/curve/curve.ts'
import type { ChangeBin } from '../describe/figure/histogram.ts'
import type { Costs } from '../describe/figure/stacked.ts'
import type { Review } from '../describe/page.ts'
import { describePlan } from '../describe/plan.ts'
import type { Side } from '../diff/diff.ts'
import { runExamples } from '../examples/run.ts'
import { matrixOf } from '../matrix/matrix.ts'
import type { Plan } from '../plan.ts'
import { leversOf, metricsThatMovePay } from '../reach.ts'
import { type CurveChange, curvesBetween } from './curves.ts'
import { isShown } from './page.ts'
import type { Consequence, PlanReview, ToldChange } from './review.ts'
import { saySides } from './sides.ts'
import { changeBins } from './spread.ts'

/** `up`: it costs more, or somebody gains. */
export type Direction = 'up' | 'down' | 'same'

export interface ChangeShown {
  readonly subject: string
  readonly rule: string
  readonly before: string | null
  readonly after: string | null
  /** `+$214,350.00`; null where it is not known, not shown, or part of that of the next change. */
  readonly cost: string | null
  readonly direction: Direction
  readonly file: string
  readonly line: number
  readonly pays: boolean
}

export interface CostShown {
  /** `+$214,350.00`, `+3.34%` (empty where there is nothing to compare with). */
  readonly change: string
  readonly percent: string
  readonly direction: Direction
  readonly before: string
  readonly after: string
  /** How many people are paid, and how many gain and lose where that may be said. */
  readonly people: number
  readonly sides: string
  readonly bins: readonly ChangeBin[]
  readonly parts: Costs
  /** What each part changes by, in the order of `parts`. */
  readonly changes: readonly string[]
  /** Which of the plan's metrics each part pays on, from 0; null where it pays on none, or is several parts together. */
  readonly places: readonly (number | null)[]
}

/** What a plan asks of its readers. */
export interface BurdenShown {
  readonly metrics: number
  readonly mostMetrics: number
  readonly levers: number
  readonly seconds: number
  readonly objectives: readonly { readonly label: string; readonly isServed: boolean }[]
}

/** An example or a promise of the text that does not hold any more. */
export interface BrokenShown {
  readonly name: string
  readonly says: string
  readonly file: string
  readonly line: number
}

export interface PlanReviewShown {
  readonly file: string
  readonly label: string
  readonly labelBefore: string
  /** Whether no cent can change on any data. */
  readonly samePay: boolean
  /** Null where there is no data, nothing changes, or fewer than five people are paid: `withheld` says so. */
  readonly cost: CostShown | null
  readonly withheld: boolean
  readonly changes: readonly ChangeShown[]
  readonly curves: readonly CurveChange[]
  readonly newJumps: readonly { readonly pay: string; readonly at: string; readonly from: string; readonly to: string }[]
  readonly before: BurdenShown
  readonly after: BurdenShown
  readonly broken: readonly BrokenShown[]
}

/** What a review answers with. `page` and `markdown` are what the command line prints of it. */
export interface ReviewShown {
  readonly plans: readonly PlanReviewShown[]
  readonly page: Review
  readonly markdown: string
}

/** One plan's review; `side` is the version after, whose examples are run. */
export function planShown(review: PlanReview, side: Side): PlanReviewShown {
  const { file, before, after, samePay, consequence, newCliffs } = review
  const shown = consequence !== undefined && isShown(consequence) ? consequence : undefined
  return {
    file,
    label: after.label,
    labelBefore: before.label,
    samePay,
    cost: shown === undefined ? null : costShown(shown, after),
    withheld: consequence !== undefined && shown === undefined,
    changes: review.changes.map((change) => changeShown(change, shown === undefined ? undefined : after.currency)),
    curves: samePay ? [] : curvesBetween(before, after),
    newJumps: newCliffs.map(({ pay, at, from, to }) => ({ pay, at, from, to })),
    before: burdenOf(before),
    after: burdenOf(after),
    broken: brokenIn(side),
  }
}

const directionOf = (change: bigint): Direction => (change > 0n ? 'up' : change < 0n ? 'down' : 'same')

const changeShown = ({ subject, rule, before, after, cost, span, pays }: ToldChange, currency: Currency | undefined): ChangeShown => ({
  subject,
  rule,
  before,
  after,
  cost: cost === null || currency === undefined ? null : signed(cost, currency),
  direction: directionOf(cost ?? 0n),
  file: span.file,
  line: span.start.line,
  pays,
})

function costShown({ before, after, moves, sides }: Consequence, plan: Plan): CostShown {
  const { currency } = after
  const change = after.total - before.total
  const mark = (amount: bigint): Mark => ({ exact: pointed(amount, currency.digits), says: money(amount, currency) })
  const parts = partsCosts(before, after)
  return {
    change: signed(change, currency),
    percent: signedPercent(change, before.total),
    direction: directionOf(change),
    before: money(before.total, currency),
    after: money(after.total, currency),
    people: moves.length,
    sides: saySides(sides),
    bins: changeBins(moves, sides, currency),
    parts: {
      parts: parts.map(({ label }) => label),
      rows: [
        { label: 'Before', total: mark(before.total), parts: parts.map((part) => (part.before === 0n ? null : mark(part.before))) },
        { label: 'After', total: mark(after.total), parts: parts.map((part) => (part.after === 0n ? null : mark(part.after))) },
      ],
    },
    changes: parts.map((part) => signed(part.after - part.before, currency)),
    places: parts.map(({ label }) => placeOf(label, plan)),
  }
}

function placeOf(part: string, { pays, metrics }: Plan): number | null {
  const metric = pays.find(({ label }) => label === part)?.metric
  const place = metrics.findIndex(({ name }) => name === metric)
  return place < 0 ? null : place
}

const burdenOf = (plan: Plan): BurdenShown => ({
  metrics: metricsThatMovePay(plan).length,
  mostMetrics: METRIC_LIMIT,
  levers: leversOf(plan),
  seconds: describePlan(plan, { curves: false }).reading.seconds,
  objectives: matrixOf([plan]).rows.map(({ objective, served }) => ({ label: objective.label, isServed: served.length > 0 })),
})

/** Examples and promises of a version that fail. */
function brokenIn({ compiled: { plan, core, planning } }: Side): readonly BrokenShown[] {
  if (plan === undefined || core === undefined) return []
  return runExamples({ plan, core, planning })
    .filter(({ passed }) => !passed)
    .map(({ name, span, expectations, diagnostics }) => {
      const first = expectations.find((one) => !one.passed)
      const says = first === undefined ? (diagnostics[0]?.message ?? '') : `${first.says}: expected ${first.expected}, got ${first.got}`
      return { name, says, file: span.file, line: (first?.span ?? span).start.line }
    })
}
