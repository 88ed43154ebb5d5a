/** A review of the tab's plan against another version of it, as `caboose diff` answers it. */
import { type Paid, paidOf } from '../../compiler/compare/paid.ts'
import { answererOf } from '../../compiler/compare/payer.ts'
import type { Compiled } from '../../compiler/compile.ts'
import { reviewMarkdown } from '../../compiler/review/markdown.ts'
import { namesCsv } from '../../compiler/review/names.ts'
import { type PlansReview, plansPage, ranOn } from '../../compiler/review/plans.ts'
import type { Payer } from '../../compiler/review/review.ts'
import { allocatorOf } from '../../compiler/review/runs.ts'
import { planShown, type ReviewShown } from '../../compiler/review/shown.ts'
import { type Paired, paired, plansAt, reviewsOf, yearOf } from '../../compiler/review/versions.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Job } from './job.ts'
import { type Refusal, refusal } from './refusal.ts'
import { runByRun } from './runs.ts'
import type { Tab } from './tab.ts'

export interface ReviewAsked {
  /** The version before: its texts, and the plan among them. */
  readonly base: { readonly files: Readonly<Record<string, string>>; readonly entry: string }
  /** The version after: a path of the tab; null for the plan that is shown. */
  readonly head: string | null
  /** Whether both versions are run on the tab's data: `none` answers at once and says nothing of cost; `each` also says what each change costs by itself. */
  readonly costs: 'none' | 'total' | 'each'
  /** What to pay; null: the fiscal year in which the plan starts. */
  readonly period: string | null
  /** Whether the file of who gains and loses, by name, is written too. */
  readonly names: boolean
}

/** One of the versions does not compile. */
export interface BrokenVersion {
  readonly kind: 'broken'
  readonly side: 'before' | 'after'
  readonly findings: readonly Diagnostic[]
}

export interface ReviewAnswer extends ReviewShown {
  readonly kind: 'review'
  /** What both were run on; null where they were not. */
  readonly period: string | null
  /** The file that `caboose diff --names` writes; null where it was not asked for. */
  readonly names: string | null
}

/** Reviews a plan of the tab as it stands against `base`. */
export async function reviewOfTab(tab: Tab, asked: ReviewAsked, job: Job): Promise<ReviewAnswer | BrokenVersion | Refusal> {
  const { base, costs } = asked
  const onData = costs !== 'none'
  const files = new Map(Object.entries(base.files))
  const before = plansAt([base.entry], (path) => files.get(path))
  const after = plansAt([asked.head ?? tab.entry], (path) => tab.files.get(path))
  for (const [side, { broken }] of [['before', before] as const, ['after', after] as const])
    if (broken.length > 0) return { kind: 'broken', side, findings: errorsOf(broken) }
  if (before.sides.length === 0 || after.sides.length === 0) return refusal('asked', 'one of the two texts holds no plan')
  const pairs = paired(before.sides, after.sides)
  const period = asked.period ?? yearOf(pairs)
  const { known, make } = runsFor(tab, period)
  let trouble: Diagnostic[] = []
  const report = (one: Diagnostic): void => void trouble.push(one)
  const allocate = allocatorOf((file) => tab.data.get(file), report)
  const reviewed = (runs: (core: Core) => PaidBy): PlansReview => {
    trouble = []
    const pay: Payer = (core) => {
      const { paid, found } = runs(core)
      found.forEach(report)
      return paid
    }
    return reviewsOf(pairs, pay, allocate, costs === 'each')
  }
  const reviews = onData ? await runByRun(reviewed, make, job, known) : reviewsOf(pairs, undefined, undefined)
  if (hasErrors(trouble)) return refusal('data', trouble[0]?.message ?? '', trouble)
  return {
    kind: 'review',
    period: onData ? period : null,
    names: asked.names ? namesCsv(reviews.changed, reviews.quotas) : null,
    ...shownOf(reviews, pairs, onData ? period : null),
  }
}

const errorsOf = (broken: readonly Compiled[]): readonly Diagnostic[] =>
  broken.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))

function shownOf(reviews: PlansReview, { both }: Paired, period: string | null): ReviewShown {
  const page = plansPage(reviews, period === null ? null : ranOn(period, reviews))
  const plans = reviews.changed.flatMap((review, i) => {
    const side = both.filter(({ after }) => after.compiled.plan !== undefined)[i]?.after
    return side === undefined ? [] : [planShown(review, side)]
  })
  return { plans, page, markdown: reviewMarkdown(page) }
}

/** Bytes from which on data are read by columns, as the command line does. */
const LARGE = 16_000_000
const isLarge = ({ data }: Tab): boolean => [...data.values()].reduce((sum, { length }) => sum + length, 0) > LARGE

function sourceIn({ data }: Tab, file: string): ReturnType<typeof sourceOf> | undefined {
  const bytes = data.get(file)
  return bytes === undefined ? undefined : sourceOf(bytes)
}

/** What a program pays, and what its run found wrong. */
interface PaidBy {
  readonly paid: Paid | undefined
  readonly found: readonly Diagnostic[]
}

/** Runs of programs on one set of data files for one period, each made once. */
interface Runs {
  readonly known: Map<string, PaidBy>
  readonly make: (core: Core) => PaidBy
}

const runsOn = new WeakMap<Tab['data'], Map<string, Runs>>()

/** More runs than these are not kept: each holds what its answer is made of. */
const MOST_RUNS = 12

/** The runs of a tab's data that are known already, and how another one is made. */
function runsFor(tab: Tab, period: string): Runs {
  const byPeriod = runsOn.get(tab.data) ?? new Map<string, Runs>()
  runsOn.set(tab.data, byPeriod)
  const last = byPeriod.get(period)
  const found = last === undefined || last.known.size > MOST_RUNS ? freshOn(tab, period) : last
  byPeriod.set(period, found)
  return found
}

function freshOn(tab: Tab, period: string): Runs {
  const answerer = answererOf({ bytes: (file) => tab.data.get(file), open: (file) => sourceIn(tab, file) }, period, isLarge(tab))
  return {
    known: new Map(),
    make: (core) => {
      const { answer, diagnostics } = answerer(core)
      return { paid: answer && paidOf(core, answer), found: diagnostics.filter(({ severity }) => severity === 'error') }
    },
  }
}
