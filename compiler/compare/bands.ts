/** Attainment against pay, before and after: whether those who sell more of their quota are paid more. */
import { compare, fromDecimal, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { type Line, row, total } from '../describe/page.ts'
import { counted } from '../describe/words.ts'
import { average, money, signed } from './amounts.ts'
import type { Move } from './moved.ts'
import { type Paid, sumOf } from './paid.ts'
import { type Group, shareable } from './shown.ts'

/** Bounds of the bands in which the field speaks of attainment (research on distributions of attainment; percent of quota). */
const BOUNDS = ['0.5', '0.8', '1', '1.2']
const percent = (bound: string): string => `${Number(bound) * 100}%`

interface Band {
  readonly label: string
  readonly holds: (attainment: Ratio) => boolean
}

const BANDS: readonly Band[] = [...BOUNDS, undefined].map((above, i): Band => {
  const below = BOUNDS[i - 1]
  const [low, high] = [below, above].map((bound) => (bound === undefined ? undefined : (fromDecimal(bound) ?? ZERO)))
  const label =
    below === undefined
      ? `below ${percent(above ?? '')}`
      : above === undefined
        ? `${percent(below)} and more`
        : `${percent(below)} to ${percent(above)}`
  return { label, holds: (x) => (low === undefined || compare(x, low) >= 0) && (high === undefined || compare(x, high) < 0) }
})

/** `50% to 80%` and `80% to 100%` are `50% to 100%`. */
function joined(a: string, b: string): string {
  if (!/%/.test(a) || !/%/.test(b)) return `${a}, ${b}`
  const from = a.startsWith('below') ? undefined : a.split(' ')[0]
  const to = b.endsWith('more') ? undefined : b.split(' ').at(-1)
  if (from === undefined) return to === undefined ? 'any' : `below ${to}`
  return to === undefined ? `${from} and more` : `${from} to ${to}`
}

/** A row for each band of attainment with the pay of its people on average; nothing where no metric has a quota or people are too few. */
export function attainedTable({ attained }: Paid, moves: readonly Move[], currency: Paid['currency']): Line[] {
  if (attained === undefined) return []
  const groupOf = (label: string, members: readonly Move[]): Group<Move> => ({
    label,
    people: new Set(members.map(({ id }) => id)),
    items: members,
  })
  const without = moves.filter(({ person }) => person.attainment === undefined)
  const groups = [
    ...BANDS.map(({ label, holds }) =>
      groupOf(
        label,
        moves.filter(({ person: { attainment } }) => attainment !== undefined && holds(attainment)),
      ),
    ),
    groupOf('without a quota', without),
  ]
  const shown = shareable(groups, joined)
  if (shown === undefined || shown.length === 0 || without.length === moves.length) return []
  const cells = (label: string, members: readonly Move[]): string[] => {
    const [old, now] = [sumOf(members.map(({ before }) => before)), sumOf(members.map(({ after }) => after))]
    const [each, eachNow] = [old, now].map((sum) => average(sum, members.length))
    return [label, counted(members.length), money(each ?? 0n, currency), money(eachNow ?? 0n, currency), signed(now - old, currency)]
  }
  return [
    row([`of ${attained.label}`, 'people', 'average before', 'average after', 'change in all']),
    ...shown.map(({ label, items }) => row(cells(label, items))),
    total(cells('all', moves)),
  ]
}
