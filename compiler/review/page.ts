/** A review as a page: the terminal, a comment on a pull request and HTML print this. Nobody is named, and no small group is shown by itself. */
import { METRIC_LIMIT } from '../check/simplicity.ts'
import { money, signed, signedPercent } from '../compare/amounts.ts'
import { attainedTable } from '../compare/bands.ts'
import { partsTable } from '../compare/parts.ts'
import { isFew, LEAST } from '../compare/shown.ts'
import { differencesOf, type Says } from '../describe/differences.ts'
import type { ChangeBin } from '../describe/figure/histogram.ts'
import { type Block, block, chart, drawing, headline, type Line, type Review, row, text } from '../describe/page.ts'
import { describePlan } from '../describe/plan.ts'
import { counted } from '../describe/words.ts'
import { leversOf, metricsThatMovePay } from '../reach.ts'
import { changesLines } from './changes.ts'
import { curvesBetween } from './curves.ts'
import { withoutWords } from './masked.ts'
import type { Consequence, PlanReview } from './review.ts'
import { saySides, sidesTable } from './sides.ts'
import { changeBins } from './spread.ts'

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
    blocks: blocksOf(review).map((one, tier) => ({ ...one, tier })),
  }
}

/** Whether figures of a review may be shown: not where fewer than five people are paid, on one side or both. */
export const isShown = ({ moves, before, after }: Consequence): boolean =>
  moves.length >= LEAST && ![before, after].some(({ people }) => isFew(people.length))

/** The blocks of one plan's review, the most important first. */
export function blocksOf(review: PlanReview): readonly Block[] {
  const { after, changes, samePay, consequence } = review
  const shown = consequence !== undefined && isShown(consequence) ? consequence : undefined
  return [
    ...(shown === undefined ? [] : costBlock(shown)),
    ...(consequence === undefined || shown !== undefined ? [] : block('Cost', [text(TOO_FEW)])),
    ...block('What changes', changesLines(changes, shown === undefined || samePay ? undefined : after.currency)),
    ...(samePay ? [] : block("In the words of the rep's page", wordsOf(review))),
    ...(shown === undefined || samePay ? [] : consequenceBlocks(shown)),
    ...(samePay ? [] : block('Payout curves', curvesLines(review))),
    ...(samePay ? [] : edgesBlock(review)),
  ]
}

/** What the rep reads otherwise; nobody whom the plan names by key is named. */
const wordsOf = ({ before, after, named }: PlanReview): readonly Line[] =>
  differencesOf(before, after, BESIDE).map((line) => ({ ...line, text: withoutWords(line.text, named) }))

/** What it costs, and how many people it moves. */
function costBlock({ before, after, sides }: Consequence): readonly Block[] {
  const change = after.total - before.total
  const { currency } = after
  const percent = signedPercent(change, before.total)
  const figures = [
    { label: percent === '' ? 'Change' : `Change, ${percent}`, value: signed(change, currency) },
    { label: 'Before', value: money(before.total, currency) },
    { label: 'After', value: money(after.total, currency) },
  ]
  const says = `Cost ${signed(change, currency)}${percent === '' ? '' : ` (${percent})`}: ${money(before.total, currency)} before, ${money(after.total, currency)} after.`
  return block('Cost', [headline(says, figures), text(saySides(sides))])
}

function consequenceBlocks({ before, after, moves, sides }: Consequence): readonly Block[] {
  const { currency } = after
  return [
    ...block('By part of pay', partsTable(before, after)),
    ...block('Who gains and who loses', [
      ...sidesTable(sides, (amount) => signed(amount, currency)),
      ...spreadLines(changeBins(moves, sides, currency)),
    ]),
    ...block('Attainment and pay', attainedTable(before, after, moves)),
  ]
}

/** How many people gain and lose how much: bars where there is room for them, else a table. */
const spreadLines = (bins: readonly ChangeBin[]): Line[] =>
  bins.length === 0
    ? []
    : [
        chart('How many people gain and lose how much:', {
          labels: bins.map(({ label }) => label),
          series: [{ name: 'people', values: bins.map(({ people }) => people) }],
          counts: 'People',
          along: 'change of pay',
        }),
      ]

/** The curves of parts that pay otherwise, before and after. */
const curvesLines = ({ before, after }: PlanReview): Line[] =>
  curvesBetween(before, after).map(({ curve, before: old, says }) =>
    drawing(
      `${curve.title}: ${says === '' ? 'it differs from the start.' : `${says.charAt(0).toLowerCase()}${says.slice(1)}`}`,
      curve,
      old ?? undefined,
    ),
  )

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
