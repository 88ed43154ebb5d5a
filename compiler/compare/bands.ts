/** Attainment against pay, before and after: whether those who sell more of their quota are paid more. */
import { compare, fromDecimal, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { type Line, row, total } from '../describe/page.ts'
import { counted } from '../describe/words.ts'
import { average, money, signed } from './amounts.ts'
import type { Move } from './moved.ts'
import type { Paid } from './paid.ts'
import { shareable } from './shown.ts'
import { sumOf } from './sides.ts'

/** Bounds of the bands in which the field speaks of attainment (research on distributions of attainment; percent of quota). */
const BOUNDS = ['0.5', '0.8', '1', '1.2']
const percent = (bound: string): string => `${Number(bound) * 100}%`

interface Band {
  readonly label: string
  readonly holds: (attainment: Ratio | undefined) => boolean
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
  return {
    label,
    holds: (x) => x !== undefined && (low === undefined || compare(x, low) >= 0) && (high === undefined || compare(x, high) < 0),
  }
})

/** People of whom no attainment is known. */
const WITHOUT: Band = { label: 'without a quota', holds: (x) => x === undefined }

/** `50% to 80%` and `80% to 100%` are `50% to 100%`; `without a quota` stays beside any of them. */
function joined(a: string, b: string): string {
  const [first = '', ...rest] = b.split(', ')
  if (rest.length > 0) return [joined(a, first), ...rest].join(', ')
  if (!/%/.test(a) || !/%/.test(b)) return `${a}, ${b}`
  const from = a.startsWith('below') ? undefined : a.split(' ')[0]
  const to = b.endsWith('more') ? undefined : b.split(' ').at(-1)
  if (from === undefined) return to === undefined ? 'any' : `below ${to}`
  return to === undefined ? `${from} and more` : `${from} to ${to}`
}

/** What people of one band of attainment are paid. */
export interface AttainedBand {
  readonly label: string
  /** Those who were in it before the change, and those who are in it now. */
  readonly before: readonly Move[]
  readonly after: readonly Move[]
}

type Attainment = (move: Move) => Ratio | undefined

/**
 * People by their attainment, before and after; bands of fewer than five people on a side are joined. Where only one of the plans has a quota,
 * or they are of different metrics, people are where the other one puts them. Undefined where no metric has a quota, or people are too few.
 */
export function attainedBands(before: Paid, { attained }: Paid, moves: readonly Move[]): readonly AttainedBand[] | undefined {
  const now: Attainment = ({ person }) => person.attainment
  const then: Attainment = before.attained?.metric === attained?.metric ? ({ was }) => was?.attainment : now
  const [old, after] = [moves.filter(({ only }) => only !== 'after'), moves.filter(({ only }) => only !== 'before')]
  if (attained === undefined || after.every((move) => now(move) === undefined)) return undefined
  const groups = [...BANDS, WITHOUT].map(({ label, holds }) => {
    const item: AttainedBand = {
      label,
      before: old.filter((move) => holds(then(move))),
      after: after.filter((move) => holds(now(move))),
    }
    const sides = [item.before, item.after].map((side) => new Set(side.map(({ id }) => id)))
    return { label, people: new Set(sides.flatMap((side) => [...side])), sides, items: [item] }
  })
  const shown = shareable(groups, joined)
  return shown?.map(({ label, items }) => ({ label, before: items.flatMap((one) => one.before), after: items.flatMap((one) => one.after) }))
}

/** A row for each band of attainment with the pay of its people on average; nothing where no metric has a quota or people are too few. */
export function attainedTable(before: Paid, after: Paid, moves: readonly Move[]): Line[] {
  const bands = attainedBands(before, after, moves)
  const { currency, attained } = after
  if (bands === undefined || bands.length === 0 || attained === undefined) return []
  const stays = bands.every((one) => one.before.length === one.after.length && one.before.every((move) => one.after.includes(move)))
  const [old, now] = [(move: Move): bigint => move.before, (move: Move): bigint => move.after]
  const each = (members: readonly Move[], of: (move: Move) => bigint): string =>
    members.length === 0 ? '-' : money(average(sumOf(members.map(of)), members.length), currency)
  const change = (one: Omit<AttainedBand, 'label'>): string => signed(sumOf(one.after.map(now)) - sumOf(one.before.map(old)), currency)
  const all = { before: bands.flatMap((one) => one.before), after: bands.flatMap((one) => one.after) }
  const cells = (label: string, one: Omit<AttainedBand, 'label'>): string[] =>
    stays
      ? [label, counted(one.after.length), each(one.before, old), each(one.after, now), change(one)]
      : [label, counted(one.before.length), each(one.before, old), counted(one.after.length), each(one.after, now), change(one)]
  const head = stays
    ? ['people', 'average before', 'average after', 'change in all']
    : ['people before', 'average before', 'people after', 'average after', 'change in all']
  return [row([`of ${attained.label}`, ...head]), ...bands.map((one) => row(cells(one.label, one))), total(cells('all', all))]
}
