import { describe, expect, test } from 'vitest'
import { parseDay } from '../calendar/day.ts'
import { ratio } from '../exact/ratio.ts'
import { DATE, readCell, TEXT, USD } from './samples.ts'

const code = (answer: unknown) => (typeof answer === 'string' ? answer.slice(0, 5) : answer)
const minor = (n: bigint) => ratio(n)

describe('money is read into minor units', () => {
  const money = (cell: string) => readCell(cell, USD)
  for (const [cell, cents] of [
    ['2024.99', 202499n],
    ['300000.0000', 30000000n],
    ['.0000', 0n],
    ['-12.5', -1250n],
    ['$1,234.50', 123450n],
    ['-$1,234,567', -123456700n],
    ['USD 12', 1200n],
    ['0.1', 10n],
    ['90071992547409.93', 9007199254740993n],
  ] as const)
    test(cell, () => expect(money(cell)).toEqual(minor(cents)))
  for (const cell of [
    '1,234.50',
    '$12,34',
    '$1,2345',
    '€5',
    '1e3',
    'NaN',
    'Infinity',
    ' 5',
    '5.',
    '$',
    '-',
    '$-5',
    '0x10',
    '9'.repeat(61),
    '١٢',
  ])
    test(`${cell.slice(0, 12)} is refused`, () => expect(code(money(cell))).toBe('CB809'))
  test('more decimals than the currency are refused', () =>
    expect(money('559697.5639')).toBe('CB810 2:3-2:16 `559697.5639` in column `v` has more decimals than USD, which has 2 decimals'))
  test('a currency without decimals', () => expect(code(readCell('1.5', { kind: 'money', currency: 'JPY' }))).toBe('CB810'))
  test('¥ is yen', () => expect(readCell('¥1,500', { kind: 'money', currency: 'JPY' })).toEqual(minor(1500n)))
  test('a code for a currency without sign', () =>
    expect(readCell('SEK 1,200.00', { kind: 'money', currency: 'SEK' })).toEqual(minor(120000n)))
  test('in cents', () => expect(readCell('202499', USD, { form: { scale: 'cents' } })).toEqual(minor(202499n)))
  test('in cents, with a part of a cent', () => expect(code(readCell('2024.99', USD, { form: { scale: 'cents' } }))).toBe('CB813'))
})

describe('ratios', () => {
  const percent = (cell: string, scale: 'plain' | 'fraction' = 'plain') => readCell(cell, { kind: 'percent' }, { form: { scale } })
  test('12% and 12 are 12%', () => expect([percent('12%'), percent('12')]).toEqual([ratio(12n, 100n), ratio(12n, 100n)]))
  test('as fraction, 0.12 and .0120', () =>
    expect([percent('0.12', 'fraction'), percent('.0120', 'fraction')]).toEqual([ratio(12n, 100n), ratio(12n, 1000n)]))
  test('as fraction, 12% is refused', () => expect(code(percent('12%', 'fraction'))).toBe('CB812'))
  for (const cell of ['%', '12%%', '12 %', '1,2', 'twelve']) test(`${cell} is refused`, () => expect(code(percent(cell))).toBe('CB812'))
  test('a factor with and without x', () =>
    expect([readCell('1.5x', { kind: 'factor' }), readCell('1.5', { kind: 'factor' })]).toEqual([ratio(3n, 2n), ratio(3n, 2n)]))
})

describe('numbers', () => {
  test('exactly', () => expect(readCell('0.1', { kind: 'number' })).toEqual(ratio(1n, 10n)))
  for (const cell of ['1e3', 'NaN', '-Infinity', '1,000', '1.5x', '5%', '--1', '1.2.3'])
    test(`${cell} is refused`, () => expect(code(readCell(cell, { kind: 'number' }))).toBe('CB811'))
  test('whole', () => expect([readCell('7', { kind: 'count' }), readCell('7.0', { kind: 'count' })]).toEqual([ratio(7n), ratio(7n)]))
  test('not whole', () => expect(readCell('7.5', { kind: 'count' })).toBe('CB813 2:3-2:8 `7.5` in column `v` is no whole number of things'))
})

describe('dates', () => {
  const day = (text: string) => parseDay(text)
  test('plain', () => expect(readCell('2024-02-29', DATE)).toBe(day('2024-02-29')))
  test('in another form', () => expect(readCell('31/03/2026', DATE, { form: { dates: 'DD/MM/YYYY' } })).toBe(day('2026-03-31')))
  for (const cell of ['2023-02-29', '2026-3-1', '31/03/2026', 'soon', '0000-00-00'])
    test(`${cell} is refused`, () => expect(code(readCell(cell, DATE))).toBe('CB814'))
  test('a moment is refused', () =>
    expect(readCell('2026-03-31T23:30:00Z', DATE)).toBe(
      'CB815 2:3-2:25 `2026-03-31T23:30:00Z` in column `v` has a time of day, and the field is a date',
    ))
  test('a moment in its zone', () => {
    const form = { zone: 'America/Los_Angeles' }
    expect(readCell('2026-04-01T03:00:00Z', DATE, { form })).toBe(day('2026-03-31'))
    expect(code(readCell('2026-04-01', DATE, { form }))).toBe('CB814')
  })
})

describe('words', () => {
  const oneOf = ['new', 'renewal']
  test('one of', () => expect(readCell('new', TEXT, { oneOf })).toBe('new'))
  for (const cell of ['New', 'new ', 'old'])
    test(`${cell} is none of them`, () => expect(code(readCell(cell, TEXT, { oneOf }))).toBe('CB816'))
  for (const cell of ['yes', 'TRUE', '1']) test(`${cell} is yes`, () => expect(readCell(cell, { kind: 'yesno' })).toBe(true))
  for (const cell of ['No', 'false', '0']) test(`${cell} is no`, () => expect(readCell(cell, { kind: 'yesno' })).toBe(false))
  for (const cell of ['y', 'maybe', 'on']) test(`${cell} is neither`, () => expect(code(readCell(cell, { kind: 'yesno' }))).toBe('CB817'))
  test('text stays as it is', () => expect(readCell(' "a",\n=1\u0001', TEXT)).toBe(' "a",\n=1\u0001'))
})

describe('an empty cell', () => {
  test('is refused', () => expect(readCell('', USD)).toBe('CB818 2:3-2:5 the cell of column `v` is empty'))
  test('has no value where the field is optional', () => expect(readCell('', USD, { optional: true })).toBeUndefined())
})

describe('a finding', () => {
  test('shows at most 40 characters', () => expect(readCell('x'.repeat(10_000_000), USD)).toContain(`\`${'x'.repeat(39)}…\``))
  test('shows no control characters', () => expect(readCell('\u001b[31m\n\u202e', USD)).toContain('`␛[31m␊\ufffd`'))
})
