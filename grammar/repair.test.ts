import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePlaces } from '../messages/span.ts'
import { anyFileText } from './generate.ts'
import { read } from './testing.ts'
import { lexer } from './tokens.ts'
import { vocabulary } from './vocabulary.ts'

/** What is said about the lines of a plan, as `4:3 message; help`. */
const said = (...lines: string[]): string[] =>
  read(['plan ae "AE"', ...lines, 'currency USD', ''].join('\n')).found.map(
    (d) => `${d.span.start.line}:${d.span.start.column} ${d.message}${d.help === undefined ? '' : `; ${d.help}`}`,
  )
const inMetric = (line: string): string[] => said('metric new_logos "New" {', `  ${line}`, '}')
const inPay = (line: string): string[] => said('pay bonus "Bonus" on m {', `  ${line}`, '}')

describe('what is said about a clause', () => {
  test.each([
    ['quota 4 perr quarter', '3:11 `perr` does not fit in `quota`; did you mean `per`?'],
    ['quota 4 per', '3:11 what it counts per, such as `quarter`, is missing before the end of the line'],
    ['quota', '3:3 an amount or a name is missing before the end of the line'],
    ['Quota 4', '3:3 `Quota` does not fit in metric `new_logos`; did you mean `quota`?'],
    ['accumulates over', '3:15 `last` or a period is missing before the end of the line'],
    ['sum of deal.amount where', '3:22 a condition is missing before the end of the line'],
    ['sum of deal.amount where deal.x >', '3:35 an amount or a name is missing before the end of the line'],
    ['supports', '3:3 the name of an objective is missing before the end of the line'],
    ['because reason', '3:11 the text `reason` stands without quotes; write `"reason"`'],
    ['quota 4 foo', '3:11 `foo` does not fit in `quota`; remove it, or begin a new line before it'],
  ])('metric: %s', (line, message) => expect(inMetric(line)).toEqual([message]))

  test.each([
    ['cap 250% of worth', '3:7 `at` is missing before `250%`'],
    ['cap at', '3:7 an amount or a name is missing before the end of the line'],
    ['hold half of each deal until x', '3:8 a percent is missing before `half`'],
    ['only when', '3:8 a condition is missing before the end of the line'],
  ])('pay: %s', (line, message) => expect(inPay(line)).toEqual([message]))

  test('an unknown clause is told which clauses fit', () => {
    expect(said('policy {', '  foo bar', '}')).toEqual([
      '3:3 `foo` does not fit in `policy`; a line here begins with one of `attainment`, `no`, `prorate`, `do`, `overpayment`',
    ])
  })
})

describe('keywords in capitals', () => {
  test.each(['Metric', 'METRIC', 'mEtric'])('%s is the word, misspelt', (word) => {
    expect(said(`${word} a {`, '  sum of b', '}')).toEqual([`2:1 \`${word}\` does not fit in plan \`ae\`; did you mean \`metric\`?`])
  })
  test('also as the first word of a file', () => {
    const { file, found } = read('PLAN x\nlanguage 1\n')
    expect(found.map((d) => [d.message, d.fix?.edits[0]?.text])).toEqual([['`PLAN` does not fit as the first word of a file', 'plan']])
    expect(file.head?.form).toBe('plan')
  })
})

describe('a word of the language used as a name', () => {
  test.each(['when', 'quota', 'pay', 'worth'])('%s is refused, with another name as the fix', (word) => {
    const { file, found } = read(`plan x\nmetric ${word} "W" {\n  sum of a\n}\n`)
    expect(found.map((d) => [d.code, d.fix?.edits[0]?.text])).toEqual([['CB111', `${word}_1`]])
    expect(file.items).toHaveLength(1)
  })
})

describe('a block that is not closed', () => {
  test('ends where the lines come back to the left, also where the next clause would fit inside', () => {
    const { file, found } = read('plan x\npay a "A" on m {\n  worth 50% of target\n\ncap pay at 200% of target\nhierarchy as of date\n')
    expect(found.map((d) => [d.message, d.related.map(({ note }) => note)])).toEqual([
      ['the block of `pay a` is not closed', ['`cap` begins here, outside the block']],
    ])
    expect(file.items.map((item) => item.form)).toEqual(['pay', 'cap', 'hierarchy'])
  })
  test('inside another block ends there, too', () => {
    const { file, found } = read(
      'plan x\npay a on m {\n  graduated on attainment {\n    from 0% at 1x\n  cap at $5\n}\nhierarchy as of date\n',
    )
    expect(found.map((d) => d.message)).toEqual(['the block of `graduated` is not closed'])
    expect(file.items).toMatchObject([{ form: 'pay', clauses: [{ form: 'table' }, { form: 'cap' }] }, { form: 'hierarchy' }])
  })
})

describe('quotes of another kind', () => {
  test.each(['“why”', '„why“', "'why'", '‘why’', '«why»'])('%s is one mistake with the straight quotes as its fix', (text) => {
    const { file, found } = read(`plan x\nbecause ${text}\n`)
    expect(found.map((d) => [d.code, d.fix?.edits[0]?.text])).toEqual([['CB107', '"why"']])
    expect(file.items[0]).toMatchObject({ reason: { text: 'why' } })
  })
})

describe('any damage to any file', () => {
  test('is reported, soon ends, and never throws', () => {
    const damage = fc.array(
      fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...vocabulary, '{', '}', '"', '(', ')', ',', '|', '5', '-', 'foo', '\n')),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    fc.assert(
      fc.property(anyFileText({ items: 5 }), damage, (text, changes) => {
        const tokens = lexer.tokenize(text).tokens.map((token) => text.slice(token.startOffset, (token.endOffset ?? 0) + 1))
        for (const [at, remove, put] of changes) tokens.splice(at % (tokens.length + 1), remove, put)
        const { found } = read(tokens.join(' '))
        expect(found.length).toBeLessThanOrEqual(30)
        for (const { span } of found) expect(span.start.line >= 1 && comparePlaces(span.start, span.end) <= 0).toBe(true)
        for (const { message, help = '' } of found)
          expect(`${message} ${help}`.replace(/`[^`]*`/g, '')).not.toMatch(/token|expected|undefined|something|[a-z]\$\d|word_/)
      }),
      { numRuns: 400 },
    )
  })
})
