/** Whether pay follows margin: in all, by segment of the rows, and on deals that lose money. */
import { divide, type Ratio, ratio, subtract, total as sum, ZERO } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { type Currency, money, signed } from '../compare/amounts.ts'
import { type MarginPay, perMargin, type Segment } from '../compare/margin.ts'
import { type Group, isFew, LEAST, shareable } from '../compare/shown.ts'
import { sumOf } from '../compare/sides.ts'
import { type Block, block, type Line, row, text, total } from '../describe/page.ts'
import { counted, countOf } from '../describe/words.ts'
import type { Against, Compared, Variant } from './scenario.ts'

/** Blocks on profitability; none where the rows have no margin. */
export function profitBlocks({ base, scenarios }: Compared): readonly Block[] {
  if (base.margin === undefined) return []
  return [
    ...block('Pay against margin', overall([base, ...scenarios])),
    ...scenarios.flatMap((one) => segmentBlock(base, one, scenarios.length === 1)),
  ]
}

const cents = (value: Ratio, currency: Currency): string => money(roundToUnit(value, { mode: 'half_up', unit: '1' }).n, currency)

/** `14.2%`: cents of pay for each dollar of margin. */
const share = (pay: bigint, margin: Ratio): string => {
  const found = perMargin(pay, margin)
  return found === undefined ? '-' : showPercent(found, 2).replace('≈', '')
}

const marginOf = ({ segments }: MarginPay): Ratio => sum(segments.map(({ margin }) => margin))
const paidFor = ({ segments }: MarginPay): bigint => sumOf(segments.map(({ pay }) => pay))

function overall(all: readonly Variant[]): Line[] {
  const { currency } = all[0]?.paid ?? { currency: { code: '', digits: 0 } }
  const rows = all.flatMap(({ label, margin, paid }) => {
    if (margin === undefined) return []
    const whole = marginOf(margin)
    const losing = margin.losing
    const hidden = isFew(losing.people.size)
    return [
      row([
        label,
        cents(whole, currency),
        money(paid.total, currency),
        share(paid.total, whole),
        cents(subtract(whole, ratio(paid.total)), currency),
        hidden ? `fewer than ${LEAST} people` : money(losing.pay, currency),
      ]),
    ]
  })
  const first = all[0]?.margin
  const says =
    first === undefined
      ? []
      : [
          text(
            `${countOf(first.losing.rows, 'row')} of ${counted(first.segments.reduce((count, { rows: n }) => count + n, 0))} in the period ${first.losing.rows === 1 ? 'has' : 'have'} a margin below zero: ${cents(first.losing.margin, currency)} together.`,
          ),
        ]
  return [row(['', 'margin', 'pay', 'pay per margin', 'margin after pay', 'paid on rows below zero']), ...rows, ...says]
}

/** A segment on each side that is shown; one that a side does not have is empty there. */
type OnSides = readonly [Segment, ...Segment[]]

/** The segments of rows on one or two sides; those by which fewer than five people earn on a side are joined. None where all people are fewer. */
export function shownSegments(sides: readonly [MarginPay, ...MarginPay[]]): readonly Group<OnSides>[] {
  const names = [...new Set(sides.flatMap(({ segments }) => segments.map(({ name }) => name)))].sort()
  const groups = names.map((label): Group<OnSides> => {
    const of = ({ segments }: MarginPay): Segment => segments.find(({ name }) => name === label) ?? emptyOf(label)
    const [first, ...others] = sides
    const item: OnSides = [of(first), ...others.map(of)]
    return { label, people: new Set(item.flatMap(({ people }) => [...people])), sides: item.map(({ people }) => people), items: [item] }
  })
  return shareable(groups, (a, b) => `${a}, ${b}`) ?? []
}

const emptyOf = (name: string): Segment => ({ name, rows: 0, people: new Set(), margin: ZERO, pay: 0n })

/** Rows by segment: pay before and after, and what is left of the margin. */
function segmentBlock(base: Variant, one: Against, single: boolean): readonly Block[] {
  const [old, now] = [base.margin, one.margin]
  if (old === undefined || now === undefined || now.segments.length < 2) return []
  const { currency } = one.paid
  const shown = shownSegments([old, now])
  if (shown.length === 0) return []
  const cells = (label: string, items: readonly OnSides[]): string[] => {
    const margin = sum(items.map(([was, is = was]) => is.margin))
    const [from, to] = [sumOf(items.map(([was]) => was.pay)), sumOf(items.map(([was, is = was]) => is.pay))]
    return [
      label,
      counted(items.reduce((count, [was, is = was]) => count + is.rows, 0)),
      cents(margin, currency),
      money(from, currency),
      money(to, currency),
      signed(to - from, currency),
      share(from, margin),
      share(to, margin),
    ]
  }
  const apart =
    now.apart === 0n && old.apart === 0n
      ? []
      : [text(`Pay that belongs to no row is not in the table: ${money(old.apart, currency)} before, ${money(now.apart, currency)} after.`)]
  return block(single ? 'Pay against margin by segment' : `${one.label}: pay against margin by segment`, [
    row(['', 'rows', 'margin', 'paid before', 'paid after', 'change', 'per margin before', 'after']),
    ...shown.map(({ label, items }) => row(cells(label, items))),
    total(
      cells(
        'all',
        shown.flatMap(({ items }) => items),
      ),
    ),
    ...apart,
    text(verdict(old, now)),
  ])
}

/** One sentence: whether more of the margin is left after pay. */
function verdict(old: MarginPay, now: MarginPay): string {
  const margin = marginOf(old)
  const [from, to] = [paidFor(old) + old.apart, paidFor(now) + now.apart]
  if (from === to) return 'Pay takes as much of the margin as before.'
  const better = to < from
  const by =
    margin.n === 0n ? '' : ` by ${showPercent(divide(ratio(better ? from - to : to - from), margin), 2).replace('≈', '')} of the margin`
  return better
    ? `Pay takes less of the margin than before${by}: on the same deals more is left.`
    : `Pay takes more of the margin than before${by}: on the same deals less is left.`
}
