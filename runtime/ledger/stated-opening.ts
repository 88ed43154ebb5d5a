import { showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { GivenOpening } from '../evaluate/given.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { NOTHING, type Outstanding } from '../payments/fold.ts'
import type { PaymentLine } from './lines.ts'

/** What a question says was open before the first pay period. */
export const statedOpening = (given: readonly GivenOpening[], payee: string, inPay: (amount: bigint) => bigint): Outstanding => {
  const of = (account: GivenOpening['account']): bigint =>
    given.reduce((sum, one) => (one.account === account && (one.person === null || one.person === payee) ? sum + one.amount : sum), 0n)
  return { ...NOTHING, owed: inPay(of('owed')), deferred: inPay(of('deferred')) }
}

/** What was open before, as lines of the first period. */
export function openingLines(core: Core, payee: string, currency: string, opening: Outstanding, first: Stretch | undefined): PaymentLine[] {
  if (first === undefined) return []
  return (['owed', 'deferred'] as const).flatMap((account): PaymentLine[] => {
    const amount = opening[account]
    const common = { payee, plan: core.plan.name, postedIn: first.label, forPeriod: first.label, currency }
    return amount === 0n
      ? []
      : [{ ...common, account, kind: 'opening', sourceLine: 'opening', amount, origin: core.plan.name, dueOn: showDay(first.from) }]
  })
}
