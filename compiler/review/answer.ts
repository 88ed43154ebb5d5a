/** A review for a program: amounts are decimals as text; nobody is named, and figures of fewer than five people are withheld. */
import { pointed } from '../../runtime/exact/ratio.ts'
import { LEAST } from '../compare/shown.ts'
import { isShown } from './page.ts'
import type { PlansReview } from './plans.ts'
import type { Consequence, PlanReview } from './review.ts'

/** What `diff --format json` prints. */
export const reviewAnswer = ({ changed, added, removed }: PlansReview, period: string | null) => ({
  schemaVersion: 1 as const,
  period,
  plans: changed.map(planAnswer),
  added,
  removed,
})

const planAnswer = ({ file, before, after, samePay, changes, newCliffs, consequence }: PlanReview) => ({
  file,
  before: { name: before.name, label: before.label },
  after: { name: after.name, label: after.label },
  samePay,
  changes: changes.map(({ subject, rule, before: old, after: now, span, pays, cost }) => ({
    subject,
    clause: rule,
    before: old,
    after: now,
    file: span.file,
    line: span.start.line,
    pays,
    cost: cost === null || consequence === undefined || !isShown(consequence) ? null : pointed(cost, after.currency.digits),
  })),
  newJumps: newCliffs.map(({ pay, at, from, to }) => ({ pay, at, from, to })),
  consequence: consequence === undefined ? null : consequenceAnswer(consequence),
})

function consequenceAnswer(consequence: Consequence) {
  const { before, after, sides, moves } = consequence
  const { code, digits } = after.currency
  const amount = (minor: bigint): string => pointed(minor, digits)
  if (!isShown(consequence)) return { withheld: `fewer than ${LEAST} people are paid` }
  const small = Object.values(sides).some(({ count }) => count > 0 && count < LEAST)
  return {
    currency: code,
    people: moves.length,
    cost: { before: amount(before.total), after: amount(after.total), change: amount(after.total - before.total) },
    gain: small ? null : { people: sides.gain.count, change: amount(sides.gain.change) },
    lose: small ? null : { people: sides.lose.count, change: amount(sides.lose.change) },
    stay: small ? null : { people: sides.stay.count },
  }
}
