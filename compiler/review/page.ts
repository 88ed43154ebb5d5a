/** A review as a page: the terminal, a comment on a pull request and HTML print this. Nobody is named, and no small group is shown by itself. */
import { METRIC_LIMIT } from '../check/simplicity.ts'
import { type Currency, money, signed, signedPercent } from '../compare/amounts.ts'
import { attainedTable } from '../compare/bands.ts'
import { partsTable } from '../compare/parts.ts'
import { LEAST } from '../compare/shown.ts'
import { differencesOf, type Says } from '../describe/differences.ts'
import { type Block, block, headline, type Line, type Review, row, text, total } from '../describe/page.ts'
import { describePlan } from '../describe/plan.ts'
import { counted, listed } from '../describe/words.ts'
import { leversOf, metricsThatMovePay } from '../reach.ts'
import type { Consequence, PlanReview, ToldChange } from './review.ts'

/** Two plans beside each other: what comes and goes. */
const BESIDE: Says = {
  joins: (label) => `${label} is new:`,
  ends: (label) => `${label} is gone.`,
  measured: (label) => `${label} is measured:`,
  target: (says) => `Your target pay is ${says}.`,
}

/** Said in place of figures that would be somebody's pay. */
export const TOO_FEW = `Fewer than ${LEAST} people are paid, so no figure is shown here. \`--names FILE\` writes them to a file of your own.`

const NO_CHANGE = 'No change to pay: both compile to the same program, so no cent differs on any data.'

/** The page of one plan's review. `data`: what it was run on, in words; null where it was not. */
export function reviewPage(review: PlanReview, data: string | null): Review {
  const { before, after, samePay } = review
  const title = before.label === after.label ? after.label : `${before.label} → ${after.label}`
  return {
    title: `${title}: what changes`,
    under: samePay ? NO_CHANGE : (data ?? 'Not run on data'),
    blocks: blocksOf(review),
  }
}

/** Whether figures of a review may be shown: not where fewer than five people are paid. */
export const isShown = ({ moves }: Consequence): boolean => moves.length >= LEAST

/** The blocks of one plan's review, the most important first. */
export function blocksOf(review: PlanReview): readonly Block[] {
  const { after, changes, samePay, consequence } = review
  const shown = consequence !== undefined && isShown(consequence) ? consequence : undefined
  return [
    ...(shown === undefined ? [] : costBlock(shown)),
    ...(consequence === undefined || shown !== undefined ? [] : block('Cost', [text(TOO_FEW)])),
    ...block('What changes', changesLines(changes, after.currency, shown !== undefined && !samePay)),
    ...(samePay ? [] : block("In the words of the rep's page", differencesOf(review.before, after, BESIDE))),
    ...(shown === undefined || samePay ? [] : consequenceBlocks(shown)),
    ...(samePay ? [] : edgesBlock(review)),
  ]
}

/** What it costs, and how many people it moves. */
function costBlock({ before, after, sides }: Consequence): readonly Block[] {
  const change = after.total - before.total
  const { currency } = after
  const percent = signedPercent(change, before.total)
  const figures = [
    { label: 'Before', value: money(before.total, currency) },
    { label: 'After', value: money(after.total, currency) },
    { label: 'Change', value: percent === '' ? signed(change, currency) : `${signed(change, currency)} (${percent})` },
  ]
  const says = `Cost ${signed(change, currency)}${percent === '' ? '' : ` (${percent})`}: ${money(before.total, currency)} before, ${money(after.total, currency)} after.`
  return block('Cost', [headline(says, figures), text(saySides(sides))])
}

/** How many gain and lose; not said where one of the groups is so small that its members could be told from it. */
export function saySides({ gain, lose, stay }: Consequence['sides']): string {
  const all = gain.count + lose.count + stay.count
  const small = [gain, lose, stay].some(({ count }) => count > 0 && count < LEAST)
  if (small && all !== Math.max(gain.count, lose.count, stay.count))
    return `${counted(all)} people are paid; how many gain and lose is not shown, since fewer than ${LEAST} do one of the two.`
  return `${counted(gain.count)} gain, ${counted(lose.count)} lose, ${counted(stay.count)} stay as they are.`
}

/** Cells longer than this make a table that nobody can read. */
const WIDEST_CELL = 48

/** What changes of pay, as it is written; then in one line what else changed. */
export function changesLines(all: readonly ToldChange[], currency: Currency, costs: boolean): Line[] {
  if (all.length === 0) return [text('Nothing but layout, comments or the order of lines.')]
  const changes = all.filter(({ pays }) => pays)
  const cost = (change: ToldChange): string =>
    !costs ? '' : change.cost === null ? 'its cost is in that of the next' : signed(change.cost, currency)
  const narrow = changes.every(({ before, after }) => [before, after].every((cell) => (cell ?? '').length <= WIDEST_CELL))
  const rows = (): Line[] => [
    row(['', 'clause', 'before', 'after', ...(costs ? ['cost'] : [])]),
    ...changes.map((change) => {
      const { subject, rule, before, after } = change
      return row([subject, rule, before ?? 'none', after ?? 'none', ...(costs ? [cost(change)] : [])])
    }),
  ]
  const list = (): Line[] =>
    changes.flatMap((change) => {
      const { subject, rule, before, after } = change
      const named = [subject, rule].filter((part) => part !== '').join(', ')
      return [
        text(costs ? `${named}: ${cost(change)}` : `${named}:`),
        ...(before === null ? [] : [text(`before: ${before}`, 1)]),
        ...(after === null ? [text('now: none', 1)] : [text(`now: ${after}`, 1)]),
      ]
    })
  const named = ({ subject, rule }: ToldChange): string => (rule === '' ? subject : `${rule} of ${subject}`)
  const others = [...new Set(all.filter(({ pays }) => !pays).map(named))]
  return [
    ...(changes.length === 0 ? [] : narrow ? rows() : list()),
    ...(others.length === 0 ? [] : [text(`Not about pay: ${listed(others)}.`)]),
  ]
}

function consequenceBlocks({ before, after, moves, sides }: Consequence): readonly Block[] {
  const { currency } = after
  const change = after.total - before.total
  const small = [sides.gain, sides.lose, sides.stay].some(({ count }) => count > 0 && count < LEAST)
  const sidesLines = small
    ? []
    : [
        row(['', 'people', 'change']),
        row(['gain', counted(sides.gain.count), signed(sides.gain.change, currency)]),
        row(['lose', counted(sides.lose.count), signed(sides.lose.change, currency)]),
        row(['stay as they are', counted(sides.stay.count), signed(0n, currency)]),
        total(['all', counted(moves.length), signed(change, currency)]),
      ]
  return [
    ...block('By part of pay', partsTable(before, after)),
    ...block('Who gains and who loses', sidesLines),
    ...block('Attainment and pay', attainedTable(after, moves, currency)),
  ]
}

/** New jumps, and what the plan asks of its readers. */
function edgesBlock({ before, after, newCliffs }: PlanReview): readonly Block[] {
  const jumps =
    newCliffs.length === 0
      ? [text('No new jump of pay.')]
      : newCliffs.map(({ pay, at, from, to }) => text(`${pay} jumps at ${at}, from ${from} to ${to}.`))
  const burden = (plan: PlanReview['after']): string[] => [
    `${metricsThatMovePay(plan).length} of ${METRIC_LIMIT}`,
    counted(leversOf(plan)),
    `${Math.ceil(describePlan(plan, { curves: false }).reading.seconds / 60)} min`,
  ]
  const [old, now] = [burden(before), burden(after)]
  return [
    ...block('Edges', jumps),
    ...block('What the plan asks of its readers', [
      row(['', 'before', 'after']),
      ...['metrics that move pay', 'levers', 'time to read'].map((label, i) => row([label, old[i] ?? '', now[i] ?? ''])),
    ]),
  ]
}
