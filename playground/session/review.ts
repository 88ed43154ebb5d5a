/** A review of the tab's plan against another version of it, as `caboose diff` answers it. */
import type { Answered } from '../../compiler/compare/answer.ts'
import { answererOf } from '../../compiler/compare/payer.ts'
import type { Compiled } from '../../compiler/compile.ts'
import { payOf } from '../../compiler/diff/same-pay.ts'
import { reviewMarkdown } from '../../compiler/review/markdown.ts'
import { namesCsv } from '../../compiler/review/names.ts'
import { type PlansReview, plansPage, ranOn } from '../../compiler/review/plans.ts'
import { allocatorOf, payerOf, reporting } from '../../compiler/review/runs.ts'
import { planShown, type ReviewShown } from '../../compiler/review/shown.ts'
import { type Paired, paired, plansAt, reviewsOf, yearOf } from '../../compiler/review/versions.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Job } from './job.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

export interface ReviewAsked {
  /** The version before: its texts, and the plan among them. */
  readonly base: { readonly files: Readonly<Record<string, string>>; readonly entry: string }
  /** The version after: a path of the tab; null for the plan that is shown. */
  readonly head: string | null
  /** Whether both versions are run on the tab's data; without, the answer comes at once and says nothing of cost. */
  readonly onData: boolean
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

type Answerer = (core: Core) => Answered

/** Reviews a plan of the tab as it stands against `base`. */
export async function reviewOfTab(tab: Tab, asked: ReviewAsked, job: Job): Promise<ReviewAnswer | BrokenVersion | Refusal> {
  const { base, onData } = asked
  const files = new Map(Object.entries(base.files))
  const before = plansAt([base.entry], (path) => files.get(path))
  const after = plansAt([asked.head ?? tab.entry], (path) => tab.files.get(path))
  for (const [side, { broken }] of [['before', before] as const, ['after', after] as const])
    if (broken.length > 0) return { kind: 'broken', side, findings: errorsOf(broken) }
  if (before.sides.length === 0 || after.sides.length === 0) return refusal('asked', 'one of the two texts holds no plan')
  const pairs = paired(before.sides, after.sides)
  const period = asked.period ?? yearOf(pairs)
  const trouble: Diagnostic[] = []
  const report = (one: Diagnostic): void => void trouble.push(one)
  const bytes = (file: string): Uint8Array | undefined => tab.data.get(file)
  const reviews = onData
    ? await runByRun(
        (answerer) => reviewsOf(pairs, payerOf(reporting(answerer, report)), allocatorOf(bytes, report)),
        answererOf({ bytes, open: (file) => sourceIn(tab, file) }, period, isLarge(tab)),
        job,
      )
    : reviewsOf(pairs, undefined, undefined)
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

/** The program that an answer waits for. */
interface Wanted {
  readonly core: Core
}

const isWanted = (thrown: unknown): thrown is { readonly wanted: Wanted } =>
  typeof thrown === 'object' && thrown !== null && 'wanted' in thrown

/** How much of the whole way each run is taken for: how many there will be is known only at the end. */
const EACH = 0.2

/** Makes an answer of many runs, and breathes between them: each time one is missing it is run, and the answer is begun again. */
export async function runByRun<T>(make: (answerer: Answerer) => T, answerer: Answerer, { breathe, progress }: Job): Promise<T> {
  const known = new Map<string, Answered>()
  const answered: Answerer = (core) => {
    const found = known.get(payOf(core))
    if (found === undefined) throw { wanted: { core } }
    return found
  }
  for (let left = 1; ; left *= 1 - EACH) {
    try {
      return make(answered)
    } catch (thrown) {
      if (!isWanted(thrown)) throw thrown
      progress(1 - left)
      await breathe()
      known.set(payOf(thrown.wanted.core), answerer(thrown.wanted.core))
    }
  }
}
