/** The Account Manager plan of Northwind Cloud against a recomputation from the raw tables, in whole numbers and by another route. */
import { describe, expect, test } from 'vitest'
import { answered, daysBetween, earnedBy, expectConserved, half, hundredths, sumOf, table, totalOf } from './companies.ts'
import { worked, YEAR } from './fy26.ts'

const COMPANY = 'northwind-cloud'
const people = table(COMPANY, 'people.csv').filter(({ role }) => role === 'AM')
const accounts = table(COMPANY, 'accounts.csv')
const subscriptions = table(COMPANY, 'subscriptions.csv')
const surveys = table(COMPANY, 'surveys.csv')
const deals = table(COMPANY, 'deals.csv').map((deal) => ({
  owner: deal['Owner ID'],
  kind: deal.Type,
  amount: hundredths(deal.Amount),
  closed: isoOf(deal['Close Date']),
  cancelled: isoOf(deal['Cancelled Date']),
}))

function isoOf(day = ''): string {
  const [month, date, year] = day.split('/')
  return day === '' ? '' : `${year}-${month}-${date}`
}
const ownerOn = (account: string | undefined, day = ''): string | undefined =>
  accounts.findLast((one) => one.account_id === account && (one.effective_from ?? '') <= day)?.owner_id

interface Expected {
  readonly retention: bigint
  readonly growth: bigint
}

/** What both parts come to by a day, in cents. */
function expected(person: Record<string, string>, day: string): Expected {
  const { employee_id: id, hire_date: hired = '', leave_date: left = '' } = person
  const pay = hundredths(person.variable_pay)
  const yearEnd = '2027-01-31'
  const targetTo = (until: string): bigint => half(pay * worked(person, until, day), YEAR)
  const gone = left !== '' && left <= day ? left : ''
  const inPlan = (on = ''): boolean => on <= day && on >= hired && (gone === '' || on <= gone)

  // retention: worth to date; 50% of it at 90%, 100% at 100%, 200% from 115% on; what customers say in tenths
  const worth = half(targetTo(day) * 60n, 100n)
  const mine = subscriptions.filter((one) => ownerOn(one.account_id, one.date) === id && inPlan(one.date))
  const opening = sumOf(mine.map((one) => hundredths(one.opening_arr)))
  const now = opening + sumOf(mine.map(({ change }) => hundredths(change)))
  const said = surveys.filter((one) => ownerOn(one.account_id, one.answered_on) === id && inPlan(one.answered_on))
  const points = said.length === 0 ? 40n : sumOf(said.map(({ score }) => BigInt(score ?? 0))) * 10n
  const asked = said.length === 0 ? 1n : BigInt(said.length)
  const factor = points >= 45n * asked ? 11n : points >= 40n * asked ? 10n : 9n
  const leaks = now * 10n < opening * 9n
  // 5 N/O - 4 from 90% to 100%, and 20/3 N/O - 17/3 from there to 115%
  const line: [bigint, bigint] =
    opening === 0n || leaks
      ? [0n, 1n]
      : now * 100n >= opening * 115n
        ? [2n, 1n]
        : now >= opening
          ? [20n * now - 17n * opening, 3n * opening]
          : [5n * now - 4n * opening, opening]
  const retention = half(worth * line[0] * factor, line[1] * 10n)

  // growth: 40% of the year's target on expansions of the year, without those cancelled within 90 days, twice as much above quota
  const target = targetTo(yearEnd)
  const share = target - half(target * 60n, 100n)
  const quota = half(56_000_000n * worked(person, yearEnd, day), YEAR)
  const sold = sumOf(
    deals
      .filter(({ owner, kind, closed }) => owner === id && kind === 'expansion' && inPlan(closed))
      .filter(({ closed, cancelled }) => cancelled === '' || cancelled > day || daysBetween(closed, cancelled) > 90)
      .map(({ amount }) => amount),
  )
  const above = sold > quota ? sold - quota : 0n
  const growth = half(share * (sold + above), quota * (opening > 0n && leaks ? 2n : 1n))
  return { retention, growth }
}

const QUARTERS = ['2026-04-30', '2026-07-31', '2026-10-31', '2027-01-31']

describe('each account manager, quarter by quarter', () => {
  test.for([0, 1, 2, 3])('FY26, quarter %i', (at) => {
    const outcome = answered(COMPANY, 'account-manager.plan', `FY26-Q${at + 1}`)
    for (const person of people) {
      const id = person.employee_id ?? ''
      const began = (person.hire_date ?? '') <= (QUARTERS[at] ?? '')
      const zero: Expected = { retention: 0n, growth: 0n }
      const now = began ? expected(person, QUARTERS[at] ?? '') : zero
      const before = at === 0 || (person.hire_date ?? '') > (QUARTERS[at - 1] ?? '') ? zero : expected(person, QUARTERS[at - 1] ?? '')
      expect([id, earnedBy(outcome, 'retention')[id] ?? 0n, earnedBy(outcome, 'growth')[id] ?? 0n]).toEqual([
        id,
        now.retention - before.retention,
        now.growth - before.growth,
      ])
    }
  })
})

test('the year is what everybody has at its end, and the ledgers conserve it', () => {
  const outcome = answered(COMPANY, 'account-manager.plan', 'FY26')
  const all = people.map((person) => expected(person, '2027-01-31'))
  expect(totalOf(outcome)).toBe(sumOf(all.flatMap(({ retention, growth }) => [retention, growth])))
  expectConserved(outcome)
})
