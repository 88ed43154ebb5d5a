/** A page as one HTML file that needs nothing else: no script, no font, no picture from anywhere. */
import type { Block, Page } from '../page.ts'
import { underTitle } from '../reading.ts'
import { type Item, itemsOf } from './lines.ts'
import { STYLE } from './style.ts'
import { escaped, type Html, joined, tag, trusted } from './tag.ts'

/** Nothing may be loaded, run, framed or sent, whatever got into the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** More groups of lines than these stand beside each other over the whole width. */
const MANY = 2
/** Tables of more columns than these take the whole width. */
const NARROW = 3

type Room = 'lead' | 'beside' | 'groups' | 'wide' | 'column'

/** How a block is laid out, by what is in it. */
function roomOf(block: Block, items: readonly Item[]): Room {
  const has = (kind: Item['kind']): boolean => items.some((item) => item.kind === kind)
  if (has('figures')) return 'lead'
  const curves = items.filter(({ kind }) => kind === 'curve').length
  if ((curves > 0 && items.length > curves) || (has('sum') && has('grouped'))) return 'beside'
  if (curves > 1) return 'groups'
  const tables = has('table') || has('sum')
  if (!tables && items.filter(({ kind }) => kind === 'grouped').length >= MANY) return 'groups'
  return tables && block.lines.some(({ kind, text }) => kind === 'table' && text.split('\t').length > NARROW) ? 'wide' : 'column'
}

const htmlOf = (items: readonly Item[]): Html[] => items.map(({ html }) => html)

/** The words beside their curve and their deals; groups beside each other; else one after the other. */
function bodyOf(room: Room, items: readonly Item[]): Html {
  if (room === 'groups') {
    const kindOfGroups = items.some(({ kind }) => kind === 'grouped') ? 'grouped' : 'curve'
    const isGroup = ({ kind }: Item): boolean => kind === kindOfGroups
    const [first, end] = [items.findIndex(isGroup), items.findLastIndex(isGroup) + 1]
    return joined([
      htmlOf(items.slice(0, first)),
      tag(
        'div',
        { class: 'groups' },
        htmlOf(items.slice(first, end)).map((html) => tag('div', {}, html)),
      ),
      htmlOf(items.slice(end)),
    ])
  }
  if (room !== 'beside') return joined(htmlOf(items))
  const sum = items.findIndex(({ kind }) => kind === 'sum')
  // the line before a table of deals says what it is
  const cut = sum < 0 ? items.length : Math.max(0, sum - 1)
  const isRight = ({ kind }: Item, at: number): boolean => kind === 'curve' || at >= cut
  const [text, right] = [items.filter((item, at) => !isRight(item, at)), items.filter(isRight)]
  return tag('div', { class: 'beside' }, tag('div', {}, htmlOf(text)), tag('div', {}, htmlOf(right)))
}

interface Section {
  readonly room: Room
  readonly html: Html
}

function section(block: Block, at: number): Section {
  const id = `part-${at + 1}`
  const items = itemsOf(block, String(at + 1))
  const room = roomOf(block, items)
  // figures that are not the page's own say what they are of
  const lead = at === 0 ? 'lead' : 'lead titled'
  const inner = tag('div', { class: room === 'lead' ? lead : 'card' }, tag('h2', { id }, escaped(block.heading)), bodyOf(room, items))
  return { room, html: tag('section', { 'aria-labelledby': id }, inner) }
}

/** Narrow blocks that follow each other flow in columns, one by itself takes the whole width; their order stays that of the page. */
function blocksOf(sections: readonly Section[]): Html {
  const made: Html[] = []
  let run: Html[] = []
  const flush = (): void => {
    if (run.length > 0) made.push(run.length === 1 ? joined(run) : tag('div', { class: 'columns' }, run))
    run = []
  }
  for (const { room, html } of sections) {
    if (room === 'column') run.push(html)
    else {
      flush()
      made.push(html)
    }
  }
  flush()
  return joined(made)
}

/**
 * The page as one HTML document: readable without script, from 320 pixels up, in light and dark, and on one sheet of paper.
 *
 * Words that users wrote are escaped; a policy in the page forbids everything that could be loaded or run.
 */
export function renderHtml(page: Page): string {
  const under = underTitle(page)
  const head = tag(
    'head',
    {},
    tag('meta', { charset: 'utf-8' }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'color-scheme', content: 'light dark' }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('title', {}, escaped(page.title)),
    tag('style', {}, trusted(STYLE)),
  )
  const body = tag(
    'body',
    {},
    tag(
      'main',
      {},
      tag('header', {}, tag('h1', {}, escaped(page.title)), tag('p', { class: 'under' }, escaped(under))),
      tag('div', { class: 'reading' in page ? 'flow' : undefined }, blocksOf(page.blocks.map(section))),
    ),
  )
  return joined([trusted('<!doctype html>\n'), tag('html', { lang: 'en' }, head, body), trusted('\n')])
}
