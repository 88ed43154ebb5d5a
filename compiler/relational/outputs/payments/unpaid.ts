/** What is left to pay where a question states that a part of pay was paid before: what it comes to in that pay period, less what was paid (semantics 9). */
import type { Given, GivenAmount } from '../../../../runtime/evaluate/given.ts'
import type { Calendar } from '../../days.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  renamed,
  select,
  type Told,
  union,
} from '../../program/build.ts'
import type { Column } from '../../program/ir.ts'
import type { Scalar } from '../../program/scalar.ts'
import { keysOf, type Site } from '../../records/records.ts'
import { reachOf, textIs } from './posted.ts'

const told = (name: string, says: string): Told => ({ name: `paid_before_${name}`, says, origin: null })
const on = ['payee', 'component', 'posted_in'].map((name) => ({ left: name, right: name }))

/** Whether one part of pay was paid before several times, of which one names no pay period: then each decides which is the first for the next. */
export const isPaidTwice = ({ paid = [] }: Given): boolean =>
  paid.some((one) => one.days === null && paid.filter(({ component }) => component === one.component).length > 1)

/** The lines of earnings that are still to be paid: one correction for each part of pay and period of which something was paid before. */
export function unpaidLines(site: Site, calendar: Calendar, earnings: Relation): Relation {
  const { build } = site
  const entries = calendar.world.given.paid ?? []
  const [first, ...more] = entries.map((entry, i) => paidTo(site, calendar, earnings, entry, i + 1))
  if (first === undefined) return earnings
  const most = reachOf(earnings)
  const size = entries.reduce((sum, { amount }) => sum + (amount < 0n ? -amount : amount), 0n)
  const each = more.length === 0 ? first : union(build, told('all', 'All that was paid before'), first, ...more)
  const paid = aggregate(
    build,
    told('in_periods', 'What was paid before, by person, part of pay and pay period'),
    each,
    ['payee', 'component', 'posted_in'],
    [{ column: int('paid', -size, size), does: 'sum', of: 'paid' }],
  )
  const marked = join(build, told('beside', 'Lines beside what was paid before'), earnings, paid, {
    how: 'left',
    on,
    take: { paid: 'paid' },
  })
  const others = select(
    build,
    told('others', 'Lines of which nothing was paid before'),
    marked,
    earnings.columns.map((one) => ({ column: one, value: column(one.name) })),
    { kind: 'is_null', value: column('paid') },
  )
  const sums = aggregate(
    build,
    told('earned', 'What each part of pay comes to in each pay period'),
    earnings,
    ['payee', 'component', 'posted_in'],
    [{ column: int('earned', -most, most), does: 'sum', of: 'amount' }],
  )
  build.bounds.push({ step: sums.name, column: 'earned', says: 'what one person earned in one pay period' })
  const owed = join(build, told('of', 'With what it comes to'), paid, sums, { how: 'left', on, take: { earned: 'earned' } })
  const left: Scalar = {
    kind: 'subtract',
    left: { kind: 'coalesce', value: column('earned'), otherwise: integer(0) },
    right: column('paid'),
  }
  const said = (value: string): Scalar => ({ kind: 'text', value })
  const made: Readonly<Record<string, Scalar>> = {
    component: column('component'),
    payee: column('payee'),
    for_period: column('posted_in'),
    posted_in: column('posted_in'),
    kind: said('correction'),
    item: said('earned'),
  }
  const line = earnings.columns.map((one): { column: Column; value: Scalar } => {
    if (one.name === 'amount') return { column: int('amount', -most - size, most + size), value: left }
    const value = made[one.name]
    return value === undefined ? { column: { ...one, nullable: true }, value: { kind: 'null', type: one.type } } : { column: one, value }
  })
  const corrections = select(build, told('left', 'What is left to pay of it'), owed, line, compare('<>', left, integer(0)))
  return union(build, told('lines', 'What is still to be paid'), others, corrections)
}

/** Who was paid an amount, and in which pay period: where none is named, in the first in which the part of pay earns something. */
function paidTo(
  site: Site,
  { periods }: Calendar,
  earnings: Relation,
  { person, component, amount, days }: GivenAmount,
  number: number,
): Relation {
  const { build, core } = site
  const name = (what: string): string => `${what}_${number}`
  const all = constants(
    build,
    told(name('periods'), 'The pay periods in their order'),
    ['label', 'place'],
    periods.map(({ label }, i) => [label, i + 1]),
  )
  const whom =
    person === null
      ? keysOf(site, core.people.record, `paid_before_people_${number}`)
      : constants(build, told(name('person'), 'Who was paid before'), ['payee'], [[person]])
  const place = days === null ? undefined : periods.findIndex(({ from, to }) => days.from <= to && days.to >= from) + 1
  const own = select(build, told(name('lines'), `Lines of \`${component}\``), earnings, kept(earnings), textIs('component', component))
  const placed = join(build, told(name('placed'), 'These in their order'), own, all, {
    on: [{ left: 'posted_in', right: 'label' }],
    take: { place: 'place' },
  })
  const earliest = aggregate(
    build,
    told(name('first'), 'The first pay period in which it earns'),
    placed,
    ['payee'],
    [{ column: { ...columnNamed(all, 'place'), name: 'place' }, does: 'min', of: 'place' }],
  )
  const when = join(build, told(name('when'), 'Who was paid before, and when'), whom, earliest, {
    how: 'left',
    on: [{ left: 'payee', right: 'payee' }],
    take: { place: 'place' },
  })
  const at: Scalar = place === undefined ? { kind: 'coalesce', value: column('place'), otherwise: integer(1) } : integer(place)
  const dated = select(build, told(name('at'), 'Who was paid before, and in which pay period'), when, [
    { column: columnNamed(when, 'payee'), value: column('payee') },
    { column: int('paid_at', 0n, BigInt(periods.length)), value: at },
  ])
  const labelled = join(build, told(name('labelled'), 'With the name of the pay period'), dated, all, {
    on: [{ left: 'paid_at', right: 'place' }],
    take: { label: 'label' },
  })
  return select(build, told(name('amounts'), `What was paid of \`${component}\` before`), labelled, [
    { column: columnNamed(labelled, 'payee'), value: column('payee') },
    { column: { name: 'component', type: 'text', nullable: false }, value: { kind: 'text', value: component } },
    { column: renamed(columnNamed(labelled, 'label'), 'posted_in'), value: column('label') },
    { column: int('paid', amount, amount), value: integer(amount) },
  ])
}
