import { describe, expect, test } from 'vitest'
import { decimal, grouped, money, moneyDecimal, rounded } from './amount.ts'

test('money has the digits of its currency', () =>
  expect([money(51526959n, 2), money(-5n, 2), money(0n, 2), money(1234n, 0), money(1234n, 3)]).toEqual([
    '515269.59',
    '-0.05',
    '0.00',
    '1234',
    '1.234',
  ]))

test('thousands commas are for people', () =>
  expect(['515269.59', '-1234567', '999', '0.123456'].map(grouped)).toEqual(['515,269.59', '-1,234,567', '999', '0.123456']))

describe('fractions', () => {
  test('are exact where a decimal is', () => expect([decimal({ n: 17n, d: 8n }), decimal({ n: 5n, d: 1n }, 2)]).toEqual(['2.125', '5.00']))
  test('have twelve decimals where none is', () => expect(decimal({ n: 1n, d: 3n })).toBe('0.333333333333'))
  test('round halves away from zero, alike on both sides', () =>
    expect([rounded({ n: 25n, d: 1000n }, 2), rounded({ n: -25n, d: 1000n }, 2)]).toEqual(['0.03', '-0.03']))
})

test('money that is no whole number of cents keeps all its digits', () =>
  expect([moneyDecimal({ n: 12500n, d: 1n }, 2), moneyDecimal({ n: 1n, d: 8n }, 2)]).toEqual(['125.00', '0.00125']))
