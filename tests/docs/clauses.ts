/** The reference table of the language book: every clause, where it stands, and whether the blocks of the docs show it at work. */

import { compile } from '../../compiler/compile.ts'
import { type ClausePattern, clauseTable } from '../../grammar/clauses.ts'
import { clauseOf } from '../../grammar/core-forms.ts'
import { parse } from '../../grammar/parse.ts'
import type { NodeBase } from '../../grammar/syntax.ts'
import { compareSizes, covers, type Span } from '../../messages/span.ts'
import { openPage, pages } from './page.ts'

/** The code of a clause whose meaning is not in this release. */
const LATER = 'CB210'

interface Use {
  readonly key: string
  readonly span: Span
}

export interface Shown {
  /** Where the clause stands in a text that compiles clean: the page. Undefined where it does in none. */
  readonly works: string | undefined
  /** Where it raises that it is not in this release, and what of it. */
  readonly refused: string | undefined
  readonly without: ReadonlySet<string>
}

/** The clauses of a text by block and form. */
function usesOf(text: string, file: string): Use[] {
  const { head, items } = parse(text, file, () => {})
  const found: Use[] = []
  const visit = (value: unknown, block: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach((one) => visit(one, block))
    const node = value as Partial<NodeBase>
    const isClause = typeof node.form === 'string' && node.span !== undefined && 'comments' in node
    if (isClause && node.form !== undefined && node.span !== undefined) found.push({ key: `${block} ${node.form}`, span: node.span })
    for (const [key, inner] of Object.entries(value))
      if (key !== 'span' && key !== 'comments') visit(inner, isClause ? (node.form ?? block) : block)
  }
  visit([head, ...items], 'file')
  return found
}

/** What the blocks of the docs show of every clause, by block and form. */
export function shownClauses(): Map<string, Shown> {
  const known = new Set(clauseTable().map(({ block, form }) => `${block} ${form}`))
  const shown = new Map<string, Shown>()
  for (const name of [...pages.filter((page) => page.startsWith('docs/language/')), 'docs/first-plan.md']) {
    const page = openPage(name)
    for (const block of page.blocks) {
      if (block.kind !== 'caboose') continue
      const file = block.info.get('file') ?? 'page.plan'
      const text = page.whole(block)
      if (block.info.has('file')) page.keep(file, text)
      const { diagnostics } = compile(file, (path) => (path === file ? text : page.read(path)))
      const clean = !diagnostics.some(({ severity }) => severity === 'error')
      const uses = usesOf(text, file).filter(({ key }) => known.has(key))
      const later = diagnostics.filter(({ code, span }) => code === LATER && span.file === file)
      const refused = new Map(
        later.flatMap(({ span, message }) => {
          const [, what = ''] = /`([^`]+)`/.exec(message) ?? []
          const around = uses.filter((use) => covers(use.span, span) || covers(span, use.span))
          const [smallest] = [...around].sort((a, b) => compareSizes(a.span, b.span))
          return around
            .filter((use) => covers(span, use.span) || (smallest !== undefined && compareSizes(use.span, smallest.span) === 0))
            .map(({ key }): [string, string] => [key, covers(uses.find((use) => use.key === key)?.span ?? span, span) ? what : ''])
        }),
      )
      for (const { key } of uses) {
        const before = shown.get(key)
        const works = before?.works ?? (clean ? name : undefined)
        const what = refused.get(key)
        const without = new Set([...(before?.without ?? []), ...(what === undefined || what === '' ? [] : [what])])
        shown.set(key, { works, refused: before?.refused ?? (what === undefined ? undefined : name), without })
      }
    }
  }
  return shown
}

interface Row extends ClausePattern {
  readonly blocks: readonly string[]
}

/** Clauses that are written alike are one row. */
function rowsOf(table: readonly ClausePattern[]): Row[] {
  const rows = new Map<string, Row>()
  for (const one of table) {
    const key = `${clauseOf(one.form)} ${one.form === 'no_item' ? '' : one.text}`
    const same = [...rows.values()].find(
      (row) => clauseOf(row.form) === clauseOf(one.form) && (row.text === one.text || one.form === 'no_means'),
    )
    if (same === undefined) rows.set(key, { ...one, blocks: [one.block] })
    else rows.set([...rows].find(([, row]) => row === same)?.[0] ?? key, { ...same, blocks: [...same.blocks, one.block] })
  }
  return [...rows.values()]
}

/** Whether a clause works, by what the blocks of the docs show in all the places where it may stand. */
function standing({ form, blocks }: Row, shown: ReadonlyMap<string, Shown>): { says: string; page: string | undefined } {
  const all = blocks.flatMap((block) =>
    [...new Set([form, 'no_means', 'no_item'].filter((name) => clauseOf(name) === clauseOf(form)))].flatMap(
      (name) => shown.get(`${block} ${name}`) ?? [],
    ),
  )
  const works = all.find((one) => one.works !== undefined)?.works
  const refused = all.find((one) => one.refused !== undefined)?.refused
  if (works === undefined) return { says: 'not yet', page: refused }
  const without = [...new Set(all.flatMap((one) => [...one.without]))]
  if (without.length > 0) return { says: `without ${without.map((what) => `\`${what}\``).join(', ')}`, page: works }
  return { says: refused === undefined ? 'yes' : 'in part', page: works }
}

const PLACES: Readonly<Record<string, string>> = { file: 'the file', flat: '`flat by`', table: 'a rate table' }
const cell = (text: string): string => text.replaceAll('|', '\\|')

/** The clauses that a page says are not in this release, in its lines `*Not in this release: ...*`. */
const saidLater = (markdown: string): string[] =>
  [...markdown.matchAll(/^\*Not in this release: (.+)\*$/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )

/** Whether a clause is the one called so: its pattern begins with the first word, or with a choice, and holds the others in this order. */
const called = (name: string, { text }: Row): boolean => {
  const words = name.match(/[a-z_]+/g) ?? []
  return (
    (text.startsWith('(') || text.startsWith(`${words[0]} `) || text === words[0]) &&
    new RegExp(`\\b${words.join('\\b.*\\b')}\\b`).test(text)
  )
}

/** Clauses that a page calls later although they work, and those of later releases that it does not name. */
export function laterOn(markdown: string): { works: string[]; unnamed: string[] } {
  const shown = shownClauses()
  const rows = rowsOf(clauseTable()).map((row) => ({ row, says: standing(row, shown).says }))
  const names = saidLater(markdown)
  const later = rows.filter(({ says }) => says === 'not yet').map(({ row }) => row)
  const heads = new Set(later.filter(({ blocks }) => blocks.includes('file')).map(({ form }) => form))
  return {
    works: names.filter((name) => !rows.some(({ row, says }) => says !== 'yes' && called(name, row))),
    unnamed: later
      .filter(
        (row) =>
          !names.some((name) => called(name, row)) &&
          !row.blocks.every((block) => heads.has(block) || block === 'matrix' || block === 'flat'),
      )
      .map(({ text }) => text),
  }
}

/** Rows that no block of the docs shows, and the page as Markdown. */
export function clausesPage(): { unseen: string[]; markdown: string; core: number } {
  const shown = shownClauses()
  const rows = rowsOf(clauseTable())
  const unseen = rows.filter(
    ({ form, blocks }) => !blocks.some((block) => shown.has(`${block} ${form}`) || shown.has(`${block} ${clauseOf(form)}`)),
  )
  const core = rows.filter((row) => row.core)
  const lineOf = (row: Row): string => {
    const { says, page } = standing(row, shown)
    const link =
      page === undefined ? '' : page.startsWith('docs/language/') ? page.slice('docs/language/'.length) : `../${page.slice('docs/'.length)}`
    return `| \`${cell(row.text)}\` | ${row.about} | ${row.blocks.map((block) => PLACES[block] ?? `\`${block}\``).join(', ')} | ${says} | [${link.replace(/^\.\.\/|\.md$/g, '')}](${link}) |`
  }
  const table = (some: readonly Row[]): string[] => [
    '| clause | what it says | stands in | in this release | shown in |',
    '| --- | --- | --- | --- | --- |',
    ...some.map(lineOf),
  ]
  const markdown = [
    '# Every clause',
    '',
    '<!-- made from the forms of the grammar and the blocks of these pages; `npx vitest run --project whole tests/docs/generated.test.ts -u` writes it -->',
    '',
    'Capitals stand for what the author writes, brackets for what may be left out, bars for a choice. A clause is in this release when a text of these pages that uses it compiles and its examples come out; one that is not raises [CB210](../errors/CB210.md) and is never passed over.',
    '',
    `## The core: ${core.length} clauses`,
    '',
    ...table(core),
    '',
    `## The extended part: ${rows.length - core.length} clauses`,
    '',
    ...table(rows.filter((row) => !row.core)),
    '',
  ].join('\n')
  return { unseen: unseen.map(({ form, blocks }) => `${form} in ${blocks.join(', ')}`), markdown, core: core.length }
}
