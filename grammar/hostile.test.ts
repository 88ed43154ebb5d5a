import { describe, expect, test } from 'vitest'
import { print } from './print.ts'
import { read } from './testing.ts'

const MIB = 1024 * 1024
const many = (text: string, head = ''): string => head + text.repeat(Math.floor((MIB - head.length) / text.length))
const plan = (text: string): string => many(text, 'plan x\ntarget ')
const block = (text: string): string => `${many(text, 'plan x\nexample "a" {\n').slice(0, -1)}}`

/** Each is a megabyte; a machine under test is slower than a person's. */
const MOST_MILLISECONDS = 4000
read('plan x')

describe('a megabyte', () => {
  test.each(
    Object.entries({
      '{': many('{'),
      '}': many('}'),
      '}\\n': many('}\n'),
      '(': many('('),
      '(a +': plan('(a + '),
      '"': many('"'),
      'an open quote': many('a ', 'plan x "'),
      'open quotes': many('because "abc\n', 'plan x\n'),
      'open quotes in a block': many('  because "abc\n', 'plan x\nmetric a "b" {\n'),
      not: plan('not '),
      '-': plan('- '),
      '1 +': plan('1 + '),
      'a.': plan('a.'),
      digits: plan('1'),
      commas: plan('1,'),
      NUL: many('\0', 'plan x\n'),
      'NUL between names': many('\0a', 'plan x\n'),
      '|': many('| '),
      'broken rows': block('| a | b | c d e\n'),
      '#': many('#\n'),
      words: many('foo bar\n', 'plan x\n'),
      'open records': many('a text\n', 'plan x\nrecord r from "x" {\n'),
      'misspelt metrics': many('mteric x { sum of a }\n', 'plan x\n'),
      backslashes: many('\\', 'plan x "'),
      é: many('é', 'plan x '),
    }),
  )('of %s is refused in time', (_, text) => {
    const start = performance.now()
    const { found } = read(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(27)
    expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS)
  })

  test('and one character is too much', () => expect(read(' '.repeat(MIB + 1)).found.map((d) => d.code)).toEqual(['CB113']))
  test('of a name or a text is read', () => {
    expect(read(`plan ${'a'.repeat(MIB - 20)}`).found).toEqual([])
    expect(read(`plan x "${'a'.repeat(MIB - 20)}"`).found).toEqual([])
  })
})

describe('numbers', () => {
  test.each([
    ['digits', '1'.repeat(10_000), ['CB116']],
    ['21 digits', '1'.repeat(21), ['CB106']],
    ['11 decimals', `1.${'1'.repeat(11)}`, ['CB106']],
    ['a comma', '1,000', ['CB105']],
    ['a wrong comma', '$1,0000', ['CB104']],
  ])('of %s are refused', (_, number, codes) => expect(read(`plan x\ntarget ${number}`).found.map((d) => d.code)).toEqual(codes))
  test.each(['9'.repeat(20), '1.1234567890', '$12,345,678.90'])('of %s pass', (number) => {
    expect(read(`plan x\ntarget ${number}`).found).toEqual([])
  })
})

describe('names of what every object has', () => {
  const text = `plan __proto__

record constructor from "x" {
  __proto__   text
  constructor money
  toString    number
}

metric hasOwnProperty { sum of __proto__.constructor where valueOf = "__proto__" }

example "form" {
  | __proto__ | constructor |
  | "span"    | 5           |
}
`
  test('are names like others', () => {
    const { file, found } = read(text)
    expect(found).toEqual([])
    expect(print(file)).toBe(text)
    expect(({} as Record<string, unknown>).text).toBeUndefined()
  })
})

describe('characters that hide', () => {
  test.each([
    ['in a text', 'plan x "a\u202Eb"', 'CB108'],
    ['in a comment', 'plan x # a\u2066b', 'CB108'],
    ['between words', 'plan x \u202E "b"', 'CB107'],
    ['in a name', 'plan x\u200By', 'CB107'],
    ['NUL in a text', 'plan x "a\0b"', 'CB108'],
    ['a byte order mark inside', 'plan x\n\uFEFFlanguage 1', 'CB107'],
    ['a Unicode line end', 'plan x "a\u2028b"', 'CB108'],
    ['a tag', 'plan x "a\u{E0041}b"', 'CB108'],
  ])('%s are refused once, by their number', (_, text, code) => {
    const { found } = read(text)
    expect(found.map((d) => d.code)).toEqual([code])
    expect(found[0]?.message).toMatch(/U\+[0-9A-F]{4}/)
  })
  test('but not a byte order mark at the start', () => {
    const { file, found } = read('\uFEFFplan x\nlanguage 1')
    expect(found).toEqual([])
    expect(print(file)).toBe('plan x\nlanguage 1\n')
  })
})
