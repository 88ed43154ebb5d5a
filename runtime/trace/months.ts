import { type Day, showDay } from '../calendar/day.ts'
import { grainWeight, periodAt } from '../calendar/fiscal.ts'
import type { Origin } from '../core/origin.ts'
import type { Unit } from '../core/unit.ts'
import { byYear } from '../evaluate/accumulate.ts'
import { amountOfPart, type Part } from '../evaluate/prorate.ts'
import type { World } from '../evaluate/world.ts'
import { add, divide, equal, multiply, ONE, type Ratio, ratio, subtract, ZERO } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'
import { node, numberAt, RATIO, roundedNode } from './node.ts'

/** An amount that accumulates by month: a target, a share of it, or a quota. */
export interface ByMonth {
  readonly label: string
  readonly unit: Unit
  readonly origin: Origin | undefined
  readonly partsOf: (grain: number) => readonly Part[]
  /** How the stated value came about, where it is read. */
  readonly stated: (value: Ratio) => Derivation
  readonly toDate: (start: number, grain: number) => Ratio
  readonly rounding: string
}

/** Months in a row with the same parts, each with the share of all of them. */
interface Run {
  readonly first: number
  readonly last: number
  readonly parts: readonly Part[]
}

const isPlain = ({ run, left }: Part): boolean => run === null && left.length === 0

/** Whole months are alike, however many days they have. */
const same = (a: Part, b: Part): boolean =>
  equal(a.value, b.value) && (a.days === a.of ? b.days === b.of : a.days === b.days && a.of === b.of && isPlain(a) && isPlain(b))

const joined = (part: Part, more: Part | undefined): Part => (more === undefined ? part : { ...part, share: add(part.share, more.share) })

function runsOf(partsOf: ByMonth['partsOf'], start: number, grain: number): Run[] {
  const runs: Run[] = []
  for (let month = start; month <= grain; month += 1) {
    const parts = partsOf(month)
    const last = runs.at(-1)
    const equalParts =
      last !== undefined && last.parts.length === parts.length && last.parts.every((part, i) => same(part, parts[i] ?? part))
    if (last !== undefined && equalParts)
      runs[runs.length - 1] = { ...last, last: month, parts: last.parts.map((one, i) => joined(one, parts[i])) }
    else runs.push({ first: month, last: month, parts })
  }
  return runs.filter(({ parts }) => parts.length > 0)
}

const span = (world: World, { first, last }: Run): string => {
  const label = (grain: number): string => periodAt(world.core.calendar, 'month', grain).label
  return first === last ? label(first) : `${label(first)} to ${label(last)}`
}

/** The days that count, and as inputs why the others do not: `hired_on 2026-02-01 2026-02-09`. */
function daysNode({ days, of, unit, run, left }: Part): Derivation {
  const why = (reason: string, from: Day, to: Day): Derivation =>
    node('stated', 'why', undefined, RATIO, { note: `${reason} ${showDay(from)} ${showDay(to)}` })
  const inputs = [
    node('stated', 'unit', undefined, RATIO, { note: unit }),
    ...(run === null ? [] : [why('change', run.from, run.to)]),
    ...left.map(({ reason, from, to }) => why(reason, from, to)),
  ]
  return node('stated', 'days', ratio(days, of), RATIO, { note: `${days}/${of}`, inputs })
}

/** What months are of the time that a value is for: `2/12`, in a year of weeks `8/52`. */
function sayShare({ core: { calendar } }: World, { first, last }: Run, share: Ratio): string {
  let weight = 0
  for (let month = first; month <= last; month += 1) weight += grainWeight(calendar, month)
  const of = divide(ratio(BigInt(weight)), share)
  return of.d !== 1n ? `${share.n}/${share.d}` : `${weight}/${of.n}`
}

/** `value x months / 12 x days / days of the month`. */
function partNode(world: World, amount: ByMonth, run: Run, part: Part): Derivation {
  const factors: Derivation[] = []
  if (!equal(part.share, ONE)) factors.push(node('stated', 'months', part.share, RATIO, { note: sayShare(world, run, part.share) }))
  if (part.days !== part.of) factors.push(daysNode(part))
  const stated = amount.stated(part.value)
  if (factors.length === 0) return stated
  return node('multiply', span(world, run), amountOfPart(part), amount.unit, { inputs: [stated, ...factors] })
}

/** The parts of months `start` to `grain`, added exactly. */
function sumNode(world: World, amount: ByMonth, start: number, grain: number): Derivation {
  const parts = runsOf(amount.partsOf, start, grain).flatMap((run) => run.parts.map((part) => partNode(world, amount, run, part)))
  const [only, second] = parts
  const sum = parts.reduce((all, part) => add(all, numberAt(part) ?? ZERO), ZERO)
  const months = span(world, { first: start, last: grain, parts: [] })
  return only !== undefined && second === undefined ? only : node('add', months, sum, amount.unit, { inputs: parts })
}

function toDateNode(world: World, amount: ByMonth, start: number, grain: number): Derivation {
  return roundedNode(sumNode(world, amount, start, grain), amount.label, amount.toDate(start, grain), amount.rounding)
}

/** How an amount of months `first` to `last` came about: to date at the end, less to date before, year by year (RP3); their plain sum where no cent moves. */
export function windowNode(world: World, amount: ByMonth, first: number, last: number): readonly Derivation[] {
  return byYear(world, first, last).map((year) => {
    const through = toDateNode(world, amount, year.start, year.last)
    if (year.first === year.start) return through
    const before = toDateNode(world, amount, year.start, year.first - 1)
    const value = subtract(numberAt(through) ?? ZERO, numberAt(before) ?? ZERO)
    const direct = sumNode(world, amount, year.first, year.last)
    if (equal(numberAt(direct) ?? ZERO, value)) return direct
    return node('subtract', span(world, { first: year.first, last: year.last, parts: [] }), value, amount.unit, {
      inputs: [through, before],
    })
  })
}

/** A share of an amount to date. */
export const shareNode = (label: string, amount: Derivation, share: Ratio, unit: Unit): Derivation =>
  node('multiply', label, multiply(numberAt(amount) ?? ZERO, share), unit, {
    inputs: [amount, node('stated', 'worth', share, { kind: 'percent' })],
  })
