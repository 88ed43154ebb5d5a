/** What may change from a day on, and how far back a change reaches (semantics 14). */
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Metric, Plan, Reach } from '../plan.ts'
import { withoutOrigins } from '../reach.ts'
import { KINDS, kindOf, sayKind } from './address.ts'
import { clauseOf, type Edit } from './edit.ts'

/** Clauses of a part of pay that change by increments. */
const STEPS: ReadonlySet<string> = new Set('rate deductible gate multiplier stacking cap floor kicker'.split(' '))
/** Clauses that go by the row's date, or by the days of a month. */
const BY_DATE: ReadonlySet<string> = new Set('measure quota worth target credit credit_factor credit_cap'.split(' '))
/** What a plan cannot be without from a day on. */
const KEPT: ReadonlySet<string> = new Set('measure quota worth target credit'.split(' '))

const REACHES: Readonly<Record<string, Reach>> = { 'for the whole window': 'whole', 'restarting the window': 'restart' }

/** How far back an edit reaches. */
export const reachOf = (edit: Edit): Reach => REACHES[edit.reach?.text ?? ''] ?? 'increments'

/** The kinds of clause that an edit is about; none for a whole block. */
function kindsOf(edit: Edit, inPay: boolean): readonly string[] {
  const clause = clauseOf(edit)
  if (clause !== undefined) return [kindOf(clause)]
  if (edit.form === 'change') return ['credit']
  if (edit.form === 'add') return edit.added?.form === 'credit' ? ['credit'] : []
  if (edit.record !== undefined) return ['credit']
  if (edit.promise !== undefined) return ['promise']
  return edit.bound !== undefined ? ['band '] : withinBlock(KINDS[edit.clause?.text ?? ''] ?? [], inPay)
}

/** Words that a part of pay and a metric share: `multiplied by`, `cap`. */
const withinBlock = (kinds: readonly string[], inPay: boolean): readonly string[] =>
  kinds.length < 2 ? kinds : inPay ? kinds.slice(0, 1) : kinds.slice(1, 2)

const isStep = (kind: string): boolean => STEPS.has(kind) || kind.startsWith('band ')

/** Whether each edit can hold from a day on. Reports CB272, CB273, and CB528 for two reaches on one part of pay and day. */
export function datedEdits(edits: readonly Edit[], plan: Plan, report: Report): Edit[] {
  const first = new Map<string, Edit>()
  return edits.filter((edit) => {
    const kinds = kindsOf(
      edit,
      plan.pays.some(({ name }) => name === edit.block?.text),
    )
    if (kinds.length === 0 && !isBlockInTime(edit, plan)) {
      report(reportOf('CB272', edit.span, { what: `${edit.form} ${blockOf(edit)}`, event: true }))
      return false
    }
    const refused = kinds.find((kind) => (!isStep(kind) && !BY_DATE.has(kind)) || (edit.form === 'remove' && KEPT.has(kind)))
    if (refused !== undefined || (kinds.some(isStep) && !plan.pays.some(({ name }) => name === edit.block?.text))) {
      report(reportOf('CB272', edit.span, { what: sayKind(refused ?? kinds[0] ?? ''), event: false }))
      return false
    }
    if (edit.reach !== undefined && !kinds.some(isStep)) {
      report(reportOf('CB273', edit.reach.span, { reach: edit.reach.text }))
      return false
    }
    const part = edit.block?.text ?? ''
    const before = kinds.some(isStep) ? first.get(part) : undefined
    if (before !== undefined && reachOf(before) !== reachOf(edit)) {
      report(reportOf('CB528', edit.span, { part }, { related: [{ span: before.span, note: 'this change of the day reaches otherwise' }] }))
      return false
    }
    if (kinds.some(isStep)) first.set(part, edit)
    return true
  })
}

const blockOf = (edit: Edit): string => (edit.form === 'add' ? (edit.added?.form ?? '') : (edit.block?.text ?? ''))

/** Metrics and parts of pay come and go; a spiff, contest or pool says its own days. */
const isBlockInTime = (edit: Edit, plan: Plan): boolean =>
  edit.form === 'add'
    ? edit.added?.form === 'metric' || edit.added?.form === 'pay'
    : [...plan.pays, ...plan.metrics].some(({ name }) => name === edit.block?.text)

/** What a metric is besides its filter, quota and factors: another measure or window is another metric. */
const fixedOf = ({ name, record, aggregate, scope, window, unit, basis, whenEmpty }: Metric): string =>
  withoutOrigins({ name, record, aggregate, scope, window, unit, basis, whenEmpty })

/** Reports CB272 at the edit that makes another metric of one. */
export function sameMetrics(before: readonly Metric[], now: readonly Metric[], edits: readonly Edit[], report: Report): void {
  for (const metric of now) {
    const old = before.find(({ name }) => name === metric.name)
    if (old === undefined || fixedOf(old) === fixedOf(metric)) continue
    const edit = edits.find(({ block }) => block?.text === metric.name)
    if (edit !== undefined) report(reportOf('CB272', edit.span, { what: `the measure of ${metric.name}`, event: false }))
  }
}
