/** In which pay period the lines of a ledger are posted: facts of a period in itself, and what is seen differently later in the period that sees it (semantics 9). */
import type { Stretch } from '../../../runtime/evaluate/windows.ts'
import {
  aggregate,
  type Build,
  between,
  column,
  columnNamed,
  compare,
  constants,
  either,
  int,
  integer,
  join,
  kept,
  type Relation,
  renamed,
  select,
  type Told,
  text,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'

const has = ({ columns }: Relation, name: string): boolean => columns.some((one) => one.name === name)

/** The label of the pay period, or window, that holds the day of a column. */
export function labelOn(day: Scalar, stretches: readonly Pick<Stretch, 'label' | 'to'>[]): Scalar {
  const [last, ...before] = [...stretches].reverse()
  return before.reduce<Scalar>(
    (otherwise, { label, to }) => either(compare('<=', day, integer(to)), { kind: 'text', value: label }, otherwise),
    { kind: 'text', value: last?.label ?? '' },
  )
}

/** Dated facts with `for_period`, `posted_in`, `kind` and `sense`; where they are looked at on several days (`seen_by`), as they are seen now less as they were seen before. */
export function postedFacts(build: Build, told: Told, facts: Relation, periods: readonly Stretch[]): Relation {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) throw new Error('no pay periods')
  if (!has(facts, 'seen_by')) {
    const label = labelOn(column('day'), periods)
    const columns = ['for_period', 'posted_in'].map((name) => ({ column: text(name), value: label }))
    const original = { column: text('kind'), value: { kind: 'text', value: 'original' } as const }
    return select(
      build,
      told,
      facts,
      [...kept(facts), ...columns, original, { column: int('sense', 1n, 1n), value: integer(1) }],
      between(column('day'), integer(first.from), integer(last.to)),
    )
  }
  const rows = periods.flatMap((posting, place) => {
    const row = (one: Stretch, seen: number, sense: 1 | -1) =>
      [one.label, posting.label, one === posting ? 'original' : 'clawback', one.from, one.to, seen, sense] as const
    const before = periods[place - 1]
    return [
      ...periods.slice(0, place + 1).map((one) => row(one, posting.to, 1)),
      ...(before === undefined ? [] : periods.slice(0, place).map((one) => row(one, before.to, -1))),
    ]
  })
  const days = constants(
    build,
    { name: `${told.name}_days`, says: 'In which pay periods rows are posted, as they are seen then and were seen before', origin: null },
    ['for_period', 'posted_in', 'kind', 'first_day', 'period_end', 'seen_on', 'sense'],
    rows,
  )
  return join(build, told, facts, days, {
    on: [{ left: 'seen_by', right: 'seen_on' }],
    and: between(column('day', 'left'), column('first_day', 'right'), column('period_end', 'right')),
    take: Object.fromEntries(['for_period', 'posted_in', 'kind', 'sense'].map((one) => [one, one])),
  })
}

/** Amounts as they count, with their sense. */
export const signed = (amount: string): Scalar => ({ kind: 'multiply', left: column(amount), right: column('sense') })

/** A column of amounts that may count with either sign. */
export function eitherSign(found: Column, name: string): Column {
  if (found.type !== 'int') throw new Error(found.name)
  const [low, high] = [BigInt(found.low), BigInt(found.high)]
  const most = -low > high ? -low : high
  return { ...int(name, -most, most, found.scale) }
}

/**
 * With `corrects`: the pay period in which the first line of the same key was posted; null for that line itself, and where nothing is posted twice.
 * Also `so_far`: what the lines of the key come to with this one. `keys`: what lines of one key have in common.
 */
export function withCorrections(
  build: Build,
  told: Told,
  lines: Relation,
  keys: readonly string[],
  periods: readonly Stretch[],
  again: boolean,
  /** Whether one pay period may post a correction of a key and then a clawback. */
  byKind = false,
): Relation {
  const corrects: Column = { ...text('corrects'), nullable: true }
  const none: Scalar = { kind: 'null', type: 'text' }
  if (!again) return select(build, told, lines, [...kept(lines, 'corrects'), { column: corrects, value: none }])
  const places = constants(
    build,
    { name: `${told.name}_places`, says: 'The pay periods in their order', origin: null },
    ['posting', 'posting_place'],
    periods.map(({ label }, place) => [label, place + 1]),
  )
  const placed = join(build, { ...told, name: `${told.name}_placed`, says: `${told.says}: the place of its pay period` }, lines, places, {
    on: [{ left: 'posted_in', right: 'posting' }],
    take: { posting_place: 'posting_place' },
  })
  const ordered = windowed(
    build,
    { ...told, name: `${told.name}_in_order`, says: `${told.says}: all of a key in their order, added up` },
    placed,
    keys,
    byKind ? ['posting_place', { of: 'kind', descending: true }] : ['posting_place'],
    [
      { column: int('line_number', 1n, BigInt(periods.length) * (byKind ? 2n : 1n)), does: 'row_number' },
      { column: renamed(columnNamed(lines, 'amount'), 'so_far'), does: 'running_sum', of: 'amount' },
    ],
  )
  build.bounds.push({ step: ordered.name, column: 'so_far', says: 'what all lines of one key come to' })
  const most = BigInt(periods.length)
  const marked = select(build, { ...told, name: `${told.name}_first`, says: `${told.says}: which of them is the first` }, ordered, [
    ...kept(ordered),
    {
      column: int('first_place', 0n, most),
      value: either(compare('=', column('line_number'), integer(1)), column('posting_place'), integer(0)),
    },
  ])
  const found = windowed(
    build,
    { ...told, name: `${told.name}_firsts`, says: `${told.says}: the place of the first` },
    marked,
    keys,
    ['posting_place'],
    [{ column: int('first_of_all', 0n, most), does: 'total', of: 'first_place' }],
  )
  const label = periods.reduceRight<Scalar>(
    (otherwise, { label: value }, place) =>
      either(compare('=', column('first_of_all'), integer(place + 1)), { kind: 'text', value }, otherwise),
    none,
  )
  const later = either(compare('>', column('line_number'), integer(1)), label, none)
  return select(build, told, found, [
    ...lines.columns.map((one) => ({ column: one, value: column(one.name) })),
    { column: columnNamed(found, 'so_far'), value: column('so_far') },
    { column: corrects, value: later },
  ])
}

/**
 * Amounts of the same line added up, without those that are nothing. `sums`: the columns that are added up, the amount last; that they come to no more than
 * one of them may, or twice as much of an amount, is held: `what` they are.
 */
export function summed(build: Build, told: Told, lines: Relation, sums: readonly string[], what: string): Relation {
  const by = lines.columns.flatMap(({ name }) => (sums.includes(name) ? [] : [name]))
  const all = aggregate(
    build,
    { ...told, name: `${told.name}_sums`, says: `${told.says}: all added up` },
    lines,
    by,
    sums.map((of) => {
      const found = columnNamed(lines, of)
      if (found.type !== 'int') throw new Error(of)
      const many = of === 'amount' ? 2n : 1n
      return { column: int(of, BigInt(found.low) * many, BigInt(found.high) * many, found.scale), does: 'sum' as const, of }
    }),
  )
  for (const of of sums) build.bounds.push({ step: all.name, column: of, says: what })
  return notNothing(build, told, all)
}

/** Lines without those whose amount is nothing. */
export const notNothing = (build: Build, told: Told, lines: Relation): Relation =>
  select(build, told, lines, kept(lines), compare('<>', column('amount'), integer(0)))
