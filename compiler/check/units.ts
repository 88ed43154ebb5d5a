import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { CreditFactor } from '../../runtime/core/credit.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import type { PlanEvent } from '../plan/events.ts'
import type { Plan } from '../plan.ts'
import { everyExpression, expressionsOf } from '../reach.ts'
import { alike, isClash, type MetricUnits, sayUnit, unitOf } from '../units.ts'
import { expectOfPayments } from './payment-units.ts'
import { adviceFor, adviceOnClash } from './unit-advice.ts'

const VERBS = { add: 'added to', compare: 'compared with', divide: 'divided by', logic: 'used as', times: 'multiplied by' } as const

/** Dollars, percents, counts and dates go together. Reports CB301, CB302, CB304, CB308. */
export function checkUnits(plan: Plan, out: Report): void {
  const money: Unit = { kind: 'money', currency: plan.currency.code }
  const metrics: MetricUnits = (name) => plan.metrics.find((metric) => metric.name === name)?.unit ?? { kind: 'number' }
  const check = (e: Expression): Unit | undefined => {
    const unit = unitOf(e, metrics, money)
    if (!isClash(unit)) return unit
    const { clash, left, right, at } = unit
    const both = { left: sayUnit(left), right: sayUnit(right) }
    if (clash === 'times') out(report('CB301', at.origin.span, both))
    else out(report('CB302', at.origin.span, { ...both, verb: VERBS[clash] }, adviceOnClash(unit, plan.currency)))
    return undefined
  }
  const expect = (e: Expression, clause: string, wanted: Unit): void => {
    const unit = check(e)
    if (unit !== undefined && !alike(unit, wanted))
      out(report('CB304', e.origin.span, { clause, expected: sayUnit(wanted), found: sayUnit(unit) }, adviceFor(e, wanted, plan.currency)))
  }
  const yesno: Unit = { kind: 'yesno' }
  if (plan.appliesTo.where !== null) expect(plan.appliesTo.where, 'where', yesno)
  if (plan.target !== null) expect(plan.target.value, 'target', money)
  for (const { rules, factors, cap } of plan.credit) {
    for (const rule of rules) {
      if (rule.kind !== 'share') continue
      expect(rule.share, 'a share of credit', { kind: 'percent' })
      if (rule.when !== null) expect(rule.when, 'when', yesno)
    }
    checkFactors(factors)
    if (cap !== null) expect(cap.limit, 'cap credit', money)
  }
  for (const metric of plan.metrics) {
    if (metric.where !== null) expect(metric.where, 'where', yesno)
    const { aggregate } = metric
    const parts = ['of' in aggregate ? aggregate.of : null, 'to' in aggregate ? aggregate.to : null].filter((part) => part !== null)
    if (aggregate.kind === 'team_share') expect(aggregate.test, 'share of team with', yesno)
    checkFactors(metric.onCredit.factors)
    if (metric.onCredit.cap !== null) expect(metric.onCredit.cap.limit, 'cap credit', money)
    let sound = true
    for (const part of parts) {
      const unit = check(part)
      sound &&= unit !== undefined
      if (unit !== undefined && aggregate.kind !== 'count_distinct' && !isNumeric(unit))
        out(report('CB304', part.origin.span, { clause: aggregate.kind, expected: 'a number or money', found: sayUnit(unit) }))
      if (aggregate.kind !== 'count_distinct') checkMissing(plan, part, out)
    }
    if (sound && metric.quota !== null && !alike(metric.quota.unit, metric.unit)) {
      const { source, origin, unit } = metric.quota
      const place = source.kind === 'value' ? source.value.origin : origin
      const advice = source.kind === 'value' ? adviceFor(source.value, metric.unit, plan.currency) : {}
      out(report('CB304', place.span, { clause: 'quota', expected: sayUnit(metric.unit), found: sayUnit(unit) }, advice))
    }
  }
  for (const pay of plan.pays) {
    for (const { e } of expressionsOf(pay)) check(e)
    for (const gate of pay.gates) expectKind(gate.test, 'only when', yesno)
    for (const { when } of [...pay.kickers, ...pay.limits]) if (when !== null) expectKind(when, 'when', yesno)
    for (const { rows } of pay.kickers) if (rows !== null && rows.where !== null) expect(rows.where, 'where', yesno)
    if (pay.rate.kind !== 'table') continue
    const { driver: on } = pay.rate
    const driver: Unit = on.kind === 'attainment' ? { kind: 'percent' } : on.kind === 'pay' ? money : metrics(on.metric)
    for (const band of pay.rate.bands) expectKind(band.bound, 'a bound of this table', driver)
  }
  for (const gate of plan.wholePay.gates) expectKind(gate.test, 'only when', yesno)
  for (const { by, bands, when } of plan.wholePay.multipliers) {
    const driver = check(by)
    if (driver !== undefined) for (const band of bands) expectKind(band.bound, 'a bound of this table', driver)
    if (when !== null) expect(when, 'when', yesno)
  }
  for (const limit of plan.limits) {
    check(limit.value)
    if (limit.when !== null) expect(limit.when, 'when', yesno)
  }
  for (const event of plan.events) expectOf(event, money, expect, check)
  expectOfPayments(plan.payments, money, expect)

  function checkFactors(factors: readonly CreditFactor[]): void {
    for (const { by, when } of factors) {
      const unit = check(by)
      if (unit !== undefined && !['factor', 'percent', 'number'].includes(unit.kind))
        out(report('CB304', by.origin.span, { clause: 'multiplied by', expected: 'a factor', found: sayUnit(unit) }))
      if (when !== null) expect(when, 'when', yesno)
    }
  }

  function expectKind(e: Expression, clause: string, wanted: Unit): void {
    const unit = unitOf(e, metrics, money)
    if (!isClash(unit) && !alike(unit, wanted))
      out(report('CB304', e.origin.span, { clause, expected: sayUnit(wanted), found: sayUnit(unit) }, adviceFor(e, wanted, plan.currency)))
  }
}

/** What the clauses of an event want. */
function expectOf(
  event: PlanEvent,
  money: Unit,
  expect: (e: Expression, clause: string, wanted: Unit) => void,
  check: (e: Expression) => Unit | undefined,
): void {
  const yesno: Unit = { kind: 'yesno' }
  if (event.eligible !== null) expect(event.eligible, 'eligible when', yesno)
  switch (event.kind) {
    case 'spiff': {
      const { occasion, cap, budget } = event
      if (cap !== null) expect(cap.limit, 'cap', money)
      if (budget !== null) expect(budget.limit, 'budget', money)
      if (occasion.kind === 'once') check(occasion.test)
      else if (occasion.where !== null) expect(occasion.where, 'where', yesno)
      return
    }
    case 'contest':
      if (event.where !== null) expect(event.where, 'where', yesno)
      return
    case 'pool':
      expect(event.fund, 'a pool', money)
      if (event.gate !== null) expect(event.gate, 'only when', yesno)
      if (event.weight !== null) check(event.weight)
      return
    default: {
      const never: never = event
      return never
    }
  }
}

const isNumeric = (unit: Unit): boolean => ['money', 'percent', 'factor', 'number', 'count', 'months'].includes(unit.kind)

/** A field that may be empty cannot be added up unless it says what counts then. */
function checkMissing(plan: Plan, e: Expression, out: Report): void {
  const guarded = new Set(everyExpression(e).flatMap((part) => (part.kind === 'else' ? [part.value] : [])))
  for (const part of everyExpression(e)) {
    if (part.kind !== 'field' || guarded.has(part)) continue
    const field = plan.records.find((record) => record.name === part.record)?.fields.find((f) => f.name === part.path[0])
    if (field?.optional === true && part.path.length === 1)
      out(report('CB308', part.origin.span, { field: `${part.record}.${field.name}` }))
  }
}
