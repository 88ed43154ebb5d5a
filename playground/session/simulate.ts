/** A period of everybody on the tab's data: what it costs, how pay is spread, and what a scenario or the edited text does to it. As `caboose run` and `caboose scenario` compute it. */

import { money } from '../../compiler/compare/amounts.ts'
import type { Answered } from '../../compiler/compare/answer.ts'
import { type Answerer, answererOf } from '../../compiler/compare/payer.ts'
import { type Compiled, compile } from '../../compiler/compile.ts'
import type { Mark } from '../../compiler/describe/curve/curve.ts'
import type { Bars, Line, Review } from '../../compiler/describe/page.ts'
import { type Side, sideOf } from '../../compiler/diff/diff.ts'
import { reporting } from '../../compiler/review/runs.ts'
import { type PlanReviewShown, planShown } from '../../compiler/review/shown.ts'
import { bandsTable, exactOf, isOfFew, payBars, peopleTable, percentilesOf, rowsTable, shareOf } from '../../compiler/scenario/alone.ts'
import { groupingOf } from '../../compiler/scenario/asked.ts'
import { scenarioPage } from '../../compiler/scenario/page.ts'
import { comparedOn, type Variant, variantOf } from '../../compiler/scenario/scenario.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { placeKey } from '../../messages/span.ts'
import type { Core } from '../../runtime/core/core.ts'
import { enlarged } from './enlarged.ts'
import { dataRefusal } from './findings.ts'
import type { Job } from './job.ts'
import { isRefusal, type Refusal, refusal, shownPlan } from './refusal.ts'
import { runByRun } from './runs.ts'
import { filesOf } from './sources.ts'
import { type Ready, type Stale, staleOf, type Tab } from './tab.ts'

/** What stands beside the plan: a scenario of the company, or the same plan with other texts (`before`: those that it had). */
export type Beside =
  | { readonly kind: 'scenario'; readonly path: string }
  | { readonly kind: 'before'; readonly files: Readonly<Record<string, string>> }

export interface SimulateAsked {
  /** As `caboose run --period` takes it. */
  readonly period: string
  /** As `caboose scenario --by` takes it: `rep.region`, `deal.segment`; null: not grouped. */
  readonly by: string | null
  readonly beside: Beside | null
  /** Rows are repeated to so many; null: the data as they are. */
  readonly rows: number | null
}

export interface Simulated {
  readonly period: string
  /** The field that people or rows were grouped by. */
  readonly by: string | null
  /** Whether the rows were repeated: then its figures are no company's pay. */
  readonly isSample: boolean
  readonly people: number
  /** Rows of the files that the plan reads. */
  readonly rows: number
  readonly currency: string
  readonly total: Mark
  readonly parts: readonly { readonly label: string; readonly amount: Mark; readonly share: string }[]
  /** Null where so few people are paid that figures would be somebody's pay. */
  readonly spread: { readonly percentiles: ReturnType<typeof percentilesOf>; readonly bars: Bars } | null
  /** By band of attainment, and by the field that was asked for; empty where there is nothing to show. */
  readonly bands: readonly Line[]
  readonly groups: readonly Line[]
  /** The scenario's page as `caboose scenario` prints it, and what it moves; null where none was asked for. */
  readonly beside: { readonly page: Review; readonly shown: PlanReviewShown | null } | null
  readonly warnings: readonly Diagnostic[]
  readonly stale: Stale | null
}

/** A run; refused as a whole where anything is wrong with the data. */
export async function simulated(tab: Tab, asked: SimulateAsked, job: Job): Promise<Simulated | Refusal> {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const data = asked.rows === null ? tab.data : enlarged(tab.data, ready.plan, ready.core, asked.rows)
  if (isRefusal(data)) return data
  const grouping = groupingOf(ready.plan, asked.by ?? undefined, undefined)
  if ('problem' in grouping) return refusal('asked', grouping.problem)
  const pair = sidesOf(tab, ready, asked.beside)
  if (isRefusal(pair)) return pair
  const trouble: Diagnostic[] = []
  const rows = rowsOf(ready.core, data)
  job.progress(0, 0)
  await job.breathe()
  const answer = answererFor(data, asked.period, ready.core, (part) => job.progress(0.8 * part, Math.round(rows * part)))
  const answers = new Map<Core, Answered>()
  const kept: Answerer = (core) => {
    const found = answer(core)
    answers.set(core, found)
    return found
  }
  const made = await runByRun(
    (each) =>
      ranOf(
        pair,
        reporting(each, (one) => void trouble.push(one)),
        grouping,
      ),
    kept,
    {
      breathe: job.breathe,
      progress: () => undefined,
    },
  )
  if (made === undefined || hasErrors(trouble)) {
    if (trouble.length === 0) return refusal('asked', `\`${asked.period}\` is no period of this plan`)
    return dataRefusal(unique(trouble))
  }
  job.progress(0.9, rows)
  await job.breathe()
  const { own, compared } = made
  const ran = answers.get(ready.core)
  const [against] = compared?.scenarios ?? []
  return {
    ...shownOf(own),
    ...(ran?.answer === undefined ? { bands: [], groups: [] } : tablesOf(own, asked, grouping, ran.answer)),
    period: asked.period,
    by: asked.by,
    isSample: asked.rows !== null,
    rows,
    beside:
      compared === undefined || against === undefined
        ? null
        : {
            page: scenarioPage(compared, `On the data of ${asked.period}, beside ${compared.base.label}`, grouping.people),
            shown: against.review === undefined ? null : planShown(against.review, pair.variant ?? pair.base),
          },
    warnings: (ran?.diagnostics ?? []).filter(({ severity }) => severity !== 'error'),
    stale: staleOf(tab),
  }
}

type Grouping = Exclude<ReturnType<typeof groupingOf>, { readonly problem: string }>

/** The plan that is shown is the variant of its earlier text, and the base of a scenario. */
interface Pair {
  readonly base: Side
  readonly variant: Side | undefined
  readonly own: 'base' | 'variant'
}

function sidesOf({ files, entry }: Tab, ready: Ready, beside: Beside | null): Pair | Refusal {
  const own = sideOf(ready.compiled)
  if (own === undefined) return refusal('plan', 'this plan has errors; mend them to see what it pays')
  if (beside === null) return { base: own, variant: undefined, own: 'base' }
  const read = (path: string): string | undefined => (beside.kind === 'before' ? beside.files[path] : undefined) ?? files.get(path)
  const other: Compiled = compile(beside.kind === 'scenario' ? beside.path : entry, read)
  const side = sideOf(other)
  if (side === undefined || other.core === undefined) {
    const errors = other.diagnostics.filter(({ severity }) => severity === 'error')
    return refusal('plan', beside.kind === 'scenario' ? `\`${beside.path}\` has errors` : 'the text of before has errors', errors)
  }
  return beside.kind === 'scenario' ? { base: own, variant: side, own: 'base' } : { base: side, variant: own, own: 'variant' }
}

interface Ran {
  readonly own: Variant
  readonly compared: ReturnType<typeof comparedOn>
}

function ranOf({ base, variant, own }: Pair, answer: Answerer, { margin }: Grouping): Ran | undefined {
  const compared = variant === undefined ? undefined : comparedOn(base, [variant], answer, margin)
  if (variant !== undefined && compared === undefined) return undefined
  const shown = compared === undefined ? variantOf(base, answer, undefined) : own === 'base' ? compared.base : compared.scenarios[0]
  return shown && { own: shown, compared }
}

function shownOf(own: Variant): Pick<Simulated, 'people' | 'currency' | 'total' | 'parts' | 'spread'> {
  const { paid } = own
  const { currency } = paid
  const mark = (amount: bigint): Mark => ({ exact: exactOf(amount, currency.digits), says: money(amount, currency) })
  return {
    people: paid.people.length,
    currency: currency.code,
    total: mark(paid.total),
    parts: [...paid.parts].map(([name, amount]) => ({
      label: paid.labels.get(name) ?? name,
      amount: mark(amount),
      share: shareOf(amount, paid.total),
    })),
    spread: isOfFew(own) ? null : { percentiles: percentilesOf(own), bars: payBars(own) },
  }
}

function tablesOf(
  own: Variant,
  { by }: SimulateAsked,
  grouping: Grouping,
  answer: NonNullable<Answered['answer']>,
): Pick<Simulated, 'bands' | 'groups'> {
  const [record = '', ...path] = by?.split('.') ?? []
  const ofRows = by !== null && record !== own.plan.appliesTo.record
  return {
    bands: bandsTable(own),
    groups: ofRows
      ? rowsTable(own, answer, { record, margin: grouping.margin?.margin ?? [], by: path })
      : grouping.people.length > 0
        ? peopleTable(own, grouping.people)
        : [],
  }
}

interface Kept {
  readonly period: string
  readonly answer: Answerer
  /** Told while files are read. */
  told: (part: number) => void
}

/** The last period that was asked of each set of files: its data are read once. */
const known = new WeakMap<Tab['data'], Kept>()

function answererFor(data: Tab['data'], period: string, { records }: Core, told: (part: number) => void): Answerer {
  const found = known.get(data)
  if (found?.period === period) {
    found.told = told
    return found.answer
  }
  const bytes = Math.max(
    1,
    records.reduce((sum, { file }) => sum + (data.get(file)?.length ?? 0), 0),
  )
  let read = 0
  const { files } = filesOf(data, (more) => {
    read += more
    kept.told(Math.min(1, read / bytes))
  })
  const kept: Kept = { period, told, answer: answererOf(files, period, true) }
  known.set(data, kept)
  return kept.answer
}

/** How many rows the files of a plan have: their lines that are not empty and not inside quotes, without the first. */
function rowsOf({ records }: Core, data: Tab['data']): number {
  const counted = [...new Set(records.map(({ file }) => file))].map((file) => linesOf(data.get(file) ?? new Uint8Array()))
  return counted.reduce((sum, lines) => sum + Math.max(0, lines - 1), 0)
}

const [LF, CR, QUOTE] = [10, 13, 34]

function linesOf(bytes: Uint8Array): number {
  let [lines, isQuoted, isEmpty] = [0, false, true]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) isQuoted = !isQuoted
    if ((byte === LF || byte === CR) && !isQuoted) {
      if (!isEmpty) lines += 1
      isEmpty = true
    } else isEmpty = false
  }
  return isEmpty ? lines : lines + 1
}

/** Two sides on one set of data find the same faults. */
const unique = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(found.map((one) => [`${one.code} ${one.span.file} ${placeKey(one.span.start)} ${one.message}`, one])).values(),
]
