import { describe, expect, test } from 'vitest'
import { semanticTokens } from '../../editor/tokens/semantic.ts'
import { analysed, plans, read } from './fixtures.ts'

const account = 'plans/northwind-cloud/account-executive.plan'
const typesOf = (plan: string, word: string): string[] => {
  const text = read(plan) ?? ''
  const found = semanticTokens(analysed(plan), plan).filter(({ start, length }) => text.slice(start.offset, start.offset + length) === word)
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
    let end = 0
    for (const { start, length } of semanticTokens(analysed(plan), plan)) {
      expect(start.offset).toBeGreaterThanOrEqual(end)
      end = start.offset + length
      const before = lines.slice(0, start.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
      expect(before + start.column - 1).toBe(start.offset)
      expect((lines[start.line - 1] ?? '').length).toBeGreaterThanOrEqual(start.column - 1 + length)
    }
    expect(end).toBeGreaterThan(0)
  })
})
