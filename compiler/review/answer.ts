/** A review for a program: amounts are decimals as text; nobody is named, and figures of fewer than five people are withheld. */

import { toFraction } from '../../runtime/exact/fraction.ts'
import { pointed, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { amountDecimal } from '../../runtime/planning/allocation/sheets.ts'
import { LEAST } from '../compare/shown.ts'
import type { Sides } from '../compare/sides.ts'
import type { Told } from '../diff/told.ts'
import { masked } from './masked.ts'
import { isShown } from './page.ts'
import type { PlansReview } from './plans.ts'
import type { QuotasConsequence, QuotasReview } from './quotas.ts'
import { isShown as isQuotaShown } from './quotas-page.ts'
import type { Consequence, PlanReview } from './review.ts'
import { hasFew } from './sides.ts'

/** What `diff --format json` prints. */
export const reviewAnswer = ({ changed, quotas, added, removed }: PlansReview, period: string | null) => ({
  schemaVersion: 1 as const,
  period,
  plans: changed.map(planAnswer),
  quotas: quotas.map(quotasAnswer),
  added,
  removed,
})

export const planAnswer = ({ file, before, after, samePay, changes, newCliffs, consequence }: PlanReview) => ({
  file,
  before: { name: before.name, label: before.label },
  after: { name: after.name, label: after.label },
  samePay,
  changes: changes.map((change) => ({
    ...toldAnswer(change),
    cost: change.cost === null || consequence === undefined || !isShown(consequence) ? null : pointed(change.cost, after.currency.digits),
  })),
  newJumps: newCliffs.map(({ pay, at, from, to }) => ({ pay, at, from, to })),
  consequence: consequence === undefined ? null : consequenceAnswer(consequence),
})

const toldAnswer = ({ subject, rule, before, after, span, pays }: Told) => ({
  subject,
  clause: rule,
  before,
  after,
  file: span.file,
  line: span.start.line,
  pays,
})

const quotasAnswer = ({ file, before, after, sameQuotas, changes, consequence }: QuotasReview) => ({
  file,
  before: { name: before.name, label: before.label },
  after: { name: after.name, label: after.label },
  sameQuotas,
  changes: changes.map(toldAnswer),
  consequence: consequence === undefined ? null : quotasConsequence(consequence),
})

function quotasConsequence({ quotas, moved, after: { planning } }: QuotasConsequence) {
  const decimal = (value: Ratio, kind: string): string => amountDecimal(value, kind === 'money', planning.currency)
  const people = quotas.flatMap((one) => one.people)
  return {
    currency: planning.currency.code,
    metrics: quotas.map((quota) => {
      const { metric, sides, unit } = quota
      const said = (amount: bigint): string => decimal(ratio(amount), unit.kind)
      if (!isQuotaShown(quota)) return { metric, withheld: `fewer than ${LEAST} people have quotas` }
      return {
        metric,
        people: quota.people.length,
        before: said(quota.before),
        after: said(quota.after),
        change: said(quota.after - quota.before),
        ...sidesAnswer(sides, said),
      }
    }),
    numbers: moved.numbers.map(({ says, unit, moved: amount, disruption }) => ({
      number: says,
      moved: decimal(amount, unit.kind),
      disruption: toFraction(disruption),
    })),
    rows: moved.rows.map(({ key, from, to, changesOwner }) => ({
      key,
      from: from.map((one) => masked(one, people)),
      to: to.map((one) => masked(one, people)),
      changesOwner,
    })),
  }
}

function sidesAnswer(sides: Sides, said: (amount: bigint) => string) {
  const few = hasFew(sides)
  return {
    gain: few ? null : { people: sides.gain.count, change: said(sides.gain.change) },
    lose: few ? null : { people: sides.lose.count, change: said(sides.lose.change) },
    stay: few ? null : { people: sides.stay.count },
  }
}

function consequenceAnswer(consequence: Consequence) {
  const { before, after, sides, moves } = consequence
  const { code, digits } = after.currency
  const amount = (minor: bigint): string => pointed(minor, digits)
  if (!isShown(consequence)) return { withheld: `fewer than ${LEAST} people are paid` }
  return {
    currency: code,
    people: moves.length,
    cost: { before: amount(before.total), after: amount(after.total), change: amount(after.total - before.total) },
    ...sidesAnswer(sides, amount),
  }
}
