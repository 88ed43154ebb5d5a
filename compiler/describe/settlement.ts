/** What was paid in a pay period, and what is held and owed after it. */
import type { EarningLine, PaymentLine } from '../../runtime/ledger/lines.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { type Block, type Check, type Line, row, text } from './page.ts'
import { printedMinor } from './value.ts'
import { tellWaiting } from './waiting.ts'
import { sayDate } from './words.ts'

const ITEMS: Readonly<Partial<Record<EarningLine['item'], string>>> = {
  guarantee: 'Filled up to the guarantee',
  draw: 'Filled up to the draw',
  forgiven: 'Balance of the draw forgiven',
}

/** What was earned beside the parts of pay: guarantees and the like. */
export function tellAdded({ plan, outcome, payee }: Asked, payPeriod: string): { amount: bigint; blocks: Block[] } {
  const lines = outcome.earnings.filter(
    (line) => line.payee === payee && line.postedIn === payPeriod && line.currency === plan.currency.code && ITEMS[line.item] !== undefined,
  )
  if (lines.length === 0) return { amount: 0n, blocks: [] }
  const rows = lines.map(({ item, amount, forPeriod }) => {
    const correction = forPeriod === payPeriod ? '' : ` (correction for ${forPeriod})`
    return row([`${ITEMS[item] ?? item}${correction}`, printedMinor(amount, plan.currency)], 1)
  })
  return { amount: sum(lines), blocks: [{ heading: `Added, ${payPeriod}`, lines: [row(['', 'Amount'], 1), ...rows] }] }
}

/** The changes of cash in the order in which they act, in the reader's words. */
const CASH: readonly (readonly [PaymentLine['kind'], string])[] = [
  ['brought_forward', 'Put off before, paid now'],
  ['held', 'Held for now'],
  ['released', 'Held before, paid now'],
  ['advanced', 'Paid in advance'],
  ['advance_recovered', 'Paid in advance before, served now'],
  ['shortfall', 'Paid in advance, and no longer earned'],
  ['recovered', 'Taken back for an earlier overpayment'],
  ['clawback_recovered', 'Taken back for what was clawed back'],
  ['drawn', 'Advanced as a draw'],
  ['draw_recovered', 'Taken back for the draw'],
  ['carried_forward', 'Put off to the next time'],
]

/** What was paid, recovered, held and is owed. */
export function tellPayment(
  { plan, outcome, payee, core, all }: Asked,
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
    ...told('Added to what you owe', added),
    row(['Paid', money(cash)], 1),
  ]
  const balances = balanceLines({ plan, outcome, payee }, payPeriod)
  return {
    paid: cash,
    blocks: [
      { heading: `Payment, ${payPeriod}`, lines: [...(due === undefined ? [] : [text(`Due on ${sayDate(due)}.`)]), ...rows, ...balances] },
      ...tellWaiting({ plan, outcome, payee, core, all }, payPeriod),
    ],
    checks: [
      {
        says: `${payPeriod}: earned is what was paid and waits, less what became owed or was advanced`,
        left: earned,
        right: cash + of('held') + of('deferred') - owed - of('draw') - of('advance'),
      },
    ],
  }
}

/** What is outstanding after the period, where anything is but an overpayment. */
function balanceLines({ plan, outcome, payee }: Pick<Asked, 'plan' | 'outcome' | 'payee'>, payPeriod: string): Line[] {
  const { clawbacks, delays, draw, payout } = plan.payments
  const balance = outcome.balances.find((line) => line.payee === payee && line.period === payPeriod)
  const clauses = [...clawbacks, ...delays, draw, payout.most, payout.least].some((clause) => clause !== null)
  if (balance === undefined || !clauses) return []
  const advanced = balance.waiting.reduce((all, { open }) => all + open, 0n)
  const after = (amount: bigint, what: string): Line[] =>
    amount === 0n ? [] : [text(`After this payment ${printedMinor(amount, plan.currency)} ${what}.`)]
  return [
    ...after(balance.held, 'is held for you'),
    ...after(balance.deferred, 'is put off to the next time'),
    ...after(advanced, 'was paid to you in advance and is still to be served'),
    ...after(balance.owed - advanced, 'is still open and comes out of later pay'),
  ]
}
