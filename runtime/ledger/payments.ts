import { showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { peopleOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { accountOf, type Period } from '../payments/account.ts'
import type { Posted } from '../payments/holdings.ts'
import type { BalanceLine, EarningLine, PaymentLine } from './lines.ts'

/** The payments of all people: lines, the balances after each period, and the earnings that only a balance makes (`forgiven`). */
export interface PaymentsLedger {
  readonly payments: readonly PaymentLine[]
  readonly balances: readonly BalanceLine[]
  readonly forgiven: readonly EarningLine[]
}

/**
 * The payments of every person, folded forward over the pay periods in order of posting (semantics 9). For each person at each period:
 * sum of earnings = sum of the cash account + held + deferred - owed - draw.
 */
export function paymentsOf(
  core: Core,
  worlds: readonly World[],
  earnings: readonly Posted[],
  periods: readonly Stretch[],
  asOf: string,
): PaymentsLedger {
  const byPayee = new Map<string, Map<string, Posted[]>>()
  for (const posted of earnings) {
    const { payee, postedIn } = posted.line
    const byPeriod = byPayee.get(payee) ?? new Map<string, Posted[]>()
    byPayee.set(payee, byPeriod)
    const list = byPeriod.get(postedIn)
    if (list === undefined) byPeriod.set(postedIn, [posted])
    else list.push(posted)
  }
  for (const payee of core.payments.draw === null ? [] : drawers(worlds)) if (!byPayee.has(payee)) byPayee.set(payee, new Map())
  const payments: PaymentLine[] = []
  const balances: BalanceLine[] = []
  const forgiven: EarningLine[] = []
  for (const payee of [...byPayee.keys()].sort(compareText)) {
    for (const one of accountOf(worlds, payee, byPayee.get(payee) ?? new Map(), periods)) {
      payments.push(...linesOf(core, payee, one))
      const { cash, after } = one.settled
      balances.push({
        payee,
        period: one.period.label,
        paid: cash,
        held: one.balance,
        deferred: 0n,
        owed: after.owed + after.clawed + after.draw,
      })
      if (one.settled.drawForgiven !== 0n) forgiven.push(forgivenLine(core, payee, one, asOf))
    }
  }
  return { payments, balances, forgiven }
}

/** Everyone who may get a draw without having earned anything. */
const drawers = (worlds: readonly World[]): readonly string[] => {
  const last = worlds.at(-1)
  return last === undefined ? [] : peopleOf(last)
}

function linesOf(core: Core, payee: string, { period, earned, held, settled }: Period): PaymentLine[] {
  const lines: PaymentLine[] = []
  const add = (
    account: PaymentLine['account'],
    kind: PaymentLine['kind'],
    amount: bigint,
    origin: string,
    sourceLine = `earnings/${period.label}`,
    dueOn = showDay(period.to),
  ): void => {
    if (amount === 0n) return
    const { name } = core.plan
    const common = { payee, plan: name, postedIn: period.label, forPeriod: period.label, currency: core.currency.code }
    lines.push({ ...common, account, kind, sourceLine, amount, origin, dueOn })
  }
  const more = held.reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n)
  const less = held.reduce((sum, { amount }) => (amount < 0n ? sum + amount : sum), 0n)
  const { clawbacks, draw, delays } = core.payments
  const hold = delays.map(({ origin }) => origin.address).join(' ')
  const clawback = clawbacks[0]?.origin.address ?? ''
  const drawn = draw?.origin.address ?? ''
  const policy = 'policy/overpayment'
  add('cash', 'earned', earned, core.plan.name)
  add('cash', 'held', -more, hold)
  add('cash', 'released', -less, hold)
  add('cash', 'recovered', -settled.recovered, policy)
  add('cash', 'clawback_recovered', -settled.clawedRecovered, clawback)
  add('cash', 'drawn', settled.drawn, drawn)
  add('cash', 'draw_recovered', -settled.drawRecovered, drawn)
  for (const { source, amount, due } of held)
    add('held', amount > 0n ? 'held' : 'released', amount, hold, source, due === undefined ? '' : showDay(due))
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
function forgivenLine(core: Core, payee: string, { period, settled }: Period, asOf: string): EarningLine {
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
    currency: core.currency.code,
    postedIn: period.label,
    asOf,
    origin: core.payments.draw?.origin.address ?? '',
  }
}
