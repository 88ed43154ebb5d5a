/** Lines of the payments ledger: each account period by period, then what moved in it, account by account (semantics 9). */
import type { Core } from '../../../../runtime/core/core.ts'
import type { PaymentLine } from '../../../../runtime/ledger/lines.ts'
import type { Calendar } from '../../days.ts'
import type { Place } from '../../events/places.ts'
import { DAYS } from '../../limits.ts'
import type { All } from '../../measures/sources.ts'
import {
  aggregate,
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
  select,
  type Told,
  text,
  union,
} from '../../program/build.ts'
import type { Column } from '../../program/ir.ts'
import type { Condition, Scalar } from '../../program/scalar.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { accountsIn, periodsOf } from './accounts.ts'
import { broughtIn, dueIn } from './brought.ts'
import { drawsOf } from './draw.ts'
import { MOVES, settledPeriods } from './months.ts'
import { keysOf } from './parts.ts'
import { postedPay, reachOf } from './posted.ts'
import { mayPutOff } from './settle.ts'
import { cashOfChanges, waitsOf } from './waiting.ts'

type Account = PaymentLine['account']
type Kind = PaymentLine['kind']
/** A column of the settled accounts that is a line, with its sense. */
interface Moves {
  readonly account: Account
  readonly kind: Kind
  readonly of: keyof typeof MOVES
  readonly sense: 1 | -1
  readonly origin: string
}

/** The lines that settling an account makes, with the clauses that they come from. */
function movesOf({ plan, payments }: Core): readonly Moves[] {
  const { clawbacks, draw, payout } = payments
  const clawback = clawbacks[0]?.origin.address ?? ''
  const drawn = draw?.origin.address ?? ''
  const policy = 'policy/overpayment'
  const later = [payout.most, payout.least].flatMap((limit) => limit?.origin.address ?? []).join(' ')
  const move = (account: Account, kind: Kind, of: Moves['of'], sense: 1 | -1, origin: string): Moves => ({
    account,
    kind,
    of,
    sense,
    origin,
  })
  return [
    move('cash', 'earned', 'earned', 1, plan.name),
    move('cash', 'brought_forward', 'broughtForward', 1, later),
    move('cash', 'recovered', 'recovered', -1, policy),
    move('cash', 'clawback_recovered', 'clawbackRecovered', -1, clawback),
    move('cash', 'drawn', 'drawn', 1, drawn),
    move('cash', 'draw_recovered', 'drawRecovered', -1, drawn),
    move('cash', 'carried_forward', 'carriedForward', -1, later),
    move('deferred', 'brought_forward', 'broughtForward', -1, later),
    move('deferred', 'carried_forward', 'carriedForward', 1, later),
    move('owed', 'overpaid', 'overpaid', 1, policy),
    move('owed', 'clawed_back', 'clawedBack', 1, clawback),
    move('owed', 'recovered', 'recovered', -1, policy),
    move('owed', 'clawback_recovered', 'clawbackRecovered', -1, clawback),
    move('owed', 'left', 'drawLeft', 1, drawn),
    move('draw', 'drawn', 'drawn', 1, drawn),
    move('draw', 'draw_recovered', 'drawRecovered', -1, drawn),
    move('draw', 'forgiven', 'drawForgiven', -1, drawn),
    move('draw', 'left', 'drawLeft', -1, drawn),
  ]
}

/**
 * The ledger of payments over all pay periods. `earnings`: all lines of earnings, but those that only a balance makes. `forgiving`: what the condition
 * asks for that forgives a draw.
 */
export function paymentLines(site: Site, calendar: Calendar, sources: All, earnings: Relation, forgiving: Place | undefined): Relation {
  const { build, core } = site
  const { pay } = core.exchange
  if (pay !== null) refuse('payments in the currency of each person', pay.origin)
  const posted = postedPay(build, earnings)
  const draws = drawsOf(site, calendar, sources, forgiving)
  const most = reachOf(earnings)
  const waits = waitsOf(site, calendar, sources, posted)
  const periods = periodsOf(site, calendar)
  const accounts = accountsIn(site, sources, draws, periods, accountsOf(site, sources, posted.sums), waits?.sums ?? posted.sums)
  const found = broughtIn(site, calendar, accounts, draws)
  const brought = mayPutOff(core) ? found : { ...found, relation: dueIn(site, found.relation, null, 'accounts', 'in each pay period') }
  const states = settledPeriods(site, calendar, brought, most)
  // where nothing can be paid, the ledger is empty
  const keys = waits === undefined ? ['row_key'] : keysOf(earnings)
  const lines = linesOfMoves(site, states, keys)
  if (waits === undefined) return lines
  const told = { name: 'payment_lines', says: 'All lines of payments', origin: null }
  return union(build, told, lines, ...linesOfChanges(site, periods, waits.changes, most, keys))
}

/** Everyone who earned something, and where there is a draw everyone who is ever in the plan. */
function accountsOf({ build, core }: Site, { time }: All, sums: Relation): Relation {
  const told = (name: string, says: string): Told => ({ name, says, origin: null })
  const earned = aggregate(build, told('earners', 'Everyone who earned something'), sums, ['payee'], [])
  if (core.payments.draw === null) return earned
  const everybody = aggregate(build, told('everybody', 'Everyone who is in the plan on some day'), time, ['payee'], [])
  const all = union(build, told('earners_and_everybody', 'Both together'), earned, everybody)
  return aggregate(build, told('accounts', 'Everyone who has an account'), all, ['payee'], [])
}

/** The columns of the ledger. */
export const NO_TEXT: Scalar = { kind: 'null', type: 'text' }

/** One line for each kind of what moves in an account, where it is not nothing. */
function linesOfMoves({ build, core }: Site, states: Relation, keys: readonly string[]): Relation {
  const all = movesOf(core)
  const some = all.filter((one) => {
    const of = columnNamed(states, MOVES[one.of])
    return of.type !== 'int' || of.low !== '0' || of.high !== '0'
  })
  const moves = (some.length === 0 ? all.slice(0, 1) : some).map((one, i) => {
    const found = columnNamed(states, MOVES[one.of])
    if (found.type !== 'int') throw new Error(found.name)
    const [low, high] = [BigInt(found.low), BigInt(found.high)]
    const value: Scalar = one.sense === 1 ? column(found.name) : { kind: 'subtract', left: integer(0), right: column(found.name) }
    const isLine = compare('=', column('line', 'right'), integer(i + 1))
    const moved: Condition = { kind: 'and', parts: [isLine, compare('<>', column(found.name, 'left'), integer(0))] }
    return { ...one, line: i + 1, value, moved, low: one.sense === 1 ? low : -high, high: one.sense === 1 ? high : -low }
  })
  const told = (name: string, says: string): Told => ({ name, says, origin: null })
  const kinds = constants(
    build,
    told('payment_kinds', 'The kinds of lines that an account has, with the clauses they come from'),
    ['line', 'account', 'kind', 'origin'],
    moves.map(({ line, account, kind, origin }) => [line, account, kind, origin]),
  )
  const [first, ...more] = moves.map(({ moved }) => moved)
  if (first === undefined) throw new Error('no kinds')
  const moved = join(build, told('payment_moves', 'Which lines each account has in each pay period'), states, kinds, {
    and: more.length === 0 ? first : { kind: 'or', parts: [first, ...more] },
  })
  const amount = moves.reduceRight<Scalar>(
    (otherwise, { line, value }) => either(compare('=', column('line'), integer(line)), value, otherwise),
    integer(0),
  )
  const [low, high] = [moves.map((one) => one.low).reduce(least), moves.map((one) => one.high).reduce(greatest)]
  return select(
    build,
    told('payments_of_accounts', 'Lines of cash, of what is owed and of the draw'),
    moved,
    wholePeriodLine({ column: int('amount', low, high), value: amount }, keys),
  )
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** A line that is of a pay period as a whole: of a relation with `account`, `kind`, `origin` and `period_end`. */
function wholePeriodLine(amount: { column: Column; value: Scalar }, keys: readonly string[]): { column: Column; value: Scalar }[] {
  const nothing = (as: string): { column: Column; value: Scalar } => ({ column: { ...text(as), nullable: true }, value: NO_TEXT })
  const same = (as: string): { column: Column; value: Scalar } => ({ column: text(as), value: column(as) })
  return [
    ...['payee', 'posted_in', 'account', 'kind'].map(same),
    nothing('source_component'),
    nothing('record'),
    ...keys.map(nothing),
    { column: { ...text('source_period'), nullable: true }, value: column('posted_in') },
    { column: text('for_period'), value: column('posted_in') },
    amount,
    same('origin'),
    { column: { ...int('due_on', DAYS.low, DAYS.high), nullable: true }, value: column('period_end') },
  ]
}

/** The lines of what is held and advanced, part by part, and what they do to what is paid. */
function linesOfChanges(site: Site, periods: Relation, changes: Relation, most: bigint, keys: readonly string[]): [Relation, Relation] {
  const { build } = site
  const told = (name: string, says: string): Told => ({ name, says, origin: null })
  const cash = join(build, told('changes_cash_dated', 'With the last day of the pay period'), cashOfChanges(site, changes, most), periods, {
    on: [{ left: 'posted_in', right: 'posted_in' }],
    take: { period_end: 'period_end' },
  })
  const amount = { column: columnNamed(cash, 'amount'), value: column('amount') }
  const own = kept(changes)
  const [before, after] = [own.findIndex(({ column: { name } }) => name === 'amount'), new Set(['amount', 'origin', 'due_on'])]
  const parts = select(build, told('payments_changes', 'Lines of what is held and advanced'), changes, [
    ...own.slice(0, before),
    { column: text('for_period'), value: column('posted_in') },
    ...own.filter(({ column: { name } }) => after.has(name)),
  ])
  const lines = select(build, told('payments_cash_changes', 'Lines of cash: what is held, released and advanced'), cash, [
    ...wholePeriodLine(amount, keys).map((one) =>
      one.column.name === 'account' ? { ...one, value: { kind: 'text' as const, value: 'cash' } } : one,
    ),
  ])
  return [lines, parts]
}
