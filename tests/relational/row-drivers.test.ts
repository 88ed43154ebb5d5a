/** Rates that move along the rows by another metric, worked out beside them. */
import { describe, expect, test } from 'vitest'
import { lines } from './tiny.ts'

const ANN = 'ann,2020-01-01,12000.00,60000.00'
const ON_MARGIN = 'graduated on margin {\nfrom $0 at 1%\nfrom $100 at 2%\nfrom $200 at 3%\n}'
const others = {
  deal: ['margin money'],
  more: 'metric margin "Margin" {\nsupports grow\nsum of deal.margin\naccumulates over year\n}',
}
const paid = (...deals: readonly string[]): string[] => lines(ON_MARGIN, [ANN], deals, others)

// the margin before each deal: 0.00, 98.00, 101.00, 197.50, 200.50
const START = ['D-1,ann,2026-02-01,0.00,98.00']
// 2.00 of its 3.00 lie below 100.00: 1.00 earns (2 x 1% + 1 x 2%) / 3, a cent and a third
const CROSSES = 'D-2,ann,2026-02-02,1.00,3.00'
const BETWEEN = 'D-3,ann,2026-02-03,0.00,96.50'
// 2.50 of its 3.00 lie below 200.00: (2.5 x 2% + 0.5 x 3%) / 3, two cents and a sixth
const AGAIN = 'D-4,ann,2026-02-04,1.00,3.00'

describe('a rate along the rows of another metric', () => {
  // 1 1/3 cents are a cent, and with 2 1/6 they are exactly 3.5: four cents
  test('a third and a sixth of a cent are half a cent', () =>
    expect(paid(...START, CROSSES, BETWEEN, AGAIN)).toEqual(['ann FY26-M01 D-2 1', 'ann FY26-M01 D-4 3']))
  // 3.00 of margin come back over the same bound, with 1.00 of sales: two cents and a sixth more, 5 2/3 in all, six cents
  test('a row that comes back over a bound', () =>
    expect(paid(...START, CROSSES, BETWEEN, AGAIN, 'D-5,ann,2026-02-05,1.00,-3.00')).toEqual([
      'ann FY26-M01 D-2 1',
      'ann FY26-M01 D-4 3',
      'ann FY26-M01 D-5 2',
    ]))
  // two bounds, and one row that comes back: a fourth that leaves a part of a cent is more than the numbers were proved for
  test('one such row more stops the run', () =>
    expect(() => paid(...START, CROSSES, BETWEEN, AGAIN, 'D-5,ann,2026-02-05,1.00,-3.00', 'D-6,ann,2026-02-06,1.00,3.00')).toThrow(
      'more than 3 rows of one person',
    ))
  // 97.00 and then 98.00 of margin: 98.00 is not yet 100.00, so all earns 1%; a row that moves nothing earns the rate of where it stands, on the bound 2%
  test('a row that moves nothing stands on the bound or below', () =>
    expect(
      paid(
        'D-1,ann,2026-02-01,0.00,99.99',
        'D-2,ann,2026-02-02,100.00,0.00',
        'D-3,ann,2026-02-03,0.00,0.01',
        'D-4,ann,2026-02-04,100.00,0.00',
      ),
    ).toEqual(['ann FY26-M01 D-2 100', 'ann FY26-M01 D-4 200']))
  // two rows of a day go by their keys, whatever their order in the file: D-1 moves first
  test('rows of a day go by their keys', () =>
    expect(paid('D-2,ann,2026-02-02,100.00,1.00', 'D-1,ann,2026-02-02,100.00,100.00')).toEqual([
      'ann FY26-M01 D-1 100',
      'ann FY26-M01 D-2 200',
    ]))
})
