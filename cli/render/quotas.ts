/** Quotas for a program. */
import { headsTo } from '../../compiler/describe/planned/money.ts'
import { monthLabel } from '../../compiler/describe/planned/team.ts'
import type { Quotas } from '../../compiler/plan/quotas.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import { periodAt } from '../../runtime/calendar/fiscal.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { fromFraction, toFraction } from '../../runtime/exact/fraction.ts'
import { add, divide, ONE, type Ratio, ratio, toDecimal } from '../../runtime/exact/ratio.ts'
import { roundToInteger } from '../../runtime/exact/round.ts'
import type { Allocated } from '../../runtime/planning/allocation/allocate.ts'
import { nodesOf } from '../../runtime/planning/allocation/node.ts'
import { amountDecimal } from '../../runtime/planning/allocation/sheets.ts'
import { fairnessOf } from '../../runtime/planning/fairness/fairness.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { coverageJson } from './coverage.ts'
import { diagnosticJson } from './json.ts'

/** `quotas --format json`, and quotas.json. */
export function quotasJson(plan: Quotas, planned: Planned, warnings: readonly Diagnostic[]) {
  const { currency, calendar } = planned.planning
  return {
    schemaVersion: 1,
    quotas: plan.name,
    effective: { from: plan.effective.from, to: plan.effective.to },
    currency: currency.code,
    metrics: planned.quotas.map((quota) => {
      const isMoney = quota.allocation.unit.kind === 'money'
      const decimal = (amount: Ratio): string => amountDecimal(amount, isMoney, currency)
      const of = (amount: bigint): string => decimal(ratio(amount))
      return {
        metric: quota.allocation.metric,
        trees: quota.trees.map(({ from, start, root, version }) => ({
          from: showDay(from),
          start: start.base === null ? null : { says: start.base.says, value: decimal(start.base.value) },
          growth: start.growth.map(({ says, factor }) => ({ says, factor: toFraction(factor) })),
          total: of(start.total),
          house: of(start.house),
          hedges: version.levels.map(({ name, over }) => {
            const whole = add(ONE, fromFraction(over))
            return {
              level: name,
              over: toFraction(fromFraction(over)),
              ofPlan: toFraction(whole),
              attainmentFactor: toFraction(divide(ONE, whole)),
            }
          }),
          nodes: [...nodesOf(root)].map((node) => ({
            level: node.level,
            key: node.key,
            name: node.label,
            path: [...node.path],
            quota: of(node.amount),
            street: of(node.street),
            bottomUp: node.bottomUp === null ? null : of(node.bottomUp),
            house: node.house,
            bound: node.cause?.bound ?? null,
            override: node.cause?.override == null ? null : { ...node.cause.override.authority, locked: node.cause.override.locked },
          })),
        })),
        people: quota.people.flatMap((id) => {
          const person = quota.person(id, planned.world.until)
          if (person === undefined) return []
          return [
            {
              person: id,
              name: person.label,
              house: person.house,
              year: of(person.year),
              months: person.months.map(({ grain }, i) => ({
                month: periodAt(calendar, 'month', grain).label,
                quota: decimal(person.amounts[i] ?? ratio(0n)),
              })),
            },
          ]
        }),
      }
    }),
    coverage: coverageJson(planned),
    fairness: planned.quotas.flatMap((quota) => fairnessJson(planned, quota)),
    capacity: capacityJson(planned),
    warnings: warnings.map(diagnosticJson),
  }
}

/** What the team can sell: heads to a hundredth, money to the smallest unit, as they are shown; null where the file says nothing of it. */
function capacityJson({ planning, team }: Planned) {
  if (team === null) return null
  const money = (amount: Ratio): string => amountDecimal(ratio(roundToInteger(amount, 'half_up')), true, planning.currency)
  const label = monthLabel(planning)
  const { coverage } = team
  return {
    months: team.months.map((one) => ({
      month: label(one.month),
      hired: headsTo(one.hired),
      refilled: headsTo(one.refilled),
      heads: headsTo(one.heads),
      rampedEquivalents: headsTo(one.equivalents),
      capacity: money(one.capacity),
      expected: money(one.forecast),
      leavers: headsTo(one.leavers),
    })),
    coverage: coverage && {
      need: money(coverage.need),
      committed: money(coverage.committed),
      capacity: money(coverage.capacity),
      expected: money(coverage.forecast),
      covered: coverage.covered === undefined ? null : toFraction(coverage.covered),
      gap: money(coverage.gap),
      firstShortMonth: coverage.short === undefined ? null : label(coverage.short),
      /** Ramped people for a whole year. */
      hires: coverage.hires === undefined ? null : Number(coverage.hires),
      hiredIn: coverage.byMonth.map(({ month, heads }) => ({ month: label(month), people: heads === undefined ? null : Number(heads) })),
    },
  }
}

/** Quotas held against what they were shared by, as they are allocated last. */
function fairnessJson({ planning }: Planned, { allocation, trees }: Allocated) {
  const tree = trees.at(-1)
  const decimal = (amount: Ratio, unit: Unit): string => amountDecimal(amount, unit.kind === 'money', planning.currency)
  return (tree === undefined ? [] : fairnessOf(tree, allocation.unit)).map(
    ({ level, says, unit, parts, whole, gini, correlation, without }) => ({
      metric: allocation.metric,
      level,
      by: says,
      quotaOverBasis: toFraction(whole),
      gini: gini === undefined ? null : toFraction(gini),
      correlation: correlation === undefined ? null : (toDecimal(correlation) ?? null),
      parts: parts.map(({ node, quota, basis, index }) => ({
        key: node.key,
        quota: decimal(quota, allocation.unit),
        basis: decimal(basis, unit),
        index: toFraction(index),
      })),
      without: without.map(({ key }) => key),
    }),
  )
}
