import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAmount, sayAmount } from './parse-amount.ts'

test.for([
  ['80,000', 'en-US', '80000.00'],
  ['$80,000.50', 'en-US', '80000.50'],
  ['80.000,50 €', 'de-DE', '80000.50'],
  ['8,00,000', 'en-IN', '800000.00'],
  ['80’000.5', 'de-CH', '80000.50'],
  ['1 234,5', 'fr-FR', '1234.50'],
  ['٨٠٠٠', 'ar-EG', '8000.00'],
  ['USD 12', 'en-US', '12.00'],
] as const)('%s in %s is %s', ([typed, locale, exact]) => expect(parseAmount(typed, locale, 2)).toBe(exact))

test.for(['', '-5', '12.345', '1e5', 'twelve', '99999999999999'])('%s is no amount', (typed) =>
  expect(parseAmount(typed, 'en-US', 2)).toBeUndefined(),
)

test('what is said is read back, digit by digit', () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
      fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'en-IN', 'de-CH', 'pt-BR', 'sv-SE'),
      (cents, locale) => {
        const exact = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
        expect(parseAmount(sayAmount(exact, 'USD', locale), locale, 2)).toBe(exact)
      },
    ),
  ))
