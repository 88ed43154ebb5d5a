/** One event in one pay period of a statement. */
import type { Core } from '../../runtime/core/core.ts'
import { isRatio } from '../../runtime/exact/ratio.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { correctionLines, type Told } from './component.ts'
import { dealsOf, dealTable } from './deals.ts'
import { sayEvent } from './event-words.ts'
import { text } from './page.ts'
import { printedMinor } from './value.ts'

type CoreEvent = Core['events'][number]

/** What one event paid in one pay period and why; undefined where it has nothing to say. */
export function tellEvent(asked: Asked, event: CoreEvent, payPeriod: string, days: string): Told | undefined {
  const { plan, outcome, payee } = asked
  const own = outcome.earnings.filter((line) => line.payee === payee && line.component === event.name)
  const lines = own.filter(({ postedIn }) => postedIn === payPeriod)
  const later = own.filter(({ forPeriod, postedIn }) => forPeriod === payPeriod && postedIn !== payPeriod)
  const derivation = outcome.derive(payee, event.name, payPeriod)
  const said = derivation === undefined ? [] : sayEvent(derivation, event, plan)
  if (lines.length === 0 && said.length === 0) return undefined
  const amount = sum(lines)
  const money = (cents: bigint): string => printedMinor(cents, plan.currency)
  const rows = lines.filter(({ rowKey }) => rowKey !== '')
  const record = rows[0]?.record ?? 'deal'
  const deals = dealsOf(rows, outcome, derivation, plan)
  const where = `${event.label}, ${payPeriod}`
  const derived = derivation?.value
  return {
    amount,
    block: {
      heading: `${where} (${days})`,
      origin: event.origin,
      lines: [
        text(`You earned ${money(amount)}.`),
        ...said.map((one) => text(one, 1)),
        ...correctionLines(lines, later, money),
        ...(deals.length === 0 ? [] : [text('The deals behind it:'), ...dealTable(deals, plan, record, asked.all)]),
      ],
    },
    checks: [
      {
        says: `${where}: the ledger holds what the calculation gives`,
        left: sum(own.filter(({ forPeriod }) => forPeriod === payPeriod)),
        right: derived !== undefined && isRatio(derived) ? derived.n : 0n,
      },
    ],
  }
}
