import { describe, expect, test } from 'vitest'
import { block, type RepPage, reason, row, text } from './page.ts'
import { readingOf, sayReading } from './reading.ts'
import { bookings, planOf } from './testing.ts'
import { renderText } from './text.ts'
import { printed, sayUnitOfMoney } from './value.ts'
import { countOf, listed, plural, sayDate, spoken } from './words.ts'

const USD = { code: 'USD', digits: 2 }
const page = (...lines: Parameters<typeof block>[1]): RepPage => ({
  title: 'Plan',
  blocks: block('Why', lines),
  reading: { words: 0, numbers: 0, steps: 0, seconds: 130 },
})
const body = (width: number, ...lines: Parameters<typeof block>[1]): string[] => renderText(page(...lines), width).slice(5)

describe('the text form', () => {
  test('underlines the title and says how long it takes', () =>
    expect(renderText(page(text('You earn.')), 40)).toEqual(['Plan', '====', 'About 2 minutes to read', '', 'Why', '  You earn.']))
  test('wraps words with a hanging indent', () =>
    expect(body(20, text('one two three four five six', 1))).toEqual(['    one two three', '      four five six']))
  test('never breaks a word', () => expect(body(8, text('extraordinarily long'))).toEqual(['  extraordinarily', '    long']))
  test('aligns columns; numbers to the right', () =>
    expect(body(60, row(['Deal', 'Earned']), row(['D1', '$1,000.00']), row(['A longer name', '-$2.50']))).toEqual([
      '  Deal               Earned',
      '  D1              $1,000.00',
      '  A longer name      -$2.50',
    ]))
  test('a line of text between two tables parts them', () =>
    expect(body(60, row(['A', 'B']), row(['1', '2']), text('x'), row(['Longer', 'B']))).toEqual([
      '  A   B',
      '  1   2',
      '  x',
      '  Longer   B',
    ]))
  test('says that a reason is one', () => expect(body(60, reason('it matters'))).toEqual(['  Why: It matters.']))
})

describe('reading', () => {
  const plan = planOf(
    `${bookings()}pay commission "Commission" on bookings { worth 100% of target  graduated on attainment { from 0% at 1.0x  from 100% at 2.0x } }`,
  )
  // 10 words: 3 s at 200 a minute; 2 different numbers: 4 s; 2 bands: 10 s
  test('counts words, different numbers and steps', () =>
    expect(
      readingOf([{ heading: 'one two three', lines: [text('four five 80% six seven'), text('eight nine 80% ten 100%')] }], plan),
    ).toEqual({
      words: 10,
      numbers: 2,
      steps: 2,
      seconds: 17,
    }))
  test.for([
    [20, 'About 1 minute to read'],
    [89, 'About 1 minute to read'],
    [91, 'About 2 minutes to read'],
    [300, 'About 5 minutes to read'],
  ] as const)('%d seconds', ([seconds, said]) => expect(sayReading({ words: 0, numbers: 0, steps: 0, seconds })).toBe(said))
})

describe('words', () => {
  test('names', () => expect(spoken('commission_pct')).toBe('commission rate'))
  test('lists', () =>
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a and b', 'a, b or c']))
  test('plurals', () => expect(['deal', 'company', 'day', 'box'].map(plural)).toEqual(['deals', 'companies', 'days', 'boxes']))
  test('counts', () => expect([countOf(1, 'order line'), countOf(1024, 'order line')]).toEqual(['1 order line', '1,024 order lines']))
  test('dates', () => expect([sayDate('2026-03-05'), sayDate('soon')]).toEqual(['5 Mar 2026', 'soon']))
})

describe('no hidden digits', () => {
  test('money with all its digits', () =>
    expect(printed({ n: 161029095n, d: 1000n }, { kind: 'money', currency: 'USD' }, USD)).toBe('$1,610.29095'))
  test('a number without end is a fraction of printed numbers', () =>
    expect(printed({ n: 10000n, d: 3n }, { kind: 'money', currency: 'USD' }, USD)).toBe('$100.00 / 3'))
  test('no value, yes and a day', () =>
    expect([printed(undefined, { kind: 'number' }, USD), printed(true, { kind: 'yesno' }, USD)]).toEqual(['no value', 'yes']))
  test('the unit of rounding', () => expect(['1', '100'].map((unit) => sayUnitOfMoney(unit, USD))).toEqual(['the cent', '$1']))
})
