import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Address, MODES, readAddress, writeAddress } from './address.ts'

const value = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' })
const address: fc.Arbitrary<Address> = fc.record(
  {
    mode: fc.constantFrom(...MODES),
    company: value,
    plan: value,
    rep: value,
    period: value,
    tab: value,
    goal: value,
    base: value,
    run: value,
    imagine: value,
    target: value,
  },
  { requiredKeys: ['mode'] },
)

test('an address comes back as it was, with its texts', () =>
  fc.assert(
    fc.property(address, fc.option(fc.stringMatching(/^[\w-]{1,40}$/), { nil: undefined }), (one, texts) => {
      expect(readAddress(writeAddress(one, texts), 'explain')).toEqual({ address: one, texts, problem: undefined })
    }),
  ))

test('writing what was read changes nothing', () =>
  fc.assert(
    fc.property(address, (one) => {
      const written = writeAddress(one)
      expect(writeAddress(readAddress(written, 'author').address)).toBe(written)
    }),
  ))

test('anything at all is read without a fault', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (hash) => {
      expect(MODES).toContain(readAddress(`#${hash}`, 'explain').address.mode)
    }),
  ))

test('a form of links that is not known is refused with words', () =>
  expect(readAddress('#v=9&mode=author', 'explain')).toEqual({
    address: { mode: 'explain' },
    texts: undefined,
    problem: 'This link has form 9; this page reads form 1. Open it where it was made, or ask for a new one.',
  }))

test('a view that there is not is named, and the rest is kept', () =>
  expect(readAddress('#v=1&mode=steal&rep=R-1', 'explain')).toEqual({
    address: { mode: 'explain', rep: 'R-1' },
    texts: undefined,
    problem: 'There is no view `steal`.',
  }))
