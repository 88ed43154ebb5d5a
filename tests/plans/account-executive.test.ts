/** The Account Executive plan of Northwind Cloud: the cloud commission of the year from the raw tables, in whole numbers and by another route. */
import { expect, test } from 'vitest'
import { answered, daysBetween, earnedBy, expectConserved, half, hundredths, sumOf, table } from './companies.ts'
import { worked, YEAR } from './fy26.ts'

const COMPANY = 'northwind-cloud'
const rows = table(COMPANY, 'people.csv').filter(({ role }) => role === 'AE')
const quotas = table(COMPANY, 'quotas.csv')
const isoOf = (day = ''): string => day.replace(/(\d+)\/(\d+)\/(\d+)/, '$3-$1-$2')
const deals = table(COMPANY, 'deals.csv').map((deal) => ({
  owner: deal['Owner ID'],
  isCloud: deal['Product Family'] === 'Cloud',
  term: Number(deal['Term (months)']),
  amount: hundredths(deal.Amount),
  margin: hundredths(deal.Margin),
  closed: isoOf(deal['Close Date']),
  cancelled: isoOf(deal['Cancelled Date']),
}))
const END = '2027-01-31'

/** People with one target all year: who got a raise in August is left out. */
const steady = [...new Map(rows.map((row) => [row.employee_id, row])).values()].filter(({ employee_id }) => employee_id !== 'R-105')

test('the cloud commission of the year', () => {
  const year = answered(COMPANY, 'account-executive.plan', 'FY26')
  const paid = earnedBy(year, 'cloud_commission')
  for (const person of steady) {
    const { employee_id: id = '', hire_date: hired = '', leave_date: left = '' } = person
    const worth = half(half(hundredths(person.variable_pay) * worked(person, END), YEAR) * 70n, 100n)
    const own = deals.filter(
      ({ owner, closed, cancelled }) =>
        owner === id &&
        closed >= hired &&
        (left === '' || closed <= left) &&
        !(cancelled !== '' && cancelled <= END && daysBetween(closed, cancelled) <= 90),
    )
    // who left on 30 September keeps two of the three months of the third quarter, and nothing of the last
    const quota = sumOf(
      quotas
        .filter(({ employee_id }) => employee_id === id)
        .map(({ quarter_start = '', cloud_bookings }) => {
          const whole = hundredths(cloud_bookings)
          return left === '' || quarter_start < '2026-08-01' ? whole : quarter_start === '2026-08-01' ? half(whole * 2n, 3n) : 0n
        }),
    )
    const sold = sumOf(own.filter(({ isCloud }) => isCloud).map(({ amount }) => amount))
    const long = sumOf(own.filter(({ isCloud, term }) => isCloud && term >= 24).map(({ amount }) => amount))
    const margin = sumOf(own.map((deal) => deal.margin)) * 5n >= sumOf(own.map(({ amount }) => amount)) ? 2n : 1n
    // 1.0x to quota, 1.5x from there to 150%, 1.0x above: sold and half of what lies between, all four times over to be whole
    const between = sold <= quota ? 0n : 2n * sold <= 3n * quota ? 2n * (sold - quota) : quota
    // the gate keeps one half of it or both; 2% of long deals come on top, and 250% of worth is the most
    const n = worth * (4n * sold + between) * margin * 50n + long * 8n * quota
    const d = 400n * quota
    const most = half(worth * 250n, 100n)
    const earned = half(n, d)
    expect([id, paid[id] ?? 0n]).toEqual([id, earned > most ? most : earned])
  }
  expectConserved(year)
})
