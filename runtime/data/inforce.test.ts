import { describe, expect, test } from 'vitest'
import { parseDay } from '../calendar/day.ts'
import { canonicalRows } from './hash.ts'
import { indexTable, rowInForce } from './inforce.ts'
import { DATE, field, read, record } from './samples.ts'

const fields = [field('id'), field('from', DATE), field('to', DATE, { optional: true })]
const indexOf = (to: string | null, rows: string) => {
  const shape = record('level', fields, { history: { from: 'from', to } })
  return indexTable(read([shape], { level: `id,from,to\n${rows}` }).data.tables.get('level')!, shape)
}
const day = (text: string) => parseDay(text)!

describe('the row in force', () => {
  const open = indexOf(null, 'a,2026-03-01,\na,2026-01-01,\n')
  const line = (on: string) => open.find('a', day(on))?.line
  test('is the last that has begun', () => expect([line('2026-02-28'), line('2026-03-01'), line('2030-01-01')]).toEqual([3, 2, 2]))
  test('is none before the first', () => expect(line('2025-12-31')).toBeUndefined())
  test('is none of another key', () => expect([open.find('b', day('2026-03-01')), open.findAll('b')]).toEqual([undefined, []]))
  test('all rows of a key, by start', () => expect(open.findAll('a').map((row) => row.line)).toEqual([3, 2]))
  test('ends with its last day', () => {
    const ranged = indexOf('to', 'a,2026-01-01,2026-01-31\n')
    expect(ranged.find('a', day('2026-01-31'))?.line).toBe(2)
    expect(ranged.find('a', day('2026-02-01'))).toBeUndefined()
  })
  test('of a plain record is its row, found by a key of several columns', () => {
    const shape = record('line', [field('a'), field('b')], { key: ['a', 'b'] })
    const index = indexTable(read([shape], { line: 'a,b\n1,2\n' }).data.tables.get('line')!, shape)
    expect(rowInForce(index, ['1', '2'], day('2026-01-01'))?.line).toBe(2)
    expect(rowInForce(index, ['12', ''], day('2026-01-01'))).toBeUndefined()
  })
})

test('canonical rows say the same however the file is laid out', () => {
  const shape = record('a', [field('id'), field('n', { kind: 'number' }), field('d', DATE, { optional: true })])
  const lines = (content: string) => [...canonicalRows(read([shape], { a: content }).data.tables.get('a')!)]
  expect(lines('id,n,d\nx,1.50,\ny,2,2026-01-31\n')).toEqual(lines('d,x,n,id\r\n2026-01-31,?,2.0,y\r\n,?,01.5,"x"\r\n'))
  expect(lines('id,n,d\ny,2,2026-01-31\n')).toEqual(['[["y"],[["d","number","2026-01-31"],["id","string","y"],["n","object","2"]]]'])
})
