import { describe, expect, test } from 'vitest'
import { definition } from '../../editor/definition.ts'
import type { Occurrence } from '../../editor/names/names.ts'
import { namesIn } from '../../editor/names/of.ts'
import { references } from '../../editor/references.ts'
import { rename, renameable } from '../../editor/rename.ts'
import { positionAt } from '../../messages/positions.ts'
import type { Position } from '../../messages/span.ts'
import { after, analyses, type Texts, textsBelow } from './workspace.ts'

const northwind = textsBelow('plans/northwind-cloud')
const company = 'plans/northwind-cloud/company.plan'
const account = 'plans/northwind-cloud/account-executive.plan'
const before = analyses(northwind)
const place = (file: string, words: string): [string, Position] => {
  const text = northwind[file] ?? ''
  return [file, positionAt(text, text.indexOf(words))]
}
const linesOf = (spans: readonly { file: string; start: { line: number } }[]): string[] =>
  spans.map(({ file, start }) => `${file.replace('plans/northwind-cloud/', '')}:${start.line}`)

describe('a name that a company declares and its plans use', () => {
  test('leads to every declaration', () => {
    const [analysis] = before.filter(({ entry }) => entry === account)
    const spans = analysis === undefined ? [] : definition(analysis, ...place(account, 'cloud_bookings {\n  worth'))
    expect(linesOf(spans)).toEqual(['account-executive.plan:10', 'company.plan:75'])
  })
  test('is found in all files, also asked from the company that uses none of them', () => {
    const found = references(before, ...place(company, 'cloud_bookings "Cloud bookings"'))
    expect(new Set(found.map(({ file }) => file)).size).toBeGreaterThan(2)
    expect(linesOf(found)).toContain('account-executive.plan:30')
    expect(linesOf(found)).not.toContain('company.plan:72') // the field of `quota_row` that is called alike
  })
  test('of a file that is used, its beginning', () => {
    const [analysis] = before.filter(({ entry }) => entry === account)
    expect(analysis && definition(analysis, ...place(account, 'company.plan"'))).toMatchObject([{ file: company, start: { line: 1 } }])
  })
})

describe('a new name', () => {
  const renamed = (file: string, words: string, to: string): string | number => {
    const found = rename(before, ...place(file, words), to)
    return 'refused' in found ? found.refused : found.edits.length
  }
  test('may not be a word of the language, nor one that everything has, nor no word', () => {
    expect(renamed(account, 'new_logos', 'where')).toBe('`where` is a word of the language')
    expect(renamed(account, 'new_logos', 'attainment')).toBe('`attainment` is a property that everything of its kind has')
    expect(renamed(account, 'new_logos', 'new logos')).toMatch(/^a name is one word/)
    expect(renamed(account, 'new_logos', 'FY26')).toMatch(/^`FY26` is read as/)
  })
  test('may not be taken', () =>
    expect(renamed(account, 'new_logos', 'logo_bonus')).toBe(`\`logo_bonus\` is a pay already, in line 44 of \`${account}\``))
  test('may not take a meaning away: prorating reads the field `hired_on`', () =>
    expect(renamed(company, 'hired_on  ', 'started_on')).toMatch(/would no longer mean the same/))
  test('is not asked for where nothing has a name', () =>
    expect(renameable(before, ...place(account, 'graduated'))).toHaveProperty('refused'))
  test('of a field leaves its column as it was', () => {
    const found = rename(before, ...place(company, 'role             text'), 'job')
    const texts = 'edits' in found ? after(northwind, found.edits) : northwind
    expect(texts[company]).toContain('job             text from "role" one of')
    expect(texts[account]).toContain('applies to rep where rep.job = "AE"')
  })
  test('of a record is its plural too', () => {
    const found = rename(before, ...place(company, 'rep from "people.csv"'), 'seller')
    const texts = 'edits' in found ? after(northwind, found.edits) : northwind
    expect(texts[account]).toContain('rank sellers by attainment')
  })
})

/** Of every kind of thing some, from all over a company. */
const sampled = (texts: Texts, most: number): Occurrence[] => {
  const all = analyses(texts)
    .flatMap((analysis) => (namesIn(analysis).occurrences.get(analysis.entry) ?? []).filter(({ declares }) => declares))
    .filter(({ word, kind }) => !(kind === 'field' && ['name', 'hired_on', 'left_on'].includes(word.text)))
  const step = Math.max(1, Math.floor(all.length / most))
  return all.filter((_, at) => at % step === 0)
}

describe.for(['plans/northwind-cloud', 'plans/adventure-works', 'plans/lakeside-agency', 'plans/marlow-home'])('%s', (folder) => {
  const texts = textsBelow(folder)
  test('renamed there and back every text is what it was, and in between means the same', { timeout: 120_000 }, () => {
    const start = analyses(texts)
    for (const { word, kind } of sampled(texts, 12)) {
      const { file } = word.span
      const found = rename(start, file, word.span.start, 'another_name')
      expect(found, `${kind} ${word.text}`).toHaveProperty('edits')
      if ('refused' in found) continue
      const there = after(texts, found.edits)
      const now = analyses(there)
      expect(now.map(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual(
        start.map(({ diagnostics }) => diagnostics.map(({ code }) => code)),
      )
      const renamed = now
        .flatMap((analysis) => [...namesIn(analysis).occurrences.values()].flat())
        .find((one) => one.declares && one.word.text === 'another_name' && one.word.span.file === file)
      const back = rename(now, file, renamed?.word.span.start ?? { line: 0, column: 0 }, word.text)
      expect('edits' in back ? after(there, back.edits) : back, `${kind} ${word.text}`).toEqual(texts)
    }
  })
  test('the declaration of every name is among its places, and so is the name itself', () => {
    const all = analyses(texts)
    for (const { entry } of all.slice(0, 3)) {
      const [analysis] = all.filter((one) => one.entry === entry)
      if (analysis === undefined) continue
      const words = namesIn(analysis).occurrences.get(entry) ?? []
      const step = Math.max(1, Math.floor(words.length / 25))
      for (const { word } of words.filter((_, at) => at % step === 0)) {
        const places = references(all, entry, word.span.start)
        expect(places).toContainEqual(word.span)
        for (const declaration of definition(analysis, entry, word.span.start)) expect(places).toContainEqual(declaration)
      }
    }
  })
})
