/** Lines of the payments ledger: each account period by period, then what moved in it, account by account (semantics 9). */
import type { Core } from '../../../../runtime/core/core.ts'
import type { Origin } from '../../../../runtime/core/origin.ts'
import { negated } from '../../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant } from '../../../../runtime/fast/program/number.ts'
import type { PaymentLine } from '../../../../runtime/ledger/lines.ts'
import type { Calendar } from '../../days.ts'
import type { Place } from '../../events/places.ts'
import { DAYS } from '../../limits.ts'
import { figureIn, newSlots } from '../../measures/figures.ts'
import type { All } from '../../measures/sources.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
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
import { type Wanted, write } from '../../program/written.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { type Draws, drawIn, drawsOf, everybody } from './draw.ts'
import { keysOf } from './parts.ts'
import { postedPay, reachOf, textIs } from './posted.ts'
import { NONE, type Outstanding, positive, type Settled, settled } from './settle.ts'
import { cashOfChanges, waitsOf } from './waiting.ts'

type Account = PaymentLine['account']
type Kind = PaymentLine['kind']
/** A column of the settled accounts that is a line, with its sense. */
interface Moves {
  readonly account: Account
  readonly kind: Kind
  readonly of: keyof Omit<Settled, 'after'>
  readonly sense: 1 | -1
  readonly origin: string
}

const columnOf: Readonly<Record<keyof Omit<Settled, 'after'>, string>> = {
  earned: 'pay',
  broughtForward: 'brought_forward',
  overpaid: 'overpaid',
  clawedBack: 'clawed_back',
  recovered: 'recovered',
  clawbackRecovered: 'clawback_recovered',
  drawn: 'drawn',
  drawRecovered: 'draw_recovered',
  drawForgiven: 'draw_forgiven',
  drawLeft: 'draw_left',
  carriedForward: 'carried_forward',
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
  const accounts = accountsOf(site, sources, posted.sums)
  const most = reachOf(earnings)
  const waits = waitsOf(site, calendar, sources, posted)
  const states = settledPeriods(site, calendar, sources, draws, accounts, waits?.sums ?? posted.sums, most)
  const moves = movesOf(core)
  const some = moves.filter((one) => {
    const of = columnNamed(states, columnOf[one.of])
    return of.type !== 'int' || of.low !== '0' || of.high !== '0'
  })
  // where nothing can be paid, the ledger is empty
  const keys = waits === undefined ? ['row_key'] : keysOf(earnings)
  const lines = [
    ...(some.length === 0 ? moves.slice(0, 1) : some).map((one) => linesOf(site, calendar, states, one, keys)),
    ...(waits === undefined ? [] : linesOfChanges(site, calendar, waits.changes, most, keys)),
  ]
  const [first, ...more] = lines
  if (first === undefined) throw new Error('nothing is paid')
  const told = { name: 'payment_lines', says: 'All lines of payments', origin: null }
  return more.length === 0 ? first : union(build, told, first, ...more)
}

/** Everyone who earned something, and where there is a draw everyone who is ever in the plan. */
function accountsOf(site: Site, sources: All, sums: Relation): Relation {
  const { build, core } = site
  const told = { name: 'accounts', says: 'Everyone who has an account', origin: null }
  const earned = aggregate(build, { ...told, name: 'earners', says: 'Everyone who earned something' }, sums, ['payee'], [])
  if (core.payments.draw === null) return earned
  const all = union(build, { ...told, name: 'accounts_of_all' }, earned, everybody(site, sources))
  return aggregate(build, told, all, ['payee'], [])
}

/** Every account in every pay period, one after the other: what happened, with `posted_in`. */
function settledPeriods(
  site: Site,
  calendar: Calendar,
  sources: All,
  draws: Draws | null,
  accounts: Relation,
  sums: Relation,
  most: bigint,
): Relation {
  const { build, core } = site
  const origin: Origin | null = null
  let before = accounts
  const periods = calendar.periods.map((period, place): Relation => {
    const told = (what: string, says: string): Told => ({ name: `account_${place + 1}_${what}`, says: `${says} ${period.label}`, origin })
    const own = select(
      build,
      told('earned', 'What was earned in'),
      sums,
      kept(sums).filter(({ column: { name } }) => name !== 'posted_in'),
      textIs('posted_in', period.label),
    )
    const beside = join(build, told('opens', 'Each account with what was earned in'), before, own, {
      how: 'left',
      on: [{ left: 'payee', right: 'payee' }],
      take: Object.fromEntries(own.columns.flatMap(({ name }) => (name === 'payee' ? [] : [[name, name]]))),
    })
    const drawing = drawIn(site, calendar, sources, draws, beside, period)
    const slots = newSlots()
    const figure = (name: string) => ({ ...figureIn(slots, drawing.relation, name), known: ALWAYS })
    const outstanding: Outstanding =
      place === 0
        ? { owed: NONE, clawed: NONE, draw: NONE, deferred: NONE }
        : { owed: figure('owed_after'), clawed: figure('clawed_after'), draw: figure('draw_after'), deferred: figure('deferred_after') }
    const made = settled(
      core,
      {
        earned: figure('earned'),
        withheld: beside.columns.some(({ name }) => name === 'withheld') ? figure('withheld') : NONE,
        taken: positive(negated(figure('takes'))),
        clawed: positive(negated(figure('clawed'))),
        draw: drawing.now(slots),
        most: drawing.limit(slots, 'most'),
        least: drawing.limit(slots, 'least'),
      },
      outstanding,
    )
    const after = made.after
    const wanted: Wanted[] = [
      ...Object.entries(columnOf).map(([of, name]) => ({ column: name, number: made[of as keyof typeof columnOf].over })),
      ...(['owed', 'clawed', 'draw', 'deferred'] as const).map((of) => {
        const { over } = after[of]
        return { column: `${of}_after`, number: over.low === over.high ? constant(over.low) : { ...over, low: 0n, high: most } }
      }),
    ]
    const state = write(build, told('settles', 'Each account settles'), drawing.relation, slots, new Map(), wanted)
    // what is open after the last period nobody reads
    const held = place + 1 < calendar.periods.length ? wanted.slice(-4) : []
    for (const { column: name } of held) {
      const found = columnNamed(state, name)
      if (found.type === 'int' && found.low !== found.high)
        build.bounds.push({ step: state.name, column: name, says: 'what is open of one person' })
    }
    before = select(
      build,
      told('after', 'What is open after'),
      state,
      kept(state).filter(({ column: { name } }) => name === 'payee' || name.endsWith('_after')),
    )
    return select(build, told('moves', 'What moves in'), state, [
      { column: text('payee'), value: column('payee') },
      { column: text('posted_in'), value: { kind: 'text', value: period.label } },
      ...Object.values(columnOf).map((name) => ({ column: columnNamed(state, name), value: column(name) })),
    ])
  })
  const [first, ...more] = periods
  if (first === undefined) throw new Error('no pay periods')
  const told = { name: 'accounts_settled', says: 'What moves in all accounts and pay periods', origin: null }
  return more.length === 0 ? first : union(build, told, first, ...more)
}

/** The columns of the ledger. */
export const NO_TEXT: Scalar = { kind: 'null', type: 'text' }

/** The lines of one kind. */
function linesOf(
  site: Site,
  calendar: Calendar,
  states: Relation,
  { account, kind, of, sense, origin }: Moves,
  keys: readonly string[],
): Relation {
  const name = columnOf[of]
  const found = columnNamed(states, name)
  if (found.type !== 'int') throw new Error(name)
  const [low, high] = sense === 1 ? [BigInt(found.low), BigInt(found.high)] : [-BigInt(found.high), -BigInt(found.low)]
  const amount: Scalar = sense === 1 ? column(name) : { kind: 'subtract', left: integer(0), right: column(name) }
  const told = { name: `payments_${account}_${kind}`, says: `Lines of ${account}: ${kind.replaceAll('_', ' ')}`, origin: null }
  const said = (value: string): Scalar => ({ kind: 'text', value })
  const line = {
    account: said(account),
    kind: said(kind),
    amount: { column: int('amount', low, high), value: amount },
    origin: said(origin),
  }
  return wholePeriodLines(site, calendar, told, states, line, keys, compare('<>', column(name), integer(0)))
}

/** Lines that are of a pay period as a whole. */
function wholePeriodLines(
  { build }: Site,
  { periods }: Calendar,
  told: Told,
  from: Relation,
  line: { readonly account: Scalar; readonly kind: Scalar; readonly amount: { column: Column; value: Scalar }; readonly origin: Scalar },
  keys: readonly string[],
  where: Condition | null,
): Relation {
  const nothing = (as: string): { column: Column; value: Scalar } => ({ column: { ...text(as), nullable: true }, value: NO_TEXT })
  return select(
    build,
    told,
    from,
    [
      { column: text('payee'), value: column('payee') },
      { column: text('posted_in'), value: column('posted_in') },
      { column: text('account'), value: line.account },
      { column: text('kind'), value: line.kind },
      nothing('source_component'),
      nothing('record'),
      ...keys.map(nothing),
      { column: { ...text('source_period'), nullable: true }, value: column('posted_in') },
      { column: text('for_period'), value: column('posted_in') },
      line.amount,
      { column: text('origin'), value: line.origin },
      { column: { ...int('due_on', DAYS.low, DAYS.high), nullable: true }, value: lastDay(periods) },
    ],
    where,
  )
}

/** The lines of what is held and advanced, part by part, and what they do to what is paid. */
function linesOfChanges(site: Site, calendar: Calendar, changes: Relation, most: bigint, keys: readonly string[]): Relation[] {
  const { build } = site
  const cash = cashOfChanges(site, changes, most)
  const told = { name: 'payments_cash_changes', says: 'Lines of cash: what is held, released and advanced', origin: null }
  const amount = { column: columnNamed(cash, 'amount'), value: column('amount') }
  const line = { account: { kind: 'text', value: 'cash' } as const, kind: column('kind'), amount, origin: column('origin') }
  const own = kept(changes)
  const [before, after] = [own.findIndex(({ column: { name } }) => name === 'amount'), new Set(['amount', 'origin', 'due_on'])]
  const parts = select(build, { ...told, name: 'payments_changes', says: 'Lines of what is held and advanced' }, changes, [
    ...own.slice(0, before),
    { column: text('for_period'), value: column('posted_in') },
    ...own.filter(({ column: { name } }) => after.has(name)),
  ])
  return [wholePeriodLines(site, calendar, told, cash, line, keys, null), parts]
}

/** The last day of the pay period of posting. */
const lastDay = (periods: Calendar['periods']): Scalar =>
  periods.reduceRight<Scalar>(
    (otherwise, { label, to }) => ({ kind: 'case', when: [{ if: textIs('posted_in', label), then: integer(to) }], otherwise }),
    integer(periods.at(-1)?.to ?? 0),
  )
