/** Laws of semantics 16 on plans as they are written: drawn from their own bounds and one cent beside them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'
import { cents, earned, run } from '../../runtime/evaluate/fixtures.ts'
import { pointed, type Ratio, ratio } from '../../runtime/exact/ratio.ts'

const HEAD = `plan laws "Laws"
language 1
uses "company.plan"
effective from 2026-02-01 to 2027-01-31
applies to rep
target rep.target_incentive
paid monthly
`
function coreOf(text: string): Core {
  const company = readFileSync(join(import.meta.dirname, 'company.plan'), 'utf8')
  const { core, diagnostics } = compile('laws.plan', (path) => (path === 'laws.plan' ? `${HEAD}${text}` : company))
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  if (core === undefined || errors.length > 0) throw new Error(errors.join('\n'))
  return core
}

const rep = [{ id: 'ann', hired_on: '2025-01-01', target_incentive: '120000.00' }]
type Deal = Readonly<Record<string, string>>
const deal = (i: number, closed_on: string, amount: bigint, more: Deal = {}): Deal => ({
  id: `D-${String(i).padStart(3, '0')}`,
  owner: 'ann',
  closed_on,
  customer: 'ACME',
  kind: 'new',
  amount: pointed(amount, 2),
  margin: pointed(amount / 2n, 2),
  ...more,
})
/** What a component earns on deals over the year, in cents. */
const pays = (core: Core, component: string, deals: readonly Deal[]): bigint =>
  cents(earned(run(core, { rep, deal: deals }), { component })).n
/** The same on a total that is given outright. */
function paysOn(core: Core, component: string, total: bigint): bigint {
  const given = {
    measures: [{ person: null, metric: 'sales', measure: ratio(total) as Ratio, quota: undefined }],
    target: null,
    amounts: [],
  }
  return cents(earned(run(core, { rep, deal: [] }, 'FY26', { given }), { component })).n
}

/** Bounds of the plans below, in cents, and one cent beside them; negative ones too. */
const BOUNDS = [0n, 50_000_00n, 100_000_00n, 120_000_00n, 500_000_00n, 600_000_00n, 960_000_00n, 1_200_000_00n, 1_800_000_00n]
const near = fc.tuple(fc.constantFrom(...BOUNDS), fc.constantFrom(-1n, 0n, 1n)).map(([bound, beside]) => bound + beside)
const amount = fc.oneof(near, fc.bigInt({ min: -300_000_00n, max: 2_000_000_00n }))
const MONTHS = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const day = fc.tuple(fc.constantFrom(...MONTHS), fc.constantFrom('01', '15', '28')).map(([month, date]) => `2026-${month}-${date}`)
const deals = fc.array(fc.tuple(day, amount), { minLength: 1, maxLength: 5 })
const few = { numRuns: 60, seed: 7 }

const YEAR = `
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
pay slices "Slices" on sales {
  worth 60% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
    from 150% at 0.5x
  }
}
pay curve "Curve" on sales {
  worth 40% of target
  interpolated on attainment {
    below     80% pays nothing
    reaching  80% pays nothing
    reaching 100% pays 100% of worth
    from     150% continues
  }
}
pay rising "On pay" on sales {
  graduated on pay {
    from     $0 at 10%
    from $5,000 at 15%
  }
}
pay foreign "Margin at the rate of sales" on margin {
  graduated on sales {
    from       $0 at 4%
    from $100,000 at 6%
  }
}
`

describe('graduated tables and curves', () => {
  const core = coreOf(YEAR)

  test('month by month earns what the total earns', () => {
    fc.assert(
      fc.property(deals, fc.constantFrom('slices', 'curve', 'rising'), (drawn, component) => {
        const total = drawn.reduce((sum, [, one]) => sum + one, 0n)
        const rows = drawn.map(([date, one], i) => deal(i, date, one))
        expect(pays(core, component, rows)).toBe(paysOn(core, component, total))
      }),
      few,
    )
  })

  test('a cent more never pays less, and never jumps by more than a cent', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('slices', 'curve', 'rising'), (total, component) => {
        const [now, more] = [paysOn(core, component, total), paysOn(core, component, total + 1n)]
        expect(more - now).toBeGreaterThanOrEqual(0n)
        // the steepest rate is 40% of 120,000 / 240,000 = 20%: a cent moves pay by less than one, and rounding by one
        expect(more - now).toBeLessThanOrEqual(1n)
      }),
      few,
    )
  })

  test('the parts that are worth the target pay it at quota', () => {
    const quota = 1_200_000_00n
    expect(paysOn(core, 'slices', quota) + paysOn(core, 'curve', quota)).toBe(120_000_00n)
  })

  test('a deal in two parts on one day earns the same', () => {
    fc.assert(
      fc.property(deals, amount, (drawn, part) => {
        const whole = drawn.map(([date, one], i) => deal(i, date, one))
        const [date, first] = drawn[0] ?? ['2026-02-01', 0n]
        const split = [deal(0, date, part), deal(900, date, first - part), ...whole.slice(1)]
        expect(pays(core, 'slices', split)).toBe(pays(core, 'slices', whole))
      }),
      few,
    )
  })

  test('a base that is half the driver earns half of what the driver would, to a cent for each deal', () => {
    // amounts in whole dollars, so that half of each is whole; slices of sales at 4% and 6%, half of them
    fc.assert(
      fc.property(deals, (drawn) => {
        const even = drawn.map(([date, one]) => [date, (one / 200n) * 200n] as const)
        const total = even.reduce((sum, [, one]) => sum + one, 0n)
        const low = total < 100_000_00n ? total : 100_000_00n
        const exactly = low * 4n + (total - low) * 6n
        const got = pays(
          core,
          'foreign',
          even.map(([date, one], i) => deal(i, date, one)),
        )
        expect(2n * 100n * got - exactly).toBeLessThanOrEqual(100n)
        expect(2n * 100n * got - exactly).toBeGreaterThanOrEqual(-100n)
      }),
      few,
    )
  })
})

describe('each deal by itself', () => {
  const core = coreOf(`
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates per deal
}
pay limited "Limits" on sales {
  flat by deal.kind {
    "new"     at 10%
    "renewal" at  4%
  }
  floor at $150 per deal
  cap at $45,000 per deal
}
pay kicked "Kickers" on sales {
  graduated on sales {
    from      $0 at 5%
    from $50,000 at 8%
  }
  plus 2% of sales where deal.kind = "renewal"
  cap at $20,000
}
`)
  test('a deal and its return earn nothing together', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('new', 'renewal'), fc.constantFrom('limited', 'kicked'), (one, kind, component) => {
        const rows = [deal(1, '2026-03-01', one, { kind }), deal(2, '2026-03-02', -one, { kind })]
        // a graduated table starts anew with each deal, and its first rate holds below zero: only deals inside the first band turn back
        fc.pre(component === 'limited' || (one < 50_000_00n && one > -50_000_00n))
        expect(pays(core, component, rows)).toBe(0n)
      }),
      few,
    )
  })
})

describe('periods inside a window', () => {
  const core = coreOf(`
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
}
metric monthly "Monthly" {
  supports grow
  sum of deal.amount
  accumulates over month
}
pay capped "Capped" on sales {
  flat 10%
  cap at $10,000 each month
}
pay carried "Carried" on sales {
  flat 10%
  cap at $10,000 each month
  excess carries to next month until end of year
}
pay carried_months "Carried from month to month" on monthly {
  flat 10%
  cap at $10,000
  excess carries to next month until end of year
}
pay late "Late" on monthly {
  flat 10%
  paid at end of year
}
`)
  const monthly = fc.array(fc.bigInt({ min: -150_000_00n, max: 300_000_00n }), { minLength: 11, maxLength: 11 })
  const rowsOf = (amounts: readonly bigint[]): Deal[] => amounts.map((one, i) => deal(i, `2026-${MONTHS[i]}-10`, one - (one % 10n)))
  const inMonth = (component: string, rows: readonly Deal[]): bigint[] => {
    const outcome = run(core, { rep, deal: rows })
    return MONTHS.map((_, i) => cents(earned(outcome, { component, forPeriod: `FY26-M${String(i + 1).padStart(2, '0')}` })).n)
  }

  test('no month pays more than its cap', () => {
    fc.assert(
      fc.property(monthly, (amounts) => {
        const rows = rowsOf(amounts)
        for (const component of ['capped', 'carried', 'carried_months'])
          for (const one of inMonth(component, rows)) expect(one).toBeLessThanOrEqual(10_000_00n)
      }),
      few,
    )
  })
  test('carried inside a year or from month to month is the same', () => {
    fc.assert(
      fc.property(monthly, (amounts) => {
        const rows = rowsOf(amounts)
        expect(inMonth('carried', rows)).toEqual(inMonth('carried_months', rows))
      }),
      few,
    )
  })
  test('what is paid at the end is all that was earned, in the last month', () => {
    fc.assert(
      fc.property(monthly, (amounts) => {
        const rows = rowsOf(amounts)
        const all = amounts.reduce((sum, one) => sum + (one - (one % 10n)) / 10n, 0n)
        expect(inMonth('late', rows)).toEqual(MONTHS.map(() => 0n))
        expect(pays(core, 'late', rows)).toBe(all)
      }),
      few,
    )
  })
})
