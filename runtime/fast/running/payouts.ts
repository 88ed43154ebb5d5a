import type { EarningLine, PaidIn } from '../../ledger/lines.ts'

const keyOf = ({ payee, component, item, forPeriod, postedIn, currency, paid }: EarningLine): string =>
  [payee, component, item, forPeriod, postedIn, currency, paid?.currency ?? ''].join('\u0000')

/** Lines of rows added up to one for each person, part of pay, period and posting; `lines` are in the order of the ledger. */
export function addedUp(lines: readonly EarningLine[]): EarningLine[] {
  const sums = new Map<string, EarningLine>()
  for (const line of lines) {
    const key = keyOf(line)
    const before = sums.get(key)
    sums.set(key, before === undefined ? { ...line, record: '', rowKey: '' } : plus(before, line))
  }
  return [...sums.values()]
}

const plus = (before: EarningLine, line: EarningLine): EarningLine => ({
  ...before,
  amount: before.amount + line.amount,
  measure: line.measure ?? before.measure,
  quota: line.quota ?? before.quota,
  attainment: line.attainment ?? before.attainment,
  paid: paidOf(before.paid, line.paid),
})

const paidOf = (before: PaidIn | null, line: PaidIn | null): PaidIn | null =>
  before === null || line === null ? (line ?? before) : { ...line, amount: before.amount + line.amount }
