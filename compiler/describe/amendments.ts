/** What the rep's page says of a plan that changes in mid-year: from which day on, what is other than before, and what stays. */

import { amended } from '../overlay/amended.ts'
import type { Amendment, Plan, Reach } from '../plan.ts'
import { differencesOf, otherPays, type Says } from './differences.ts'
import { type Block, block, capitalised, type Line, text } from './page.ts'
import { sayDate } from './words.ts'

const REACHES: Readonly<Record<Reach, string>> = {
  increments: 'What was earned before that day does not move; it goes on from where it stands.',
  whole: 'This counts for the whole window under way, from its start: what was earned in it is computed anew.',
  restart: 'What was earned before that day stays, and the window begins anew: only what comes from that day on counts.',
}

/** In the middle of a year, what was before stays as it was paid. */
const MID_YEAR: Says = {
  joins: (label) => `${label} joins, and counts from zero:`,
  ends: (label) => `${label} ends; what it has earned by then stays.`,
  measured: (label) => `${label} is measured from that day on:`,
  target: (says) => `Your target pay is ${says}; the days before count with the old one.`,
}

function tell(before: Plan, now: Plan, { changes, from }: Amendment): Line[] {
  const byIncrements = otherPays(before, now, false).length > 0
  const reaches = [...new Set(changes.map(({ reach }) => reach))].filter((reach) => reach !== 'increments' || byIncrements)
  return [text(`From ${sayDate(from)}:`), ...differencesOf(before, now, MID_YEAR), ...reaches.map((reach) => text(REACHES[reach], 1))]
}

/** A block for the days on which the plan changes; nothing where there are none. */
export function describeAmendments(plan: Plan): Block[] {
  let before = plan
  const lines = plan.amendments.flatMap((one) => {
    const now = amended(plan, one)
    const told = tell(before, now, one)
    before = now
    return told
  })
  return block(capitalised('what changes during the year'), lines)
}
