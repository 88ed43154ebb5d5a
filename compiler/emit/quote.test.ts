import { describe, expect, test } from 'vitest'
import { literal, pythonLiteral } from './quote.ts'
import { duckdb } from './sql/dialects/duckdb.ts'
import { postgres } from './sql/dialects/postgres.ts'
import { spark } from './sql/dialects/spark.ts'
import { sqlite } from './sql/dialects/sqlite.ts'
import { refusedIn, safeWords } from './words.ts'

const HOSTILE = [
  '"',
  '\\',
  "'",
  '</script>',
  ']]>',
  '\u2028',
  '\u2029',
  '{{ x }}',
  '{% y %}',
  '$' + '{z}',
  '`',
  '*/',
  '\n--',
  '=1+1',
  'é😀',
  '\\u0041',
  '',
]

describe('a literal', () => {
  test.each(HOSTILE)('%j is the same text when it is read again', (text) => expect(JSON.parse(literal(text))).toBe(text))
  test.each(HOSTILE)('%j holds nothing that means something to a page, a template or a comment', (text) =>
    expect(literal(text).slice(1, -1)).not.toMatch(/[<>{}`*\n\u2028\u2029\]]|"|\$/),
  )
})

test('Python has one escape for a character outside of 16 bits', () => expect(pythonLiteral('é😀{')).toBe('"\\u00e9\\U0001f600\\u007b"'))

/** What a system reads that takes a backslash as the beginning of an escape. */
const readBack = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code, sign) =>
      code === undefined
        ? (({ n: '\n', r: '\r', t: '\t' } as Record<string, string>)[sign] ?? sign)
        : String.fromCharCode(Number.parseInt(code, 16)),
    )

describe('a literal with backslashes', () => {
  test.each([...HOSTILE, '{{{', '<% z %>', '{%{{'])('%j is the same text when it is read again, and begins no template', (text) => {
    expect(readBack(spark.text(text))).toBe(text)
    expect(spark.text(text)).not.toMatch(/\{\{|\{%|<%|\$/)
  })
})

describe('words of a comment', () => {
  test('end no comment and open no template', () =>
    expect(safeWords('a */ b -- c\nDROP {{ x }} ]]> <!-- d "e" `f` <% g %>')).toBe('a b - c DROP x > < - d e f % g %'))
  test('keep what people write', () =>
    expect(safeWords('Commission: 5% of $1,000 (Straße) >= 80%')).toBe('Commission: 5% of $1,000 (Straße) >= 80%'))
  test('are short', () => expect([...safeWords('x'.repeat(500))]).toHaveLength(110))
})

describe('what no generated text may hold', () => {
  test.each([
    ['a\u0000b', 'U+0000'],
    ['\u202Eevil', 'U+202E'],
    ['\u001b[31m', 'U+001B'],
    ['\ud800', 'U+D800'],
    ['\u2066x', 'U+2066'],
  ])('%j', (text, found) => {
    expect(refusedIn(text)).toBe(found)
    for (const encode of [literal, pythonLiteral, duckdb.text, postgres.text, sqlite.text, spark.text])
      expect(() => encode(text)).toThrow(found)
  })
  test.each(['tab\t', 'line\nend', 'é😀', '\u2028'])('%j is allowed', (text) => expect(refusedIn(text)).toBeUndefined())
})
