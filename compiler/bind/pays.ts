/** Parts of pay: worth, rate, gates, multipliers, limits. */
import type { ItemOf, PayClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Rounding } from '../../runtime/core/unit.ts'
import type { Metric, Pay, Plan, Rate } from '../plan.ts'
import type { MetricUnits } from '../units.ts'
import { type Context, itemsOf, notStated, onlyOne, originOf, unknownName } from './context.ts'
import type { Scope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { bindKicker } from './kickers.ts'
import { decimalOfMoney } from './literal.ts'
import { metricBases } from './metrics.ts'
import { bindGate, bindLimit, bindMultiplier, bindStacking } from './modifiers.ts'
import { bindAbove, bindPayRate } from './rates.ts'
import type { TableScope } from './tables.ts'
import { bindCarry, bindPaidAt } from './timing.ts'

type Node = ItemOf<'pay'>
export interface PayFacts {
  readonly metrics: readonly Metric[]
  readonly hasTarget: boolean
  readonly brokenQuotas: ReadonlySet<string>
  readonly rounding: Plan['rounding']
}

/** The parts of pay, in the order written; the small form is written out by `inPlace` metrics before. */
export function bindPays(context: Context, facts: PayFacts): Pay[] {
  return itemsOf(context.own, 'pay').flatMap((node) => (node.name === undefined ? [] : (bindPay(context, node, facts) ?? [])))
}

function bindPay(context: Context, node: Node, facts: PayFacts): Pay | undefined {
  const name = node.name?.text ?? ''
  const metricName = node.metric?.text ?? `${name}_measure`
  const metric = facts.metrics.find((m) => m.name === metricName)
  if (metric === undefined) {
    if (node.metric === undefined || itemsOf([...context.own, ...context.shared], 'metric').some((m) => m.name.text === metricName))
      return undefined
    return unknownName(
      context,
      node.metric.span,
      metricName,
      'metric',
      facts.metrics.map((m) => m.name),
    )
  }
  const clauses = node.clauses ?? []
  const base = baseOf(context, clauses, metric, facts)
  const worthClause = onlyOne(context, clauses, 'worth')
  const worth = worthClause === undefined ? null : bindWorth(context, worthClause.share, facts)
  if (worth === undefined || base === undefined) return undefined
  const units: MetricUnits = (m) => facts.metrics.find((x) => x.name === m)?.unit ?? { kind: 'number' }
  const scope: Scope = {
    address: name,
    row: null,
    metrics: metricBases(facts.metrics),
    pay: { name, metric: metric.name, basis: metric.basis, hasWorth: worth !== null },
    target: facts.hasTarget,
    pays: new Set(itemsOf(context.own, 'pay').flatMap((one) => one.name?.text ?? [])),
  }
  const noBaseRate =
    worth === null
      ? `\`${name}\` has no worth`
      : metric.quota === null && !facts.brokenQuotas.has(metric.name)
        ? `\`${metric.name}\` has no quota`
        : undefined
  const table: TableScope = { scope, units, base: base.unit, baseMetric: base.name, noBaseRate }
  const rate = bindPayRate(context, node, clauses, table, facts)
  const above = bindAbove(context, clauses, table, rate)
  if (rate === undefined || above === undefined) return undefined
  const inner = (clause: PayClause): Scope => ({ ...scope, address: `${name}/${clause.form}` })
  return {
    name,
    label: node.label?.text ?? name,
    because: node.reason?.text ?? onlyOne(context, clauses, 'because')?.reason.text ?? null,
    metric: metric.name,
    base: base.name,
    worth,
    rate,
    above: above ?? null,
    roundAfterRates: clauses.some((c) => c.form === 'round' && c.afterRates !== undefined),
    gates: clauses.flatMap((c) => (c.form === 'gate' ? (bindGate(context, c, inner(c)) ?? []) : [])),
    multipliers: clauses.flatMap((c) =>
      c.form === 'multiplier' ? (bindMultiplier(context, c, { ...table, scope: inner(c) }, facts.metrics) ?? []) : [],
    ),
    stacking: bindStacking(context, node, clauses),
    limits: clauses.flatMap((c) => (c.form === 'cap' || c.form === 'floor' ? (bindLimit(context, c, inner(c), units, base) ?? []) : [])),
    kickers: clauses.flatMap((c) => (c.form === 'kicker' ? (bindKicker(context, c, inner(c), units, facts.metrics) ?? []) : [])),
    round: bindRound(context, clauses, facts),
    carry: bindCarry(context, clauses, name),
    paidAt: bindPaidAt(context, clauses, name),
    earnedStaysEarned: onlyOne(context, clauses, 'earned_stays') !== undefined,
    attribution: attributionOf(context, clauses, rate),
    origin: originOf(name, node.name?.span ?? node.span),
  }
}

function baseOf(context: Context, clauses: readonly PayClause[], metric: Metric, facts: PayFacts): Metric | undefined {
  const applied = onlyOne(context, clauses, 'applied_to')
  if (applied === undefined) return metric
  const found = facts.metrics.find((m) => m.name === applied.metric.text)
  return (
    found ??
    unknownName(
      context,
      applied.metric.span,
      applied.metric.text,
      'metric',
      facts.metrics.map((m) => m.name),
    )
  )
}

/** `70% of target`, as a decimal. */
function bindWorth(context: Context, share: ExprSyntax, facts: PayFacts): string | undefined {
  if (
    share.kind === 'binary' &&
    share.op === 'of' &&
    share.left.kind === 'literal' &&
    share.left.literal.kind === 'percent' &&
    share.right.kind === 'path' &&
    share.right.path.words.map((w) => w.text).join('.') === 'target'
  ) {
    if (facts.hasTarget) return decimalOfPercent(share.left.literal.text)
    return notStated(context, share.right.span, 'the plan', 'what the target is', `target ${context.payee}.target_incentive`)
  }
  context.report(
    reportOf(
      'CB304',
      share.span,
      { clause: 'worth', expected: 'a percent of target', found: `\`${printExpression(share)}\`` },
      { help: 'write for example `worth 70% of target`' },
    ),
  )
  return undefined
}

function bindRound(context: Context, clauses: readonly PayClause[], facts: PayFacts): Rounding | null {
  const clause = onlyOne(
    context,
    clauses.filter((c) => c.form === 'round' && c.unit !== undefined),
    'round',
  )
  if (clause?.unit === undefined) return null
  if (clause.unit.kind !== 'money') return notStated(context, clause.unit.span, '`round to`', 'a unit of money', 'round to $1') ?? null
  const unit = decimalOfMoney(clause.unit, context.currency, context)
  return unit === undefined ? null : { mode: facts.rounding.money.mode, unit }
}

function attributionOf(context: Context, clauses: readonly PayClause[], rate: Rate): Pay['attribution'] {
  const stated = onlyOne(context, clauses, 'attribute')
  if (stated !== undefined) return stated.how.text === 'order' ? 'in_order' : 'in_proportion'
  return rate.kind === 'table' && rate.mode === 'graduated' ? 'in_order' : 'in_proportion'
}
