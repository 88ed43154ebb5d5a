/** Scenarios for a program: amounts are decimals as text; nobody is named, and figures of fewer than five people are withheld. */
import { toFraction } from '../../runtime/exact/fraction.ts'
import { pointed, type Ratio, subtract, total } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { attainedBands } from '../compare/bands.ts'
import { type MarginPay, perMargin } from '../compare/margin.ts'
import type { Move } from '../compare/moved.ts'
import { isFew, LEAST } from '../compare/shown.ts'
import { sumOf } from '../compare/sides.ts'
import { countsOf } from '../compare/spread.ts'
import { planAnswer } from '../review/answer.ts'
import { alignmentOf } from './alignment.ts'
import { atQuota, fieldGroups } from './attained.ts'
import { shownSegments } from './profit.ts'
import type { Against, Compared, Variant } from './scenario.ts'
import { amountsOf, percentileOf, spreadOf } from './spread.ts'

/** What `scenario --format json` prints. `by`: the field of people by which they are grouped; none where nothing was asked. */
export function scenarioAnswer(compared: Compared, period: string, by: readonly string[]) {
  const { base, scenarios } = compared
  const few = [base, ...scenarios].some(({ paid }) => paid.people.length < LEAST)
  return {
    schemaVersion: 1 as const,
    period,
    base: variantAnswer(compared, base, few),
    scenarios: scenarios.map((one) => ({
      ...variantAnswer(compared, one, few),
      review: one.review === undefined ? null : planAnswer(one.review),
      attainment: few ? null : attainmentAnswer(base, one),
      by: few || by.length === 0 ? null : { field: by.join('.'), groups: groupsAnswer(one, by) },
    })),
    goalAlignment: alignmentOf(compared).rows.map(({ objective, served, flags }) => ({
      objective: objective.name,
      label: objective.label,
      served: served.map(({ plan, metric, behaviour, mechanics, weight }) => ({
        plan,
        metric,
        behaviour,
        mechanics: [...mechanics],
        weight: toFraction(weight),
      })),
      flags: [...flags],
    })),
  }
}

function variantAnswer(compared: Compared, one: Variant, few: boolean) {
  const { name, label, paid, margin } = one
  const { code, digits } = paid.currency
  return {
    name,
    label,
    currency: code,
    people: few ? null : paid.people.length,
    cost: few ? null : pointed(paid.total, digits),
    spread: few ? null : spreadAnswer(compared, one),
    margin: margin === undefined || few ? null : marginAnswer(margin, one),
  }
}

function spreadAnswer(compared: Compared, one: Variant) {
  const { digits } = one.paid.currency
  const { percentiles, bins } = spreadOf(compared)
  const counts = countsOf(bins, amountsOf(one))
  return {
    percentiles: percentiles.map((percent) => ({ percent, amount: pointed(percentileOf(one, percent) ?? 0n, digits) })),
    histogram: bins.map(({ from, to }, i) => ({ from: pointed(from, digits), to: pointed(to, digits), people: counts[i] ?? 0 })),
  }
}

function marginAnswer(own: MarginPay, { paid }: Variant) {
  const { digits } = paid.currency
  const rounded = (value: Ratio): string => pointed(roundToUnit(value, { mode: 'half_up', unit: '1' }).n, digits)
  const whole = total(own.segments.map(({ margin }) => margin))
  const share = perMargin(paid.total, whole)
  return {
    total: rounded(whole),
    /** Pay in parts of the margin. */
    payPerMargin: share === undefined ? null : toFraction(share),
    afterPay: rounded(subtract(whole, { n: paid.total, d: 1n })),
    segments: shownSegments([own]).map(({ label, items }) => ({
      name: label,
      rows: items.reduce((count, [{ rows }]) => count + rows, 0),
      margin: rounded(total(items.map(([{ margin }]) => margin))),
      pay: pointed(sumOf(items.map(([{ pay }]) => pay)), digits),
    })),
    apart: pointed(own.apart, digits),
    belowZero: {
      rows: own.losing.rows,
      margin: rounded(own.losing.margin),
      pay: isFew(own.losing.people.size) ? null : pointed(own.losing.pay, digits),
    },
  }
}

function attainmentAnswer(base: Variant, { paid, moves }: Against) {
  const bands = attainedBands(base.paid, paid, moves)
  if (bands === undefined || paid.attained === undefined) return null
  const { digits } = paid.currency
  return {
    metric: paid.attained.metric,
    bands: bands.map(({ label, before, after }) => ({
      attainment: label,
      before: { people: before.length, pay: pointed(sumOf(before.map((one) => one.before)), digits) },
      after: { people: after.length, pay: pointed(sumOf(after.map((one) => one.after)), digits) },
    })),
  }
}

function groupsAnswer(one: Against, by: readonly string[]) {
  const { digits } = one.paid.currency
  const side = (members: readonly Move[], of: 'before' | 'after') => {
    const share = atQuota(members, of === 'before' ? 'was' : 'person')
    return { atQuota: share === undefined ? null : toFraction(share), pay: pointed(sumOf(members.map((move) => move[of])), digits) }
  }
  return (fieldGroups(one, by) ?? []).map(({ label, items }) => ({
    name: label,
    people: items.length,
    before: side(items, 'before'),
    after: side(items, 'after'),
  }))
}
