/** What was paid in a pay period, and what is held and owed after it. */
import type { EarningLine, PaymentLine } from '../../runtime/ledger/lines.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { type Block, type Check, type Line, row, text } from './page.ts'
import { printedMinor } from './value.ts'
import { sayDate } from './words.ts'

const ITEMS: Readonly<Partial<Record<EarningLine['item'], string>>> = {
  guarantee: 'Filled up to the guarantee',
  draw: 'Filled up to the draw',
  forgiven: 'Balance of the draw forgiven',
}

/** What was earned beside the parts of pay: guarantees and the like. */
export function tellAdded({ plan, outcome, payee }: Asked, payPeriod: string): { amount: bigint; blocks: Block[] } {
  const lines = outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod && ITEMS[line.item] !== undefined)
  if (lines.length === 0) return { amount: 0n, blocks: [] }
  const rows = lines.map(({ item, amount, forPeriod }) => {
    const correction = forPeriod === payPeriod ? '' : ` (correction for ${forPeriod})`
    return row([`${ITEMS[item] ?? item}${correction}`, printedMinor(amount, plan.currency)], 1)
  })
  return { amount: sum(lines), blocks: [{ heading: `Added, ${payPeriod}`, lines: [row(['', 'Amount'], 1), ...rows] }] }
}

/** The changes of cash in the order in which they act, in the reader's words. */
const CASH: readonly (readonly [PaymentLine['kind'], string])[] = [
  ['held', 'Held for now'],
  ['released', 'Held before, paid now'],
  ['recovered', 'Taken back for an earlier overpayment'],
  ['clawback_recovered', 'Taken back for what was clawed back'],
  ['drawn', 'Advanced as a draw'],
  ['draw_recovered', 'Taken back for the draw'],
]

/** What was paid, recovered, held and is owed. */
export function tellPayment(
  { plan, outcome, payee }: Asked,
  payPeriod: string,
  earned: bigint,
): { paid: bigint; blocks: Block[]; checks: Check[] } {
  const lines = outcome.payments.filter((line) => line.payee === payee && line.postedIn === payPeriod)
  const of = (account: PaymentLine['account'], kind?: PaymentLine['kind']): bigint =>
    sum(lines.filter((line) => line.account === account && (kind === undefined || line.kind === kind)))
  const cash = of('cash')
  const owed = of('owed')
  const money = (amount: bigint): string => printedMinor(amount, plan.currency)
  const due = lines.find(({ account }) => account === 'cash')?.dueOn
  const told = (label: string, amount: bigint): Line[] => (amount === 0n ? [] : [row([label, money(amount)], 1)])
  const added = owed - of('cash', 'recovered') - of('cash', 'clawback_recovered') - of('owed', 'left')
  const forgiven = outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod && line.item === 'forgiven')
  const rows = [
    row(['', 'Amount'], 1),
    row(['Earned', money(earned)], 1),
    ...told('Forgiven, and paid before', -sum(forgiven)),
    ...CASH.flatMap(([kind, label]) => told(label, of('cash', kind))),
    ...(added === 0n || owed === 0n ? [] : [row([owed > 0n ? 'Added to what you owe' : 'Taken off what you owe', money(owed)], 1)]),
    row(['Paid', money(cash)], 1),
  ]
  const balances = balanceLines({ plan, outcome, payee }, payPeriod)
  return {
    paid: cash,
    blocks: [
      { heading: `Payment, ${payPeriod}`, lines: [...(due === undefined ? [] : [text(`Due on ${sayDate(due)}.`)]), ...rows, ...balances] },
    ],
    checks: [
      {
        says: `${payPeriod}: earned is what was paid and is held, less what became owed`,
        left: earned,
        right: cash + of('held') + of('deferred') - owed - of('draw'),
      },
    ],
  }
}

/** What is outstanding after the period, where anything is but an overpayment. */
function balanceLines({ plan, outcome, payee }: Pick<Asked, 'plan' | 'outcome' | 'payee'>, payPeriod: string): Line[] {
  const { clawbacks, delays, draw } = plan.payments
  const balance = outcome.balances.find((line) => line.payee === payee && line.period === payPeriod)
  if (balance === undefined || (clawbacks.length === 0 && delays.length === 0 && draw === null)) return []
  const told = [
    ...(balance.held === 0n ? [] : [`${printedMinor(balance.held, plan.currency)} is held for you`]),
    ...(balance.owed === 0n ? [] : [`${printedMinor(balance.owed, plan.currency)} is still open and comes out of later pay`]),
  ]
  return told.map((one) => text(`After this payment ${one}.`))
}
