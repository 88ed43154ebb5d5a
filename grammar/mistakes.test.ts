import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { edited, offsetAt } from '../messages/positions.ts'
import type { NodeBase } from './syntax.ts'
import { keywordsOf, read } from './testing.ts'

const textOf = (name: string): string => readFileSync(new URL(`fixtures/${name}.formatted.plan`, import.meta.url), 'utf8')
const samples = ['company', 'account_executive', 'reseller'].map((name) => ({ name, text: textOf(name) }))

/** One mistake made in a text, at an offset. */
interface Slip {
  readonly what: string
  readonly text: string
  readonly from: number
  readonly to: number
}

const replaced = (text: string, from: number, to: number, by: string, what: string): Slip => ({
  what: `${what} in line ${text.slice(0, from).split('\n').length}: ${text.slice(from, to)} -> ${by}`,
  text: text.slice(0, from) + by + text.slice(to),
  from,
  to: from + by.length,
})

/** Where the parts of code are: outside texts and comments. */
function* signs(text: string, sign: string): Generator<number> {
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*"|#.*|[{}]/g)) if (match[0] === sign) yield match.index
}
/** Each line that holds code: where it begins, and where its code ends. */
function* lines(text: string): Generator<{ start: number; end: number; code: string }> {
  for (const match of text.matchAll(/^.+$/gm)) {
    const code = match[0].replace(/ {2}#.*$/, '')
    if (code.trim() !== '') yield { start: match.index, end: match.index + code.length, code }
  }
}

const typos = (text: string): Slip[] =>
  keywordsOf(text).flatMap(({ image, startOffset }) => {
    const places = [...image].map((_, index) => index)
    const swaps = places.slice(1).map((i) => image.slice(0, i - 1) + (image[i] ?? '') + (image[i - 1] ?? '') + image.slice(i + 1))
    const drops = places.map((i) => image.slice(0, i) + image.slice(i + 1))
    return [...new Set([...swaps, ...drops])]
      .filter((wrong) => wrong !== image && wrong !== '')
      .map((wrong) => replaced(text, startOffset, startOffset + image.length, wrong, 'typo'))
  })

const kinds: Readonly<Record<string, (text: string) => Slip[]>> = {
  'a missing closing brace': (text) => [...signs(text, '}')].map((at) => replaced(text, at, at + 1, '', 'no }')),
  'a missing opening brace': (text) => [...signs(text, '{')].map((at) => replaced(text, at, at + 1, '', 'no {')),
  'a closing brace too many at the end of a line': (text) => [...lines(text)].map(({ end }) => replaced(text, end, end, ' }', 'extra }')),
  'a stray word at the end of a line': (text) => [...lines(text)].map(({ end }) => replaced(text, end, end, ' foo', 'stray')),
  'an unknown clause in a block': (text) => [...signs(text, '{')].map((at) => replaced(text, at + 1, at + 1, '\n  foo bar 3\n', 'unknown')),
  'an unknown clause between blocks': (text) =>
    [...text.matchAll(/^}$/gm)].map(({ index }) => replaced(text, index + 1, index + 1, '\nfoo bar 3\n', 'unknown')),
  'a text without its closing quote': (text) =>
    [...text.matchAll(/#.*|"[^"\n]*"/g)]
      .filter((match) => match[0].startsWith('"'))
      .map((match) => replaced(text, match.index + match[0].length - 1, match.index + match[0].length, '', 'no quote')),
}

const label = (item: NodeBase): string => {
  const named = item as { name?: { text: string }; title?: { text: string }; record?: { text: string } }
  return `${item.form} ${named.name?.text ?? named.title?.text ?? named.record?.text ?? ''}`
}

const labels = new Map(samples.map(({ text }) => [text, read(text).file.items.map(label)]))

/** The items that a text with a mistake has lost. */
function lost(text: string, broken: readonly NodeBase[]): string[] {
  const left = broken.map(label)
  return (labels.get(text) ?? []).filter((item) => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

describe('a misspelt word', () => {
  const slips = samples.slice(0, 2).flatMap(({ text }) => typos(text).map((slip) => ({ ...slip, whole: text })))
  const results = slips.map((slip) => ({ ...slip, ...read(slip.text) }))
  const exact = results.filter(({ found, text, from, to }) =>
    found.some((d) => offsetAt(text, d.span.start) === from && offsetAt(text, d.span.end) === to),
  )

  test(`is found on the very word in ${exact.length} of ${slips.length} cases`, () => {
    expect(exact.length / slips.length).toBeGreaterThan(0.985)
  })
  test('is one mistake, and loses no item', () => {
    expect(results.filter(({ found }) => found.length > 1).map(({ what }) => what)).toEqual([])
    expect(results.filter(({ whole, file }) => lost(whole, file.items).length > 0).map(({ what }) => what)).toEqual([])
  })
  test('that passes in silence is a name that the compiler does not know', () => {
    const silent = results.filter(({ found }) => found.length === 0).map(({ what }) => what.replace(/.*: /, ''))
    expect([...new Set(silent.map((what) => what.split(' -> ')[0]))]).toEqual(['per', 'nothing'])
  })
  test('is mended by its fix', () => {
    const mended = exact.filter(({ found, text, whole }) => {
      const edit = found[0]?.fix?.edits[0]
      return edit !== undefined && edited(text, edit.span.file, [edit]) === whole
    })
    expect(mended.length / exact.length).toBeGreaterThan(0.985)
  })
})

describe.each(Object.entries(kinds))('%s', (_, slipsOf) => {
  test.each(samples)('in $name is one mistake, and loses no other item', ({ text }) => {
    for (const slip of slipsOf(text)) {
      const { file, found } = read(slip.text)
      expect(
        found.map((d) => d.message),
        slip.what,
      ).toHaveLength(1)
      expect(lost(text, file.items).length, slip.what).toBeLessThanOrEqual(1)
    }
  })
})

describe('a clause cut off in its line', () => {
  test.each(samples)('in $name is one mistake at most, at the cut, and loses no other item', ({ text }) => {
    let refused = 0
    for (const { start, end, code } of lines(text)) {
      for (const word of [...code.matchAll(/"[^"]*"|[^\s"]+/g)].slice(1)) {
        const at = start + word.index
        const { file, found } = read(text.slice(0, at) + text.slice(end))
        const what = `${code.slice(0, word.index)}...`
        expect(found.length, what).toBeLessThanOrEqual(1)
        expect(lost(text, file.items).length, what).toBeLessThanOrEqual(1)
        if (found.length === 0) continue
        refused++
        expect(found[0]?.span.start.line, what).toBe(text.slice(0, at).split('\n').length)
      }
    }
    expect(refused).toBeGreaterThan(40)
  })
})
