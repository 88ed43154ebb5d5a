import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textmate } from '../../editor/tokens/textmate.ts'
import { plans, read } from './fixtures.ts'
import { byLexer, byMonarch, byTextMate } from './highlighters.ts'

/** Laid out as the repository's other files of JSON. */
const published = `${JSON.stringify(textmate, null, 2).replace(/\[\s+("[^"]*")\s+\]/g, '[$1]')}\n`

test('the published grammar is the one that the table of tokens gives', () =>
  expect(published).toMatchFileSnapshot('../../editor/plan.tmLanguage.json'))

/** Comments of other languages over several lines: a mistake, which highlighters see line by line. */
const overLines = (text: string): string => text.replace(/\/\*/g, '/ *')

async function agree(text: string): Promise<void> {
  const lexed = byLexer(text)
  expect(byMonarch(text), text).toBe(lexed)
  expect(await byTextMate(text), text).toBe(lexed)
}

describe('the highlighters see what the lexer sees', () => {
  test('of a line', async () => {
    const line = 'pay a "A" on deals { flat $1,000.50 per deal.amount } # 5%'
    expect(byLexer(line)).toBe('kkk.n.ttt.kk.nnnnn.|.kkkk.111111111.kkk.nnnn|mmmmmm.|.####')
    await agree(line)
  })
  test.for(plans)('%s', (plan) => agree(overLines(read(plan) ?? '')))

  test('random words, signs, numbers as people write them, odd quotes and characters of all planes', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'pay',
        'deal',
        '.',
        'attainment',
        'worth',
        'time zone',
        'time  zone',
        'paid',
        'months',
        'month',
        'FY26',
        '2026-01',
        '2026-02-01',
        'Q1',
        'USD 5',
        '$1.2M',
        '5 percent',
        '1/2/2026',
        'Jan 2, 2026',
        '1.5x',
        '12%',
        '1,000',
        '"text"',
        '"open',
        '“odd”',
        "'single'",
        '//',
        '#',
        '--',
        '|',
        '| ',
        '{',
        '}',
        '->',
        '==',
        '<=',
        '<>',
        '\\',
        '@',
        'é',
        '漢',
        '😀',
        '\u00A0',
        '\u200B',
        '$',
        '5k',
        '5ké',
        "1'200'000",
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(' ', '\n', '\r\n', '\t', ''),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), (pieces) => agree(overLines(pieces.join('')))),
      { numRuns: 1500 },
    )
  })
})
