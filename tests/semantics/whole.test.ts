/** Every worked example, told: its derivation can be done again on its printed inputs, its deals add up, its statement holds. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { coreOf } from '../../compiler/examples/core.ts'
import { dataOf } from '../../compiler/examples/data.ts'
import { givenOf } from '../../compiler/examples/given.ts'
import { peopleOf } from '../../compiler/examples/people.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import { faultsOf } from '../../runtime/trace/retrace.ts'

const folder = import.meta.dirname
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const plans = readdirSync(folder).filter((name) => name.endsWith('.plan') && name !== 'company.plan')

describe.for(plans)('%s', (file) => {
  const { plan, core } = compile(file, read)
  if (plan === undefined || core === undefined) throw new Error(`${file} does not compile`)
  test('its page can be told', () => expect(describePlan(plan).blocks.length).toBeGreaterThan(0))
  // amounts given by the name of their pay have no calculation
  const cases = plan.examples.flatMap((example) =>
    example.cases.flatMap((one, i) => (one.amounts.length > 0 ? [] : [[`${example.title} ${i + 1}`, one] as const])),
  )
  test.for(cases)('%s', ([, one]) => {
    const own = coreOf(core, one)
    const refused: string[] = []
    const outcome = evaluate(own, dataOf(own, one), { period: 'FY26', asOf: null, given: givenOf(own, one) }, (d) =>
      refused.push(d.message),
    )
    if (outcome === undefined) throw new Error(refused.join('\n'))
    for (const person of peopleOf(own, one)) {
      for (const component of own.components) {
        for (const period of outcome.payPeriods) {
          const derivation = outcome.derive(person, component.name, period)
          expect(derivation === undefined ? [] : faultsOf(derivation)).toEqual([])
        }
      }
      expect(() => describeStatement(plan, own, outcome, person, { all: true })).not.toThrow()
    }
  })
})
