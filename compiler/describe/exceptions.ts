/** What was decided by hand, in the reader's words. */
import type { Adjustment, Exemption } from '../../runtime/core/exceptions.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Plan } from '../plan.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { type Block, block, reason, row, text } from './page.ts'
import { printedMinor } from './value.ts'
import { countOf, sayDate } from './words.ts'

const partLabel = ({ pays, events }: Plan, name: string): string => [...pays, ...events].find((one) => one.name === name)?.label ?? name

/** The rep's page tells that there are exceptions, and of nobody whose they are. */
export function describeExceptions({ exceptions: { adjustments, exemptions } }: Plan): Block[] {
  const count = adjustments.length + exemptions.length
  if (count === 0) return []
  return block('Exceptions', [
    text(
      `${countOf(count, 'exception')} to this plan ${count === 1 ? 'was' : 'were'} decided for single people, each with a reason. Whom one is for sees it on his or her statement.`,
    ),
  ])
}

function sayAdjustment(adjustment: Adjustment, plan: Plan): string {
  const { kind, amount, part, period, author, dated } = adjustment
  const money = printedMinor(BigInt(amount), plan.currency)
  const by = `by ${author} on ${sayDate(dated)}`
  const label = partLabel(plan, part)
  if (kind === 'adjust') return `${label}, ${period}: adjusted by ${money}, ${by}`
  const until = adjustment.until === null ? '' : `, until ${sayDate(adjustment.until)}`
  return `${label}, ${period}: set to ${money}${until}, ${by}`
}

/** A decision by its address; one that the plan holds no more is named by its kind alone. */
export function sayDecision(address: string, plan: Plan): string {
  const { adjustments, exemptions } = plan.exceptions
  const adjustment = adjustments.find(({ origin }) => origin.address === address)
  const exemption = exemptions.find(({ origin }) => origin.address === address)
  if (adjustment !== undefined) return sayAdjustment(adjustment, plan)
  return exemption === undefined ? 'an earlier decision that is no longer in the plan' : sayExemption(exemption, plan)
}

function sayExemption({ from, author, dated }: Exemption, plan: Plan): string {
  const by = `by ${author} on ${sayDate(dated)}`
  switch (from.kind) {
    case 'clawback':
      return `${from.record} ${from.row} is not clawed back, ${by}`
    case 'part':
      return `${partLabel(plan, from.part)} does not pay you, ${by}`
    case 'cap':
    case 'floor':
    case 'gate':
      return `${partLabel(plan, from.part)} has no ${from.kind} for you, ${by}`
    default: {
      const never: never = from
      return never
    }
  }
}

/** What was decided for a person and is posted, or in force, in a pay period. */
export function tellExceptions(
  { core, plan, outcome, payee }: Asked,
  payPeriod: string,
  lastDay: string,
): { amount: bigint; blocks: Block[] } {
  const lines = outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod && line.item === 'adjustment')
  const posted = new Set(lines.map(({ origin }) => origin))
  const adjustments = core.exceptions.adjustments.filter(({ origin }) => posted.has(origin.address))
  const exemptions = core.exceptions.exemptions.filter((one) => one.payee === payee && one.dated <= lastDay)
  if (lines.length === 0 && exemptions.length === 0) return { amount: 0n, blocks: [] }
  const of = (adjustment: Adjustment): EarningLine[] => lines.filter(({ origin }) => origin === adjustment.origin.address)
  const ended = lines.filter(({ origin }) => !adjustments.some((one) => one.origin.address === origin))
  const told = adjustments.flatMap((one) => [row([sayAdjustment(one, plan), printedMinor(sum(of(one)), plan.currency)], 1)])
  const rest = ended.length === 0 ? [] : [row(['Decided before, and no longer in the plan', printedMinor(sum(ended), plan.currency)], 1)]
  const reasons = [...adjustments, ...exemptions].map((one) => reason(one.reason, 1))
  return {
    amount: sum(lines),
    blocks: [
      {
        heading: `Decided for you, ${payPeriod}`,
        lines: [
          ...(told.length + rest.length === 0 ? [] : [row(['Decision', 'Change'], 1), ...told, ...rest]),
          ...exemptions.map((one) => text(`${sayExemption(one, plan)}.`)),
          ...reasons,
        ],
      },
    ],
  }
}
