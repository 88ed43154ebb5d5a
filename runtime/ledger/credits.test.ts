import { expect, test } from 'vitest'
import { OWN } from '../core/scope.ts'
import { deal, dollars, measure, metric, pay, planOf, rate, run } from '../evaluate/fixtures.ts'

test('a row that two metrics date in two ways is credited once in a period in which both dates fall', () => {
  const closed = metric('closed', 'year')
  const cancelled = metric('cancelled', 'year', { scope: { ...OWN, dated: 'cancelled_on' } })
  const core = planOf({
    measures: [closed, cancelled],
    components: [pay('a', closed, [rate(measure('closed'))]), pay('b', cancelled, [rate(measure('cancelled'))])],
  })
  const deals = [
    deal('D-1', '2026-03-02', '100.00', { cancelled_on: '2026-03-20' }),
    deal('D-2', '2026-03-03', '50.00', { cancelled_on: '2026-04-20' }),
  ]
  const { credits } = run(core, { rep: [{ id: 'ann' }], deal: deals })
  // D-1 once in March, 100.00; D-2 in March by one date and in April by the other
  expect(credits.map(({ rowKey, forPeriod, amount }) => `${rowKey} ${forPeriod} ${dollars(amount)}`)).toEqual([
    'D-1 FY26-M02 100.00',
    'D-2 FY26-M02 50.00',
    'D-2 FY26-M03 50.00',
  ])
})
