import { showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { Delay } from '../core/delays.ts'
import { payRatesOf, ratesOfPlan } from '../currency/pay.ts'
import { termsOf } from '../currency/terms.ts'
import { payeesOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { accountOf, type Period } from '../payments/account.ts'
import type { BalanceLine } from '../payments/balances.ts'
import { NOTHING } from '../payments/fold.ts'
import type { Posted } from '../payments/holdings.ts'
import { newAccount, type Opening, openingOf } from '../payments/opening.ts'
import type { Change } from '../payments/waiting.ts'
import { type Account, accountKey, accountsOf } from './accounts.ts'
import { balancesOfClosed, type ClosedPayments, NOTHING_CLOSED } from './closed-payments.ts'
import { groupedBy } from './grouped.ts'
import { COMPUTED, type EarningLine, type PaymentLine } from './lines.ts'
import { openingLines, statedOpening } from './stated-opening.ts'

/** The payments of all people: lines, the balances after each period, and the earnings that only a balance makes (`forgiven`). */
export interface PaymentsLedger {
  readonly payments: readonly PaymentLine[]
  readonly balances: readonly BalanceLine[]
  readonly forgiven: readonly EarningLine[]
}

/**
 * The payments of every person, folded forward over the pay periods in order of posting (semantics 9). For each person at each period:
 * sum of earnings = sum of the cash account + held + deferred - owed - draw - advance. `people`: whose accounts those are.
 */
export function paymentsOf(
  core: Core,
  worlds: readonly World[],
  earnings: readonly Posted[],
  periods: readonly Stretch[],
  asOf: string,
  closed: ClosedPayments = NOTHING_CLOSED,
  people: (worlds: readonly World[]) => readonly string[] = everyone,
): PaymentsLedger {
  const given = worlds[0]?.given.open ?? []
  const others = core.payments.draw === null && given.length === 0 ? [] : people(worlds)
  const open = periods.filter(({ label }) => !closed.periods.has(label))
  const openWorlds = worlds.slice(periods.length - open.length)
  const payments: PaymentLine[] = [...closed.lines]
  const balances: BalanceLine[] = balancesOfClosed(closed)
  const forgiven: EarningLine[] = []
  const closedBefore = groupedBy(closed.lines, accountKey)
  const last = worlds.at(-1)
  const rates = last === undefined ? ratesOfPlan(core) : payRatesOf(last)
  for (const account of accountsOf(earnings, closed.lines, others, open, rates)) {
    const { payee, currency, earned } = account
    const terms = termsOf(core, account, rates)
    const [first] = open
    const stated =
      first === undefined || !terms.isCurrent(first) ? NOTHING : statedOpening(given, payee, (amount) => terms.inPay(amount, first))
    payments.push(...openingLines(core, payee, currency, stated, first))
    const before = closedBefore.get(accountKey(account)) ?? []
    const opening = closed.periods.size === 0 ? newAccount(stated) : afterClosed(core.payments.delays, account, closed, before)
    for (const one of accountOf(openWorlds, payee, earned, open, opening, terms)) {
      payments.push(...linesOf(core, account, one))
      const { cash, after } = one.settled
      balances.push({
        payee,
        currency,
        period: one.period.label,
        paid: cash,
        held: one.held,
        deferred: after.deferred,
        owed: after.owed + after.clawed + after.draw + one.advanced,
        waiting: one.waiting,
      })
      if (one.settled.drawForgiven !== 0n) forgiven.push(forgivenLine(core, account, one, asOf))
    }
  }
  return { payments, balances, forgiven }
}

/** Where the closed periods leave an account. */
function afterClosed(delays: readonly Delay[], { earned }: Account, closed: ClosedPayments, payments: readonly PaymentLine[]): Opening {
  const posted = [...earned].flatMap(([period, lines]) => (closed.periods.has(period) ? lines : []))
  return openingOf(delays, posted, payments)
}

/** Those who may get a draw, or have something open, without having earned anything. */
const everyone = (worlds: readonly World[]): readonly string[] => {
  const last = worlds.at(-1)
  return last === undefined ? [] : payeesOf(last)
}

function linesOf(core: Core, { payee, currency }: Account, { period, earned, changes, settled }: Period): PaymentLine[] {
  const lines: PaymentLine[] = []
  const add = (
    account: PaymentLine['account'],
    kind: PaymentLine['kind'],
    amount: bigint,
    origin: string,
    stated: { readonly sourceLine: string; readonly dueOn: string } | null = null,
  ): void => {
    // nearly all of them are nothing
    if (amount === 0n) return
    const { sourceLine, dueOn } = stated ?? { sourceLine: `earnings/${period.label}`, dueOn: showDay(period.to) }
    const { name } = core.plan
    const common = { payee, plan: name, postedIn: period.label, forPeriod: period.label, currency }
    lines.push({ ...common, account, kind, sourceLine, amount, origin, dueOn })
  }
  const { clawbacks, draw, payout } = core.payments
  const clawback = clawbacks[0]?.origin.address ?? ''
  const drawn = draw?.origin.address ?? ''
  const policy = 'policy/overpayment'
  const later = [payout.most, payout.least].flatMap((limit) => limit?.origin.address ?? []).join(' ')
  /** All changes of one kind in one line of cash: what is held is paid later, what is advanced now. */
  const cashOf = (kind: Change['kind']): void => {
    if (changes.length === 0) return
    const own = changes.filter((one) => one.kind === kind)
    const sum = own.reduce((all, { account, amount }) => all + (account === 'held' ? -amount : amount), 0n)
    add('cash', kind, sum, [...new Set(own.map(({ origin }) => origin))].sort(compareText).join(' '))
  }
  add('cash', 'earned', earned, core.plan.name)
  add('cash', 'brought_forward', settled.broughtForward, later)
  cashOf('held')
  cashOf('released')
  cashOf('advanced')
  cashOf('advance_recovered')
  cashOf('shortfall')
  add('cash', 'recovered', -settled.recovered, policy)
  add('cash', 'clawback_recovered', -settled.clawedRecovered, clawback)
  add('cash', 'drawn', settled.drawn, drawn)
  add('cash', 'draw_recovered', -settled.drawRecovered, drawn)
  add('cash', 'carried_forward', -settled.carriedForward, later)
  for (const { account, kind, source, amount, until, origin } of changes)
    add(account, kind, amount, origin, { sourceLine: source, dueOn: until === undefined ? '' : showDay(until) })
  add('deferred', 'brought_forward', -settled.broughtForward, later)
  add('deferred', 'carried_forward', settled.carriedForward, later)
  add('owed', 'overpaid', settled.overpaid, policy)
  add('owed', 'clawed_back', settled.clawedBack, clawback)
  add('owed', 'recovered', -settled.recovered, policy)
  add('owed', 'clawback_recovered', -settled.clawedRecovered, clawback)
  add('owed', 'left', settled.drawOwed, drawn)
  add('draw', 'drawn', settled.drawn, drawn)
  add('draw', 'draw_recovered', -settled.drawRecovered, drawn)
  add('draw', 'forgiven', -settled.drawForgiven, drawn)
  add('draw', 'left', -settled.drawOwed, drawn)
  return lines
}

/** A draw's balance that is forgiven: an earning that clears it, and is not part of what is due (semantics 9 step 5). */
function forgivenLine(core: Core, { payee, currency }: Account, { period, settled }: Period, asOf: string): EarningLine {
  return {
    plan: core.plan.name,
    component: '',
    payee,
    forPeriod: period.label,
    record: '',
    rowKey: '',
    item: 'forgiven',
    kind: 'original',
    window: '',
    measure: null,
    quota: null,
    attainment: null,
    amount: settled.drawForgiven,
    currency,
    paid: null,
    postedIn: period.label,
    asOf,
    corrects: '',
    origin: core.payments.draw?.origin.address ?? '',
    ...COMPUTED,
  }
}
