/** What README and docs say of speed is what the last results say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { QUOTING, quoted } from '../../bench/report/quote.mjs'

const root = join(import.meta.dirname, '../..')
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const results = JSON.parse(textOf('bench/results/latest.json'))

describe.for(QUOTING)('%s', (page) => {
  test('quotes the last results', () => expect(quoted(textOf(page), results)).toBe(textOf(page)))
  test('quotes figures at all', () => expect(textOf(page)).toMatch(/<!-- bench:\w+ -->\n[\s\S]*\d[\s\S]*<!-- \/bench -->/))
})

test('another figure in a page is found', () => {
  const page = textOf('README.md')
  const other = page.replace(
    /(<!-- bench:summary -->[\s\S]*?)(\d)(\d*\.?\d* m?s)/,
    (_, before, digit, after) => `${before}${(Number(digit) + 1) % 10}${after}`,
  )
  expect(other).not.toBe(page)
  expect(quoted(other, results)).toBe(page)
})

test('the results name every part, and nothing of ours failed', () => {
  expect(Object.keys(results.parts).sort()).toEqual([
    'compile',
    'growth',
    'ingest',
    'people',
    'plan',
    'planning',
    'rows',
    'rules',
    'run',
    'start',
    'workers',
  ])
  expect(results.failures).toEqual([])
})
