/** What was earned and paid, pay period by pay period, in lines. */
import { ratio } from '../../runtime/exact/ratio.ts'
import { showMoney } from '../../runtime/exact/show.ts'
import { type Asked, isIn } from './value.ts'

/** Words for the accounts that a period may change, in the order in which they are told. */
const ACCOUNTS: readonly (readonly [account: string, words: string])[] = [
  ['cash', 'paid'],
  ['held', 'held'],
  ['deferred', 'put off'],
  ['owed', 'owed'],
  ['draw', 'draw owed'],
  ['advance', 'advanced'],
]

/** `FY26-M02: earned -$400.00, paid $0.00, owed $400.00`, for each pay period of the time in which anything moves. */
export function flowOf({ plan, outcome, time, people, expectation }: Asked): string[] {
  const show = (amount: bigint): string => showMoney(ratio(amount), plan.currency)
  const balances = new Map<string, bigint>()
  return outcome.payPeriods.flatMap((period) => {
    if (!isIn(plan, period, undefined, time.to)) return []
    const earned = outcome.earnings.filter((line) => line.postedIn === period && people.includes(line.payee))
    const lines = outcome.payments.filter((line) => line.postedIn === period && people.includes(line.payee))
    for (const { account, amount } of lines) balances.set(account, (balances.get(account) ?? 0n) + amount)
    if (earned.length === 0 && lines.length === 0) return []
    if (expectation.of === 'earned') {
      const parts = [...plan.pays, ...plan.events].flatMap(({ name }) => {
        const own = earned.filter((line) => line.component === name)
        return own.length === 0 ? [] : [`${name} ${show(own.reduce((sum, line) => sum + line.amount, 0n))}`]
      })
      return [`${period}: ${parts.join(', ')}`]
    }
    const parts = ACCOUNTS.flatMap(([account, words]) => {
      const amount =
        account === 'cash' ? lines.reduce((sum, line) => (line.account === 'cash' ? sum + line.amount : sum), 0n) : balances.get(account)
      return amount === undefined ? [] : [`${words} ${show(amount)}`]
    })
    return [`${period}: earned ${show(earned.reduce((sum, line) => sum + line.amount, 0n))}, ${parts.join(', ')}`]
  })
}
