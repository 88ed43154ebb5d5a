import { expect, test } from 'vitest'
import { currencyOf } from './currency.ts'

test.each([
  ['USD', 2, '$'],
  ['EUR', 2, '€'],
  ['GBP', 2, '£'],
  ['JPY', 0, '¥'],
  ['CNY', 2, 'CNY'],
  ['CAD', 2, 'CAD'],
  ['KRW', 0, 'KRW'],
  ['BHD', 3, 'BHD'],
  ['CLF', 4, 'CLF'],
])('%s has %i decimals', (code, digits, symbol) => expect(currencyOf(code)).toEqual({ code, digits, symbol }))

test.each(['', 'usd', 'ZZZ', 'US', 'toString'])('`%s` is no currency', (code) => expect(currencyOf(code)).toBeUndefined())

// Node's list comes from CLDR, which drops decimals that no coin has any more (COP, HUF); it never has more of them than ISO 4217
test('no currency has fewer decimals than in the list of Node', () => {
  const digitsInNode = (currency: string): number =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
  const known = Intl.supportedValuesOf('currency').flatMap((code) => currencyOf(code) ?? [])
  expect(known.length).toBeGreaterThan(140)
  expect(known.filter(({ code, digits }) => digits < digitsInNode(code))).toEqual([])
})
