/** Figures of fairness: published ones, ones derived by hand, and laws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, fromDecimal, multiply, ONE, type Ratio, ratio, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { against } from '../../runtime/planning/allocation/against.ts'
import { type Fairness, fairnessOf } from '../../runtime/planning/fairness/fairness.ts'
import { correlationOf, giniOf } from '../../runtime/planning/fairness/statistics.ts'
import { COMPANY, HEAD, plannedOf, quotaOf } from './texts.ts'

const whole = (values: readonly number[]): Ratio[] => values.map((value) => ratio(BigInt(value)))

describe('Gini', () => {
  // docstoc worksheet: twenty incomes of 320,000 together, 0.38625, which is exact
  test('G25: twenty incomes', () => {
    const thousands = [1, 3, 4, 5, 6, 8, 8, 9, 11, 12, 14, 17, 19, 21, 23, 27, 29, 32, 33, 38]
    expect(giniOf(whole(thousands.map((one) => one * 1000)))).toEqual(fromDecimal('0.38625'))
  })
  // G27 prints 0.476 for areas of 0.2 and 0.28: it is 0.2 / 0.48 = 5/12. Two people of whom one has 1/12 and the other 11/12 of all
  // have that Gini: |11 - 1| / (2 x 12) = 5/12
  test('G27, a source that is wrong: 5/12, not 0.476', () => expect(giniOf(whole([1, 11]))).toEqual(ratio(5n, 12n)))
  test('one of four has everything: 3/4', () => expect(giniOf(whole([0, 0, 0, 7]))).toEqual(ratio(3n, 4n)))
  test('nobody has anything: there is none', () => expect([giniOf([]), giniOf(whole([0, 0]))]).toEqual([undefined, undefined]))

  const numbers = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  test('is the mean difference of all pairs over twice the mean', () =>
    fc.assert(
      fc.property(numbers, (values) => {
        const sum = values.reduce((so, one) => so + one, 0)
        const pairs = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((so, one) => so + one, 0)
        const expected = sum === 0 ? undefined : ratio(BigInt(pairs), BigInt(2 * values.length * sum))
        expect(giniOf(whole(values))).toEqual(expected)
      }),
    ))
  test('lies from 0 to below 1, and is 0 for equals', () =>
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 99 }), (values, alike) => {
        const found = giniOf(whole(values)) ?? ZERO
        expect(compare(found, ZERO) >= 0 && compare(found, ONE) < 0).toBe(true)
        expect(giniOf(values.map(() => ratio(BigInt(alike), 7n)))).toEqual(ZERO)
      }),
    ))
  test('does not change with the unit', () =>
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 1000 }), (values, unit) => {
        expect(giniOf(whole(values).map((one) => multiply(one, ratio(BigInt(unit), 3n))))).toEqual(giniOf(whole(values)))
      }),
    ))
})

describe('correlation', () => {
  test('a line is 1, one that falls -1, a constant has none', () => {
    expect(correlationOf(whole([1, 2, 3]), whole([10, 20, 30]))).toEqual(ONE)
    expect(correlationOf(whole([1, 2, 3]), whole([3, 2, 1]))).toEqual(ratio(-1n))
    expect(correlationOf(whole([1, 2, 3]), whole([5, 5, 5]))).toBeUndefined()
  })
  // means 2 and 2; products of differences 1 + 0 + 0 = 1 of squares 2 and 2: 1/2
  test('by hand: 1/2', () => expect(correlationOf(whole([1, 2, 3]), whole([1, 3, 2]))).toEqual(ratio(1n, 2n)))
})

const RECORDS = {
  'company.plan': `${COMPANY.replace('  region   text\n', '  region   region\n')}\nrecord region from "regions.csv" {\n  id        text key\n  potential money\n}\n`,
  'regions.csv': 'id,potential\nEast,200.00\nNorth,300.00\nWest,100.00\n',
  'reps.csv':
    'id,region,district,hired_on,left_on,base\nA,East,e,2020-01-01,,1.00\nB,North,n,2020-01-01,,1.00\nC,West,w,2020-01-01,,1.00\n',
  'deals.csv': 'id,owner,closed_on,amount\nD1,A,2025-02-02,30.00\nD2,B,2025-02-02,10.00\n',
}
const planned = (by: string) =>
  plannedOf({
    ...RECORDS,
    'quotas.plan': `${HEAD}\nquota bookings {\n  total $60\n  allocate to region ${by}, then to rep by history(FY25)\n}\n`,
  })
const fair = (all: ReturnType<typeof plannedOf>): readonly Fairness[] => {
  const { trees, allocation } = quotaOf(all)
  return trees[0] === undefined ? [] : fairnessOf(trees[0], allocation.unit)
}
const found = (by: string): readonly Fairness[] => fair(planned(by))

describe('quota over what it was shared by', () => {
  test('by potential alone everybody is asked for the same', () => {
    const [region] = found('by potential')
    expect(region?.parts.map(({ index }) => index)).toEqual([ONE, ONE, ONE])
    expect([region?.whole, region?.gini, region?.correlation]).toEqual([ratio(1n, 10n), ZERO, ONE])
  })
  // half by potential (2, 3, 1 of 6), half by history (3, 1, 0 of 4): weights 13/24, 9/24, 2/24 of 60: 32.50, 22.50, 5.00, over
  // 200, 300, 100: 0.1625, 0.075, 0.05; all together 60 / 600 = 0.1
  test('a blend asks more where the past was good', () => {
    const [region] = found('by 50% of potential + 50% of history(FY25)')
    expect(region?.parts.map(({ node, per }) => [node.key, per])).toEqual([
      ['West', fromDecimal('0.05')],
      ['North', fromDecimal('0.075')],
      ['East', fromDecimal('0.1625')],
    ])
    expect(region?.parts.map(({ index }) => index)).toEqual(['0.5', '0.75', '1.625'].map((one) => fromDecimal(one)))
    // 2 x (0.05 + 2 x 0.075 + 3 x 0.1625) / (3 x 0.2875) - 4/3 = 1.375 / 0.8625 - 4/3 = 6/23
    expect(region?.gini).toEqual(ratio(6n, 23n))
  })
  test('who has a quota and no past is told apart', () => {
    const history = found('by potential').find(({ says }) => says === 'history(FY25)')
    expect(history?.without.map(({ key }) => key)).toEqual(['C'])
  })
  // history is 30, 10 and nothing: the other 20 are 6.67, 6.67 and 6.66: 36.67 over 30 and 16.67 over 10, together 53.34 over 40
  test('what is shared above the past is held against the past', () => {
    const text = `${HEAD}\nquota bookings {\n  total $60\n  allocate to rep by headcount above history(FY25)\n}\n`
    const [rep, more] = fair(plannedOf({ ...RECORDS, 'quotas.plan': text }))
    expect([rep?.says, more]).toEqual(['history(FY25)', undefined])
    expect(rep?.parts.map(({ node, per }) => [node.key, per])).toEqual([
      ['A', ratio(3667n, 3000n)],
      ['B', ratio(1667n, 1000n)],
    ])
    expect([rep?.whole, rep?.without.map(({ key }) => key)]).toEqual([ratio(5334n, 4000n), ['C']])
  })
  test('evenly and by heads nothing is named that it could be held against', () =>
    expect(found('evenly').map(({ level }) => level)).toEqual(['rep']))
})

describe('against a year that is over', () => {
  // quotas by potential 20, 30, 10; sold in 2025 30, 10, 0
  test('how many reached their quota', () => {
    const all = planned('by potential')
    const { reached, rated } = against(all, quotaOf(all), all.data, 'FY25')
    expect([reached, rated]).toEqual([1, 3])
  })
  // exactly the quota is at quota; a cent less is not
  test.each([
    ['20.00', 1],
    ['19.99', 0],
  ])('%s sold of 20.00', (sold, expected) => {
    const texts = { ...RECORDS, 'deals.csv': `id,owner,closed_on,amount\nD1,A,2025-02-02,${sold}\n` }
    const all = plannedOf({
      ...texts,
      'quotas.plan': `${HEAD}\nquota bookings {\n  total $60\n  allocate to region by potential, then to rep by history(FY25)\n}\n`,
    })
    expect(against(all, quotaOf(all), all.data, 'FY25').reached).toBe(expected)
    expect(subtract(ratio(2000n), against(all, quotaOf(all), all.data, 'FY25').people[0]?.quota ?? ZERO)).toEqual(ZERO)
  })
})
