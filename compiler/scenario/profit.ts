/** Whether pay follows margin: in all, by segment of the rows, and on deals that lose money. */
import { divide, type Ratio, ratio, subtract, total as sum } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { type Currency, money, signed } from '../compare/amounts.ts'
import { type MarginPay, perMargin, type Segment } from '../compare/margin.ts'
import { sumOf } from '../compare/paid.ts'
import { type Group, LEAST, shareable } from '../compare/shown.ts'
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
    const hidden = losing.people.size > 0 && losing.people.size < LEAST
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
            `${countOf(first.losing.rows, 'row')} of ${counted(first.segments.reduce((count, { rows: n }) => count + n, 0))} in the period have a margin below zero: ${cents(first.losing.margin, currency)} together.`,
          ),
        ]
  return [row(['', 'margin', 'pay', 'pay per margin', 'margin after pay', 'paid on rows below zero']), ...rows, ...says]
}

/** Rows by segment: pay before and after, and what is left of the margin. */
function segmentBlock(base: Variant, one: Against, single: boolean): readonly Block[] {
  const [old, now] = [base.margin, one.margin]
  if (old === undefined || now === undefined || now.segments.length < 2) return []
  const { currency } = one.paid
  const before = new Map(old.segments.map((segment) => [segment.name, segment]))
  const groups = now.segments.map((segment): Group<{ was: Segment | undefined; is: Segment }> => {
    const was = before.get(segment.name)
    return { label: segment.name, people: new Set([...segment.people, ...(was?.people ?? [])]), items: [{ was, is: segment }] }
  })
  const shown = shareable(groups, (a, b) => `${a}, ${b}`)
  if (shown === undefined) return []
  const cells = (label: string, items: readonly { was: Segment | undefined; is: Segment }[]): string[] => {
    const margin = sum(items.map(({ is }) => is.margin))
    const [from, to] = [sumOf(items.map(({ was }) => was?.pay ?? 0n)), sumOf(items.map(({ is }) => is.pay))]
    return [
      label,
      counted(items.reduce((count, { is }) => count + is.rows, 0)),
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
        groups.flatMap(({ items }) => items),
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
