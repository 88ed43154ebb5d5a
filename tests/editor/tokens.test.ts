import { describe, expect, test } from 'vitest'
import { semanticTokens } from '../../editor/tokens/semantic.ts'
import { offsetAt } from '../../messages/positions.ts'
import { comparePlaces } from '../../messages/span.ts'
import { analysed, plans, read } from './fixtures.ts'

const account = 'plans/northwind-cloud/account-executive.plan'
const typesOf = (plan: string, word: string): string[] => {
  const text = read(plan) ?? ''
  const found = semanticTokens(analysed(plan), plan).filter(
    ({ start, length }) => text.slice(offsetAt(text, start), offsetAt(text, start) + length) === word,
  )
  return [...new Set(found.map(({ type }) => type))]
}

describe('a word has the colour of what it means', () => {
  test('a metric wherever it is named', () => expect(typesOf(account, 'cloud_bookings')).toEqual(['metric', 'field']))
  test('a part of pay', () => expect(typesOf(account, 'cloud_commission')).toEqual(['pay']))
  test('a record, and its fields after the dot', () => {
    expect(typesOf(account, 'deal')).toEqual(['record'])
    expect(typesOf(account, 'term_months')).toEqual(['field'])
  })
  test('an objective', () => expect(typesOf(account, 'land_new')).toEqual(['objective']))
  test('words of the language', () => {
    expect(typesOf(account, 'graduated')).toEqual(['keyword'])
    expect(typesOf(account, 'attainment')).toEqual(['property'])
    expect(typesOf(account, 'monthly')).toEqual(['constant'])
    expect(typesOf(account, 'worth')).toEqual(['keyword', 'property'])
    expect(typesOf(account, 'pay')).toEqual(['keyword'])
  })
  test('numbers, dates, texts', () => {
    expect(typesOf(account, '$4,000')).toEqual(['number'])
    expect(typesOf(account, '2026-02-01')).toEqual(['date'])
    expect(typesOf(account, '"AE"')).toEqual(['text'])
  })
})

describe.for(plans)('%s', (plan) => {
  test('tokens follow each other, each on one line and where it says', () => {
    const lines = (read(plan) ?? '').split('\n')
    let last: { readonly line: number; readonly column: number } = { line: 1, column: 1 }
    for (const { start, length } of semanticTokens(analysed(plan), plan)) {
      expect(comparePlaces(last, start)).toBeLessThanOrEqual(0)
      last = { line: start.line, column: start.column + length }
      expect((lines[start.line - 1] ?? '').length).toBeGreaterThanOrEqual(start.column - 1 + length)
    }
    expect(comparePlaces(last, { line: 1, column: 1 })).toBeGreaterThan(0)
  })
})
