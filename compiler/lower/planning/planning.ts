/** A quotas file's Plan to its Core: what is computed. */
import type { Allocation, Version } from '../../../runtime/core/planning/allocation.ts'
import type { Planning } from '../../../runtime/core/planning/planning.ts'
import { fromFraction, toFraction } from '../../../runtime/exact/fraction.ts'
import { add, divide, multiply, ONE, subtract, total, ZERO } from '../../../runtime/exact/ratio.ts'
import type { AllocationVersion, GrowthClause, HedgeClause, PlannedQuota, Quotas } from '../../plan/quotas.ts'
import { lowerMetric } from '../measure.ts'

/** Lowers a quotas file that passed its checks; `all`: with the metrics whose past no clause reads. */
export function lowerPlanning(file: Quotas, all = false): Planning {
  const plan = all ? file : { ...file, metrics: readMetrics(file) }
  const people = plan.records.find(({ name }) => name === plan.appliesTo.record)
  const field = (name: string): string | null => (people?.fields.some((one) => one.name === name) ? name : null)
  return {
    kind: 'planning',
    version: 1,
    name: plan.name,
    label: plan.label,
    currency: plan.currency,
    rounding: plan.rounding,
    exchange: { ...plan.exchange, pay: null },
    calendar: plan.calendar,
    holidays: plan.quotas.some(({ versions }) => versions.some(({ prorate }) => prorate?.by === 'workdays')) ? plan.holidays : null,
    effective: { from: plan.effective.from, to: plan.effective.to },
    records: usedRecords(plan),
    people: {
      record: plan.appliesTo.record,
      where: plan.appliesTo.where,
      hired: field('hired_on'),
      left: field('left_on'),
      label: field('name'),
      presence: plan.presence,
    },
    credit: plan.credit.filter(({ record }) => countedRecords(plan).has(record)),
    measures: plan.metrics.map((metric) => ({ ...lowerMetric(metric), quota: null })),
    allocations: plan.quotas.map(lowerAllocation),
    territories: plan.territories,
    capacity: plan.capacity,
    origin: plan.origin,
  }
}

const lowerAllocation = ({ versions, ...quota }: PlannedQuota): Allocation => ({ ...quota, versions: versions.map(lowerVersion) })

function lowerVersion({ growth, levels, ...version }: AllocationVersion): Version {
  return {
    ...version,
    growth: growth === null ? [] : growthOf(growth),
    levels: levels.map(({ hedge, says: _, ...level }) => ({ ...level, over: overOf(hedge) })),
  }
}

/** Each step as a factor: changes of one base are added up before (semantics 13). */
export const growthOf = ({ steps, origin }: GrowthClause): Version['growth'] =>
  steps.map((step) => ({
    says: step.map(({ says }) => says).join(' '),
    factor: toFraction(add(ONE, total(step.map(({ share }) => fromFraction(share))))),
    origin,
  }))

/** A hedge in any of its three words as the part above plan: 110% of plan and an attainment factor of 10/11 are both 1/10. */
export function overOf(hedge: HedgeClause | null): string {
  if (hedge === null) return toFraction(ZERO)
  const value = fromFraction(hedge.value)
  switch (hedge.as) {
    case 'over':
      return toFraction(value)
    case 'of plan':
      return toFraction(subtract(value, ONE))
    case 'attainment factor':
      return toFraction(subtract(divide(ONE, value), ONE))
    default: {
      const never: never = hedge.as
      return never
    }
  }
}

/** Metrics whose history something reads: other metrics need no rows. */
function readMetrics(plan: Quotas): Quotas['metrics'] {
  const read = new Set(
    plan.quotas.filter((quota) => JSON.stringify(quota.versions).includes('"kind":"history"')).map(({ metric }) => metric),
  )
  return plan.metrics.filter(({ name }) => read.has(name))
}

const countedRecords = (plan: Quotas): Set<string> => new Set(plan.metrics.map(({ record }) => record))

/** The records that are read: the people, levels, bases, territories, counted rows, and all that these refer to. A team's capacity alone reads none. */
function usedRecords(plan: Quotas): Planning['records'] {
  if (plan.quotas.length === 0 && plan.territories.record === null && plan.territories.segments.length === 0) return []
  const used = new Set([plan.appliesTo.record, ...countedRecords(plan)])
  const texts = JSON.stringify([plan.quotas, plan.territories])
  for (const { name } of plan.records) if (texts.includes(`"record":${JSON.stringify(name)}`)) used.add(name)
  if (plan.exchange.rates !== null && countedRecords(plan).size > 0) used.add(plan.exchange.rates)
  for (const { record } of plan.presence.away) used.add(record)
  if (plan.holidays !== null) used.add(plan.holidays)
  for (const { record, rules } of plan.credit)
    if (countedRecords(plan).has(record))
      for (const rule of rules) if (rule.kind !== 'levels' && rule.to.kind === 'linked') used.add(rule.to.record)
  for (const name of used)
    for (const one of plan.records.find((record) => record.name === name)?.fields ?? [])
      if (one.unit.kind === 'reference') used.add(one.unit.record)
  return plan.records.filter(({ name }) => used.has(name))
}

/** The three words for one hedge, exact: how much over, how much of plan, and the attainment factor. */
export const hedgeWords = (over: string): { over: string; ofPlan: string; factor: string } => {
  const more = fromFraction(over)
  const whole = add(ONE, more)
  return { over: toFraction(more), ofPlan: toFraction(whole), factor: toFraction(divide(multiply(ONE, ONE), whole)) }
}
