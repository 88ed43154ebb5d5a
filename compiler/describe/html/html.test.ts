import { describe, expect, test } from 'vitest'
import { block, headline, type RepPage, reason, row, step, text, total } from '../page.ts'
import { describePlan } from '../plan.ts'
import { describeStatement } from '../statement.ts'
import { bookings, compiledOf, deal, outcomeOf } from '../testing.ts'
import { renderText } from '../text.ts'
import { renderHtml } from './page.ts'
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
