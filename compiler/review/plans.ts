/** The reviews of several plans as one page: a table of all, then each plan that changed. */
import { type Currency, money, signed } from '../compare/amounts.ts'
import { type Group, LEAST, shareable } from '../compare/shown.ts'
import { sumOf } from '../compare/sides.ts'
import { type Block, block, headline, type Line, type Review, row, text, total } from '../describe/page.ts'
import { counted, countOf, listed } from '../describe/words.ts'
import { blocksOf, reviewPage, TOO_FEW } from './page.ts'
import type { QuotasReview } from './quotas.ts'
import { quotasBlocks, quotasReviewPage } from './quotas-page.ts'
import type { Consequence, PlanReview } from './review.ts'

interface PlanCost extends Pick<Consequence, 'before' | 'after'> {
  readonly label: string
}

/** Plans and quotas files of two versions of a folder, by name. */
export interface PlansReview {
  readonly changed: readonly PlanReview[]
  readonly quotas: readonly QuotasReview[]
  /** Those of which only one version has a text, by their labels. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** What the reviews were run on, as the page says it. */
export const ranOn = (period: string, { changed }: PlansReview): string => `Run on ${period}, ${countOf(changed.length, 'plan')}`

const isMoved = ({ samePay }: PlanReview): boolean => !samePay

/** One plan or quotas file as it is; several under a table of all of them. */
export function plansPage({ changed, quotas, added, removed }: PlansReview, data: string | null): Review {
  const single = changed.length + quotas.length === 1 && added.length + removed.length === 0
  const [only, quotasOnly] = [changed[0], quotas[0]]
  if (single && only !== undefined) return reviewPage(only, data)
  if (single && quotasOnly !== undefined) return quotasReviewPage(quotasOnly)
  const moved = changed.filter(isMoved)
  const movedQuotas = quotas.filter(({ sameQuotas }) => !sameQuotas)
  const still = changed.filter((review) => !isMoved(review))
  const coming: Line[] = [
    ...(added.length === 0 ? [] : [text(`New: ${listed(added)}.`)]),
    ...(removed.length === 0 ? [] : [text(`Gone: ${listed(removed)}.`)]),
  ]
  const stillQuotas = quotas.filter(({ sameQuotas }) => sameQuotas)
  const same = [
    ...(still.length === 0 ? [] : [text(`No change to pay: ${listed(still.map(({ after }) => after.label))}.`)]),
    ...(stillQuotas.length === 0 ? [] : [text(`No change to quotas: ${listed(stillQuotas.map(({ after }) => after.label))}.`)]),
  ]
  return {
    title: `What changes in ${countOf(changed.length, 'plan')}${quotas.length === 0 ? '' : ` and ${countOf(quotas.length, 'quotas file')}`}`,
    under:
      moved.length + movedQuotas.length === 0
        ? 'No change to pay in any of them: each compiles to the same program.'
        : (data ?? 'Not run on data'),
    blocks: [
      ...block('All plans', [...(isEnough(moved) ? costHead(moved) : []), ...allPlans(moved), ...coming, ...same]),
      ...movedQuotas.flatMap((review) => headed(review.after.label, quotasBlocks(review))),
      ...moved.flatMap((review) => headed(review.after.label, blocksOf(review))),
    ],
  }
}

const headed = (label: string, blocks: readonly Block[]): Block[] =>
  blocks.map((one, at) => ({ ...one, heading: `${label}: ${one.heading.toLowerCase()}`, tier: at + 1 }))

/** Whether all plans together pay enough people to be shown. */
const isEnough = (reviews: readonly PlanReview[]): boolean =>
  new Set(reviews.flatMap(({ consequence }) => consequence?.moves.map(({ id }) => id) ?? [])).size >= LEAST

/** The cost of all plans that pay in one currency. */
function costHead(reviews: readonly PlanReview[]): Line[] {
  const sums = sumsOf(reviews)
  if (sums === undefined) return []
  const { before, after, currency } = sums
  return [
    headline(`Cost ${signed(after - before, currency)}: ${money(before, currency)} before, ${money(after, currency)} after.`, [
      { label: 'Change', value: signed(after - before, currency) },
      { label: 'Before', value: money(before, currency) },
      { label: 'After', value: money(after, currency) },
    ]),
  ]
}

function sumsOf(reviews: readonly PlanReview[]): { before: bigint; after: bigint; currency: Currency } | undefined {
  const run = reviews.flatMap(({ consequence }) => consequence ?? [])
  const [first] = run
  if (first === undefined || run.some(({ after }) => after.currency.code !== first.after.currency.code)) return undefined
  return {
    before: sumOf(run.map(({ before }) => before.total)),
    after: sumOf(run.map(({ after }) => after.total)),
    currency: first.after.currency,
  }
}

/** A row for each plan; plans that pay fewer than five people are shown together. */
function allPlans(reviews: readonly PlanReview[]): Line[] {
  if (reviews.length === 0) return []
  if (reviews.every(({ consequence }) => consequence === undefined))
    return [row(['', 'changes']), ...reviews.map(({ after, changes }) => row([after.label, counted(changes.length)]))]
  const sums = sumsOf(reviews)
  const groups = reviews.flatMap(({ after, consequence }): Group<PlanCost>[] =>
    consequence === undefined
      ? []
      : [
          {
            label: after.label,
            people: new Set(consequence.moves.map(({ id }) => id)),
            sides: [consequence.before, consequence.after].map(({ people }) => new Set(people.map(({ id }) => id))),
            items: [{ label: after.label, ...consequence }],
          },
        ],
  )
  const shown = sums === undefined ? undefined : shareable(groups, (a) => a)
  if (sums === undefined || shown === undefined) return [text(TOO_FEW)]
  const { currency } = sums
  const cells = (label: string, before: bigint, after: bigint, people: number): string[] => [
    label,
    money(before, currency),
    money(after, currency),
    signed(after - before, currency),
    counted(people),
  ]
  const everybody = new Set(groups.flatMap(({ people }) => [...people])).size
  return [
    row(['', 'before', 'after', 'change', 'people']),
    ...shown.map(({ items, people }) =>
      row(
        cells(
          listed(items.map(({ label }) => label)),
          sumOf(items.map(({ before }) => before.total)),
          sumOf(items.map(({ after }) => after.total)),
          people.size,
        ),
      ),
    ),
    total(cells('all', sums.before, sums.after, everybody)),
  ]
}
