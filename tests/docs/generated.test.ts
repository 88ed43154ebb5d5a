/** The language book: every clause is shown by a block that is run, and the core can be read in an hour. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { clausesPage, laterOn } from './clauses.ts'
import { pages, root, textOf } from './page.ts'
import { minutesOf } from './reading.ts'
import { wordsPage } from './words.ts'

describe('the table of clauses', () => {
  const { unseen, markdown, core } = clausesPage()
  test('has at most forty core clauses', () => expect(core).toBeLessThanOrEqual(40))
  test('every clause is shown by a block', () => expect(unseen).toEqual([]))
  test('is as the grammar and the blocks say', () => expect(markdown).toMatchFileSnapshot(join(root, 'docs/language/clauses.md')))
})

describe('the core of the book', () => {
  const chapters = pages.filter((page) => /^docs\/language\/\d/.test(page))
  const minutes = chapters.reduce((sum, page) => sum + minutesOf(textOf(page)), 0)
  test('has nine chapters', () => expect(chapters).toHaveLength(9))
  test('is read in an hour, and says in how long', () => {
    expect(minutes).toBeLessThanOrEqual(60)
    expect(textOf('docs/language/README.md')).toContain(`about ${Math.ceil(minutes)} minutes`)
  })
})

test('the semantics name what is not in this release, and nothing else', () =>
  expect(laterOn(textOf('docs/semantics.md'))).toEqual({ works: [], unnamed: [] }))

test('the list of words', () => expect(wordsPage()).toMatchFileSnapshot(join(root, 'docs/language/words.md')))
