/** Quotas: a number in the plan, a person's field, or a record with a row per person and period. */
import type { MetricClause } from '../../grammar/forms/items.ts'
import type { Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Per, Window } from '../../runtime/core/unit.ts'
import type { Policy, QuotaClause } from '../plan.ts'
import { isClash, unitOf } from '../units.ts'
import { type Context, notStated, originOf, unknownName, wordIn } from './context.ts'
import { bindExpression, personScope } from './expression.ts'
import { meaningOf, shown } from './policies.ts'

const PERS: readonly Per[] = ['month', 'quarter', 'half', 'year']

/** The quota of a metric. Reports CB201, CB204, CB205, CB210. */
export function bindQuota(
  context: Context,
  name: string,
  clause: Extract<MetricClause, { form: 'quota' }>,
  clauses: readonly MetricClause[],
  window: Window,
  policies: Policy[],
): QuotaClause | undefined {
  const missing = meaningOf(context, 'quota', clauses)
  if (missing === undefined) {
    notStated(context, clause.span, `metric \`${name}\``, 'what a person without quota gets', 'no quota means no pay')
    return undefined
  }
  policies.push(shown('no_quota', name, missing.stated))
  const origin = originOf(`${name}/quota`, clause.span)
  if (clause.by !== undefined && clause.by.length > 0) return bindRecordQuota(context, clause, missing.meaning, origin)
  const { value } = clause
  const planned = value.kind === 'path' && value.path.words.length === 2 ? value.path.words : undefined
  if (planned !== undefined && planned[0]?.text !== context.payee && !context.records.has(planned[0]?.text ?? ''))
    return bindPlannedQuota(context, name, planned, clause, missing.meaning, origin)
  const bound = bindExpression(value, personScope(`${name}/quota`), context)
  if (bound === undefined) return undefined
  const fieldPer = bound.kind === 'field' ? perOfField(context, bound) : null
  const per =
    clause.per === undefined
      ? (fieldPer ?? (window === 'deal' || window === 'plan' ? undefined : window))
      : wordIn(context, clause.per, 'period', PERS)
  if (per === undefined) return notStated(context, clause.span, `the quota of \`${name}\``, 'for which period it is', 'quota 4 per quarter')
  const unit = unitOf(bound, () => ({ kind: 'number' }), { kind: 'money', currency: context.currency.code })
  return {
    source: { kind: 'value', value: bound, per },
    unit: isClash(unit) ? { kind: 'number' } : unit,
    whenMissing: missing.meaning,
    origin,
  }
}

/** `quota fy26.cloud_bookings`: what a quotas file allocates. Reports CB201, CB285. */
function bindPlannedQuota(
  context: Context,
  name: string,
  [file, metric]: readonly Word[],
  clause: Extract<MetricClause, { form: 'quota' }>,
  whenMissing: string,
  origin: QuotaClause['origin'],
): QuotaClause | undefined {
  if (file === undefined || metric === undefined) return undefined
  const used = context.planned.find((one) => one.name === file.text)
  if (used === undefined) {
    const help = { help: `name the file that holds it: \`uses "${file.text}.plan"\`` }
    return unknownName(
      context,
      file.span,
      file.text,
      'quotas file',
      context.planned.map((one) => one.name),
      help,
    )
  }
  if (used.quotas === undefined) return undefined
  const { quotas, appliesTo } = used.quotas
  const quota = quotas.find((one) => one.metric === metric.text)
  if (quota === undefined)
    return unknownName(
      context,
      metric.span,
      metric.text,
      `quota of ${used.name}`,
      quotas.map((one) => one.metric),
    )
  if (clause.per !== undefined || appliesTo.record !== context.payee) {
    const what = clause.per === undefined ? `is for every ${appliesTo.record}` : 'is for each month of its year'
    context.report(reportOf('CB285', (clause.per ?? clause.value).span, { quota: `${file.text}.${metric.text}`, what, metric: name }))
    return undefined
  }
  return { source: { kind: 'planned', planning: used.name, metric: quota.metric, per: 'month' }, unit: quota.unit, whenMissing, origin }
}

/** The period that a person's field is for (`money per year`). */
export const perOfField = (context: Context, e: Expression & { kind: 'field' }): Per | null =>
  context.records.get(e.record)?.fields.find((field) => field.name === e.path.at(-1))?.per ?? null

function bindRecordQuota(
  context: Context,
  clause: Extract<MetricClause, { form: 'quota' }>,
  whenMissing: string,
  origin: QuotaClause['origin'],
): QuotaClause | undefined {
  const paths = [clause.value.kind === 'path' ? clause.value.path : undefined, ...(clause.by ?? []).map((key) => key.path)]
  const fields = paths.map((path) => {
    const [first, field, more] = path?.words ?? []
    const shape = first === undefined ? undefined : context.records.get(first.text)
    if (first !== undefined && shape === undefined) return unknownName(context, first.span, first.text, 'record', context.records.keys())
    const found = shape?.fields.find((f) => f.name === field?.text)
    if (shape === undefined || field === undefined || more !== undefined || found === undefined) {
      if (field !== undefined)
        context.report(reportOf('CB204', field.span, { field: field.text, record: first?.text ?? '', meant: undefined }))
      return undefined
    }
    return { record: shape.name, field: found }
  })
  const [value, ...by] = fields
  const person = by.find((f) => f?.field.unit.kind === 'reference' && f.field.unit.record === context.payee)
  const starts = by.find((f) => f?.field.unit.kind === 'date')
  if (value === undefined || fields.some((f) => f === undefined)) return undefined
  if (person === undefined || starts === undefined)
    return notStated(
      context,
      clause.span,
      'a quota from a record',
      `the ${context.payee} and the first day of the period it is for`,
      'quota target.amount per quarter by target.rep, target.quarter_start',
    )
  const per = clause.per === undefined ? undefined : wordIn(context, clause.per, 'period', PERS)
  if (per === undefined)
    return notStated(
      context,
      clause.span,
      'a quota from a record',
      'for which period each row is',
      'quota target.amount per quarter by target.rep, target.quarter_start',
    )
  return {
    source: { kind: 'record', record: value.record, value: value.field.name, by: person.field.name, starts: starts.field.name, per },
    unit: value.field.unit,
    whenMissing,
    origin,
  }
}
