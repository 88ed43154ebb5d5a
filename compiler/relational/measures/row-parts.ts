/**
 * Rows that come to fractions, each over a divisor of its own: their whole part, and of few of them what is left. Over the product of the divisors of
 * those few everything in a window is a whole number, so a sum is one fraction and nothing is rounded.
 */
import { constant, type Num, pick, plus, times } from '../../../runtime/fast/program/number.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  either,
  int,
  integer,
  isOne,
  kept,
  type Relation,
  select,
  stopAt,
  type Told,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { figureIn, newSlots, when } from './figures.ts'
import { type Counted, type Days, type LeftOver, type Measured, rowsInWindows } from './measures.ts'

/** So many decimals more are looked at before something is left over. */
export const FINER = 2

/** `over / under` of each row as `at_rate`, cut towards zero, and the `rest` that is left over `under`. `most`: how far the whole part reaches. */
export function cutRows(
  { build }: Site,
  told: Told,
  rows: Relation,
  most: bigint | null,
  crossings: number,
): { readonly rows: Relation; readonly left: LeftOver } {
  const [over, under] = [numberIn(rows, 'over'), numberIn(rows, 'under')]
  const [low, high] = most === null ? [over.low, over.high] : [-most, most]
  const cut = int('at_rate', low > over.low ? low : over.low, high < over.high ? high : over.high, over.scale)
  const whole = select(build, { ...told, says: `${told.says}, cut` }, rows, [
    ...kept(rows),
    { column: cut, value: { kind: 'quotient', over: column('over'), under: column('under'), exact: false } },
  ])
  if (most !== null) build.bounds.push({ step: whole.name, column: 'at_rate', says: 'what one row earns' })
  const rest: Scalar = {
    kind: 'subtract',
    left: column('over'),
    right: { kind: 'multiply', left: column('at_rate'), right: column('under') },
  }
  const made = select(build, { ...told, name: `${told.name}_left`, says: 'With what is left over' }, whole, [
    ...kept(whole, 'over'),
    { column: int('rest', 1n - under.high, under.high - 1n), value: rest },
  ])
  return { rows: made, left: { rest: 'rest', under: 'under', most: crossings } }
}

function numberIn(relation: Relation, name: string): { readonly low: bigint; readonly high: bigint; readonly scale: number } {
  const found = columnNamed(relation, name)
  if (found.type !== 'int') throw new Error(name)
  return { low: BigInt(found.low), high: BigInt(found.high), scale: found.scale }
}

/** Adds up such rows over windows: a fraction for each, whose divisor its rows share. */
export function dividedOver(
  site: Site,
  counted: Counted,
  left: LeftOver,
  windows: readonly Days[],
  ofPeople: Relation | null = null,
): Measured {
  const { build, limits } = site
  const { measure, adds, keys } = counted
  const { name, origin } = measure
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const inWindows = rowsInWindows(site, counted, windows, ofPeople)
  const window = ['payee', 'from_day', 'to_day', ...(inWindows.columns.some((one) => one.name === 'seen_on') ? ['seen_on'] : [])]
  const order = ['day', ...keys]
  const something: Condition = compare('<>', column(left.rest), integer(0))
  const marked = select(build, told('marked', 'Whether something is left over of a row'), inWindows, [
    ...kept(inWindows),
    { column: int('leaves', 0n, 1n), value: either(something, integer(1), integer(0)) },
  ])
  const placed = windowed(build, told('placed', 'The how manieth of its window it is'), marked, window, order, [
    { column: int('leaves_nth', 0n, MOST_ROWS), does: 'running_sum', of: 'leaves' },
  ])
  const isNth = (nth: number): Condition => ({ kind: 'and', parts: [isOne('leaves'), compare('=', column('leaves_nth'), integer(nth))] })
  const tooMany = select(
    build,
    told('too_many', 'Rows that leave something over in a window with too many of them'),
    placed,
    kept(placed),
    compare('>', column('leaves_nth'), integer(left.most)),
  )
  const says = `more than ${left.most} rows of one person earn parts of a cent across the bounds of the table of \`${name}\``
  stopAt(build, tooMany, says, null, ['payee', 'from_day', 'to_day'])
  const { high } = numberIn(placed, left.under)
  const numbers = Array.from({ length: left.most }, (_, i) => i + 1)
  const less: Scalar = { kind: 'subtract', left: column(left.under), right: integer(1) }
  const own = select(build, told('divisors', 'The divisors of those that leave something over, each less one'), placed, [
    ...kept(placed),
    ...numbers.map((nth) => ({ column: int(`own_${nth}`, 0n, high - 1n), value: either(isNth(nth), less, integer(0)) })),
  ])
  const shared = windowed(
    build,
    told('shared', 'The divisors of each window'),
    own,
    window,
    order,
    numbers.map((nth) => ({ column: int(`divisor_${nth}`, 0n, high - 1n), does: 'total' as const, of: `own_${nth}` })),
  )
  const rows = overOne(site, told('in_window', 'What each row comes to over the divisor of its window'), shared, {
    adds,
    left,
    isNth,
    numbers,
  })
  const [over, under] = [numberIn(rows, adds), numberIn(rows, DIVISOR)]
  const [low, high_] = [over.low * limits.rowsTogether, over.high * limits.rowsTogether]
  const sum = int(name, low < 0n ? low : 0n, high_ > 0n ? high_ : 0n, over.scale)
  const table = aggregate(build, { name, says: measure.label, origin }, rows, window, [
    { column: sum, does: 'sum', of: adds },
    { column: int(`${name}_of`, under.low, under.high), does: 'max', of: DIVISOR },
  ])
  build.bounds.push({ step: table.name, column: name, says: `\`${name}\` of one person in one window` })
  return { counted, table, inWindows: rows }
}

const DIVISOR = 'divisor'
const MOST_ROWS = 10n ** 9n

interface Shared {
  readonly adds: string
  readonly left: LeftOver
  readonly numbers: readonly number[]
  readonly isNth: (nth: number) => Condition
}

/** Rows as whole numbers over the product of the divisors of their window, in the column `divisor`. */
function overOne({ build }: Site, told: Told, shared: Relation, { adds, left, numbers, isNth }: Shared): Relation {
  const slots = newSlots()
  const figure = (of: string): Num => figureIn(slots, shared, of).over
  const divisors = numbers.map((nth) => plus(figure(`divisor_${nth}`), constant(1n)))
  const one = constant(1n)
  const all = divisors.reduce(times, one)
  const rest = figure(left.rest)
  const part = numbers.reduce<Num>((none, nth) => {
    const others = divisors.filter((_, i) => i + 1 !== nth).reduce(times, one)
    return pick(when(slots, isNth(nth)), times(rest, others), none)
  }, constant(0n))
  return write(build, told, shared, slots, new Map(), [
    { column: adds, number: plus(times(figure(adds), all), part), scale: numberIn(shared, adds).scale },
    { column: DIVISOR, number: all },
  ])
}
