/** Stage B of the fast evaluator: what is earned is what the reference evaluator says, to the cent, for every kind of table. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { momentOf, windowPay } from '../../runtime/evaluate/component.ts'
import { peopleOf } from '../../runtime/evaluate/spans.ts'
import { earnedBy } from '../../runtime/fast/people/pay.ts'
import { deal, LADDERS, person } from './samples.ts'
import { worldAndTotals } from './stages.ts'

test('what is earned by the end of each month is what the reference evaluator says', () => {
  const plan = compile('p.plan', () => LADDERS)
  const { core } = plan
  if (core === undefined) throw new Error(plan.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  let [cells, big, slow] = [0, 0, 0]
  fc.assert(
    fc.property(fc.array(deal, { maxLength: 30 }), person, person, person, fc.boolean(), (deals, ann, bob, cat, raise) => {
      const reps = [
        'id,role,rate,quota,target,hired_on,left_on,since',
        `ann,AE,${ann},2025-01-01,,2025-01-01`,
        `bob,AE,${bob},2026-03-10,2026-09-15,2025-01-01`,
      ]
      if (raise) reps.push(`ann,AE,${cat},2025-01-01,,2026-05-10`)
      const all: Record<string, string> = {
        'reps.csv': `${reps.join('\n')}\ncat,SE,${cat},2025-01-01,,2025-01-01\n`,
        'deals.csv': `id,owner,closed_on,kind,amount,margin\n${deals.map((row, i) => `D-${i},${row}`).join('\n')}\n`,
      }
      const { world, totals } = worldAndTotals(core, (file) => new TextEncoder().encode(all[file] ?? ''), '2026', 'deal')
      for (const component of core.components) {
        const earned = earnedBy(world, totals, component)
        if ('because' in earned) throw new Error(`${component.name}: ${earned.because}`)
        const { slots, amounts, byBigIntegers, kindAt } = earned
        ;[cells, big, slow] = [
          cells + amounts.length,
          big + byBigIntegers,
          slow + amounts.filter((_, place) => kindAt(place) === 'reference').length,
        ]
        peopleOf(world).forEach((one, i) => {
          slots.forEach(({ window, period }, j) => {
            const expected = windowPay(momentOf(world, component, one, window, period.to, null))
            expect([component.name, one, window.label, period.label, amounts[i * slots.length + j]]).toEqual([
              component.name,
              one,
              window.label,
              period.label,
              Number(expected),
            ])
          })
        })
      }
    }),
    { numRuns: 150 },
  )
  expect(big / cells).toBeLessThan(0.02)
  expect(slow / cells).toBeLessThan(0.2)
})
