/** All that is paid later than it is earned, or before: what it changes of what is paid, and its lines. */
import type { Delay } from '../../../../runtime/core/delays.ts'
import { compareText } from '../../../../runtime/exact/order.ts'
import type { Calendar } from '../../days.ts'
import type { All } from '../../measures/sources.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  either,
  int,
  integer,
  kept,
  plainName,
  type Relation,
  select,
  text,
  union,
} from '../../program/build.ts'
import type { Condition, Scalar } from '../../program/scalar.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { advancedIn } from './advances.ts'
import { type Changes, changesOf } from './changes.ts'
import { type Delayed, keysOf, type PartsToDate, partsToDate, rowsOf, withRows } from './parts.ts'
import { type PostedPay, reachOf } from './posted.ts'
import { heldIn, instalmentsIn, type Waiting } from './waits.ts'

/** What waits, and is advanced, of all components. */
export interface Waits {
  /** What each person earned in each pay period, as PostedPay has it: less what of it was only held, and with `withheld`. */
  readonly sums: Relation
  /** The lines of what is held and advanced, with the columns of the ledger, and `cash`. */
  readonly changes: Relation
}

/** Undefined where all pay is paid when it is earned. */
export function waitsOf(site: Site, calendar: Calendar, sources: All, posted: PostedPay): Waits | undefined {
  const { delays } = site.core.payments
  const made = delays.map((delay) => changesOfOne(site, calendar, sources, posted, delay))
  const [first, ...more] = made
  if (first === undefined) return undefined
  const told = { name: 'all_changes', says: 'All that is held, released and advanced', origin: null }
  const lines = [first, ...more].map((one) => one.lines) as [Relation, ...Relation[]]
  return { sums: sumsOf(site, posted, made), changes: lines.length === 1 ? lines[0] : union(site.build, told, ...lines) }
}

function changesOfOne(site: Site, calendar: Calendar, sources: All, posted: PostedPay, delay: Delay): Changes {
  const { component, origin } = delay
  const delayed: Delayed = { delay, told: (what, says) => ({ name: plainName(component, what), says, origin }) }
  const credited = delay.kind === 'instalments' ? null : rowsOf(site, delay, sources)
  const parts = partsToDate(site, calendar, posted, delayed, credited?.keys.length ?? 0)
  return changesOf(
    site,
    delayed,
    parts,
    waitingIn(site, calendar, sources, delayed, parts),
    reachOf(posted.lines),
    keysOf(posted.lines).length,
  )
}

function waitingIn(site: Site, calendar: Calendar, sources: All, delayed: Delayed, parts: PartsToDate): Waiting {
  const { delay } = delayed
  switch (delay.kind) {
    case 'hold':
      return heldIn(site, delayed, delay, withRows(site, delayed, parts, rowsOf(site, delay, sources), delay.until))
    case 'instalments':
      return instalmentsIn(site, calendar, delayed, delay, parts)
    case 'advance':
      return advancedIn(
        site,
        calendar,
        delayed,
        delay,
        withRows(site, delayed, parts, rowsOf(site, delay, sources), delay.from),
        parts.keys,
      )
    default: {
      const never: never = delay
      return never
    }
  }
}

/** What was only held counts as taken back no more than it was ever paid (17.5). */
function sumsOf({ build }: Site, { sums }: PostedPay, made: readonly Changes[]): Relation {
  const less = (name: string): Scalar => ({ kind: 'subtract', left: integer(0), right: column(name) })
  const opposite = (relation: Relation, of: string, name: string) => {
    const found = columnNamed(relation, of)
    if (found.type !== 'int') throw new Error(of)
    return { column: int(name, -BigInt(found.high), -BigInt(found.low)), value: less(of) }
  }
  const none = (name: string) => ({ column: int(name, 0n, 0n), value: integer(0) })
  const earned = select(build, { name: 'earned_at_once', says: 'What is earned', origin: null }, sums, [...kept(sums), none('withheld')])
  const waiting = made.map(({ sums: own }) =>
    select(build, { name: 'earned_later', says: 'What of it waits', origin: null }, own, [
      ...['payee', 'posted_in'].map((name) => ({ column: columnNamed(own, name), value: column(name) })),
      none('earned'),
      opposite(own, 'on_taken', 'takes'),
      opposite(own, 'on_clawed', 'clawed'),
      { column: columnNamed(own, 'withheld'), value: column('withheld') },
    ]),
  )
  const all = union(build, { name: 'earned_and_waiting', says: 'What is earned, and what of it waits', origin: null }, earned, ...waiting)
  const told = { name: 'earned_to_pay', says: 'What each person earned in each pay period, and what of it waits', origin: null }
  return aggregate(
    build,
    told,
    all,
    ['payee', 'posted_in'],
    ['earned', 'takes', 'clawed', 'withheld'].map((of) => {
      const parts = [earned, ...waiting].map((one) => columnNamed(one, of))
      const sum = (bound: 'low' | 'high'): bigint => parts.reduce((all_, one) => all_ + (one.type === 'int' ? BigInt(one[bound]) : 0n), 0n)
      return { column: int(of, sum('low'), sum('high')), does: 'sum' as const, of }
    }),
  )
}

/** So many clauses of delay at most can be told apart in the clauses of one line. */
const MOST_DELAYS = 6

/** What the changes of one kind do to what is paid, in one line: `payee`, `posted_in`, `kind`, `amount`, `origin`. */
export function cashOfChanges({ build, core }: Site, changes: Relation, most: bigint): Relation {
  const { delays } = core.payments
  const last = delays[MOST_DELAYS]
  if (last !== undefined) refuse('more than six parts of pay that are paid later', last.origin)
  const addresses = [...new Set(delays.map(({ origin }) => origin.address))].sort(compareText)
  const flags = addresses.length < 2 ? [] : addresses.map((address, i) => ({ address, name: `of_clause_${i + 1}` }))
  const told = (name: string, says: string) => ({ name, says, origin: null })
  const is = (address: string): Condition => ({ kind: 'text_equals', left: column('origin'), right: { kind: 'text', value: address } })
  const marked =
    flags.length === 0
      ? changes
      : select(build, told('changes_marked', 'Each change with its clause'), changes, [
          ...kept(changes, 'origin'),
          ...flags.map(({ address, name }) => ({ column: int(name, 0n, 1n), value: either(is(address), integer(1), integer(0)) })),
        ])
  const sums = aggregate(
    build,
    told('changes_paid', 'What all changes of one kind do to what is paid'),
    marked,
    ['payee', 'posted_in', 'kind'],
    [
      { column: int('amount', -6n * most, 6n * most), does: 'sum', of: 'cash' },
      ...flags.map(({ name }) => ({ column: int(name, 0n, 1n), does: 'max' as const, of: name })),
    ],
  )
  build.bounds.push({ step: sums.name, column: 'amount', says: 'what is held, released or advanced of one person in one pay period' })
  return select(
    build,
    told('changes_cash', 'One line of cash for each kind of change'),
    sums,
    [
      ...kept(sums, ...flags.map(({ name }) => name)),
      { column: text('origin'), value: flags.length === 0 ? { kind: 'text', value: addresses.join(' ') } : addressesOf(flags) },
    ],
    compare('<>', column('amount'), integer(0)),
  )
}

/** The addresses of those clauses that are in a line, in their order. */
function addressesOf(flags: readonly { readonly address: string; readonly name: string }[], before: readonly string[] = []): Scalar {
  const [first, ...more] = flags
  if (first === undefined) return { kind: 'text', value: before.join(' ') }
  // a line has one at least
  if (more.length === 0 && before.length === 0) return { kind: 'text', value: first.address }
  const isIn = compare('=', column(first.name), integer(1))
  return either(isIn, addressesOf(more, [...before, first.address]), addressesOf(more, before))
}
