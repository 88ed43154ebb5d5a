/** The Sales Manager plan of Northwind Cloud: the override of each quarter from the raw tables, in whole numbers and by another route. */
import { describe, expect, test } from 'vitest'
import { answered, daysBetween, earnedBy, expectConserved, half, hundredths, sumOf, table } from './companies.ts'
import { MONTH, worked, YEAR } from './fy26.ts'

const COMPANY = 'northwind-cloud'
const people = table(COMPANY, 'people.csv')
const managers = people.filter(({ role }) => role === 'Manager')
const quotas = table(COMPANY, 'quotas.csv')
const deals = table(COMPANY, 'deals.csv').map((deal) => ({
  owner: deal['Owner ID'],
  isCloud: deal['Product Family'] === 'Cloud',
  amount: hundredths(deal.Amount),
  margin: hundredths(deal.Margin),
  closed: isoOf(deal['Close Date']),
  cancelled: isoOf(deal['Cancelled Date']),
}))
function isoOf(day = ''): string {
  const [month, date, year] = day.split('/')
  return day === '' ? '' : `${year}-${month}-${date}`
}

const managerOn = (person: string | undefined, day: string): string | undefined =>
  people.findLast((row) => row.employee_id === person && (row.effective_from ?? '') <= day)?.manager_id
/** Whether a deal of that person rolls up to a manager: two levels, as the company says. */
function rollsUp(owner: string | undefined, manager: string, day: string): boolean {
  const first = managerOn(owner, day)
  return first === manager || managerOn(first, day) === manager
}

const ENDS = ['2026-04-30', '2026-07-31', '2026-10-31', '2027-01-31']
const STARTS = ['2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01']

/** The quotas of the quarters so far; months in which someone joined or was away count by their days. */
const quotaTo = (person: Record<string, string>, at: number): bigint =>
  sumOf(
    STARTS.slice(0, at + 1).map((start, quarter) => {
      const whole = hundredths(quotas.find((row) => row.employee_id === person.employee_id && row.quarter_start === start)?.cloud_bookings)
      return half(whole * worked(person, ENDS[quarter] ?? '', ENDS[at], start), 3n * MONTH)
    }),
  )

/** The override to date: 60% of the target of the months so far, on bookings over the quota so far, half as much again above it. */
function override(manager: Record<string, string>, at: number): bigint {
  const { employee_id: id = '', hire_date: hired = '' } = manager
  const day = ENDS[at] ?? ''
  if (hired > day) return 0n
  const worth = half(half(hundredths(manager.variable_pay) * worked(manager, day), YEAR) * 60n, 100n)
  const quota = quotaTo(manager, at)
  const counted = deals.filter(
    ({ owner, closed, cancelled }) =>
      closed >= hired &&
      closed <= day &&
      !(cancelled !== '' && cancelled <= day && daysBetween(closed, cancelled) <= 90) &&
      rollsUp(owner, id, closed),
  )
  const sold = sumOf(counted.filter(({ isCloud }) => isCloud).map(({ amount }) => amount))
  const [margin, all] = [sumOf(counted.map((deal) => deal.margin)), sumOf(counted.map((deal) => deal.amount))]
  // the quarters stay above 20% and far below the cap: 200% of worth is reached at five thirds of quota
  expect([id, margin * 5n >= all, sold * 3n < quota * 5n]).toEqual([id, true, true])
  const above = sold > quota ? sold - quota : 0n
  return half(worth * (2n * sold + above), 2n * quota)
}

describe('the override, quarter by quarter', () => {
  test.for([0, 1, 2, 3])('FY26, quarter %i', (at) => {
    const paid = earnedBy(answered(COMPANY, 'sales-manager.plan', `FY26-Q${at + 1}`), 'override')
    for (const manager of managers) {
      const id = manager.employee_id ?? ''
      expect([id, paid[id] ?? 0n]).toEqual([id, override(manager, at) - (at === 0 ? 0n : override(manager, at - 1))])
    }
  })
})

test('the year is its quarters, and the ledgers conserve it', () => {
  const year = answered(COMPANY, 'sales-manager.plan', 'FY26')
  const paid = earnedBy(year, 'override')
  expect(managers.map(({ employee_id = '' }) => paid[employee_id])).toEqual(managers.map((manager) => override(manager, 3)))
  expectConserved(year)
})

test('the team bonus of the year: how many of those below at its end are at quota', () => {
  const paid = earnedBy(answered(COMPANY, 'sales-manager.plan', 'FY26'), 'team_bonus')
  for (const manager of managers) {
    const id = manager.employee_id ?? ''
    const below = [...new Set(people.map(({ employee_id = '' }) => employee_id))].filter(
      (person) => isBelow(person, id) && !people.some((row) => row.employee_id === person && row.leave_date !== ''),
    )
    const [met, team] = [BigInt(below.filter(isAtQuota).length), BigInt(below.length)]
    const target = half(hundredths(manager.variable_pay) * worked(manager, '2027-01-31'), YEAR)
    const worth = target - half(target * 60n, 100n)
    // 50% at 30%, 100% at 60%, 150% from 80% on
    const [n, d] =
      met * 10n < team * 3n
        ? [0n, 1n]
        : met * 10n < team * 6n
          ? [5n * met, 3n * team]
          : met * 10n < team * 8n
            ? [10n * met - 2n * team, 4n * team]
            : [3n, 2n]
    expect([id, paid[id] ?? 0n]).toEqual([id, half(worth * n, d)])
  }
})

function isBelow(person: string, manager: string): boolean {
  const first = managerOn(person, '2027-01-31')
  return first === manager || (first !== undefined && first !== '' && isBelow(first, manager))
}
/** Direct deals and, for a manager, those that roll up, against the quotas of the year from the hire on. */
function isAtQuota(person: string): boolean {
  const manager = managers.find(({ employee_id }) => employee_id === person)
  const hired = people.find(({ employee_id }) => employee_id === person)?.hire_date ?? ''
  const row = people.find(({ employee_id }) => employee_id === person) ?? {}
  const quota = quotaTo(row, 3)
  const sold = deals.filter(
    ({ owner, isCloud, closed, cancelled }) =>
      isCloud &&
      closed >= hired &&
      !(cancelled !== '' && cancelled <= '2027-01-31' && daysBetween(closed, cancelled) <= 90) &&
      (owner === person || (manager !== undefined && rollsUp(owner, person, closed))),
  )
  return sumOf(sold.map(({ amount }) => amount)) >= quota
}
