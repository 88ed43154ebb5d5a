import { describe, expect, test } from 'vitest'
import type { Line } from '../page.ts'
import { describePlan } from '../plan.ts'
import { describeStatement } from '../statement.ts'
import { bookings, compiledOf, deal, outcomeOf, planOf } from '../testing.ts'
import type { Curve } from './curve.ts'

const isDrawing = (line: Line) => line.kind === 'curve'
const drawnOf = (pays: string, metric?: string) =>
  describePlan(planOf(`${bookings(metric)}${pays}`)).blocks.flatMap(({ lines }) => lines.filter(isDrawing))
const told = ({ knots }: Curve): string[] =>
  knots.map(({ x, before, pays, after, note }) =>
    [x.says, before?.says, pays.says, after?.says, note].filter((word) => word !== undefined && word !== '').join(' '),
  )

describe("the curve of the rep's page", () => {
  test('bends where the table does, and where the cap is reached', () => {
    const [line] = drawnOf(
      'pay c "C" on bookings { worth 70% of target  graduated on attainment { from 0% at 0.75x  from 80% at 2.0x  from 100% at 2.5x }  cap at 150% of worth }',
    )
    // 80% x 0.75 = 60%; + 20% x 2 = 100%; the cap leaves 50% at 2.5x: 20 points more
    expect(told(line!.curve)).toEqual(['0% 0%', '80% 60%', '100% 100%', '120% 150% the cap is reached'])
    expect(line!.text).toBe('The cap is reached at 120% of quota.')
  })
  test('a jump has both heights, and the side on which its bound falls', () => {
    const [line] = drawnOf(
      'pay c "C" on bookings { retroactive on bookings { up to $50,000 at 2%  above $50,000 at 3% } }',
      'accumulates over year',
    )
    // 2% of 50,000 = 1,000; 3% of it = 1,500 begins above
    expect(told(line!.curve)).toEqual(['$0.00 $0.00', '$50,000.00 $1,000.00 $1,500.00 your pay jumps up'])
    expect(line!.text).toBe('Your pay jumps at $50,000.00 from $1,000.00 to $1,500.00.')
  })
  test('a gate on the own attainment is a jump', () => {
    const [line] = drawnOf(
      'pay c "C" on bookings { worth 70% of target  flat 1.0x  only when bookings.attainment >= 60% otherwise keeps 50% }',
    )
    expect(told(line!.curve)).toEqual(['0% 0%', '60% 30% 60% your pay jumps up', '100% 100%'])
  })
  test('says what it takes for granted', () => {
    const [line] = drawnOf(
      'pay c "C" on bookings { worth 70% of target  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x }  only when gross_margin >= 20% }',
    )
    expect(line!.curve.notes).toEqual(['Drawn as if every condition is met.'])
  })
  test.for([
    ['a straight line', 'pay c "C" on bookings { worth 70% of target  flat 1.0x }'],
    ["a person's own rate", 'pay c "C" on bookings { retroactive on attainment { from 0% at rep.own_rate  from 100% at 2% } }'],
    [
      'a part of a worth that the plan does not know, added to a part of sales,',
      'pay c "C" on bookings { retroactive on attainment { from 0% at 1%  from 100% at 2% }  plus 5% of worth when bookings.attainment >= 100%  worth 70% of target }',
    ],
  ])('%s has none', ([, pays]) => expect(drawnOf(pays!)).toEqual([]))
})

describe('the curve of a statement', () => {
  const compiled = compiledOf(
    `${bookings()}pay c "C" on bookings { worth 70% of target  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x }  only when gross_margin >= 20% otherwise keeps 50%  cap at $100,000 }`,
  )
  const outcome = outcomeOf(compiled, [deal('D1', '2026-02-10', 500_000), deal('D2', '2026-03-05', 1_000_000)], 'FY26-Q1')
  const lines = describeStatement(compiled.plan, compiled.core, outcome, 'ann').blocks.flatMap((block) => block.lines.filter(isDrawing))
  test('is drawn once, for where the person came to', () => expect(lines).toHaveLength(1))
  test('passes through what was earned', () =>
    // 1,500,000 of 1,200,000: 84,000 + 84,000 x 1.5 x 25% = 115,500, at most 100,000.00
    expect(lines[0]!.curve.you).toEqual({ x: { exact: '1.25', says: '125%' }, y: { exact: '100000', says: '$100,000.00' } }))
  test('has the knots of this person', () =>
    // the cap leaves 16,000 at 84,000 x 1.5: 8/63 of the quota more
    expect(told(lines[0]!.curve)).toEqual(['0% $0.00', '100% $84,000.00', '≈112.7% $100,000.00 the cap is reached']))
})

test('a plan with errors has its reading time measured, without curves', () => {
  const plan = planOf(
    `${bookings()}pay c "C" on bookings { worth 100% of target  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x } }`,
  )
  const [pay] = plan.pays
  if (pay?.rate.kind !== 'table') throw new Error('no table')
  const [first] = pay.rate.bands
  // a table of which only a line without a cell is left does not pass the checks; lowering it would throw
  const broken = { ...plan, pays: [{ ...pay, rate: { ...pay.rate, bands: [{ ...first, cell: null }] as typeof pay.rate.bands } }] }
  expect(describePlan(broken, { curves: false }).reading.words).toBeGreaterThan(0)
  expect(describePlan(plan, { curves: false }).reading).toEqual(describePlan(plan).reading)
})
