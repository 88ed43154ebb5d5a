/** How many people gain and lose how much, in bins that show no small group by itself. */
import { type Currency, signed } from '../compare/amounts.ts'
import type { Move } from '../compare/moved.ts'
import { type Group, isFew, shareable } from '../compare/shown.ts'
import type { Sides } from '../compare/sides.ts'
import { type Bin, binsOf } from '../compare/spread.ts'
import type { ChangeBin, ChangeSide } from '../describe/figure/histogram.ts'
import { listed } from '../describe/words.ts'
import { hasFew } from './sides.ts'

const MOST_BINS = 9

/** Changes from `from` on, below `to`; both null: no change at all. */
type Range = Bin | null

/** The bins of changes in order. Each holds five people or more; where fewer than five gain, lose or stay, they are in a bin with their neighbours. */
export function changeBins(moves: readonly Move[], sides: Sides, currency: Currency): readonly ChangeBin[] {
  const ranges = binsOf(
    moves.map(({ change }) => change),
    currency.digits,
    MOST_BINS,
  )
  const group = (range: Range, members: readonly Move[]): Group<Range> => ({
    label: '',
    people: new Set(members.map(({ id }) => id)),
    items: [range],
  })
  const groups = ranges.flatMap((range): Group<Range>[] => {
    const members = moves.filter(({ change }) => change !== 0n && change >= range.from && change < range.to)
    const still = range.from === 0n ? moves.filter(({ change }) => change === 0n) : []
    return [group(null, still), group(range, members)]
  })
  const sideOf = ({ items }: Group<Range>): ChangeSide => sideOfRanges(items)
  const join = (): string => ''
  const shown = hasFew(sides)
    ? shareable(groups, join)
    : (['lose', 'stay', 'gain'] as const).flatMap(
        (side) =>
          shareable(
            groups.filter((one) => sideOf(one) === side),
            join,
          ) ?? [],
      )
  return (shown ?? []).filter(({ people }) => people.size > 0 && !isFew(people.size)).map((one) => binOf(one, currency))
}

const SIDES = ['lose', 'stay', 'gain'] as const

/** The sides on which ranges lie, in order. */
function sidesOf(ranges: readonly Range[]): readonly (typeof SIDES)[number][] {
  const found = new Set(ranges.map((range) => (range === null ? 'stay' : range.from < 0n ? 'lose' : 'gain')))
  return SIDES.filter((side) => found.has(side))
}

function sideOfRanges(ranges: readonly Range[]): ChangeSide {
  const [only, ...others] = sidesOf(ranges)
  return only === undefined || others.length > 0 ? 'mixed' : only
}

const wordOf = (ranges: readonly Range[]): string => listed(sidesOf(ranges), 'or')

function binOf({ items, people }: Group<Range>, currency: Currency): ChangeBin {
  const side = sideOfRanges(items)
  const word = wordOf(items)
  const filled = items.flatMap((range) => range ?? [])
  const whole = (amount: bigint): string => signed(amount, currency).replace(/\.0+$/, '')
  const [low, high] = [filled[0]?.from ?? 0n, filled.at(-1)?.to ?? 0n]
  if (side === 'stay') return { label: 'no change', side, word, people: people.size }
  return { label: `${whole(low)} to ${whole(high)}`, side, word, people: people.size }
}
