/** The lines of a block as HTML: paragraphs, nested lists, calculations, tables. */
import type { Block, Figure, Line } from '../page.ts'
import { cellsOfRows, deep, isNumeric, type Part, partsOf } from '../parts.ts'
import { barChart } from './bars.ts'
import { drawn } from './figure.ts'
import { escaped, type Html, joined, tag } from './tag.ts'

/** One thing on the page: a paragraph with the list below it, a table, a curve. */
export interface Item {
  readonly kind: 'words' | 'grouped' | 'table' | 'sum' | 'curve' | 'figures'
  readonly html: Html
}

/** The items of a block in order; `nth` makes the ids of its curves. */
export function itemsOf(block: Block, nth: string): Item[] {
  const parts = partsOf(block, true)
  const items: Item[] = []
  for (let at = 0; at < parts.length; ) {
    const { item, next } = itemFrom(parts, at, block.heading, `${nth}-${at}`)
    items.push(item)
    at = next
  }
  return items
}

function itemFrom(parts: readonly Part[], at: number, heading: string, id: string): { item: Item; next: number } {
  const part = parts[at]
  if (part === undefined) return { item: { kind: 'words', html: joined([]) }, next: at + 1 }
  if (part.kind === 'table')
    return { item: { kind: part.rows.at(-1)?.kind === 'total' ? 'sum' : 'table', html: table(part, heading) }, next: at + 1 }
  const { line } = part
  if (line.kind === 'headline') return { item: { kind: 'figures', html: figures(line.figures) }, next: at + 1 }
  if (line.kind === 'bars') return { item: { kind: 'curve', html: barChart(line, id) }, next: at + 1 }
  if (line.kind === 'curve') return { item: { kind: 'curve', html: drawn(line, id) }, next: at + 1 }
  const below = runFrom(parts, line.indent === 0 ? at + 1 : at)
  const list = below.length === 0 ? [] : [listOf(below, below[0]?.indent ?? 1)]
  if (line.indent > 0) return { item: { kind: 'grouped', html: joined(list) }, next: at + below.length }
  return { item: { kind: list.length === 0 ? 'words' : 'grouped', html: joined([paragraph(line), ...list]) }, next: at + 1 + below.length }
}

/** The lines below the margin that follow each other. */
function runFrom(parts: readonly Part[], at: number): Line[] {
  const run: Line[] = []
  for (const part of parts.slice(at)) {
    if (part.kind === 'table' || part.line.indent === 0) break
    run.push(part.line)
  }
  return run
}

const paragraph = (line: Line): Html => tag('p', { class: line.kind === 'reason' ? 'why' : undefined }, words(line))

/** `Why:` stands apart from what it explains, the name of a step from its calculation, and that from its result. */
function words({ kind, text }: Line): Html {
  if (kind === 'reason') return joined([tag('b', {}, escaped('Why: ')), escaped(text)])
  const colon = kind === 'step' ? text.indexOf(': ') + 2 : 0
  if (colon < 2) return escaped(text)
  const work = text.slice(colon)
  const sign = Math.max(...[' = ', ' ≈ ', ': '].map((one) => (work.includes(one) ? work.lastIndexOf(one) + one.length : 0)))
  const result = /^.+?(?= \(|, |$)/.exec(work.slice(sign))?.[0] ?? ''
  return joined([
    tag('span', { class: 'name' }, escaped(text.slice(0, colon - 1))),
    escaped(' '),
    tag('span', { class: 'work' }, escaped(work.slice(0, sign)), tag('b', {}, escaped(result)), escaped(work.slice(sign + result.length))),
  ])
}

/** A list of lines, those below them inside. */
function listOf(lines: readonly Line[], indent: number): Html {
  const items: Html[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) continue
    const inner: Line[] = []
    while ((lines[at + 1]?.indent ?? 0) > indent) {
      at += 1
      const one = lines[at]
      if (one !== undefined) inner.push(one)
    }
    items.push(
      tag(
        'li',
        { class: line.kind === 'text' ? undefined : line.kind === 'reason' ? 'why' : line.kind },
        words(line),
        inner.length === 0 ? joined([]) : listOf(inner, inner[0]?.indent ?? indent + 1),
      ),
    )
  }
  const isCalculation = lines.every(({ kind }) => kind === 'step' || kind === 'text') && lines.some(({ kind }) => kind === 'step')
  return tag('ul', { class: isCalculation ? 'steps' : undefined }, items)
}

const figures = (list: readonly Figure[]): Html =>
  tag(
    'dl',
    { class: 'figures' },
    list.map(({ label, value }) => tag('div', {}, tag('dt', {}, escaped(label)), tag('dd', {}, escaped(value)))),
  )

/** A date, a word or two: a column that need not be broken. */
const SHORT = 14
const isShort = (rows: readonly (readonly string[])[], at: number): boolean => rows.every((cells) => [...(cells[at] ?? '')].length <= SHORT)

/** A table in a box of its own that scrolls where it is wider than the page; the box can be reached with the keyboard. */
function table({ rows }: Extract<Part, { kind: 'table' }>, heading: string): Html {
  const cells = cellsOfRows(rows)
  const columns = Math.max(...cells.map((row) => row.length))
  const places = Array.from({ length: columns }, (_, at) => at)
  const side = (at: number): string | undefined => (isNumeric(cells, at) ? 'number' : isShort(cells, at) ? 'short' : undefined)
  const [head = [], ...body] = cells
  const headed = head.some((cell) => cell !== '')
  const top = tag(
    'tr',
    {},
    places.map((at) =>
      (head[at] ?? '') === '' ? tag('td', { class: side(at) }) : tag('th', { scope: 'col', class: side(at) }, escaped(head[at] ?? '')),
    ),
  )
  const lines = body.map((row, i) =>
    tag(
      'tr',
      { class: rows[i + 1]?.kind === 'total' ? 'total' : undefined },
      places.map((at) =>
        at === 0 && (row[0] ?? '') !== ''
          ? tag('th', { scope: 'row', class: isShort(cells, 0) ? 'short' : undefined }, escaped(deep(row[0] ?? '')))
          : tag('td', { class: side(at) }, escaped(row[at] ?? '')),
      ),
    ),
  )
  return tag(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': `Table: ${[heading, ...head.filter((cell) => cell !== '')].join(', ')}` },
    tag('table', {}, headed ? tag('thead', {}, top) : joined([]), tag('tbody', {}, lines)),
  )
}
