/** Metrics: what is measured, over what window, against what quota. */
import type { ItemOf, MetricClause } from '../../grammar/forms/items.ts'
import type { Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Aggregate } from '../../runtime/core/core.ts'
import type { Basis, Expression } from '../../runtime/core/expression.ts'
import { type Per, type Unit, Window } from '../../runtime/core/unit.ts'
import type { Metric, Policy, QuotaClause } from '../plan.ts'
import { isClash, unitOf } from '../units.ts'
import { type Context, itemsOf, later, notStated, onlyOne, originOf, unknownName, wordIn } from './context.ts'
import { bindExpression, fieldPath, personScope, rowScope } from './expression.ts'
import { basisOf, meaningOf, shown } from './policies.ts'

type Node = ItemOf<'metric'>
export interface BoundMetrics {
  readonly metrics: readonly Metric[]
  readonly policies: readonly Policy[]
  /** Metrics whose quota is stated, but not understood or not yet supported. */
  readonly brokenQuotas: ReadonlySet<string>
}

const LATER: ReadonlySet<string> = new Set([
  'growth',
  'score',
  'team_share',
  'measured_for',
  'counting',
  'weighted',
  'continues',
  'converted',
  'dated_by',
  'effective',
])
export const AGGREGATES: ReadonlySet<string> = new Set(['sum', 'count', 'extreme', 'ratio', 'growth', 'score', 'team_share'])

/** The plan's metrics; a plan adds its own clauses to a metric that its company declares. Company metrics that the plan does not name again are known by `wanted`. */
export function bindMetrics(context: Context, wanted: ReadonlySet<string>, objectives: ReadonlySet<string>): BoundMetrics {
  const own = itemsOf(context.own, 'metric')
  const shared = itemsOf(context.shared, 'metric')
  const bound: Metric[] = []
  const policies: Policy[] = []
  const stated = new Set(
    [...own, ...shared].filter((node) => node.clauses.some((clause) => clause.form === 'quota')).map((node) => node.name.text),
  )
  const declared = new Map<string, Node>()
  for (const node of own) {
    const first = declared.get(node.name.text)
    if (first !== undefined)
      context.report(
        reportOf(
          'CB202',
          node.name.span,
          { name: node.name.text },
          { related: [{ span: first.name.span, note: 'it is declared here already' }] },
        ),
      )
    else declared.set(node.name.text, node)
  }
  const names = [...declared.keys(), ...shared.map((node) => node.name.text).filter((name) => wanted.has(name) && !declared.has(name))]
  for (const name of new Set(names)) {
    const base = shared.find((node) => node.name.text === name)
    const more = declared.get(name)
    const node = more ?? base
    if (node === undefined) continue
    const clauses = merged(base?.clauses ?? [], more?.clauses ?? [])
    const metric = bindMetric(context, node, base, clauses, objectives, policies)
    if (metric !== undefined) bound.push(metric)
  }
  const brokenQuotas = new Set(bound.filter(({ name, quota }) => quota === null && stated.has(name)).map(({ name }) => name))
  return { metrics: bound, policies, brokenQuotas }
}

/** The company's clauses, with the plan's in place of those it states itself. */
const merged = (base: readonly MetricClause[], own: readonly MetricClause[]): MetricClause[] => {
  const slot = (clause: MetricClause): string =>
    AGGREGATES.has(clause.form)
      ? 'measure'
      : clause.form === 'no_means'
        ? `no ${clause.what.text}`
        : clause.form === 'supports'
          ? `supports ${clause.objective.text}`
          : clause.form
  const stated = new Set(own.map(slot))
  return [...base.filter((clause) => !stated.has(slot(clause))), ...own]
}

function bindMetric(
  context: Context,
  node: Node,
  base: Node | undefined,
  clauses: readonly MetricClause[],
  objectives: ReadonlySet<string>,
  policies: Policy[],
): Metric | undefined {
  const name = node.name.text
  const block = `metric \`${name}\``
  for (const clause of clauses) if (LATER.has(clause.form)) later(context, clause.span, clause.form.replaceAll('_', ' '))
  const supports = clauses.flatMap((clause) => {
    if (clause.form !== 'supports') return []
    if (!objectives.has(clause.objective.text)) unknownName(context, clause.objective.span, clause.objective.text, 'objective', objectives)
    return [{ objective: clause.objective.text, origin: originOf(`${name}/supports`, clause.span) }]
  })
  const measures = clauses.filter((clause) => AGGREGATES.has(clause.form))
  const [measure, second] = measures
  if (measure !== undefined && second !== undefined)
    context.report(
      reportOf('CB206', second.span, { clause: 'the measure' }, { related: [{ span: measure.span, note: 'it is stated here already' }] }),
    )
  if (measure === undefined) return notStated(context, node.name.span, block, 'what it counts', 'sum of deal.amount')
  const bound = bindAggregate(context, name, measure)
  const accumulates = onlyOne(context, clauses, 'accumulates')
  if (accumulates === undefined)
    return notStated(context, node.name.span, block, 'over which window it adds up', 'accumulates over quarter')
  const window = bindWindow(context, accumulates)
  if (bound === undefined || window === undefined) return undefined
  const { aggregate, where, record, unit } = bound
  requireIncentiveDate(context, record)
  const quotaClause = onlyOne(context, clauses, 'quota')
  const quota = quotaClause === undefined ? null : bindQuota(context, name, quotaClause, clauses, window, policies)
  const stated = quota === null ? undefined : basisOf(context, clauses)
  if (quota !== null && stated === undefined)
    notStated(
      context,
      quotaClause?.span ?? node.span,
      block,
      'whether attainment is against the full quota or the quota to date',
      'attainment against full quota',
    )
  if (stated !== undefined)
    policies.push(
      shown(
        'attainment',
        name,
        stated.basis === 'full' ? 'attainment against full quota' : 'attainment against quota to date',
        stated.stated,
      ),
    )
  const whenEmpty = bindEmpty(context, node, clauses, aggregate, policies)
  return {
    name,
    label: node.label?.text ?? base?.label?.text ?? name,
    supports,
    encourages: onlyOne(context, clauses, 'encourages')?.behaviour.text ?? null,
    because: onlyOne(context, clauses, 'because')?.reason.text ?? null,
    record,
    aggregate,
    where,
    window,
    unit,
    basis: stated?.basis ?? 'full',
    quota: quota ?? null,
    whenEmpty,
    origin: originOf(name, node.name.span),
  }
}

function bindEmpty(
  context: Context,
  node: Node,
  clauses: readonly MetricClause[],
  aggregate: Aggregate,
  policies: Policy[],
): string | null {
  const canBeEmpty = aggregate.kind === 'ratio' || aggregate.kind === 'average' || aggregate.kind === 'min' || aggregate.kind === 'max'
  if (!canBeEmpty) return null
  const empty = meaningOf(context, 'value', clauses)
  if (empty === undefined) {
    notStated(context, node.name.span, `metric \`${node.name.text}\``, 'what counts where there are no rows', 'no value means no pay')
    return 'error'
  }
  policies.push(shown('no_value', node.name.text, `no value means ${empty.meaning.replace('_', ' ')}`, empty.stated))
  return empty.meaning
}

export interface BoundAggregate {
  readonly aggregate: Aggregate
  readonly where: Expression | null
  readonly record: string
  readonly unit: Unit
}

/** Binds a measure: its record is the one that its paths begin with. */
export function bindAggregate(context: Context, address: string, clause: MetricClause): BoundAggregate | undefined {
  const record = recordOf(context, clause)
  if (record === undefined) return undefined
  const scope = rowScope(`${address}/${clause.form}`, record)
  const bind = (e: Parameters<typeof bindExpression>[0]): Expression | undefined => bindExpression(e, scope, context)
  const where = 'where' in clause && clause.where !== undefined ? bind(clause.where) : null
  if (where === undefined) return undefined
  const unit = (e: Expression): Unit => {
    const u = unitOf(e, () => ({ kind: 'number' }), { kind: 'money', currency: context.currency.code })
    return isClash(u) ? { kind: 'number' } : u
  }
  switch (clause.form) {
    case 'sum': {
      const of = bind(clause.of)
      return of && { aggregate: { kind: 'sum', of }, where, record, unit: unit(of) }
    }
    case 'extreme': {
      const of = bind(clause.of)
      if (clause.what.text === 'latest') return later(context, clause.span, 'latest of')
      return of && { aggregate: { kind: clause.what.text, of }, where, record, unit: unit(of) }
    }
    case 'ratio': {
      const of = bind(clause.of)
      const to = bind(clause.to)
      if (of === undefined || to === undefined) return undefined
      return {
        aggregate: { kind: 'ratio', of, to },
        where,
        record,
        unit: unit(of).kind === unit(to).kind ? { kind: 'percent' } : { kind: 'number' },
      }
    }
    case 'count': {
      if (clause.what?.text === 'net') return later(context, clause.span, 'count net')
      if (clause.what?.text !== 'distinct') return { aggregate: { kind: 'count' }, where, record, unit: { kind: 'count' } }
      const [first, ...rest] = clause.of.words
      const of = first === undefined ? undefined : fieldPath(record, 'row', rest, first, context, originOf(scope.address, clause.of.span))
      return of && { aggregate: { kind: 'count_distinct', of }, where, record, unit: { kind: 'count' } }
    }
    default:
      return undefined
  }
}

function recordOf(context: Context, clause: MetricClause): string | undefined {
  const words = firstWords(clause)
  const found = words.find((word) => context.records.has(word.text))
  if (found !== undefined) return found.text
  const [first] = words
  if (first !== undefined) return unknownName(context, first.span, first.text, 'record', context.records.keys())
  return notStated(context, clause.span, `\`${clause.form}\``, 'which record it counts', 'sum of deal.amount')
}

/** The first word of every path in a measure. */
function firstWords(value: unknown): Word[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(firstWords)
  if ('words' in value && Array.isArray(value.words)) return (value.words as Word[]).slice(0, 1)
  return Object.entries(value).flatMap(([key, inner]) => (key === 'span' || key === 'comments' ? [] : firstWords(inner)))
}

function bindWindow(context: Context, clause: Extract<MetricClause, { form: 'accumulates' }>): Window | undefined {
  if (clause.row !== undefined) return 'deal'
  if (clause.months !== undefined) return later(context, clause.span, 'over last n months')
  const allowed = Window.options.filter((w) => w !== 'deal')
  return clause.window === undefined ? undefined : wordIn(context, clause.window, 'window', allowed)
}

/** Reported at the record, once however many metrics count it. */
function requireIncentiveDate(context: Context, record: string): void {
  const shape = context.records.get(record)
  const count = shape?.fields.filter((field) => field.role === 'incentive' && field.unit.kind === 'date').length ?? 1
  if (shape !== undefined && count !== 1 && !context.damaged) context.report(reportOf('CB215', shape.origin.span, { record, count }))
}

const PERS: readonly Per[] = ['month', 'quarter', 'half', 'year']

function bindQuota(
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
  policies.push(shown('no_quota', name, `no quota means ${missing.meaning.replace('_', ' ')}`, missing.stated))
  const origin = originOf(`${name}/quota`, clause.span)
  if (clause.by !== undefined && clause.by.length > 0) return bindRecordQuota(context, clause, missing.meaning, origin)
  const { value } = clause
  if (
    value.kind === 'path' &&
    value.path.words[0]?.text !== context.payee &&
    value.path.words.length === 2 &&
    !context.records.has(value.path.words[0]?.text ?? '')
  )
    return later(context, clause.span, 'quota from a quotas file')
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

export const metricBases = (metrics: readonly Metric[]): Map<string, Basis> => new Map(metrics.map((metric) => [metric.name, metric.basis]))
