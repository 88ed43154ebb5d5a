import { showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { exactly } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { compareText } from '../exact/order.ts'
import { minimum, multiply, ratio, wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import type { EarningLine, PaymentLine } from './lines.ts'

/** What one person's earnings of one posting period come to, in minor units. */
interface Posted {
  /** All earnings. */
  readonly earned: bigint
  /** `C`: what corrections and negative components take back (semantics 17.5). */
  readonly takenBack: bigint
}

function postedOf(lines: readonly EarningLine[]): Posted {
  let earned = 0n
  let corrections = 0n
  const byComponent = new Map<string, bigint>()
  for (const { amount, kind, item, component } of lines) {
    earned += amount
    if (kind === 'correction') corrections += amount
    else if (item === 'earned') byComponent.set(component, (byComponent.get(component) ?? 0n) + amount)
  }
  const taken = [...byComponent.values()].reduce((sum, amount) => (amount < 0n ? sum + amount : sum), corrections)
  return { earned, takenBack: taken < 0n ? -taken : 0n }
}

/** What is paid, what becomes overpaid and what is recovered in one period, in minor units. */
export interface Paid {
  readonly earned: bigint
  readonly overpaid: bigint
  readonly recovered: bigint
}

/**
 * One period of the payments fold (semantics 9 steps 3, 4 and 17.5): what is taken back is owed, and a share of what is earned
 * recovers it, in the same period too. `owed` is the balance before. cash = earned - recovered; owed after = owed + overpaid - recovered.
 */
export function payOnce(
  { earned, takenBack }: Posted,
  owed: bigint,
  { overpayment, rounding }: Pick<Core, 'overpayment' | 'rounding'>,
): Paid {
  const net = earned + takenBack
  const short = net < 0n ? -net : 0n
  const pay = net + short
  const overpaid = takenBack + short
  const share = overpayment === 'never' ? exactly('1') : exactly(overpayment)
  const most = roundToUnit(multiply(share, ratio(pay)), rounding.money)
  return { earned: pay, overpaid, recovered: wholePart(minimum(ratio(owed + overpaid), most)) }
}

/**
 * The payments of every person, folded forward over the pay periods in order of posting. For each person at each period: sum of
 * earnings = sum of the cash account - the balance of the owed account.
 */
export function paymentsOf(core: Core, earnings: readonly EarningLine[], periods: readonly Stretch[]): PaymentLine[] {
  const byPayee = new Map<string, Map<string, EarningLine[]>>()
  for (const line of earnings) {
    const posted = byPayee.get(line.payee) ?? new Map<string, EarningLine[]>()
    byPayee.set(line.payee, posted)
    const list = posted.get(line.postedIn)
    if (list === undefined) posted.set(line.postedIn, [line])
    else list.push(line)
  }
  return [...byPayee.keys()].sort(compareText).flatMap((payee) => {
    let owed = 0n
    return periods.flatMap((period) => {
      const paid = payOnce(postedOf(byPayee.get(payee)?.get(period.label) ?? []), owed, core)
      owed += paid.overpaid - paid.recovered
      return linesOf(core, payee, period, paid)
    })
  })
}

function linesOf(core: Core, payee: string, period: Stretch, { earned, overpaid, recovered }: Paid): PaymentLine[] {
  const line = (account: PaymentLine['account'], kind: PaymentLine['kind'], amount: bigint): PaymentLine[] =>
    amount === 0n
      ? []
      : [
          {
            payee,
            plan: core.plan.name,
            postedIn: period.label,
            account,
            kind,
            sourceLine: `earnings/${period.label}`,
            forPeriod: period.label,
            amount,
            currency: core.currency.code,
            origin: kind === 'earned' ? core.plan.name : 'policy/overpayment',
            dueOn: showDay(period.to),
          },
        ]
  return [
    ...line('cash', 'earned', earned),
    ...line('cash', 'recovered', -recovered),
    ...line('owed', 'overpaid', overpaid),
    ...line('owed', 'recovered', -recovered),
  ]
}
