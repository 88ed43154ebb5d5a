/** Lakeside Insurance Agency: its data, its plan, and its commissions, bonuses and advances from the raw tables, by another route. */
import { describe, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'
import { answered, daysBetween, earnedBy, expectConserved, expectWritten, half, hundredths, sumOf, table, totalOf } from './companies.ts'

const COMPANY = 'lakeside-agency'
const FOLDER = `plans/${COMPANY}`
const PLAN = `${FOLDER}/writing-agent.plan`

test('the script writes the very files that are here', () => expectWritten(COMPANY, 'lakeside-data.mjs'))

test('checks without a finding, reads in under five minutes, and its examples hold', () => {
  const { code, out, err } = caboose(['check', FOLDER])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/writing-agent.plan +2 of 3 metrics, 2 levers, 3 min \d+ s to read/)
  expect(caboose(['test', FOLDER])).toMatchObject({ code: 0, out: expect.stringContaining('9 examples passed') })
})

test.for([
  ['page', ['explain', PLAN]],
  ['quarter', ['run', PLAN, '--period', '2026-Q2']],
  ['chargeback', ['explain', PLAN, '--rep', 'A-15', '--period', '2026-05']],
  ['new-agent', ['explain', PLAN, '--rep', 'A-18', '--period', '2026-03']],
] as const)('%s', async ([name, args]) => {
  const { code, out } = caboose([...args])
  expect(code).toBe(0)
  await expect(out).toMatchFileSnapshot(`expected/lakeside-${name}.txt`)
})

const agents = table(COMPANY, 'agents.csv')
const reports = table(COMPANY, 'persistency.csv')
const policies = table(COMPANY, 'policies.csv').map((policy) => ({
  agent: policy.agent_id ?? '',
  product: policy.product ?? '',
  issued: policy.issued ?? '',
  premium: BigInt(policy.annual_premium_cents ?? 0),
  ended: policy.ended ?? '',
}))
type Policy = (typeof policies)[number]
const RATES: Readonly<Record<string, bigint>> = { 'Term life': 70n, 'Whole life': 55n, Disability: 45n }

/** The last day of month `at` of 2026 and after, 0 is January. */
const monthEnd = (at: number): string => new Date(Date.UTC(2026, at + 1, 0)).toISOString().slice(0, 10)

/** Whole months from one day to another; the day of a shorter month is its last. */
function monthsBetween(from: string, to: string): bigint {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = to.split('-').map(Number)
  const lastDay = new Date(Date.UTC(y2, m2, 0)).getUTCDate()
  return BigInt((y2 - y1) * 12 + m2 - m1 - (d2 < Math.min(d1, lastDay) ? 1 : 0))
}

/** The premium that still counts on a day: all of it, none where it came back within 30 days, else the months that were in force. */
function premiumOn({ premium, issued, ended }: Policy, day: string): bigint {
  if (ended === '' || ended > day) return premium
  if (daysBetween(issued, ended) <= 30) return 0n
  const served = monthsBetween(issued, ended)
  return served >= 12n ? premium : half(premium * served, 12n)
}
const commissionOn = (policy: Policy, day: string): bigint => half(premiumOn(policy, day) * (RATES[policy.product] ?? 0n), 100n)

/** What an agent has of first-year commissions by a day. */
const firstYear = (agent: string, day: string): bigint =>
  sumOf(policies.filter((policy) => policy.agent === agent && policy.issued <= day).map((policy) => commissionOn(policy, day)))

/** The quality bonuses of quarters to date: each at the latest report of the quarter, on the premium of the quarter that still counts. */
function quality(agent: string, day: string): bigint {
  return sumOf(
    [2, 5, 8, 11].map((last) => {
      const [from, to] = [monthEnd(last - 3), monthEnd(last)]
      const report = reports.findLast(
        (row) => row.agent_id === agent && (row.reported ?? '') > from && (row.reported ?? '') <= (day < to ? day : to),
      )
      // 92.0 as tenths of a percent
      const tenths = BigInt((report?.in_force ?? '0.0').replace('.', ''))
      const rate = tenths >= 900n ? 6n : tenths >= 800n ? 3n : 0n
      const written = policies.filter(
        (policy) => policy.agent === agent && policy.issued > from && policy.issued <= to && policy.issued <= day,
      )
      return half(sumOf(written.map((policy) => premiumOn(policy, day))) * rate, 100n)
    }),
  )
}

const ids = [...new Set(agents.filter(({ role }) => role === 'agent').map(({ agent_id = '' }) => agent_id))]

describe('what each agent earns, month by month', () => {
  test.for([...Array(12).keys()])('month %i of 2026', (at) => {
    const outcome = answered(COMPANY, 'writing-agent.plan', `2026-${String(at + 1).padStart(2, '0')}`)
    const [first, bonus] = [earnedBy(outcome, 'first_year'), earnedBy(outcome, 'quality')]
    const [now, before] = [monthEnd(at), monthEnd(at - 1)]
    for (const id of ids)
      expect([id, first[id] ?? 0n, bonus[id] ?? 0n]).toEqual([
        id,
        firstYear(id, now) - firstYear(id, before),
        quality(id, now) - quality(id, before),
      ])
  })
})

test('a quarter and the year add up, and the ledgers conserve them', () => {
  const all = (day: string): bigint => sumOf(ids.flatMap((id) => [firstYear(id, day), quality(id, day)]))
  expect(totalOf(answered(COMPANY, 'writing-agent.plan', '2026-Q2'))).toBe(all(monthEnd(5)) - all(monthEnd(2)))
  const year = answered(COMPANY, 'writing-agent.plan', '2026')
  expect(totalOf(year)).toBe(all(monthEnd(11)))
  expectConserved(year)
})

test('at the end of the year what is paid in advance and not yet served is the sum of nine months less those served', () => {
  const { payments } = answered(COMPANY, 'writing-agent.plan', '2026')
  const day = monthEnd(11)
  for (const id of ids) {
    const open = sumOf(payments.filter((line) => line.payee === id && line.account === 'advance').map(({ amount }) => amount))
    const expected = policies
      .filter((policy) => policy.agent === id)
      .map((policy) => {
        const full = half(policy.premium * (RATES[policy.product] ?? 0n), 100n)
        const kept = commissionOn(policy, day)
        // the month of issue is the first; a policy serves by what it would have earned, up to what it still earns
        const served = half(full * BigInt(12 - Number(policy.issued.slice(5, 7)) + 1), 12n)
        const [advanced, paid] = [half(full * 9n, 12n), served < kept ? served : kept]
        // no policy keeps more in advance than it earns: the rest is owed
        const most = advanced < kept ? advanced : kept
        return most > paid ? most - paid : 0n
      })
    expect([id, open]).toEqual([id, sumOf(expected)])
  }
})

test('policies on a bound: returned on day 30 and 31; ended a day before four months, on the day, and after twelve', () => {
  const of = (client: string, issued: string): Policy => {
    const row = table(COMPANY, 'policies.csv').findIndex((policy) => policy.client === client && policy.issued === issued)
    const found = policies[row]
    if (found === undefined) throw new Error(`${client} has no policy of ${issued}`)
    return found
  }
  const end = '2027-03-31'
  // 1,200.00 of a term life policy: 840.00, 70.00 a month
  expect(hundredths('840.00')).toBe(commissionOn(of('Elif Eriksen', '2026-01-15'), end))
  expect(commissionOn(of('Ada Abbott', '2026-02-02'), end)).toBe(0n)
  expect(commissionOn(of('Bruno Bianchi', '2026-02-02'), end)).toBe(7000n)
  expect(commissionOn(of('Celia Carver', '2026-01-15'), end)).toBe(21_000n)
  expect(commissionOn(of('David Duval', '2026-01-15'), end)).toBe(28_000n)
})
