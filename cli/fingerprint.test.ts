import { describe, expect, test } from 'vitest'
import type { Core } from '../runtime/core/core.ts'
import type { Data, Row, Value } from '../runtime/data/table.ts'
import { coreHash, dataHash } from './fingerprint.ts'

const core = (value: unknown) => coreHash(value as Core)
const row = (key: string, line: number, ...values: [string, unknown][]): Row => ({
  key: [key],
  line,
  values: new Map(values as [string, Value][]),
})
const data = (...tables: [string, Row[]][]): Data => ({
  tables: new Map(tables.map(([record, rows]) => [record, { record, file: `${record}.csv`, rows }])),
})

describe("a plan's hash", () => {
  test('does not change when a clause moves or keys are written in another order', () =>
    expect(core({ a: 1, origin: { address: 'x', span: { line: 1 } } })).toBe(core({ origin: { span: { line: 9 }, address: 'x' }, a: 1 })))
  test('changes with any value', () => expect(core({ a: '0.05' })).not.toBe(core({ a: '0.06' })))
})

describe("the data's hash", () => {
  const first = data(['rep', [row('1', 2, ['name', 'Ana'], ['pay', { n: 5n, d: 2n }])]], ['deal', []])
  test('does not change with the order of columns, lines and files', () =>
    expect(dataHash(data(['deal', []], ['rep', [row('1', 7, ['pay', { n: 5n, d: 2n }], ['name', 'Ana'])]]))).toBe(dataHash(first)))
  test('changes with a value', () =>
    expect(dataHash(data(['rep', [row('1', 2, ['name', 'Ana'], ['pay', { n: 5n, d: 3n }])]], ['deal', []]))).not.toBe(dataHash(first)))
  test('keeps text apart from numbers', () =>
    expect(dataHash(data(['rep', [row('1', 2, ['a', '5'])]]))).not.toBe(dataHash(data(['rep', [row('1', 2, ['a', 5])]]))))
})
