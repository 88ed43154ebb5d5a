import { describe, expect, test } from 'vitest'
import { block, headline, type RepPage, reason, row, step, text, total } from '../page.ts'
import { describePlan } from '../plan.ts'
import { describeStatement } from '../statement.ts'
import { bookings, compiledOf, deal, outcomeOf } from '../testing.ts'
import { renderText } from '../text.ts'
import { alongAxis, placed } from './labels.ts'
import { renderHtml } from './page.ts'
import { roundedUp, roundTicks, sayTick } from './scale.ts'
import { escaped, tag } from './tag.ts'

const page = (...lines: Parameters<typeof block>[1]): RepPage => ({
  title: 'Plan',
  blocks: block('Why', lines),
  reading: { words: 0, numbers: 0, steps: 0, seconds: 130 },
})
const bodyOf = (html: string): string => html.slice(html.indexOf('<body>'))
/** The words of a page, as a reader without pictures has them. */
const wordsOf = (html: string): string =>
  bodyOf(html)
    .replace(/<svg.*?<\/svg>|<details>.*?<\/details>/gs, '')
    .replace(/<\/?(?:h\d|p|li|td|th|tr|dt|dd|div|figcaption|ul|dl)[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '')
const flat = (words: string): string => words.replace(/\s+/g, ' ').trim()

describe('a document', () => {
  const html = renderHtml(page(text('You earn.')))
  test('names its language, its title and one heading of the first rank', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(html).toContain('<title>Plan</title>')
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
  test('forbids all that could be loaded or run, and has none of it', () => {
    expect(html).toContain('default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:')
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<object|\son\w+=|url\(|@import|https?:/i)
  })
})

describe('lines', () => {
  test('below the margin are nested lists', () =>
    expect(bodyOf(renderHtml(page(text('In this order:'), text('first', 1), text('more', 2), text('second', 1))))).toContain(
      '<p>In this order:</p><ul><li>first<ul><li>more</li></ul></li><li>second</li></ul>',
    ))
  test('of a calculation have a name, work and a result', () =>
    expect(bodyOf(renderHtml(page(step('Cap: 2 x $5.00 = $10.00, not reached', 1))))).toContain(
      '<span class="name">Cap:</span> <span class="work">2 x $5.00 = <b>$10.00</b>, not reached</span>',
    ))
  test('of a table have heads, a side and a sum', () => {
    const html = bodyOf(renderHtml(page(row(['Deal', 'Earned']), row(['D1', '$1.00']), total(['Together', '$1.00']))))
    expect(html).toContain('<th scope="col" class="number">Earned</th>')
    expect(html).toContain('<tr class="total"><th scope="row" class="short">Together</th><td class="number">$1.00</td></tr>')
  })
  test('of a table keep the depth of their first cell', () =>
    expect(bodyOf(renderHtml(page(row(['Deal', 'Earned']), row(['  D1', '$1.00']))))).toContain('>\u00a0\u00a0D1</th>'))
  test('say why in words', () => expect(wordsOf(renderHtml(page(reason('it matters'))))).toContain('Why: It matters.'))
  test('that lead a statement are shown as figures', () =>
    expect(bodyOf(renderHtml(page(headline('You earned $1.', [{ label: 'You earned', value: '$1' }]))))).toContain(
      '<dt>You earned</dt><dd>$1</dd>',
    ))
})

describe('every format says the same words', () => {
  const compiled = compiledOf(
    `${bookings()}pay c "C & D" on bookings { worth 100% of target  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x }  cap at $100,000  because "So <it> is" }`,
  )
  const outcome = outcomeOf(compiled, [deal('D1', '2026-02-10', 500_000), deal('D2', '2026-03-05', 1_000_000)], 'FY26-M02')
  const plain = (lines: readonly string[]): string[] => lines.map(flat).filter((line) => line !== '' && !/^=+$/.test(line))
  test("the rep's page", () => {
    const said = flat(wordsOf(renderHtml(describePlan(compiled.plan))))
    for (const line of plain(renderText(describePlan(compiled.plan), Number.POSITIVE_INFINITY))) expect(said).toContain(line)
  })
  test('a statement', () => {
    const statement = describeStatement(compiled.plan, compiled.core, outcome, 'ann')
    const said = flat(wordsOf(renderHtml(statement)))
    const lines = plain(renderText(statement, Number.POSITIVE_INFINITY)).filter(
      (line) => !line.startsWith('You earned $') || !line.includes('were paid'),
    )
    for (const line of lines) expect(said).toContain(line)
  })
})

describe('what users wrote stands for itself', () => {
  const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>\u202e&amp;\u0000'
  test('in text and in attributes', () => {
    expect(escaped(evil)).toBe(
      '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img src=x onerror=alert(1)&gt;\ufffd&amp;amp;\ufffd',
    )
    expect(tag('p', { class: evil }, escaped('a'))).not.toContain('<script')
  })
  test('wherever a page may hold it', () => {
    const html = renderHtml({
      ...page(text(evil), step(`${evil}: ${evil}`, 1), row([evil, evil]), row([evil, evil]), reason(evil)),
      title: evil,
    })
    expect(html).not.toMatch(/<script|<img|\u202e|\u0000/)
  })
})

describe('places on paper', () => {
  test.for([
    [0, 2, [0, 0.5, 1, 1.5, 2]],
    [0, 90_000, [0, 20_000, 40_000, 60_000, 80_000]],
    [-30, 100, [0, 50, 100]],
  ] as const)('%d to %d', ([low, high, ticks]) => expect(roundTicks(low, high, 5)).toEqual(ticks))
  test('an axis ends on a round number', () => expect([roundedUp(0, 90_000, 5), roundedUp(0, 2, 5)]).toEqual([100_000, 2]))
  test.for([
    [20_000, '$1.00', '$20,000'],
    [0.5, '100%', '50%'],
    [-1500, 'SEK 2.00', '-SEK 1,500'],
    [2.5, '3', '2.5'],
  ] as const)('%d like %s', ([value, says, tick]) => expect(sayTick(value, { exact: '0', says })).toBe(tick))
})

describe('labels', () => {
  const frame = { left: 0, right: 300, top: 0, bottom: 200 }
  const wish = (textOf: string, x: number, y: number, shorter: string[] = []) => ({ text: textOf, shorter, x, y, bold: false })
  test('do not lie on each other', () => {
    const [a, b] = placed([wish('$10,000.00', 150, 100), wish('$10,000.00', 152, 101)], 12, frame, [], [])
    expect([a!.x === b!.x, a!.y === b!.y]).not.toEqual([true, true])
  })
  test('say less where there is no room for more', () =>
    expect(placed([wish('x'.repeat(100), 20, 100, ['x'])], 12, frame, [], []).map((one) => one.text)).toEqual(['x']))
  test('that fit nowhere are left out', () => expect(placed([wish('x'.repeat(100), 20, 100)], 12, frame, [], [])).toEqual([]))
  test('below an axis take a second row, then none', () =>
    expect(
      alongAxis(
        [100, 102, 104].map((x) => ({ text: '100%', x })),
        12,
        { left: 0, right: 300 },
      ).map(({ row: at }) => at),
    ).toEqual([0, 1]))
})
