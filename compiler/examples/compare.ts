/** Compares what was expected with what came out. */
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import type { Reading } from '../../runtime/evaluate/property.ts'
import { equal, fromDecimal, type Ratio, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showMoney, showNumber, showPercent } from '../../runtime/exact/show.ts'
import { explain } from './explain.ts'
import type { Checked } from './result.ts'
import { type Asked, paidOtherwise, valueThatCame } from './value.ts'

/** One expectation, checked. Reports CB601 where it does not hold. `alone` answers as seen from the end of its own time. */
export function compare(asked: Asked, alone: () => Outcome | undefined, report: Report): Checked {
  const { expectation } = asked
  const { value, roundedTo, origin } = expectation
  const came = valueThatCame(asked)
  const other = came === undefined ? paidOtherwise(asked) : undefined
  const got = rounded(came, roundedTo)
  const expected = fromDecimal(value.value) ?? ZERO
  const show = (amount: Ratio): string => shown(amount, value.unit)
  const passed = got !== undefined && equal(got, expected)
  const said = {
    says: saysOf(asked),
    expected: show(expected),
    got: got === undefined ? (other ?? 'no value') : show(got),
    difference: got === undefined ? '' : show(subtract(got, expected)),
  }
  if (!passed)
    report(reportOf('CB601', origin.span, { what: said.says, expected: said.expected, got: said.got, difference: said.difference }))
  const amount = (value: Ratio): bigint => (value.d === 1n ? value.n : 0n)
  const { hint, lines } = passed
    ? { hint: undefined, lines: [] }
    : explain(asked, alone(), amount(expected), got === undefined ? undefined : amount(got))
  return { ...said, passed, span: origin.span, hint, derivation: lines }
}

export const rounded = (value: Reading, unit: string | null): Reading =>
  value === undefined || unit === null ? value : roundToUnit(value, { mode: 'half_up', unit })

/** Whether what was expected came out. */
export function holds(asked: Asked): boolean {
  const { value, roundedTo } = asked.expectation
  const got = rounded(valueThatCame(asked), roundedTo)
  return got !== undefined && equal(got, fromDecimal(value.value) ?? ZERO)
}

/** `commission of ann in FY26-Q1`. */
function saysOf({ expectation, people }: Asked): string {
  const { says, person, everyone, each, period, toDate, row } = expectation
  const whose = everyone ? ' of everyone' : each ? ` of ${people[0] ?? 'each'}` : person === null ? '' : ` of ${person}`
  const when = period === null ? '' : ` in ${period}`
  return `${says}${whose}${toDate ? ' to date' : ''}${when}${row === null ? '' : ' for this row'}`
}

export function shown(amount: Ratio, unit: Unit): string {
  if (unit.kind === 'money') return showMoney(amount, { code: unit.currency, digits: digitsOf(unit.currency) })
  return unit.kind === 'percent' ? showPercent(amount) : showNumber(amount)
}
