import { expect, test } from 'vitest'
import { type Choices, possible, readChoices, writeChoices } from './choices.ts'

const NOTHING: Choices = { by: null, beside: '', isSample: false }

test.for<Choices>([
  NOTHING,
  { by: 'rep.region', beside: 'scenarios/multi-product.plan', isSample: true },
  { ...NOTHING, beside: 'before' },
])('%o comes back from the address', (chosen) => expect(readChoices(writeChoices(chosen))).toEqual(chosen))

test('what another plan cannot be grouped by is left aside, once its fields are known', () => {
  const chosen = { ...NOTHING, by: 'deal.colour' }
  expect(possible(chosen, undefined)).toEqual(chosen)
  expect(possible(chosen, [{ path: 'rep.region', of: 'people' }])).toEqual(NOTHING)
})
