/** What a rep asks, as a page for the terminal: where they stand, what the next pays, what a goal takes, which open deals bring it. */
import { type Block, block, headline, type Line, type Review, row, text } from '../describe/page.ts'
import type { Asking, EarnedSoFar, FewestDeals, NeedToSell, NextPays, OpenDeal } from './answers.ts'

/** The answers to all questions with one goal. */
export interface Asked {
  readonly soFar: EarnedSoFar
  readonly next: readonly NextPays[]
  readonly need: readonly NeedToSell[]
  readonly open: readonly OpenDeal[]
  readonly fewest: FewestDeals | null
}

/** Asks everything; `goal` in minor units. The fewest deals are asked for only where there are open ones. */
export function askAll(asking: Asking, goal: bigint): Asked {
  const open = asking.openDeals()
  return {
    soFar: asking.earnedSoFar(),
    next: asking.nextPays(),
    need: asking.needToSell(goal),
    open,
    fewest: open.length === 0 ? null : asking.fewestDeals(goal),
  }
}

export function describeAsked(title: string, { soFar, next, need, open, fewest }: Asked): Review {
  const goal = need[0]?.goal.says ?? fewest?.goal.says ?? ''
  return {
    title: `${title}: ${soFar.name}`,
    under: `${soFar.period} (${soFar.days})`,
    blocks: [
      { heading: 'So far', lines: soFarLines(soFar) },
      ...block(
        'What the next pays',
        next.flatMap(({ says, imagined }) => imaginedUnder(says, imagined)),
      ),
      ...block(
        `To earn ${goal}`,
        // what has no meaning was said where the next of it is
        need.flatMap(({ outcome, says }) => (outcome === 'no question' ? [] : [text(says)])),
      ),
      ...openBlock(open, fewest),
    ],
  }
}

function soFarLines({ says, earned, toDate, target, ofTarget, standings }: EarnedSoFar): Line[] {
  const figures = [
    { label: 'Earned', value: earned.says },
    { label: 'In the year to date', value: toDate.says },
    ...(target === null || ofTarget === null ? [] : [{ label: `Of a target of ${target.says}`, value: ofTarget.says }]),
  ]
  const quotas = standings.some(({ quota }) => quota !== null)
  const table = standings.map(({ label, value, quota, attainment, toGo, over }) =>
    row(
      quotas
        ? [label, value?.says ?? 'none', quota?.says ?? '', attainment?.says ?? '', toGo?.says ?? '', over]
        : [label, value?.says ?? 'none', over],
      1,
    ),
  )
  const head = quotas ? ['Metric', 'To date', 'Quota', 'Attainment', 'To go', 'Over'] : ['Metric', 'To date', 'Over']
  return [headline(says, figures), ...(table.length === 0 ? [] : [row(head, 1), ...table])]
}

const imaginedUnder = (says: string, imagined: string): Line[] => [text(says), ...(imagined === '' ? [] : [text(`As ${imagined}.`, 1)])]

function openBlock(open: readonly OpenDeal[], fewest: FewestDeals | null): Block[] {
  if (open.length === 0 || fewest === null) return []
  return [
    {
      heading: 'Deals that are not closed yet',
      lines: [
        row(['Deal', 'Amount', 'Closes', 'Adds'], 1),
        ...open.map(({ label, amount, closes, adds }) => row([label, amount?.says ?? '', closes, adds.says], 1)),
        text(fewest.says),
      ],
    },
  ]
}
