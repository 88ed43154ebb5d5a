/** Laws of amendments (semantics 14, 16): the plan's first day, what was earned before, and rows that add up. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { withoutOrigins } from '../../compiler/reach.ts'
import type { Core } from '../../runtime/core/core.ts'
import { run } from '../../runtime/evaluate/fixtures.ts'
import { pointed } from '../../runtime/exact/ratio.ts'
import { faultsOf } from '../../runtime/trace/retrace.ts'

const company = readFileSync(join(import.meta.dirname, 'company.plan'), 'utf8')
const BASE = `plan laws "Laws"
language 1
uses "company.plan"
effective from 2026-02-01 to 2027-01-31
applies to rep
target rep.target_incentive
paid monthly

metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}
metric margin "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over year
  no value means 100%
}
metric renewals "Renewals" {
  supports grow
  count of deal where deal.kind = "renewal"
  accumulates over month
}

pay commission "Commission" on sales {
  worth 60% of target
  graduated on attainment {
    from 0% at 1.0x
    from 50% at 1.5x
    from 100% at 1.2x
  }
}
pay flat_part "Flat part" on sales {
  worth 40% of target
  flat 1.0x
  plus 1% of sales where deal.kind = "new"
}
pay monthly "Of the month" on renewals { flat $100 }
`
/** Edits of clauses that change by increments. */
const BY_INCREMENTS = [
  'change commission from 50% at 2.0x',
  'change commission from 100% at 0.5x',
  'remove commission from 100%',
  'add commission cap at 120% of worth',
  'add commission floor at $1,000',
  'add commission only when margin >= 20% otherwise keeps 50%',
  'change flat_part flat 1.7x',
  'change flat_part flat 3%',
  'change flat_part plus 2% of sales where deal.kind = "new"',
  'remove flat_part plus',
  'add flat_part cap at $3,000 each month',
  'change monthly flat $150',
  'add monthly only when margin >= 20%',
] as const
const DAYS = ['2026-03-01', '2026-05-01', '2026-05-16', '2026-08-01', '2026-12-31'] as const

function coreOf(edits: readonly string[]): Core {
  const text = `${BASE}${edits.join('\n')}\n`
  const { core, diagnostics } = compile('laws.plan', (path) => (path === 'laws.plan' ? text : company))
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  if (core === undefined || errors.length > 0) throw new Error(errors.join('\n'))
  return core
}

const edit = fc.constantFrom(...BY_INCREMENTS)
const day = fc.constantFrom(...DAYS)
const rep = [{ id: 'ann', hired_on: '2025-01-01', target_incentive: '120000.00' }]
const MONTHS = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const date = fc.tuple(fc.constantFrom(...MONTHS), fc.constantFrom('01', '15', '16', '28')).map(([month, one]) => `2026-${month}-${one}`)
const deals = fc
  .array(fc.tuple(date, fc.bigInt({ min: -5_000_000n, max: 60_000_000n }), fc.constantFrom('new', 'renewal')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((all) =>
    all.map(([closed_on, amount, kind], i) => ({
      id: `D-${i}`,
      owner: 'ann',
      closed_on,
      customer: 'ACME',
      kind,
      amount: pointed(amount, 2),
      margin: pointed(amount / (i % 2 === 0 ? 4n : 10n), 2),
    })),
  )

describe('by increments', () => {
  test('what was earned before the day does not move, to the line', () => {
    fc.assert(
      fc.property(edit, day, deals, (change, from, deal) => {
        const before = (core: Core): string =>
          JSON.stringify(
            run(core, { rep, deal }, 'FY26')
              .earnings.filter(({ forPeriod, postedIn }) => ends(forPeriod) < from && ends(postedIn) < from)
              .map(({ origin: _, ...line }) => line),
            (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
          )
        expect(before(coreOf([`${change} effective from ${from}`]))).toBe(before(coreOf([])))
      }),
      { numRuns: 40, seed: 14 },
    )
  })

  test('rows add up to what is earned, and every calculation to its result', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(edit, day), { minLength: 1, maxLength: 3, selector: ([one]) => one.split(' ').slice(0, 3).join() }),
        deals,
        (changes, deal) => {
          const core = coreOf(changes.map(([one, from]) => `${one} effective from ${from}`))
          const outcome = run(core, { rep, deal }, 'FY26')
          for (const { name } of core.components)
            for (const period of outcome.payPeriods) {
              const derived = outcome.derive('ann', name, period)
              if (derived === undefined) throw new Error('no derivation')
              expect(faultsOf(derived)).toEqual([])
              const lines = outcome.earnings.filter(({ component, forPeriod }) => component === name && forPeriod === period)
              expect(derived.value).toMatchObject({ n: lines.reduce((sum, { amount }) => sum + amount, 0n), d: 1n })
            }
        },
      ),
      { numRuns: 25, seed: 41 },
    )
  })
})

/** The last day of a fiscal month of FY26, which begins in February. */
function ends(period: string): string {
  const month = Number(period.slice(-2)) + 1
  const [year, one] = month > 12 ? [2027, month - 12] : [2026, month]
  return new Date(Date.UTC(year, one, 0)).toISOString().slice(0, 10)
}

describe('from the first day', () => {
  const member = (edits: readonly string[]): unknown => {
    const text = `plan member "Member" from laws\nlanguage 1\nuses "laws.plan"\n${edits.join('\n')}\n`
    const { core } = compile('member.plan', (path) => (path === 'member.plan' ? text : path === 'laws.plan' ? BASE : company))
    return JSON.parse(withoutOrigins(core))
  }
  test.for([...BY_INCREMENTS, 'change sales quota $900,000 per year', 'change plan target $90,000 per year'])('%s', (one) =>
    expect(member([`${one} effective from 2026-02-01`])).toEqual(member([one])),
  )
})
