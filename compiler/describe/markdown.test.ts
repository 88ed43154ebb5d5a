import { describe, expect, test } from 'vitest'
import { escaped, renderMarkdown } from './markdown.ts'
import { block, type RepPage, reason, row, step, text, total } from './page.ts'

const page = (...lines: Parameters<typeof block>[1]): RepPage => ({
  title: 'Plan',
  blocks: block('Why', lines),
  reading: { words: 0, numbers: 0, steps: 0, seconds: 130 },
})
const body = (...lines: Parameters<typeof block>[1]): string[] =>
  renderMarkdown(page(...lines))
    .trimEnd()
    .split('\n')
    .slice(6)

describe('the Markdown form', () => {
  test('has a title, how long it takes, and headings', () =>
    expect(renderMarkdown(page(text('You earn.')))).toBe('# Plan\n\nAbout 2 minutes to read\n\n## Why\n\nYou earn.\n'))
  test('makes nested lists of what is told below', () =>
    expect(body(text('In this order:'), text('first', 1), text('more', 2), step('a: 1', 1), reason('so', 0))).toEqual([
      'In this order:',
      '',
      '- first',
      '  - more',
      '- a: 1',
      '',
      'Why: So.',
    ]))
  test('makes tables with numbers to the right and the sum in bold', () =>
    expect(body(row(['Deal', 'Earned']), row(['D1', '$1.00']), total(['Together', '$1.00']), text('after'))).toEqual([
      '| Deal         |    Earned |',
      '| ------------ | --------: |',
      '| D1           |     $1.00 |',
      '| **Together** | **$1.00** |',
      '',
      'after',
    ]))
  test('keeps a row with fewer cells in shape', () =>
    expect(body(row(['A', 'B', 'C']), row(['1']))).toEqual(['| A   |   B |   C |', '| --- | --: | --: |', '| 1   |     |     |']))
})

describe('what users wrote stands for itself', () => {
  test.for([
    ['a | b', 'a \\| b'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[here](https://x.y)', '\\[here\\](https\\://x.y)'],
    ['*very* _much_ `code`', '\\*very\\* \\_much\\_ \\`code\\`'],
    ['back\\slash', 'back\\\\slash'],
    ['# not a heading', '\\# not a heading'],
    ['- not an item', '\\- not an item'],
    ['1. not an item', '1\\. not an item'],
    ['1) not an item', '1\\) not an item'],
    ['&lt; & more', '\\&lt; & more'],
    ['@someone #12', '\\@someone \\#12'],
    ['a\tb\nc', 'a b\ufffdc'],
    ['\u202eturned', '\ufffdturned'],
    ['-$2.50 of ($5.00 - $1.00)', '-$2.50 of ($5.00 - $1.00)'],
    ['a$x$b', 'a\\$x\\$b'],
  ] as const)('%j', ([words, expected]) => expect(escaped(words)).toBe(expected))
})
