import { describe, expect, test } from 'vitest'
import { filesMatching } from './files.ts'
import { FILE_LIMIT, MEDIAN_LIMIT, medianLength, tooLong } from './sizes.ts'

const files = filesMatching(/\.(tsx?|mjs)$/)
const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) })

describe('this repository', () => {
  test('has no code or test file above the limit', () => expect(tooLong(files)).toEqual([]))
  test('has a median file that is a page long', () => expect(medianLength(files)).toBeLessThanOrEqual(MEDIAN_LIMIT))
})

describe('the rules can fail', () => {
  test('a file one line too long', () =>
    expect(tooLong([file('a.ts', FILE_LIMIT + 1), file('b.ts', FILE_LIMIT)])).toEqual(['a.ts: 401 lines']))
  test('a test file too long', () => expect(tooLong([file('a.test.ts', 500)])).toHaveLength(1))
  test('a median that tests cannot hide', () =>
    expect(medianLength([file('a.ts', 200), file('a.test.ts', 1), file('b.test.ts', 1)])).toBeGreaterThan(MEDIAN_LIMIT))
})
