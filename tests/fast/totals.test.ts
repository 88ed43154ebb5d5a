/** Stage A of the fast evaluator: sums by person and month are those of the reference evaluator, on any data. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { peopleOf } from '../../runtime/evaluate/spans.ts'
import { placesIn, tallyOf } from '../../runtime/evaluate/tally.ts'
import { windowsIn } from '../../runtime/evaluate/windows.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { type Ratio, ratio, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import type { Totals } from '../../runtime/fast/rows/stage.ts'
import { compiled, files } from '../plans/adventure-works.ts'
import { worldAndTotals } from './stages.ts'

const PLAN = `plan p "P"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-15 to 2026-06-30
applies to rep where rep.role = "AE"
paid monthly
policy {
  no quota means no pay
  no value means no pay
  attainment against full quota
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "It is what we do"
record region from "regions.csv" { id text key  kind text }
record rep from "reps.csv" { id text key  role text  region region  hired_on date  left_on date optional }
record deal from "deals.csv" {
  id text key
  owner rep
  closed_on date incentive optional
  product text
  segment text optional
  amount money
  margin money optional
  size number
}
metric cloud "Cloud" { supports grow  sum of deal.amount where deal.product = "Cloud" and not deal.segment = "SMB"  accumulates over month }
metric big "Big" { supports grow  count of deal where deal.amount >= $100 or deal.owner.region.kind = "far"  accumulates over month }
metric spread "Margin" { supports grow  ratio of (deal.margin else $1) * 2 to deal.amount + deal.size * $0.50  accumulates over month }
pay a "A" on cloud { flat 10% }
pay b "B" on big { flat $5 }
pay c "C" on spread { flat 10%  applied to cloud }
`

/** Every sum by person and month, both ways. */
function same({ world, totals }: { world: World; totals: Totals }): void {
  for (const measure of world.core.measures) {
    const sums = totals.sums.get(measure.name)
    if (sums === undefined) continue
    peopleOf(world).forEach((person, place) => {
      const tallied = tallyOf(world, measure, person)
      for (const month of windowsIn(world, 'month', world.from, world.until)) {
        const [from, to] = placesIn(tallied, month, month.to)
        const reference = [tallied.sums, tallied.others].map((list) => subtract(list[to] ?? ZERO, list[from] ?? ZERO))
        const at = month.first - totals.frame.firstMonth
        const fast = sums.map(({ sum, scale }): Ratio => ratio(sum(place, at, at), 10n ** BigInt(scale)))
        expect([measure.name, person, month.label, ...fast]).toEqual([
          measure.name,
          person,
          month.label,
          ...reference.slice(0, fast.length),
        ])
      }
    })
  }
}

const cents = (n: number): string => (n / 100).toFixed(2)
const deal = fc
  .record({
    owner: fc.constantFrom('ann', 'bob', 'cat', 'dan'),
    day: fc.option(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 28 })), { freq: 12 }),
    product: fc.constantFrom('Cloud', 'Licence'),
    segment: fc.constantFrom('', 'SMB', 'ENT'),
    amount: fc.oneof(fc.integer({ min: 9_998, max: 10_002 }), fc.integer({ min: -50_000, max: 5_000_000 })),
    margin: fc.option(fc.integer({ min: -1000, max: 100_000 })),
    size: fc.constantFrom('1', '2.5', '0.125', '-3'),
  })
  .map(({ owner, day, product, segment, amount, margin, size }) => {
    const closed = day === null ? '' : `2026-${String(day[0]).padStart(2, '0')}-${String(day[1]).padStart(2, '0')}`
    return `${owner},${closed},${product},${segment},${cents(amount)},${margin === null ? '' : cents(margin)},${size}`
  })

const FILES: Record<string, string> = {
  'regions.csv': 'id,kind\nN,near\nF,far\n',
  'reps.csv':
    'id,role,region,hired_on,left_on\nann,AE,N,2025-01-01,\nbob,AE,F,2026-03-10,\ncat,SE,F,2025-01-01,\ndan,AE,N,2025-01-01,2026-04-15\n',
}

describe('sums by person and month', () => {
  const plan = compile('p.plan', () => PLAN)
  test('are those of the reference evaluator, on random deals', () => {
    const { core } = plan
    if (core === undefined) throw new Error(plan.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
    fc.assert(
      fc.property(fc.array(deal, { maxLength: 40 }), (deals) => {
        const rows = deals.map((row, i) => `D-${i},${row}`).join('\n')
        const all: Record<string, string> = { ...FILES, 'deals.csv': `id,owner,closed_on,product,segment,amount,margin,size\n${rows}\n` }
        const run = worldAndTotals(core, (file) => new TextEncoder().encode(all[file] ?? ''), '2026', 'deal')
        expect([...run.totals.sums.keys()]).toEqual(['cloud', 'big', 'spread'])
        same(run)
      }),
      { numRuns: 200 },
    )
  })

  test('are those of the reference evaluator, on sixty thousand real order lines', () => {
    const { core } = compiled('territory.plan')
    if (core === undefined) throw new Error('territory.plan')
    const run = worldAndTotals(core, files(), 'FY20', 'line')
    expect(run.totals.sums.has('active_resellers')).toBe(false)
    same(run)
  })
})
