/** Every code of the catalogue: its bad example raises it and nothing else, at its mark; the good one raises nothing; its page is fresh. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entries, shown } from '../../cli/errors/entry.ts'
import { markdownIndex, markdownPage } from '../../cli/errors/markdown.ts'
import { raised } from '../../cli/errors/raised.ts'
import { format } from '../../compiler/format.ts'
import { catalogue } from '../../messages/catalogue/index.ts'
import { breaches } from '../mistakes/rules.ts'

const docs = join(import.meta.dirname, '../../docs/errors')

/** Codes that speak of how many findings there are: they come after those that they count. */
const COUNTED: Readonly<Record<string, string>> = { CB114: 'CB109', CB823: 'CB809', CB825: 'CB824' }

describe.for(entries.map((entry) => [entry.code, entry] as const))('%s', ([code, entry]) => {
  const bad = entry.bad()
  const { diagnostics } = raised(bad)
  const own = diagnostics.filter((one) => one.code !== COUNTED[code])

  test('is raised by its bad example, and nothing else is', () => expect(own.map((one) => one.code)).toEqual([code]))

  test('stands at the mark of its bad example', () => {
    const { mark } = bad
    // a period that the plan does not pay is a mistake of the command: it has no place in a file
    if (code === 'CB850') return expect(mark).toBeUndefined()
    const [{ span } = { span: undefined }] = own
    expect(mark).toBeDefined()
    expect({ file: span?.file, start: `${span?.start.line}:${span?.start.column}`, end: `${span?.end.line}:${span?.end.column}` }).toEqual({
      file: mark?.file,
      start: `${mark?.start.line}:${mark?.start.column}`,
      end: `${mark?.end.line}:${mark?.end.column}`,
    })
  })

  test('keeps the rules of messages', () => {
    expect(diagnostics.flatMap(breaches)).toEqual([])
    expect(entry.why).toMatch(/^[^A-Z].{10,}[^.]$/)
    expect(breaches({ code, message: entry.why, help: undefined, related: [], fix: undefined })).toEqual([])
  })

  test('is gone in its good example', () => {
    expect(raised(entry.good()).diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([])
  })

  test('has a good example in the canonical layout', () => {
    for (const [file, text] of Object.entries(entry.good().files)) if (file.endsWith('.plan')) expect(format(text, file).text).toBe(text)
  })

  test('has a fresh page', async () => {
    await expect(markdownPage(shown(entry))).toMatchFileSnapshot(join(docs, `${code}.md`))
  })
})

test('every code has examples', () => expect(entries.map(({ code }) => code)).toEqual(Object.keys(catalogue).sort()))

test('the list of messages is fresh', async () => {
  await expect(markdownIndex(entries)).toMatchFileSnapshot(join(docs, 'README.md'))
})

test('there is no page of a code that is gone', () => {
  expect(readdirSync(docs).sort()).toEqual(['README.md', ...Object.keys(catalogue).map((code) => `${code}.md`)].sort())
})
