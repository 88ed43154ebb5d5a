import type { Day } from '../calendar/day.ts'
import type { Aggregate, Measure } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { isMoney } from '../core/parts.ts'
import type { Value } from '../data/table.ts'
import { add, compare, isRatio, negate, ONE, type Ratio, sign, ZERO } from '../exact/ratio.ts'
import { withRowsOf } from './apart.ts'
import type { Counted } from './counted.ts'
import { type Credit, isShare, shareOf } from './credit-line.ts'
import { creditedEnvironment, onCreditOf } from './credited.ts'
import { compute, numberOf } from './expression.ts'
import { rowReader } from './reader.ts'
import { creditsOf } from './rows.ts'
import { holds, numberIn } from './values.ts'
import { worldsOf } from './versions.ts'
import { type Viewers, viewersOf } from './viewers.ts'
import { next, type Stretch } from './windows.ts'
import { type Imagined, perCount, type World } from './world.ts'

/** All rows of one person and measure in order of (date, key), with the running totals before each. */
export interface Tally {
  readonly rows: readonly Counted[]
  readonly sums: readonly Ratio[]
  readonly others: readonly Ratio[]
  /** How many rows before each have an amount. */
  readonly filled: readonly number[]
}

const tallies = perCount<ReadonlyMap<string, Tally>>()
const joined = perCount<Tally>()
const nothing: Tally = { rows: [], sums: [ZERO], others: [ZERO], filled: [0] }

/** The rows that count for a person in a measure, over all time up to the world's end: one for a row, however many lines it gives. */
export function tallyOf(asked: World, measure: Measure, person: string): Tally {
  if (asked.imagined !== undefined) return withImagined(asked, asked.imagined, measure, person)
  const world = withRowsOf(asked, person)
  const byVersion = worldsOf(world)
  if (byVersion.length !== 1 || byVersion[0] !== world)
    return joined(world, `${measure.name} ${person}`, () => through(byVersion, measure, person))
  const byPerson = tallies(world, measure.name, () => {
    const lists = new Map<string, Counted[]>()
    const counts = countingOf(world, measure)
    for (const lines of rowsOf(creditsOf(world, measure.record, measure.scope.dated))) {
      for (const [viewer, one] of counts(lines)) {
        const list = lists.get(viewer)
        if (list === undefined) lists.set(viewer, [one])
        else list.push(one)
      }
    }
    return new Map([...lists].map(([key, list]) => [key, tally(list)]))
  })
  return byPerson.get(person) ?? nothing
}

/** The rows of the data and those that are imagined, in order of their days; an imagined row comes after the others of its day. */
function withImagined(world: World, { base, counted }: Imagined, measure: Measure, person: string): Tally {
  const more = counted(measure, person)
  const own = tallyOf(base, measure, person)
  if (more.length === 0) return own
  return joined(world, `${measure.name} ${person}`, () => tally([...own.rows, ...more].toSorted((a, b) => a.credit.date - b.credit.date)))
}

/** In whose measure the lines of a row count, and what the row adds there. */
export function countingOf(
  world: World,
  measure: Measure,
  viewers: Viewers = viewersOf(world, measure),
): (lines: Lines) => readonly (readonly [viewer: string, Counted])[] {
  const reader = rowReader(world, measure.record, measure.converted)
  const { env, moveTo } = reader
  const counted = creditedEnvironment(world, measure.record, [onCreditOf(world, measure.record), measure.onCredit], reader)
  return (lines) => {
    const [first] = lines
    moveTo(first.row, first.date)
    if (measure.where !== null && !holds(compute(measure.where, env))) return []
    return [...byViewer(lines, viewers)].map(([viewer, seen]) => {
      const own = measure.scope.lines === 'highest' ? highest(seen) : seen
      const shared = (expression: Expression): Ratio | undefined => {
        const value = numberOf(expression, counted)
        const money = isMoney(expression)
        return own.reduce<Ratio | undefined>((sum, line) => plus(sum, shareOf(world, line, value, money)), undefined)
      }
      return [viewer, contribution(own, measure.aggregate, shared, (expression) => compute(expression, counted))] as const
    })
  }
}

/** The measure as a version has it; undefined where the version does not know it. What a growth compares is named after two measures. */
export function measureIn({ core }: World, measure: Measure): Measure | undefined {
  const [name] = measure.name.split(' in ')
  const own = core.measures.find((one) => one.name === name)
  return own === undefined ? undefined : { ...measure, where: own.where, onCredit: own.onCredit, aggregate: own.aggregate }
}

/** The rows of a measure through all versions of the plan, each counted by the rules of its own day (semantics 14). */
const through = (versions: readonly World[], measure: Measure, person: string): Tally =>
  tally(
    versions.flatMap((world) => {
      const own = measureIn(world, measure)
      return own === undefined ? [] : tallyOf(world, own, person).rows
    }),
  )

const plus = (a: Ratio | undefined, b: Ratio | undefined): Ratio | undefined => (a === undefined ? b : b === undefined ? a : add(a, b))

/** The lines of one row. */
export type Lines = readonly [Credit, ...Credit[]]

/** The lines of each row that give someone something, in order. */
function* rowsOf(credits: readonly Credit[]): Generator<Lines> {
  let lines: [Credit, ...Credit[]] | undefined
  for (const credit of credits) {
    if (credit.role === 'uncredited' || !isShare(credit)) continue
    if (lines !== undefined && lines[0].row === credit.row) {
      lines.push(credit)
      continue
    }
    if (lines !== undefined) yield lines
    lines = [credit]
  }
  if (lines !== undefined) yield lines
}

/** The lines of one row by the people in whose measure they count. */
function byViewer(lines: Lines, viewers: Viewers): ReadonlyMap<string, Lines> {
  const found = new Map<string, [Credit, ...Credit[]]>()
  for (const line of lines) {
    for (const viewer of viewers(line)) {
      const known = found.get(viewer)
      if (known === undefined) found.set(viewer, [line])
      else known.push(line)
    }
  }
  return found
}

const RANK = { direct: 0, overlay: 1, rollup: 2, uncredited: 3 } as const

/** The one line with the greatest share; of equal ones a direct before an overlay before a manager's. */
const highest = (lines: Lines): Lines => [
  lines.reduce((best, line) => ((compare(line.share, best.share) || RANK[best.role] - RANK[line.role]) > 0 ? line : best)),
]

/** The shares of a row together. */
const sharesOf = (lines: Lines): Ratio => lines.reduce((sum, { share }) => add(sum, share), ZERO)

/** Plus or minus a row, by the sign of its field; nothing where it has none. */
function signed(value: Ratio | undefined, weight: Ratio): Ratio | undefined {
  if (value === undefined) return undefined
  return sign(value) < 0 ? negate(weight) : weight
}

function contribution(
  lines: Lines,
  aggregate: Aggregate,
  shared: (expression: Expression) => Ratio | undefined,
  whole: (expression: Expression) => Value | undefined,
): Counted {
  const [credit] = lines
  switch (aggregate.kind) {
    case 'count':
      return { credit, lines, amount: aggregate.weighted ? sharesOf(lines) : ONE, other: undefined }
    case 'count_net': {
      const weight = aggregate.weighted ? sharesOf(lines) : ONE
      return { credit, lines, amount: signed(numberIn(whole(aggregate.of)), weight), other: undefined }
    }
    case 'growth':
    case 'team_share':
      return { credit, lines, amount: undefined, other: undefined }
    case 'sum':
      return { credit, lines, amount: shared(aggregate.of), other: undefined }
    case 'ratio':
      return { credit, lines, amount: shared(aggregate.of), other: shared(aggregate.to) }
    case 'count_distinct':
      return { credit, lines, amount: undefined, other: whole(aggregate.of) }
    case 'average':
    case 'min':
    case 'max':
    case 'latest':
      return { credit, lines, amount: numberIn(whole(aggregate.of)), other: undefined }
    default: {
      const never: never = aggregate
      return never
    }
  }
}

function tally(rows: readonly Counted[]): Tally {
  const sums = [ZERO]
  const others = [ZERO]
  const filled = [0]
  let sum = ZERO
  let other = ZERO
  let count = 0
  for (const row of rows) {
    if (row.amount !== undefined) {
      sum = add(sum, row.amount)
      count += 1
    }
    if (row.other !== undefined && isRatio(row.other)) other = add(other, row.other)
    sums.push(sum)
    others.push(other)
    filled.push(count)
  }
  return { rows, sums, others, filled }
}

/** How many of the rows lie before `day`: the place of the first one that does not. */
export function placeOf({ rows }: Tally, day: Day): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.credit.date ?? day) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** The places of the rows of a window up to `at`: from the first to before the last. */
export const placesIn = (tallied: Tally, window: Stretch, at: Day): readonly [number, number] => {
  const from = placeOf(tallied, window.from)
  return [from, Math.max(from, placeOf(tallied, next(at)))]
}
