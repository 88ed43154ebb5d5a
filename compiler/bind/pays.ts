/** Parts of pay: worth, rate, gates, multipliers, limits. */
import type { ItemOf, PayClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax, PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Rounding } from '../../runtime/core/unit.ts'
import type { BandLine, Driver, Metric, Pay, Plan, Rate } from '../plan.ts'
import type { MetricUnits } from '../units.ts'
import { type Context, itemsOf, later, notStated, onlyOne, originOf, unknownName } from './context.ts'
import type { Scope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { bindKeyed } from './keyed.ts'
import { bindKicker } from './kickers.ts'
import { decimalOfMoney } from './literal.ts'
import { metricBases } from './metrics.ts'
import { bindGate, bindLimit, bindMultiplier, bindStacking } from './modifiers.ts'
import { bindBands, bindRate, type TableScope } from './tables.ts'

type Node = ItemOf<'pay'>
const LATER: Readonly<Record<string, string>> = {
  matrix: 'matrix',
  linked: 'pays',
  hold: 'hold',
  pay_part: 'pay ... to',
  advance: 'advance',
  carry: 'excess carries',
  paid_at: 'paid at end of',
}

export interface PayFacts {
  readonly metrics: readonly Metric[]
  readonly hasTarget: boolean
  readonly brokenQuotas: ReadonlySet<string>
  readonly rounding: Plan['rounding']
}

/** The pays of the plan, in the order written; the small form is written out by `inPlace` metrics before. */
export function bindPays(context: Context, facts: PayFacts): Pay[] {
  return itemsOf(context.own, 'pay').flatMap((node) => {
    if (node.name === undefined) return later(context, node.span, 'pay at') ?? []
    return bindPay(context, node, facts) ?? []
  })
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
  for (const clause of clauses) if (LATER[clause.form] !== undefined) later(context, clause.span, LATER[clause.form] ?? '')
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
  }
  const noBaseRate =
    worth === null
      ? `\`${name}\` has no worth`
      : metric.quota === null && !facts.brokenQuotas.has(metric.name)
        ? `\`${metric.name}\` has no quota`
        : undefined
  const table: TableScope = { scope, units, base: base.unit, baseMetric: base.name, noBaseRate }
  const rate = bindPayRate(context, node, clauses, table, facts)
  if (rate === undefined) return undefined
  const inner = (clause: PayClause): Scope => ({ ...scope, address: `${name}/${clause.form}` })
  return {
    name,
    label: node.label?.text ?? name,
    because: node.reason?.text ?? onlyOne(context, clauses, 'because')?.reason.text ?? null,
    metric: metric.name,
    base: base.name,
    worth,
    rate,
    gates: clauses.flatMap((c) => (c.form === 'gate' ? (bindGate(context, c, inner(c)) ?? []) : [])),
    multipliers: clauses.flatMap((c) =>
      c.form === 'multiplier' ? (bindMultiplier(context, c, { ...table, scope: inner(c) }, facts.metrics) ?? []) : [],
    ),
    stacking: bindStacking(context, node, clauses),
    limits: clauses.flatMap((c) =>
      c.form === 'cap' || c.form === 'floor' ? (bindLimit(context, c, inner(c), units, base.record) ?? []) : [],
    ),
    kickers: clauses.flatMap((c) => (c.form === 'kicker' ? (bindKicker(context, c, inner(c), units, facts.metrics) ?? []) : [])),
    round: bindRound(context, clauses, facts),
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

function bindPayRate(context: Context, node: Node, clauses: readonly PayClause[], table: TableScope, facts: PayFacts): Rate | undefined {
  if (node.inPlace !== undefined) {
    const e = rateSyntax(node)
    const address = `${table.scope.address}/flat`
    const cell = e === undefined ? undefined : bindRate(e, { ...table, scope: { ...table.scope, address } }, context)
    return cell && { kind: 'flat', cell, origin: originOf(address, node.span) }
  }
  const rates = clauses.filter((c) => c.form === 'flat' || c.form === 'table' || c.form === 'matrix' || c.form === 'linked')
  const [clause, second] = rates
  if (clause !== undefined && second !== undefined)
    context.report(
      reportOf('CB206', second.span, { clause: 'the rate' }, { related: [{ span: clause.span, note: 'it is stated here already' }] }),
    )
  if (clause?.form === 'flat') {
    if (clause.rate === undefined) return bindKeyed(context, clause, table, facts.metrics)
    const cell = bindRate(clause.rate, { ...table, scope: { ...table.scope, address: `${table.scope.address}/flat` } }, context)
    return cell && { kind: 'flat', cell, origin: originOf(`${table.scope.address}/flat`, clause.span) }
  }
  if (clause?.form === 'table') {
    if (clause.rowAxis !== undefined) return later(context, clause.span, 'a table of two dimensions')
    const driver = bindDriver(context, clause.driver, clause.of?.text, table, facts)
    const inner: TableScope = { ...table, scope: { ...table.scope, address: `${table.scope.address}/${clause.mode.text}` } }
    const [first, ...rest] = bindBands(clause.bands, inner, context)
    if (driver === undefined || first === undefined) return undefined
    if (clause.mode.text === 'graduated' && driver.metric !== table.baseMetric)
      return later(context, clause.driver.span, 'a graduated table on another metric')
    if (!cellsFit(context, clause.mode.text, [first, ...rest])) return undefined
    return { kind: 'table', mode: clause.mode.text, driver, bands: [first, ...rest], origin: originOf(inner.scope.address, clause.span) }
  }
  if (clause !== undefined) return undefined
  return notStated(context, node.name?.span ?? node.span, `pay \`${node.name?.text ?? ''}\``, 'at what rate it pays', 'flat 10%')
}

/** Slices are multiplied by rates; points on a curve are amounts (semantics 6.2, 6.5, 17.33). Reports CB304. */
function cellsFit(context: Context, mode: 'graduated' | 'retroactive' | 'interpolated', bands: readonly BandLine[]): boolean {
  if (mode === 'retroactive') return true
  const wrong = bands.find(({ cell }) => cell !== null && (cell.kind === 'amount') === (mode === 'graduated'))
  if (wrong === undefined) return true
  const [expected, found, help] =
    mode === 'graduated'
      ? ['a rate, as in `from 80% at 5%`', 'an amount', 'write `at` and a rate, or `retroactive` for amounts by themselves']
      : ['an amount, as in `reaching 80% pays 50% of worth`', 'a rate', 'write `pays` and an amount']
  context.report(reportOf('CB304', wrong.origin.span, { clause: mode, expected, found }, { help }))
  return false
}

const rateSyntax = (node: Node): ExprSyntax | undefined => {
  if (node.rate !== undefined) return { kind: 'literal', literal: node.rate, span: node.rate.span }
  return node.rateField === undefined ? undefined : { kind: 'path', path: node.rateField, span: node.rateField.span }
}

function bindDriver(context: Context, path: PathSyntax, of: string | undefined, table: TableScope, facts: PayFacts): Driver | undefined {
  const [first, property] = path.words.map((w) => w.text)
  const origin = originOf(`${table.scope.address}/on`, path.span)
  const own = table.scope.pay?.metric ?? ''
  if (first === 'pay') return later(context, path.span, 'on pay')
  const isAttainment = first === 'attainment' || property === 'attainment'
  const name = first === 'attainment' ? (of ?? own) : (first ?? '')
  const metric = facts.metrics.find((m) => m.name === name)
  if (metric === undefined) return unknownName(context, path.span, name, 'metric', ['attainment', ...facts.metrics.map((m) => m.name)])
  if (!isAttainment) return { kind: 'measure', metric: name, origin }
  if (metric.quota === null && facts.brokenQuotas.has(name)) return undefined
  if (metric.quota === null)
    return notStated(context, path.span, `metric \`${name}\``, 'the quota that attainment is measured against', 'quota $1,000,000 per year')
  return { kind: 'attainment', metric: name, origin }
}

function bindRound(context: Context, clauses: readonly PayClause[], facts: PayFacts): Rounding | null {
  const clause = onlyOne(context, clauses, 'round')
  if (clause === undefined) return null
  if (clause.unit === undefined) return later(context, clause.span, 'round after rates') ?? null
  if (clause.unit.kind !== 'money') return notStated(context, clause.unit.span, '`round to`', 'a unit of money', 'round to $1') ?? null
  const unit = decimalOfMoney(clause.unit, context.currency, context)
  return unit === undefined ? null : { mode: facts.rounding.money.mode, unit }
}

function attributionOf(context: Context, clauses: readonly PayClause[], rate: Rate): Pay['attribution'] {
  const stated = onlyOne(context, clauses, 'attribute')
  if (stated !== undefined) return stated.how.text === 'order' ? 'in_order' : 'in_proportion'
  return rate.kind === 'table' && rate.mode === 'graduated' ? 'in_order' : 'in_proportion'
}
