/** A plan on a whole set of data: what it costs, how pay is spread, and scenarios beside it. */

import { average } from '../../compiler/compare/amounts.ts'
import { attainedBands } from '../../compiler/compare/bands.ts'
import { answererOf } from '../../compiler/compare/payer.ts'
import { sumOf } from '../../compiler/compare/sides.ts'
import { compile } from '../../compiler/compile.ts'
import type { Review } from '../../compiler/describe/page.ts'
import { type Side, sideOf } from '../../compiler/diff/diff.ts'
import { reporting } from '../../compiler/review/runs.ts'
import { scenarioAnswer } from '../../compiler/scenario/answer.ts'
import { groupingOf } from '../../compiler/scenario/asked.ts'
import { atQuota, fieldGroups } from '../../compiler/scenario/attained.ts'
import { baseFileOf } from '../../compiler/scenario/base.ts'
import { ranBeside, scenarioPage } from '../../compiler/scenario/page.ts'
import { type Compared, comparedOn } from '../../compiler/scenario/scenario.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { toFraction } from '../../runtime/exact/fraction.ts'
import { pointed } from '../../runtime/exact/ratio.ts'
import { dataRefusal } from './findings.ts'
import type { Job } from './job.ts'
import { isRefusal, type Refusal, refusal, shownPlan } from './refusal.ts'
import { filesOf } from './sources.ts'
import { type Tab, withData } from './tab.ts'

export interface SimulateAsked {
  /** Files in the place of the tab's own, by name. */
  readonly data: Readonly<Record<string, Uint8Array>>
  /** Null: the fiscal year in which the plan starts. */
  readonly period: string | null
  /** Paths of scenarios on this plan; none: the plan alone. */
  readonly scenarios: readonly string[]
  /** `rep.region` groups people, `deal.segment` rows; null: no groups. */
  readonly by: string | null
}

/** People together, with what they are paid. Of no fewer than five. */
export interface GroupShown {
  readonly label: string
  readonly people: number
  /** Decimals of the currency. */
  readonly paid: string
  readonly average: string
  /** The part of them at quota or above, as a fraction; null where nobody has one. */
  readonly atQuota: string | null
}

export interface Simulated {
  readonly period: string
  /** What `caboose scenario --format json` prints: cost, distribution and margin of the plan and of each scenario. */
  readonly answer: ReturnType<typeof scenarioAnswer>
  /** The same as a page. */
  readonly page: Review
  /** People by attainment, in order; null where no metric has a quota, or too few people would be shown. */
  readonly attainment: { readonly metric: string; readonly bands: readonly GroupShown[] } | null
  /** People by the field asked for; null where none was, or it is one of rows. */
  readonly groups: readonly GroupShown[] | null
  /** Findings of the run, none of them an error. */
  readonly warnings: readonly Diagnostic[]
}

export async function simulated(tab: Tab, asked: SimulateAsked, job: Job): Promise<Simulated | Refusal> {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const own = sideOf(ready.compiled)
  const sides = scenariosOf(tab, asked.scenarios)
  if (isRefusal(sides)) return sides
  if (own === undefined) return refusal('plan', `\`${ready.file}\` holds no plan`)
  const grouping = groupingOf(ready.plan, asked.by ?? undefined, undefined)
  if ('problem' in grouping) return refusal('asked', grouping.problem)
  const { calendar, effective, records } = ready.core
  const period = asked.period ?? periodOf(calendar, 'year', dayOf(effective.from)).label
  const { data } = withData(tab, asked.data)

  const bytes = Math.max(
    1,
    records.reduce((sum, { file }) => sum + (data.get(file)?.length ?? 0), 0),
  )
  let read = 0
  const { files, byColumns } = filesOf(data, (more) => {
    read += more
    job.progress(Math.min(0.5, (0.5 * read) / bytes))
  })
  job.progress(0)
  await job.breathe()
  const trouble: Diagnostic[] = []
  const cores = [own, ...sides].flatMap(({ compiled: { core } }) => core ?? [])
  const answerer = reporting(answererOf(files, period, byColumns(cores)), (one) => void trouble.push(one))
  const first = answerer(ready.core)
  const refused = (): Refusal => dataRefusal(trouble)
  if (first.answer === undefined || hasErrors(trouble)) return refused()
  job.progress(0.7)
  await job.breathe()
  const compared = comparedOn(own, sides, answerer, grouping.margin)
  const itself = sides.length === 0 ? comparedOn(own, [own], answerer, grouping.margin) : compared
  if (compared === undefined || itself === undefined) return refused()
  job.progress(0.9)
  await job.breathe()
  return {
    period,
    answer: scenarioAnswer(compared, period, grouping.people),
    page: scenarioPage(compared, ranBeside(period, ready.plan.label), grouping.people),
    ...groupsOf(itself, grouping.people),
    warnings: first.diagnostics.filter(({ severity }) => severity !== 'error'),
  }
}

/** Scenarios of the tab that stand on its plan. */
function scenariosOf({ files, entry }: Tab, paths: readonly string[]): readonly Side[] | Refusal {
  const sides: Side[] = []
  for (const path of paths) {
    const compiled = compile(path, (file) => files.get(file))
    const side = sideOf(compiled)
    if (side === undefined || hasErrors(compiled.diagnostics))
      return refusal(
        'plan',
        `\`${path}\` has errors`,
        compiled.diagnostics.filter(({ severity }) => severity === 'error'),
      )
    if (baseFileOf(compiled.files) !== entry) return refusal('asked', `\`${path}\` is no scenario on \`${entry}\``)
    sides.push(side)
  }
  return sides
}

/** The people of the last plan of a comparison, by attainment and by a field of theirs. */
function groupsOf({ base, scenarios }: Compared, by: readonly string[]): Pick<Simulated, 'attainment' | 'groups'> {
  const one = scenarios.at(-1)
  if (one === undefined) return { attainment: null, groups: null }
  const { paid, moves } = one
  const { digits } = paid.currency
  const group = (label: string, members: typeof moves): GroupShown => {
    const all = sumOf(members.map(({ after }) => after))
    const share = atQuota(members)
    return {
      label,
      people: members.length,
      paid: pointed(all, digits),
      average: pointed(members.length === 0 ? 0n : average(all, members.length), digits),
      atQuota: share === undefined ? null : toFraction(share),
    }
  }
  const bands = attainedBands(base.paid, paid, moves)
  const groups = by.length === 0 ? undefined : fieldGroups(one, by)
  return {
    attainment:
      bands === undefined || paid.attained === undefined
        ? null
        : { metric: paid.attained.label, bands: bands.map(({ label, after }) => group(label, after)) },
    groups: groups === undefined ? null : groups.map(({ label, items }) => group(label, items)),
  }
}
