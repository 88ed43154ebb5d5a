/** Marlow Home: its data, its plan, and every pool of the year from the raw tables, in whole numbers and by another route. */
import { describe, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'
import { answered, earnedBy, expectConserved, expectWritten, half, hundredths, sumOf, table, totalOf } from './companies.ts'

const COMPANY = 'marlow-home'
const FOLDER = `plans/${COMPANY}`
const PLAN = `${FOLDER}/store-team.plan`

test('the script writes the very files that are here', () => expectWritten(COMPANY, 'marlow-data.mjs'))

test('checks without a finding, reads in under five minutes, and its examples hold', () => {
  const { code, out, err } = caboose(['check', FOLDER])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/store-team.plan +3 of 3 metrics, 1 lever, 2 min \d+ s to read/)
  expect(caboose(['test', FOLDER])).toMatchObject({ code: 0, out: expect.stringContaining('8 examples passed') })
})

test.for([
  ['page', ['explain', PLAN]],
  ['quarter', ['run', PLAN, '--period', 'FY26-Q3']],
  ['lead', ['explain', PLAN, '--rep', 'E-202', '--period', 'FY26-M03']],
  ['closed', ['explain', PLAN, '--rep', 'E-302', '--period', 'FY26-M05']],
] as const)('%s', async ([name, args]) => {
  const { code, out } = caboose([...args])
  expect(code).toBe(0)
  await expect(out).toMatchFileSnapshot(`expected/marlow-${name}.txt`)
})

const stores = table(COMPANY, 'stores.csv')
const associates = table(COMPANY, 'associates.csv')
const timesheets = table(COMPANY, 'timesheets.csv')
const sales = table(COMPANY, 'sales.csv')
const MONTHS = [...new Set(stores.map(({ effective_from = '' }) => effective_from))].sort()
const monthOf = (day = ''): string => day.slice(0, 7)

/** What everybody has of a month's pools: 2% of what is above the goal and 1,000, by hours and the lead's points; odd cents to the largest. */
function poolsOf(month: string): Record<string, bigint> {
  const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)
  const people = [
    ...new Map(associates.filter(({ effective_from = '' }) => effective_from <= lastDay).map((row) => [row.employee_id, row])).values(),
  ]
  const parts: Record<string, bigint> = {}
  for (const { store_id, monthly_goal } of stores.filter(({ effective_from }) => effective_from === month)) {
    const goal = hundredths(monthly_goal)
    const sold = sumOf(
      sales
        .filter((row) => row.store_id === store_id && monthOf(row.week_ending) === monthOf(month))
        .map(({ amount }) => hundredths(amount)),
    )
    if (sold * 100n < goal * 95n) continue
    const fund = half((sold - goal) * 2n + 10_000_000n, 100n)
    const team = people
      .filter((row) => row.store_id === store_id && row.role !== 'manager' && (row.leave_date === '' || (row.leave_date ?? '') >= lastDay))
      .map(({ employee_id = '', lead_points }) => {
        const own = timesheets.filter((row) => row.employee_id === employee_id && monthOf(row.week_ending) === monthOf(month))
        const hours = sumOf(own.map((row) => hundredths(row.hours)))
        return { employee_id, weight: hours === 0n ? 0n : hours + hundredths(lead_points) }
      })
      .filter(({ weight }) => weight > 0n)
    const all = sumOf(team.map(({ weight }) => weight))
    for (const { employee_id, weight } of team) parts[employee_id] = (fund * weight) / all
    const largest = team.reduce((best, one) => (one.weight > best.weight ? one : best))
    parts[largest.employee_id] = (parts[largest.employee_id] ?? 0n) + fund - sumOf(team.map(({ employee_id }) => parts[employee_id] ?? 0n))
  }
  return parts
}

const sorted = (parts: Record<string, bigint>): [string, bigint][] => Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))

describe('the pools of each month', () => {
  const inMonth = (at: number): Record<string, bigint> =>
    earnedBy(answered(COMPANY, 'store-team.plan', `FY26-M${String(at + 1).padStart(2, '0')}`), 'floor_pool')
  test.for(MONTHS.map((month, at) => [month, at] as const))('%s', ([month, at]) => {
    expect(sorted(inMonth(at))).toEqual(sorted(poolsOf(month)))
  })
})

test('a quarter and the year are their months, and the ledgers conserve them', () => {
  const of = (months: readonly string[]): bigint => sumOf(months.flatMap((month) => Object.values(poolsOf(month))))
  expect(totalOf(answered(COMPANY, 'store-team.plan', 'FY26-Q3'))).toBe(of(MONTHS.slice(6, 9)))
  const year = answered(COMPANY, 'store-team.plan', 'FY26')
  expect(totalOf(year)).toBe(of(MONTHS))
  expectConserved(year)
})

test('months that end on a bound: 95% opens a pool, a cent less does not; the goal itself is 1,000.00, and a cent above it too', () => {
  const fundOf = (month: string, store: string): bigint =>
    sumOf(
      Object.entries(poolsOf(month))
        .filter(([id]) => associates.findLast((row) => row.employee_id === id && (row.effective_from ?? '') <= month)?.store_id === store)
        .map(([, part]) => part),
    )
  // 142,500 at 95%: 1,000 - 2% of 7,125
  expect(fundOf('2026-04-01', 'S-2')).toBe(85_750n)
  expect(fundOf('2026-06-01', 'S-3')).toBe(0n)
  expect(fundOf('2026-09-01', 'S-4')).toBe(100_000n)
  expect(fundOf('2026-10-01', 'S-1')).toBe(100_000n)
})
