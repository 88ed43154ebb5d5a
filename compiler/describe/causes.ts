/** Why closed periods are corrected, in the reader's words. */
import type { Field } from '../../runtime/core/record.ts'
import { fromDecimal, multiply, ratio } from '../../runtime/exact/ratio.ts'
import type { Cause, RowChange } from '../../runtime/ledger/causes.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Plan } from '../plan.ts'
import { sayDecision } from './exceptions.ts'
import { type Block, type Check, capitalised, row, text, total } from './page.ts'
import { printed, printedMinor } from './value.ts'
import { counted, listed, sayDate, spoken } from './words.ts'

/** The causes of what one pay period corrects. */
export interface PeriodCauses {
  readonly period: string
  readonly causes: readonly Cause[]
}

/** A value of a row as it was written when it was known. */
function valueOf(field: Field | undefined, value: string | boolean | undefined, plan: Plan): string {
  if (value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  switch (field?.unit.kind) {
    case 'money': {
      const amount = fromDecimal(value)
      return amount === undefined ? value : printed(multiply(amount, ratio(10n ** BigInt(plan.currency.digits))), field.unit, plan.currency)
    }
    case 'date':
      return sayDate(value)
    case 'percent': {
      const share = fromDecimal(value)
      return share === undefined ? value : printed(share, field.unit, plan.currency)
    }
    default:
      return value
  }
}

/** One row that changed: what happened to it, in words. */
function sayChange({ record, rowKey, before, after }: RowChange, plan: Plan): string {
  const shape = plan.records.find(({ name }) => name === record)
  const named = (name: string): Field | undefined => shape?.fields.find((field) => field.name === name)
  const noun = `${spoken(record)} ${rowKey}`
  const dated = shape?.fields.find(({ role }) => role === 'incentive')?.name
  const on = (values: Readonly<Record<string, string | boolean>> | undefined): string => {
    const day = dated === undefined ? undefined : values?.[dated]
    return typeof day === 'string' ? ` of ${sayDate(day)}` : ''
  }
  if (before === undefined) return `${noun}${on(after?.values)} came in after the close`
  if (after === undefined) return `${noun}${on(before.values)} was cancelled: it is no longer in the data`
  const names = new Set([...Object.keys(before.values ?? {}), ...Object.keys(after.values ?? {})])
  const changes = [...names].filter((name) => before.values?.[name] !== after.values?.[name])
  const moved = changes.filter((name) => {
    const unit = named(name)?.unit
    return unit?.kind === 'reference' && unit.record === plan.appliesTo.record
  })
  const said = changes.map((name) => {
    const [was, is] = [valueOf(named(name), before.values?.[name], plan), valueOf(named(name), after.values?.[name], plan)]
    if (before.values?.[name] === undefined && named(name)?.role === 'event') return `${spoken(name)} ${is}, not known at the close`
    return moved.includes(name) ? `${spoken(name)} ${was} then, ${is} now` : `${spoken(name)} was ${was}, is ${is}`
  })
  return `${noun}${on(before.values)} ${moved.length > 0 ? 'moved to another person' : 'changed'}: ${said.join('; ')}`
}

/** One cause as a sentence. */
export function sayCause(cause: Cause, plan: Plan): string {
  switch (cause.kind) {
    case 'row':
      return sayChange(cause.change, plan)
    case 'rows':
      return `${counted(cause.count)} rows came in, changed or were cancelled after the close`
    case 'event':
      return cause.rows.length === 0
        ? 'what has happened since, such as a cancellation'
        : `a clawback that took effect: ${listed(cause.rows)}`
    case 'decision':
      return cause.addresses.map((address) => sayDecision(address, plan)).join('; ')
    case 'plan':
      return `the plan was changed: ${listed(cause.clauses)}`
    default: {
      const never: never = cause
      return never
    }
  }
}

const money = (lines: readonly { readonly amount: bigint }[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

/** The block of causes of one pay period, and that they add up to what the ledger corrects; `lines` are the person's of that period. */
export function tellCauses(
  { period, causes }: PeriodCauses,
  lines: readonly EarningLine[],
  plan: Plan,
): { block: Block; check: Check } | undefined {
  const corrections = lines.filter(({ forPeriod, postedIn }) => postedIn === period && forPeriod !== period)
  if (corrections.length === 0) return undefined
  const periods = [...new Set(corrections.map(({ forPeriod }) => forPeriod))].sort()
  const rows = causes.map((cause) => row([capitalised(sayCause(cause, plan)), printedMinor(cause.amount, plan.currency)], 1))
  return {
    block: {
      heading: `Why earlier periods are corrected in ${period}`,
      lines: [
        text(
          `${listed(periods)} ${periods.length === 1 ? 'is' : 'are'} closed: what differs from what was paid then is paid, or taken back, now.`,
        ),
        row([`Cause`, 'Change'], 1),
        ...rows,
        ...(rows.length < 2 ? [] : [total(['Together', printedMinor(money(causes), plan.currency)], 1)]),
      ],
    },
    check: { says: `${period}: the causes add up to the corrections`, left: money(causes), right: money(corrections) },
  }
}
