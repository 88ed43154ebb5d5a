/** Laws 10 to 12: selling more never pays less, and where no table has a step, pay has none. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ratio } from '../../runtime/exact/ratio.ts'
import { type Answer, answer, coreOf } from './answer.ts'
import { onTheBrink, tableBounds } from './data.ts'
import { law, withDeals } from './law.ts'
import { totalOf } from './ledger.ts'
import { stories } from './plans.ts'
import { type Cells, centsOf, money, type Story } from './story.ts'

const FALLING = [
  'known',
  'currencies',
  'paid abroad',
  'averaged',
  'ratios',
  'multipliers',
  'matrix',
  'foreign driver',
  'of others',
  'population',
  'rolling',
] as const
const STEPS = ['retroactive', 'steps', 'gates', 'kickers', 'decided later', 'keyed', 'spiffs', 'counted', 'rounded'] as const
/** What looks at each row, where only a total is given. */
const BY_ROW = ['deal windows', 'limits of a deal', 'keyed', 'kickers'] as const

const at = <T>(list: readonly T[], which: number): T => list[which % list.length] as T
const earnedBy = ({ outcome }: Answer, person: string): bigint => totalOf(outcome.earnings.filter(({ payee }) => payee === person))

/** The same year with one deal that is worth more. */
const raised = (deals: readonly Cells[], which: number, cents: bigint): Cells[] => {
  const one = at(deals, which)
  return deals.map((deal) => (deal === one ? { ...deal, amount: money(centsOf(deal.amount ?? '') + cents) } : deal))
}

/** A deal of a story, and a bound to bring its owner to, less a cent. */
const brink = fc.record({ which: fc.nat(30), bound: fc.nat(30), monthly: fc.boolean() })

/** Law 10 on one story: a deal that is worth more lowers what nobody earns. */
function neverLess(story: Story, { which, bound, monthly }: { which: number; bound: number; monthly: boolean }, more: bigint): void {
  const deals = onTheBrink(story.plan, story.deals, which, bound, monthly)
  const before = answer(withDeals(story, deals))
  const after = answer(withDeals(story, raised(deals, which, more)))
  for (const { id } of before.outcome.people) expect(earnedBy(after, id), id).toBeGreaterThanOrEqual(earnedBy(before, id))
}

law(
  'a larger deal never lowers what anyone earns in the year',
  fc.property(stories(...FALLING), brink, fc.oneof(fc.constantFrom(1n, 2n, 100n), fc.bigInt({ min: 1n, max: 50_000_00n })), neverLess),
  16,
)

/** The same story with a first part that pays less from a bound on. */
const falling = (story: Story): Story => {
  const table = 'retroactive on sales {\nfrom $0 at 5%\nfrom $20,000 at 1%\n}'
  const isTable = (clause: string): boolean => /^(flat|graduated|retroactive|interpolated|matrix)/.test(clause)
  return {
    ...story,
    plan: story.plan.map((block) =>
      block.head.startsWith('pay part_a') ? { ...block, body: block.body?.map((clause) => (isTable(clause) ? table : clause)) } : block,
    ),
  }
}

test('a plan that pays less from a bound on is found by this law', { timeout: 120_000 }, () => {
  const around = fc.property(
    stories(
      ...FALLING,
      'gates',
      'limits',
      'amendments',
      'exceptions',
      'plan limits',
      'deal windows',
      'returns',
      'several records',
      'missing',
      'currencies',
    ).map(falling),
    brink,
    fc.constantFrom(1n, 100n),
    neverLess,
  )
  expect(fc.check(around, { numRuns: 1000, seed: 7, endOnFailure: true }).failed).toBe(true)
})

/** What everyone earns in the first month of the plan when all of them have sold so much. */
function earnedAt(story: Story, total: bigint): readonly bigint[] {
  const core = coreOf(story)
  const period = core.calendar.namedBy === 'end' ? 'FY26-M10' : 'FY26-M01'
  const given = { measures: [{ person: null, metric: 'sales', measure: ratio(total), quota: undefined }], target: null }
  const { outcome } = answer(story, { period, given }, false)
  return outcome.people.map(({ id }) => totalOf(outcome.earnings.filter(({ payee }) => payee === id)))
}

/** Every bound of the plan's tables with a cent on both sides, and what lies between, rising. */
const pointsOf = ({ plan }: Story): readonly bigint[] => {
  const bounds = tableBounds(plan).flatMap((bound) => [bound - 1n, bound, bound + 1n])
  return [...new Set([-50_000_00n, ...bounds, 500_000_00n])].sort((a, b) => (a < b ? -1 : 1))
}

law(
  'a larger total never earns less, at every bound of every table and a cent beside it',
  fc.property(stories(...FALLING, ...BY_ROW), (story) => {
    const points = pointsOf(story)
    const earned = points.map((point) => earnedAt(story, point))
    earned.slice(1).forEach((amounts, i) => {
      amounts.forEach((amount, who) => {
        expect(amount, `${points[i]} to ${points[i + 1]}`).toBeGreaterThanOrEqual(earned[i]?.[who] ?? 0n)
      })
    })
  }),
  12,
)

/** Far below every step of the generated tables, far above a cent at any of their rates and a cent of each rounding. */
const JUMP = 100n

law(
  'where no table has a step, a cent more moves nobody by a dollar, at every bound of every table',
  fc.property(stories(...FALLING, ...STEPS, ...BY_ROW), (story) => {
    const points = pointsOf(story)
    const earned = points.map((point) => earnedAt(story, point))
    points.slice(1).forEach((point, i) => {
      if (point - (points[i] ?? 0n) !== 1n) return
      earned[i + 1]?.forEach((amount, who) => {
        const moved = amount - (earned[i]?.[who] ?? 0n)
        expect(moved <= JUMP && moved >= -JUMP, `${points[i]} to ${point} moves pay by ${moved}`).toBe(true)
      })
    })
  }),
  24,
)
