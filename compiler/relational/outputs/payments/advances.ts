/** Rows that are earned over months of service, and paid in part before they are served (semantics 9 step 2): as `runtime/payments/advances.ts` counts them. */
import { grainStart } from '../../../../runtime/calendar/grain.ts'
import type { Advance } from '../../../../runtime/core/delays.ts'
import { exactly } from '../../../../runtime/evaluate/values.ts'
import { ratio } from '../../../../runtime/exact/ratio.ts'
import {
  choose,
  compared,
  difference,
  type Fraction,
  greatest,
  isBelow,
  least,
  literal,
  quotient,
  sum,
} from '../../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant } from '../../../../runtime/fast/program/number.ts'
import { isClawed } from '../../credit/clawbacks.ts'
import type { Credited } from '../../credit/credits.ts'
import type { Calendar } from '../../days.ts'
import { figureIn, newSlots, type Slots } from '../../measures/figures.ts'
import { aggregate, column, columnNamed, compare, constants, join, type Relation, renamed } from '../../program/build.ts'
import { write } from '../../program/written.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { monthEnd, monthsSince } from '../../stated/months.ts'
import type { Delayed, PartsWithRows } from './parts.ts'
import { NONE, positive } from './settle.ts'
import { figureOf, shareOf, type Waiting } from './waits.ts'

/** `served` is `R(E x k/n)` to date, month `k` counting that of `from` as 1; `R(p x E)` is advanced, again where E rises later. */
export function advancedIn(
  site: Site,
  calendar: Calendar,
  delayed: Delayed,
  advance: Advance,
  rows: PartsWithRows,
  keys: readonly string[],
): Waiting {
  const { build, core } = site
  const { told } = delayed
  const { months, advanced: stated, origin } = advance
  if (core.calendar.weeks !== null) return refuse('an advance in a year of weeks', origin)
  const timed = withMonths(site, calendar, delayed, rows.relation)
  const relation = withKept(site, delayed, timed, rows.credited, keys)
  const slots = newSlots()
  const from = rows.read(slots, relation).number(advance.from)
  const amount = figureOf(slots, relation, 'amount')
  const number = sum(monthsSince(from, figureOf(slots, relation, 'last_month_on'), false), literal(ratio(1n)))
  const whole = literal(ratio(BigInt(months)))
  const done = choose(number.known, least(greatest(number, NONE), whole), NONE)
  const share = stated.kind === 'share' ? exactly(stated.share) : ratio(BigInt(stated.months), BigInt(months))
  const due = monthEnd(from, months - 1)
  const counted = write(
    build,
    told('service', 'What of each part is served, and what is advanced on it as it stands'),
    relation,
    slots,
    new Map(),
    [
      {
        column: 'served',
        number: servedOf(site, slots, relation, amount, { ...done, under: constant(BigInt(months)), known: ALWAYS }).over,
      },
      {
        column: 'advance',
        number: choose(isBelow(NONE, { ...done, known: ALWAYS }, false), shareOf(site, literal(share), amount), NONE).over,
      },
      { column: 'due_on', number: due.over },
      { column: 'is_due', truth: due.known },
    ],
  )
  return openIn(site, delayed, advance, withMostAdvanced(site, delayed, counted, keys))
}

/** With the first day of the last month of each pay period. */
function withMonths({ build, core }: Site, { periods }: Calendar, { told }: Delayed, relation: Relation): Relation {
  const table = constants(
    build,
    { ...told('months', 'The last month of each pay period'), origin: null },
    ['month_of', 'last_month_on'],
    periods.map(({ label, last }) => [label, grainStart(core.calendar, last)]),
  )
  return join(build, told('in_months', 'Each part with that month'), relation, table, {
    on: [{ left: 'seen_in', right: 'month_of' }],
    take: { last_month_on: 'last_month_on' },
  })
}

/** With the part of each row that clawbacks leave, `row_kept`: null where they leave nothing. */
function withKept(
  { build, core }: Site,
  { delay, told }: Delayed,
  relation: Relation,
  { rows, keys: own }: Credited,
  keys: readonly string[],
): Relation {
  if (delay.kind !== 'advance' || !isClawed(core, delay.record)) return relation
  const divided = rows.columns.some(({ name }) => name === 'kept_under')
  const parts = ['kept', ...(divided ? ['kept_under'] : [])]
  const left = aggregate(build, told('kept', 'What clawbacks leave of each row'), rows, [...own, 'seen_by', ...parts], [])
  return join(build, told('left', 'Each part with what clawbacks leave of its row'), relation, left, {
    how: 'left',
    on: [...keys.map((key, i) => ({ left: key, right: own[i] ?? '' })), { left: 'seen_on', right: 'seen_by' }],
    take: Object.fromEntries(parts.map((name) => [name, `row_${name}`])),
  })
}

/** What a row has served to date, never more than it earns: after a clawback by what it earned before it. */
function servedOf(site: Site, slots: Slots, relation: Relation, amount: Fraction, part: Fraction): Fraction {
  const has = (name: string): boolean => relation.columns.some((one) => one.name === name)
  const most = (served: Fraction): Fraction => choose(isBelow(amount, NONE, false), greatest(amount, served), least(amount, served))
  if (!has('row_kept')) return most(shareOf(site, part, amount))
  const kept = figureIn(slots, relation, 'row_kept')
  const under = has('row_kept_under') ? figureIn(slots, relation, 'row_kept_under').over : null
  const left: Fraction = { ...kept, under, known: ALWAYS }
  return choose(kept.known, most({ ...shareOf(site, quotient(part, left), amount), known: ALWAYS }), amount)
}

/** With `most_advanced`: the most that was ever advanced on a part up to then. */
function withMostAdvanced({ build }: Site, { told }: Delayed, counted: Relation, keys: readonly string[]): Relation {
  const pairs = join(build, told('advanced_before', 'Each part beside what was advanced on it up to then'), counted, counted, {
    on: ['payee', ...keys].map((name) => ({ left: name, right: name })),
    and: compare('<=', column('seen_place', 'right'), column('seen_place', 'left')),
    take: { advance: 'advance_then' },
  })
  const kept = ['payee', ...keys, 'seen_in', 'seen_place', 'seen_on', 'taken', 'clawed', 'amount', 'served', 'due_on', 'is_due']
  return aggregate(build, told('most_advanced', 'The most that was ever advanced on it'), pairs, kept, [
    { column: renamed(columnNamed(pairs, 'advance_then'), 'most_advanced'), does: 'max', of: 'advance_then' },
  ])
}

/**
 * What is served pays the advance back. Where a shortfall comes out of all pay, a row has never paid more than it earns, and the rest is owed like any
 * overpayment; otherwise it stays open, and only the row itself can pay it back.
 */
function openIn({ build }: Site, { told }: Delayed, { shortfallFromAllPay }: Advance, relation: Relation): Waiting {
  const slots = newSlots()
  const [amount, served] = [figureOf(slots, relation, 'amount'), figureOf(slots, relation, 'served')]
  const advanced = positive(figureOf(slots, relation, 'most_advanced'))
  const paid = greatest(served, shortfallFromAllPay ? least(advanced, amount) : advanced)
  return write(build, told('waits', 'What of each part is held, and what of its advance is open'), relation, slots, new Map(), [
    { column: 'held', number: difference(amount, served).over },
    { column: 'advanced', number: advanced.over },
    { column: 'shortfall', number: shortfallFromAllPay ? positive(difference(advanced, greatest(amount, served))).over : NONE.over },
    { column: 'open', number: choose(compared('=', advanced, NONE), NONE, difference(paid, served)).over },
  ])
}
