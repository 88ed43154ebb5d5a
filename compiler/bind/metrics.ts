/** Metrics: what is measured, over what window, against what quota. */
import type { ItemOf, MetricClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Aggregate } from '../../runtime/core/core.ts'
import type { Basis } from '../../runtime/core/expression.ts'
import { Window } from '../../runtime/core/unit.ts'
import type { Metric, Policy } from '../plan.ts'
import { AGGREGATES, bindAggregate } from './aggregates.ts'
import { type Context, itemsOf, later, notStated, onlyOne, originOf, unknownName, wordIn } from './context.ts'
import { bindCreditCap, bindFactors } from './credit.ts'
import { bindConverted } from './exchange.ts'
import { basisOf, meaningOf, shown } from './policies.ts'
import { bindQuota } from './quotas.ts'
import { bindScope, refuseScope } from './scopes.ts'
import { perRow } from './windows.ts'

type Node = ItemOf<'metric'>
export interface BoundMetrics {
  readonly metrics: readonly Metric[]
  readonly policies: readonly Policy[]
  /** Metrics whose quota is stated, but not understood or not yet supported. */
  readonly brokenQuotas: ReadonlySet<string>
}

const LATER: ReadonlySet<string> = new Set(['continues', 'effective'])
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
  // measures of other measures are bound when those are
  const rank = (name: string): number => {
    const forms = [declared.get(name), shared.find((node) => node.name.text === name)].flatMap(
      (node) => node?.clauses.map(({ form }) => form) ?? [],
    )
    return forms.includes('team_share') ? 2 : forms.includes('growth') ? 1 : 0
  }
  for (const name of [...new Set(names)].sort((a, b) => rank(a) - rank(b))) {
    const base = shared.find((node) => node.name.text === name)
    const more = declared.get(name)
    const node = more ?? base
    if (node === undefined) continue
    const clauses = merged(base?.clauses ?? [], more?.clauses ?? [])
    const metric = bindMetric(context, node, base, clauses, objectives, policies, bound)
    if (metric !== undefined) bound.push(metric)
  }
  const places = [...new Set(names)]
  bound.sort((a, b) => places.indexOf(a.name) - places.indexOf(b.name))
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
  metrics: readonly Metric[],
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
  const weighted = onlyOne(context, clauses, 'weighted')
  const bound = bindAggregate(context, name, measure, { metrics, weighted: weighted !== undefined })
  const accumulates = onlyOne(context, clauses, 'accumulates')
  if (accumulates === undefined)
    return notStated(context, node.name.span, block, 'over which window it adds up', 'accumulates over quarter')
  const window = bindWindow(context, accumulates)
  if (bound === undefined || window === undefined) return undefined
  const { aggregate, where, record, unit } = bound
  if (weighted !== undefined && aggregate.kind !== 'count' && aggregate.kind !== 'count_net')
    context.report(
      reportOf('CB213', weighted.span, {
        what: '`weighted by credit`',
        instead: 'it says how rows are counted; a sum goes by credit as it is',
      }),
    )
  const ofMeasures = aggregate.kind === 'growth' || aggregate.kind === 'team_share'
  if (ofMeasures) refuseScope(context, clauses, measure.form === 'growth' ? 'growth of' : 'share of team with')
  if (ofMeasures && window === 'deal') later(context, accumulates.span, `${measure.form.replace('_', ' ')} per deal`)
  const scope = bindScope(context, ofMeasures ? [accumulates] : clauses, record)
  const grown = aggregate.kind === 'growth' ? metrics.find((metric) => metric.name === aggregate.metric) : undefined
  if (scope.dated === null && grown?.scope.dated == null && record !== context.payee) requireIncentiveDate(context, record)
  const quotaClause = onlyOne(context, clauses, 'quota')
  const quota = quotaClause === undefined ? null : bindQuota(context, name, quotaClause, clauses, window, policies)
  const stated = basisOf(context, clauses)
  if (quotaClause !== undefined && stated === undefined)
    notStated(
      context,
      quotaClause.span,
      block,
      'whether attainment is against the full quota or the quota to date',
      'attainment against full quota',
    )
  if (stated !== undefined && (quotaClause !== undefined || stated.stated.from === 'clause'))
    policies.push(shown('attainment', name, stated.stated))
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
    onCredit: {
      factors: bindFactors(context, clauses, record, name),
      cap: bindCreditCap(context, onlyOne(context, clauses, 'credit_cap'), record),
    },
    converted: grown?.converted ?? bindConverted(context, onlyOne(context, clauses, 'converted'), record, name),
    scope: grown === undefined ? scope : { ...grown.scope, lastMonths: scope.lastMonths },
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
  const canBeEmpty = ['ratio', 'average', 'min', 'max', 'latest', 'growth', 'team_share'].includes(aggregate.kind)
  if (!canBeEmpty) return null
  const empty = meaningOf(context, 'value', clauses)
  if (empty === undefined) {
    notStated(context, node.name.span, `metric \`${node.name.text}\``, 'what counts where there are no rows', 'no value means no pay')
    return 'error'
  }
  policies.push(shown('no_value', node.name.text, empty.stated))
  return empty.meaning
}

function bindWindow(context: Context, clause: Extract<MetricClause, { form: 'accumulates' }>): Window | undefined {
  if (clause.row !== undefined) return perRow(context, clause.row)
  if (clause.months !== undefined) return 'month'
  const allowed = Window.options.filter((w) => w !== 'deal')
  return clause.window === undefined ? undefined : wordIn(context, clause.window, 'window', allowed)
}

/** Reported at the record, once however many metrics count it. */
function requireIncentiveDate(context: Context, record: string): void {
  const shape = context.records.get(record)
  const count = shape?.fields.filter((field) => field.role === 'incentive' && field.unit.kind === 'date').length ?? 1
  if (shape !== undefined && count !== 1 && !context.damaged) context.report(reportOf('CB215', shape.origin.span, { record, count }))
}

export const metricBases = (metrics: readonly Metric[]): Map<string, Basis> => new Map(metrics.map((metric) => [metric.name, metric.basis]))
