/** What came out: the value that an expectation is compared with. */
import type { Day } from '../../runtime/calendar/day.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import { payOf } from '../../runtime/currency/pay.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import type { Property, Reading } from '../../runtime/evaluate/property.ts'
import { add, divide, isZero, ratio, ZERO } from '../../runtime/exact/ratio.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Expectation, Plan } from '../plan.ts'
import type { Time } from './time.ts'

/** The accounts of the payments ledger that an example's word stands for. `owed`: all that the person owes. */
const ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
  paid: ['cash'],
  owed: ['owed', 'draw', 'advance'],
  held: ['held'],
  deferred: ['deferred'],
}

export interface Asked {
  readonly plan: Plan
  readonly outcome: Outcome
  readonly expectation: Expectation
  readonly time: Time
  /** Whose value it is; several where it is the sum over all of them. */
  readonly people: readonly string[]
  /** The row that it belongs to, where it belongs to one. */
  readonly row: { readonly record: string; readonly rowKey: string } | undefined
  /** The pays whose amounts the case states. */
  readonly given: ReadonlySet<string>
}

/** In the unit of the expectation (money in minor units); undefined where there is no value. */
export function valueThatCame(asked: Asked): Reading {
  const { expectation, plan } = asked
  const { of, name } = expectation
  switch (of) {
    case 'earned':
      return earned(asked)
    case 'account':
      return balance(asked)
    case 'rate': {
      const base = plan.pays.find((pay) => pay.name === name)?.base
      const under = base === undefined ? undefined : read(asked, { of: 'measure', name: base })
      const over = earned(asked)
      return over === undefined || under === undefined || isZero(under) ? undefined : divide(over, under)
    }
    case 'measure':
    case 'quota':
    case 'attainment':
    case 'worth':
    case 'target':
    case 'fund':
      return read(asked, { of, name })
    case 'territory':
    case 'team':
      throw new RangeError(`a plan has no ${of}`)
    default: {
      const never: never = of
      return never
    }
  }
}

/** What was posted in the time asked for: in the plan's currency, or in another as it is paid. */
function earned({ plan, outcome, expectation, time, people, row }: Asked) {
  const isWanted = (line: EarningLine): boolean =>
    people.includes(line.payee) &&
    (expectation.name === '' || line.component === expectation.name) &&
    (row === undefined || (line.record === row.record && line.rowKey === row.rowKey)) &&
    isIn(plan, line.postedIn, time.from, time.to)
  const lines = outcome.earnings.filter(isWanted)
  const currency = currencyOf(expectation, plan)
  if (currency === plan.currency.code) return ratio(lines.reduce((sum, line) => sum + (line.currency === currency ? line.amount : 0n), 0n))
  const own = lines.map(payOf).filter((one) => one.currency === currency)
  return own.length === 0 && lines.length > 0 ? undefined : ratio(own.reduce((sum, { amount }) => sum + amount, 0n))
}

/** The currency that an amount is expected in. */
const currencyOf = ({ value: { unit } }: Expectation, plan: Plan): string => (unit.kind === 'money' ? unit.currency : plan.currency.code)

/** Where an amount was expected in a currency in which nothing was paid: what was paid, in the currencies in which it was. */
export function paidOtherwise(asked: Asked): string | undefined {
  const { outcome, expectation, plan, people, time } = asked
  if (expectation.of !== 'earned' && expectation.of !== 'account') return undefined
  const inTime = ({ payee, postedIn }: { readonly payee: string; readonly postedIn: string }): boolean =>
    people.includes(payee) && isIn(plan, postedIn, time.from, time.to)
  const currencies = new Set(outcome.earnings.filter(inTime).map((line) => payOf(line).currency))
  return currencies.size === 0 ? undefined : `pay in ${[...currencies].sort().join(' and ')}`
}

/** What is paid in the time asked for, or what another account holds at its end. */
function balance({ plan, outcome, expectation, time, people }: Asked) {
  const accounts = ACCOUNTS[expectation.name] ?? []
  const all = outcome.payments.filter(({ payee }) => people.includes(payee))
  const currency = currencyOf(expectation, plan)
  const inCurrency = all.filter((line) => line.currency === currency)
  if (inCurrency.length === 0 && all.length > 0) return undefined
  const lines = inCurrency.filter(
    (line) => accounts.includes(line.account) && isIn(plan, line.postedIn, expectation.name === 'paid' ? time.from : undefined, time.to),
  )
  return ratio(lines.reduce((sum, line) => sum + line.amount, 0n))
}

/** Whether a pay period lies in the days asked for: it ends in them. */
export function isIn({ calendar, effective }: Plan, label: string, from: Day | undefined, to: Day): boolean {
  const period = parsePeriod(calendar, label)
  if ('problem' in period) return false
  const isLast = effective.to !== null && period.from <= to && period.to > to
  return (period.to <= to || isLast) && (from === undefined || period.to >= from)
}

function read({ outcome, time, people, row, expectation }: Asked, property: Pick<Property, 'of' | 'name'>): Reading {
  // a fund is nobody's: it is the same whoever looks at it
  const whose = property.of === 'fund' ? people.slice(0, 1) : people
  const values = whose.map((person) => outcome.read(person, { ...property, from: time.from, to: time.to, row: row ?? null }))
  if (expectation.everyone && property.of === 'attainment') return undefined
  return values.reduce<Reading>((sum, value) => (value === undefined || sum === undefined ? undefined : add(sum, value)), ZERO)
}
