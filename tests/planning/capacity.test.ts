/** What a team can sell: the worked figures of the semantics, figures that others published, and laws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Capacity } from '../../runtime/core/planning/capacity.ts'
import {
  add,
  compare,
  divide,
  equal,
  fromDecimal,
  isZero,
  multiply,
  type Ratio,
  ratio,
  sign,
  subtract,
  total,
  ZERO,
} from '../../runtime/exact/ratio.ts'
import { teamMonths } from '../../runtime/planning/capacity/capacity.ts'
import { coverageOf, withHires } from '../../runtime/planning/capacity/coverage.ts'
import { type Team, teamOf } from '../../runtime/planning/capacity/team.ts'
import { COMPANY, codesOf, HEAD, plannedOf } from './texts.ts'

const FILES = {
  'company.plan': COMPANY,
  'reps.csv': 'id,region,district,hired_on,left_on,base\n',
  'deals.csv': 'id,owner,closed_on,amount\n',
}
const teamIn = (block: string): Team => {
  const { team } = plannedOf({ ...FILES, 'quotas.plan': `${HEAD}\ncapacity {\n${block}\n}\n` })
  if (team === null) throw new Error('no team')
  return team
}
const codesIn = (block: string): string[] => codesOf({ ...FILES, 'quotas.plan': `${HEAD}\ncapacity {\n${block}\n}\n` })
const dollars = (text: string): Ratio => multiply(fromDecimal(text) ?? ZERO, ratio(100n))
const RAMP = 'ramp by months since hire {\n from 0 at 0%\n from 1 at 25%\n from 2 at 50%\n from 3 at 100%\n}'

describe('the worked example of the semantics', () => {
  // $1,200,000 a year is $100,000 a month; a twelfth of 12% leaves each month: 0.99 of every cohort stays.
  //   1: 10                                              = 10        1,000,000
  //   2: 10 x 0.99                                       = 9.9         990,000
  //   3: 10 x 0.99^2, and 6 at 0%                        = 9.801       980,100
  //   4: 10 x 0.99^3 = 9.70299, 6 x 0.99 at 25% = 1.485, and the 0.1 of month 1 join at 0%       1,118,799
  //   5: 10 x 0.99^4 = 9.6059601, 6 x 0.99^2 at 50% = 2.9403, 0.1 x 0.99 at 25% = 0.02475        1,257,101.01
  const { months } = teamIn(
    `start with 10 at 100%\nproductivity $1,200,000 per year\n${RAMP}\nattrition 12% per year, 2 months to refill\nhire 6 in March`,
  )
  test.each([
    [1, '1000000'],
    [2, '990000'],
    [3, '980100'],
    [4, '1118799'],
    [5, '1257101.01'],
  ])('month %i: %s', (month, amount) => expect(months[month - 1]?.capacity).toEqual(dollars(amount)))
  // month 6: 9.509900499 + 6 x 0.970299 at 100% = 5.821794, the 0.1 x 0.99^2 at 50% = 0.049005, month 2's 0.099 x 0.99 at 25% = 0.0245025,
  // and month 3's leavers, 0.01 x (9.801 + 6) = 0.15801, at 0%: 15.405201999 ramped people
  test('month 6', () => expect(months[5]?.equivalents).toEqual(fromDecimal('15.405201999')))
  test('leavers of month 3 are of all who are there, the hired too', () => expect(months[2]?.leavers).toEqual(fromDecimal('0.15801')))
  test('they come back after two full empty months', () => expect(months[5]?.refilled).toEqual(fromDecimal('0.15801')))
})

describe('published figures', () => {
  // Modus, Quarterly Quota: 10 x 300K + 3 x 150K = 3.45M; at 85% 2.93M, printed to 10,000: exactly 2,932,500
  test('G03: a quarter of ten ramped and three half ramped people', () => {
    const { months } = teamIn(
      'start with 10 at 100%, 3 at 50%\nproductivity $300,000 per quarter at 85% attainment\nramp by months since hire {\n from 0 at 50%\n from 3 at 100%\n}',
    )
    const quarter = months.slice(0, 3)
    expect(total(quarter.map(({ capacity }) => capacity))).toEqual(dollars('3450000'))
    const forecast = total(quarter.map((one) => one.forecast))
    expect(forecast).toEqual(dollars('2932500'))
    expect(compare(subtract(dollars('2930000'), forecast), dollars('5000'))).toBeLessThan(0)
  })
  // Modus: target 10M, current 7M, quota 300K: a gap of 3M, ten ramped reps. All figures are of one quarter.
  test('G04: hires that close a gap', () => {
    const coverage = coverageOf(GAP, teamMonths(GAP))
    expect(coverage?.gap).toEqual(dollars('12000000'))
    expect(divide(coverage?.gap ?? ZERO, coverage?.need ?? ZERO)).toEqual(ratio(3n, 10n))
    expect(coverage?.hires).toBe(10n)
  })
  // RevenueTools: 1M quota x 75% attainment = 750K
  test('G43: effective productivity', () => {
    const { coverage } = teamIn('start with 2 at 100%\nproductivity $1,000,000 per year at 75% attainment\nneed $1,000,000 per year')
    expect(coverage?.effective).toEqual(dollars('750000'))
  })
  // Modus: monthly quota 100,000, ramp 0, 25, 50%: 0, 25,000, 50,000, a quarter of 75,000
  test('G05: the ramp of a first quarter', () => {
    const { months } = teamIn(`productivity $100,000 per month\n${RAMP}\nhire 1 in January`)
    expect(months.slice(0, 3).map(({ capacity }) => capacity)).toEqual(['0', '25000', '50000'].map(dollars))
  })
  // Aptology: 1M a year, three months at 30%, three at 70%, the rest whole: 750,000
  test('G08: what a ramp costs', () => {
    const { months } = teamIn(
      'productivity $1,000,000 per year\nramp by months since hire {\n from 0 at 30%\n from 3 at 70%\n from 6 at 100%\n}\nhire 1 in January',
    )
    expect(total(months.map(({ capacity }) => capacity))).toEqual(dollars('750000'))
  })
})

const origin = {
  address: 'capacity',
  span: { file: 'q.plan', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
}
const GAP: Capacity = {
  start: [],
  productivity: { perYear: '120000000', attainment: null, says: '$300,000 per quarter', origin },
  ramp: [],
  attrition: null,
  hires: [],
  need: { perYear: '4000000000', says: '$10,000,000 per quarter', origin },
  committed: { perYear: '2800000000', says: '$7,000,000 per quarter', origin },
  because: null,
  origin,
}

describe('what the text says', () => {
  const base = 'productivity $1,200,000 per year'
  test('months by name and by label are those of the fiscal year', () => {
    const { months } = teamIn(`start with 1 at 100%\n${base}\nhire 2 in March, 1.5 in FY26-M12`)
    expect(months.map(({ hired }) => hired)).toEqual(
      [0n, 0n, 2n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n].map((n) => ratio(n)).concat(ratio(3n, 2n)),
    )
  })
  test('without a time to refill nobody takes a place', () => {
    const { months } = teamIn(`start with 10 at 100%\n${base}\nattrition 12% per year`)
    expect(months[11]?.refilled).toEqual(ZERO)
    expect(months[2]?.heads).toEqual(fromDecimal('9.801'))
  })
  test('zero months to refill: the place is taken in the next month', () =>
    expect(teamIn(`start with 10 at 100%\n${base}\nattrition 12% per year, 0 months to refill`).months[1]?.heads).toEqual(ratio(10n)))
  test('half ramped people go on with the ramp', () =>
    expect(
      teamIn(`start with 4 at 50%\n${base}\n${RAMP}`)
        .months.map(({ equivalents }) => equivalents.n)
        .slice(0, 3),
    ).toEqual([2n, 4n, 4n]))
  test.each([
    ['CB205', 'start with 10 at 100%'],
    ['CB205', base],
    ['CB205', `start with 1 at 100%\n${base}\ncommitted $5 per year`],
    ['CB208', `start with 1 at 100%\n${base}\nhire 2 in Marhc`],
    ['CB296', `start with 1 at 100%\n${base}\nhire 2 in FY26-Q2`],
    ['CB297', `start with 1 at 100%\n${base}\nhire 2 in FY25-M12`],
    ['CB304', 'start with 1 at 100%\nproductivity 7 per year'],
    ['CB304', `start with 1 at 100%\n${base}\nattrition 12% per year, 1.5 months to refill`],
    ['CB550', `start with 1 at 60%\n${base}`],
    ['CB551', `start with 1 at 100%\n${base}\nattrition 1201% per year`],
    ['CB552', 'start with 1 at 100%\nproductivity $0 per year'],
    ['CB553', `start with 1 at 100%\n${base}\nneed $1,200,000.01 per year`],
  ])('%s', (code, block) => expect(codesIn(block)).toEqual([code]))
  test('a need met to the cent is met', () => expect(codesIn(`start with 1 at 100%\n${base}\nneed $1,200,000 per year`)).toEqual([]))
})

const hundredths = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => `${n}/100`)
const steps = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 })
  .map((shares) => [...shares].sort((a, b) => a - b).map((share, month) => ({ month, share: `${share}/100`, origin })))
const capacities = fc
  .record({
    ramp: steps,
    heads: fc.array(fc.record({ heads: hundredths(0, 5000), since: fc.integer({ min: 0, max: 6 }) }), { maxLength: 3 }),
    hires: fc.array(fc.record({ heads: hundredths(0, 2000), month: fc.integer({ min: 0, max: 11 }) }), { maxLength: 4 }),
    attrition: fc.option(fc.record({ perYear: hundredths(0, 1200), emptyMonths: fc.option(fc.integer({ min: 0, max: 13 })) })),
    need: fc.bigInt({ min: 0n, max: 10_000_000_000n }),
    perYear: fc.integer({ min: 0, max: 200_000_000 }),
    attainment: fc.option(hundredths(0, 130)),
  })
  .map(
    ({ ramp, heads, hires, attrition, need, perYear, attainment }): Capacity => ({
      start: heads.map((one) => ({ ...one, origin })),
      productivity: { perYear: `${perYear}`, attainment, says: '', origin },
      ramp,
      attrition: attrition && { ...attrition, says: '', origin },
      hires: hires.map((one) => ({ ...one, origin })),
      need: { perYear: `${need}`, says: '', origin },
      committed: null,
      because: null,
      origin,
    }),
  )

describe('laws', () => {
  test('heads, leavers and capacity are never below zero', () =>
    fc.assert(
      fc.property(capacities, (one) =>
        teamMonths(one).every((month) => Object.values(month).every((value) => typeof value === 'number' || sign(value) >= 0)),
      ),
    ))
  test('whoever left is gone or came back: heads of a month are those before, less leavers, more hires and refills', () =>
    fc.assert(
      fc.property(capacities, (one) => {
        const months = teamMonths(one)
        return months.slice(1).every((month, i) => {
          const before = months[i]
          if (before === undefined) return false
          return equal(month.heads, add(subtract(before.heads, before.leavers), add(month.hired, month.refilled)))
        })
      }),
    ))
  test('refills are the leavers of the month before their empty months, all of them', () =>
    fc.assert(
      fc.property(capacities, (one) => {
        const months = teamMonths(one)
        const empty = one.attrition?.emptyMonths ?? null
        return months.every(({ refilled }, i) => equal(refilled, (empty === null ? undefined : months[i - empty - 1]?.leavers) ?? ZERO))
      }),
    ))
  test('with nobody leaving, and a ramp that rises, no month sells less than the one before', () =>
    fc.assert(
      fc.property(capacities, (one) => {
        const months = teamMonths({ ...one, attrition: null })
        return months.slice(1).every((month, i) => compare(month.capacity, months[i]?.capacity ?? ZERO) >= 0)
      }),
    ))
  test('the hires of every month close the gap, and one fewer do not', () =>
    fc.assert(
      fc.property(capacities, (one) => {
        const found = coverageOf(one, teamMonths(one))
        return (found?.byMonth ?? []).every(({ month, heads }) => {
          if (heads === undefined) return true
          const gap = (more: bigint): Ratio => {
            const planned = withHires(one, month, more)
            return coverageOf(planned, teamMonths(planned))?.gap ?? ZERO
          }
          return isZero(gap(heads)) && (heads === 0n || sign(gap(heads - 1n)) > 0)
        })
      }),
      { numRuns: 40 },
    ))
  test('ramped hires needed are the least whole number that is not below gap over effective productivity', () =>
    fc.assert(
      fc.property(capacities, (one) => {
        const found = teamOf(one).coverage
        if (found?.hires === undefined) return true
        const enough = (n: bigint): boolean => compare(multiply(ratio(n), found.effective), found.gap) >= 0
        return enough(found.hires) && (found.hires === 0n || !enough(found.hires - 1n))
      }),
    ))
})
