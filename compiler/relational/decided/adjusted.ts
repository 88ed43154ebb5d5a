/** Lines that were decided by hand: amounts on top, and parts of pay that are set to a value (semantics 9). */
import type { Adjustment } from '../../../runtime/core/exceptions.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import { sizeOf } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import {
  aggregate,
  column,
  columnNamed,
  constants,
  int,
  integer,
  join,
  type Relation,
  select,
  type Told,
  text,
  union,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import { DECISION } from './decisions.ts'
import { inTheSame, kindOf } from './exempt-lines.ts'

/** An adjustment with the number of its decision. */
type Numbered = Adjustment & { readonly number: number }

/** The lines of each adjustment; `lines`: all that is computed. Each is a line of its own, also beside others for the same person and period. */
export function adjustedLines(site: Site, calendar: Calendar, lines: readonly Relation[], width: number): readonly Relation[] {
  const adjustments = calendar.world.core.exceptions.adjustments.map((one, i): Numbered => ({ ...one, number: i + 1 }))
  const { periods } = calendar
  return adjustments.flatMap((one): Relation[] => {
    const place = periods.findIndex(({ label }) => label === one.period)
    const holds = periods.map(({ to }) => dayOf(one.dated) <= to && (one.kind === 'adjust' || one.until === null || to <= dayOf(one.until)))
    // what a pay period adds: nothing of it before the one that it is for
    const adds = (at: number): number => (at < place ? 0 : Number(holds[at]) - (at === place ? 0 : Number(holds[at - 1])))
    const stated = periods.flatMap(({ label }, at) =>
      place < 0 || adds(at) === 0 ? [] : [[label, BigInt(adds(at)) * BigInt(one.amount)] as const],
    )
    if (stated.length === 0) return []
    const name = `adjusted_${one.number}`
    const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin: one.origin })
    const table = constants(
      site.build,
      told('stated', 'What was decided by hand, in the pay periods that post it'),
      ['posts_in', 'amount'],
      stated,
    )
    const parts = [lineOf(site, told('lines', 'As lines'), table, one, width)]
    if (one.kind === 'set')
      parts.push(
        ...lessComputed(
          site,
          told,
          lines,
          one,
          periods.map(({ label }) => label),
          place,
          holds,
          width,
        ),
      )
    const [first, ...more] = parts
    if (first === undefined) return []
    const all = more.length === 0 ? first : union(site.build, told('and_computed', 'With what is computed taken away'), first, ...more)
    const amount = columnNamed(all, 'amount')
    if (amount.type !== 'int') throw new Error(name)
    const [low, high] = [BigInt(amount.low) * MANY, BigInt(amount.high) * MANY]
    const by = all.columns.filter((column_) => column_.name !== 'amount').map((column_) => column_.name)
    const says = 'What was decided by hand for one person: one line in each pay period'
    const made = aggregate(site.build, { name, says, origin: one.origin }, all, by, [
      { column: int('amount', low < 0n ? low : 0n, high > 0n ? high : 0n), does: 'sum', of: 'amount' },
    ])
    if (one.kind === 'set')
      site.build.bounds.push({ step: made.name, column: 'amount', says: 'all that one person earned in a pay period' })
    return [made]
  })
}

/** So many lines of one person, part of pay and pay period are as much as the largest of them each. */
const MANY = 1000n

const said = (value: string): Scalar => ({ kind: 'text', value })

/** Amounts by `posts_in`, and by `kind` where they take away what is computed, as lines of an adjustment. */
function lineOf({ build }: Site, told: Told, table: Relation, { part, payee, period, number }: Numbered, width: number): Relation {
  const isComputed = table.columns.some(({ name }) => name === 'kind')
  const dated = select(build, { ...told, name: `${told.name}_of` }, table, [
    { column: text('for_period'), value: said(period) },
    { column: text('posts_in'), value: column('posts_in') },
    { column: columnNamed(table, 'amount'), value: column('amount') },
    ...(isComputed ? [{ column: columnNamed(table, 'kind'), value: column('kind') }] : []),
  ])
  return select(build, told, dated, [
    { column: text('component'), value: said(part) },
    { column: text('payee'), value: said(payee) },
    { column: text('for_period'), value: column('for_period') },
    { column: text('posted_in'), value: column('posts_in') },
    { column: text('kind'), value: isComputed ? column('kind') : kindOf('posts_in') },
    { column: { ...text('record'), nullable: true }, value: NOTHING },
    ...Array.from({ length: width }, (_, i) => ({
      column: { ...text(i === 0 ? 'row_key' : `row_key_${i + 1}`), nullable: true },
      value: NOTHING,
    })),
    { column: text('item'), value: said('adjustment') },
    { column: int(DECISION, BigInt(number), BigInt(number)), value: integer(number) },
    { column: columnNamed(dated, 'amount'), value: column('amount') },
  ])
}

const NOTHING: Scalar = { kind: 'null', type: 'text' }

/** A part that is set comes to its value: what is computed of it is taken away, in each pay period that posts it. */
function lessComputed(
  site: Site,
  told: (what: string, says: string) => Told,
  lines: readonly Relation[],
  one: Numbered,
  labels: readonly string[],
  place: number,
  holds: readonly boolean[],
  width: number,
): readonly Relation[] {
  const { build } = site
  const [first, ...more] = lines
  if (first === undefined) return []
  const counts = labels.flatMap((posted, of) =>
    labels.flatMap((label, at) => {
      if (of > at || at < place) return []
      const sense = (of < at && at > place ? Number(holds[at - 1]) : 0) - Number(holds[at])
      return sense === 0 ? [] : [[one.part, one.payee, one.period, posted, label, sense] as const]
    }),
  )
  if (counts.length === 0) return []
  const all = more.length === 0 ? first : union(build, told('computed', 'All that is computed'), first, ...more)
  const table = constants(
    build,
    told('posted', 'In which pay periods what is computed of it is taken away, or given back'),
    ['of_part', 'of', 'of_period', 'computed_in', 'posts_in', 'sense'],
    counts,
  )
  const own = join(build, told('computed_of', 'What is computed of it'), all, table, {
    on: [
      { left: 'component', right: 'of_part' },
      { left: 'payee', right: 'of' },
      { left: 'for_period', right: 'of_period' },
      { left: 'posted_in', right: 'computed_in' },
    ],
    take: { posts_in: 'posts_in', sense: 'sense' },
  })
  const amount = columnNamed(own, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const most = sizeOf({ low: BigInt(amount.low), high: BigInt(amount.high) })
  const signed = select(build, told('less', 'What of it is taken away'), own, [
    { column: text('posts_in'), value: column('posts_in') },
    // what it takes away of a clawback is one
    { column: text('kind'), value: inTheSame('posted_in', column('kind')) },
    { column: int('amount', -most, most), value: { kind: 'multiply', left: column('amount'), right: column('sense') } },
  ])
  return [lineOf(site, told('less_lines', 'As lines'), signed, one, width)]
}
