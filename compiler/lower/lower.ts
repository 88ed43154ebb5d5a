/** The Plan to Core: what is computed. */
import type { Amendment, Component, Core, Measure, PlanLimit } from '../../runtime/core/core.ts'
import type { Window } from '../../runtime/core/unit.ts'
import { longer } from '../../runtime/evaluate/windows.ts'
import { amended } from '../overlay/amended.ts'
import { lyingIn } from '../plan/lying.ts'
import type { Metric, Pay, Plan } from '../plan.ts'
import { everyExpression, expressionsOf, withoutOrigins } from '../reach.ts'
import { rounded, stepValue } from './build.ts'
import { lowerEvents } from './events.ts'
import { withConstants } from './factors.ts'
import { lowerMetric } from './measure.ts'
import { carriesOver, lowerModifiers } from './modifiers.ts'
import { partsOf } from './parts.ts'
import { lowerPayments } from './payments.ts'
import { lowerPlanning } from './planning/planning.ts'
import { limitValue } from './prorated.ts'
import { lowerRate } from './rate.ts'
import { lowerWholePay } from './whole-pay.ts'

/** Lowers a plan that passed its checks. The result is what every evaluator runs and every emitter prints. */
export function lower(plan: Plan): Core {
  const payee = plan.records.find((record) => record.name === plan.appliesTo.record)
  const field = (name: string): string | null => (payee?.fields.some((f) => f.name === name) ? name : null)
  return {
    kind: 'core',
    version: 1,
    plan: { name: plan.name, label: plan.label },
    currency: plan.currency,
    rounding: plan.rounding,
    exchange: plan.exchange,
    calendar: plan.calendar,
    holidays: byWorkdays(plan) ? plan.holidays : null,
    effective: { from: plan.effective.from, to: plan.effective.to },
    legacy: plan.legacy === null ? null : { until: plan.legacy.until, origin: plan.legacy.origin },
    paid: plan.paid,
    records: usedRecords(plan),
    people: {
      record: plan.appliesTo.record,
      where: plan.appliesTo.where,
      hired: field('hired_on'),
      left: field('left_on'),
      label: field('name'),
      presence: plan.presence,
    },
    alongside: plan.alongside,
    ...lowerVersion(plan),
    factors: lowerWholePay(plan),
    limits: plan.limits.map(
      (limit): PlanLimit => ({
        kind: limit.kind,
        limit: limitValue(plan, limit, 'year'),
        each: limit.each,
        when: limit.when === null ? null : withConstants(limit.when, plan),
        origin: limit.origin,
      }),
    ),
    events: lowerEvents(plan),
    overpayment: plan.overpayment,
    exceptions: plan.exceptions,
    payments: lowerPayments(plan),
    amendments: lowerAmendments(plan),
    planning: quotasOf(plan).map((one) => lowerPlanning(one)),
    territories: lowerTerritories(plan),
  }
}

const versionsOf = (plan: Plan): Pick<Plan, 'metrics' | 'credit'>[] => [plan, ...plan.amendments]

/** The quotas files whose quotas some metric has, in any version of the plan. */
function quotasOf(plan: Plan): Plan['planning'] {
  const sources = versionsOf(plan).flatMap(({ metrics }) => metrics.flatMap(({ quota }) => quota?.source ?? []))
  return plan.planning.filter(({ name }) => sources.some((source) => source.kind === 'planned' && source.planning === name))
}

/** The territories of the quotas files through which rows are credited or measured, in any version of the plan. */
function lowerTerritories(plan: Plan): Core['territories'] {
  const files = new Set(
    versionsOf(plan)
      .flatMap(lyingIn)
      .flatMap((one) => one.files),
  )
  return plan.planning
    .filter(({ name }) => files.has(name))
    .map(({ name, label, effective: { from, to }, territories }) => ({
      file: name,
      label,
      from,
      to: to ?? from,
      asOf: null,
      territories: { ...territories, segments: [], balance: null },
    }))
}

/** What may change in mid-year. */
const lowerVersion = (plan: Plan): Omit<Amendment, 'from' | 'changed'> => ({
  target:
    plan.target === null
      ? null
      : { value: plan.target.value, per: plan.target.per, prorate: plan.prorate.target, origin: plan.target.origin },
  credit: plan.credit,
  measures: plan.metrics.map((metric) => lowerMeasure(plan, metric)),
  components: plan.pays.flatMap((pay) => lowerPay(plan, pay)),
})

/** The versions after the first, each whole; a component has changed where its steps are others than before. */
function lowerAmendments(plan: Plan): Amendment[] {
  let before = lowerVersion(plan)
  return plan.amendments.map((one) => {
    const now = lowerVersion(amended(plan, one))
    const stepsBefore = new Map(before.components.map(({ name, steps }) => [name, withoutOrigins(steps)]))
    const changed = now.components.flatMap(({ name, steps }) => {
      const old = stepsBefore.get(name)
      const reach = one.changes.find(({ block, reach: far }) => block === name && far !== 'increments')?.reach ?? 'increments'
      return old === undefined || old === withoutOrigins(steps) ? [] : [{ component: name, reach }]
    })
    before = now
    return { from: one.from, ...now, changed }
  })
}

function lowerMeasure(plan: Plan, metric: Metric): Measure {
  const { quota } = metric
  return {
    ...lowerMetric(metric),
    quota:
      quota === null ? null : { source: quota.source, prorate: plan.prorate.quota, whenMissing: quota.whenMissing, origin: quota.origin },
  }
}

function lowerPay(plan: Plan, pay: Pay): Component[] {
  const metric = plan.metrics.find((m) => m.name === pay.metric)
  const base = plan.metrics.find((m) => m.name === pay.base)
  if (metric === undefined || base === undefined) return []
  const parts = partsOf(plan, pay, metric)
  const rate = {
    id: pay.rate.origin.address,
    label: pay.label,
    stage: 'rate' as const,
    reads: 'window' as const,
    value: lowerRate(parts),
    origin: pay.rate.origin,
  }
  const { origin } = rate
  const again = { ...rate, id: `${rate.id} rounded`, value: rounded(stepValue(rate.id, origin), plan.rounding.money, origin) }
  const first = pay.roundAfterRates ? [rate, again] : [rate]
  const steps = [...first, ...lowerModifiers(parts, first.at(-1)?.id ?? rate.id)]
  // rows are attributed where the base adds up; where each row earns by itself, along what they earn
  const adds = base.aggregate.kind === 'sum' || base.aggregate.kind === 'count'
  const cap = carriesOver(pay, metric) ? pay.limits.find((l) => l.kind === 'cap' && l.what === 'pay') : undefined
  const carry = cap === undefined || pay.carry === null ? null : { step: cap.origin.address, restarts: pay.carry.until }
  const byPeriod = carry !== null || steps.some(({ value }) => everyExpression(value).some(({ kind }) => kind === 'each_period'))
  const rows = steps.findLast(({ value }) => value.kind === 'each_row')
  return [
    {
      name: pay.name,
      label: pay.label,
      because: pay.because,
      metric: pay.metric,
      window: metric.window,
      modifierWindow: modifierWindow(plan, pay, metric.window),
      worth: pay.worth,
      basis: metric.basis,
      steps,
      round: pay.round ?? plan.rounding.money,
      base: { metric: pay.base, step: rows?.id ?? null },
      attribution: adds ? (byPeriod ? 'in_proportion' : pay.attribution) : 'none',
      earnedStaysEarned: pay.earnedStaysEarned || plan.overpayment === 'never',
      paidAt: pay.paidAt?.window ?? null,
      carry,
      origin: pay.origin,
    },
  ]
}

/** The longest window of a gate, multiplier or condition, where it is longer than the pay's own (semantics 17.1). */
function modifierWindow(plan: Plan, pay: Pay, own: Window): Window | null {
  const windows = expressionsOf(pay)
    .filter(({ condition }) => condition)
    .flatMap(({ e }) => everyExpression(e))
    .flatMap((part) =>
      part.kind === 'measure' || part.kind === 'attainment' ? (plan.metrics.find((m) => m.name === part.metric)?.window ?? []) : [],
    )
  const decided = pay.gates.flatMap((gate) => gate.decided?.window ?? [])
  return [...windows, ...decided].reduce<Window | null>((longest, window) => (longer(window, longest ?? own) ? window : longest), null)
}

/** Whether something shrinks by workdays. */
const byWorkdays = ({ prorate }: Plan): boolean => Object.values(prorate).some((one) => one?.by === 'workdays')

/** The records that the plan reads: those that are counted, the people, quotas, absences, holidays, and all that these refer to. */
function usedRecords(plan: Plan): Core['records'] {
  const metrics = [plan, ...plan.amendments].flatMap((one) => one.metrics)
  const used = new Set([plan.appliesTo.record, ...metrics.map((metric) => metric.record)])
  if (plan.exchange.rates !== null) used.add(plan.exchange.rates)
  for (const planned of quotasOf(plan)) for (const { name } of lowerPlanning(planned).records) used.add(name)
  for (const { record } of [plan, ...plan.amendments].flatMap(lyingIn)) used.add(record)
  for (const metric of metrics) if (metric.quota?.source.kind === 'record') used.add(metric.quota.source.record)
  for (const { record } of plan.presence.away) used.add(record)
  if (plan.holidays !== null && byWorkdays(plan)) used.add(plan.holidays)
  for (const { rules } of [plan, ...plan.amendments].flatMap((one) => one.credit))
    for (const rule of rules) if (rule.kind !== 'levels' && rule.to.kind === 'linked') used.add(rule.to.record)
  for (const name of used) {
    for (const field of plan.records.find((record) => record.name === name)?.fields ?? [])
      if (field.unit.kind === 'reference') used.add(field.unit.record)
  }
  return plan.records.filter((record) => used.has(record.name))
}
