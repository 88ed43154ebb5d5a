import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellSpan, readCsv } from './csv.ts'

const cells = (text: string) => readCsv('x.csv', text).rows.map((row) => row.cells)
const lines = (text: string) => readCsv('x.csv', text).rows.map((row) => row.line)
const faults = (text: string) => readCsv('x.csv', text).faults.map(({ kind, span }) => `${kind} ${span.start.line}:${span.start.column}`)

describe('rows end with', () => {
  const table = [
    ['a', 'b'],
    ['1', '2'],
  ]
  for (const [name, end] of Object.entries({ LF: '\n', CRLF: '\r\n', CR: '\r' })) {
    test(name, () => expect(cells(`a,b${end}1,2${end}`)).toEqual(table))
    test(`${name}, the last without`, () => expect(cells(`a,b${end}1,2`)).toEqual(table))
    test(`${name}, empty lines between`, () => expect(cells(`${end}a,b${end}${end}1,2${end}${end}`)).toEqual(table))
    test(`${name}, counted`, () => expect(lines(`a,b${end}${end}"1${end}1",2${end}3,4`)).toEqual([1, 3, 5]))
  }
})

describe('cells', () => {
  test('are not trimmed', () => expect(cells(' a ,b')).toEqual([[' a ', 'b']]))
  test('may be empty, the last one too', () =>
    expect(cells('a,,\n,')).toEqual([
      ['a', '', ''],
      ['', ''],
    ]))
  test('in quotes hold commas, newlines and quotes', () =>
    expect(cells('"a,b","c\r\nd","e""f",""')).toEqual([['a,b', 'c\r\nd', 'e"f', '']]))
  test('a quoted empty cell is a row, an empty line is none', () => expect(cells('a\n""\n\nb')).toEqual([['a'], [''], ['b']]))
  test('of ten megabytes', () => expect(cells(`a,"${'x'.repeat(10_000_000)}"`)[0]?.[1]).toHaveLength(10_000_000))
})

describe('quotes out of place are refused', () => {
  test('one that is never closed, where it opens', () => expect(faults('a,b\n1,"2\n3,4\n')).toEqual(['unfinished 2:3']))
  test('one in the middle', () => expect(faults('a,b\n1,5" pipe\n')).toEqual(['stray 2:4']))
  test('text after the closing one', () => expect(faults('a,b\n"1"x,2\n')).toEqual(['stray 2:3']))
  test('and the rows after a stray one are still read', () => expect(cells('a\nb"\nc')).toEqual([['a'], ['b"'], ['c']]))
})

test('the place of a cell spans its quotes and lines', () => {
  const csv = readCsv('x.csv', 'a,b\r\n"x\r\ny",2\r\n')
  expect(cellSpan(csv, csv.rows[1]!, 0)).toEqual({
    file: 'x.csv',
    start: { line: 2, column: 1 },
    end: { line: 3, column: 3 },
  })
  expect(cellSpan(csv, csv.rows[1]!, 1).start).toEqual({ line: 3, column: 4 })
})

const anyCell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', '""', '\r', '\n', '\r\n', ',', '=1+1', '__proto__'))
const anyTable = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { maxLength: 8 }))
const written = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

test('any table of text written as CSV is read back the same', () => {
  fc.assert(
    fc.property(anyTable, fc.constantFrom('\n', '\r\n', '\r'), (table, end) => {
      expect(cells(table.map((row) => row.map(written).join(',')).join(end))).toEqual(table)
    }),
  )
})

test('any text at all is read without failing, every offset inside it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', '😀')).map((units) => units.join('')),
      (text) => {
        const csv = readCsv('x.csv', text)
        for (const row of csv.rows) {
          expect(row.starts).toHaveLength(row.cells.length)
          expect(row.end).toBeLessThanOrEqual(text.length)
        }
      },
    ),
  )
})

test('60,000 rows of 10 cells are read quickly', () => {
  const row = 'SO43659,2017-07-01,349,676,285,5,1,2024.99,"a, b",2024.99\n'
  const text = row.repeat(60_000)
  readCsv('x.csv', row.repeat(1000))
  const start = performance.now()
  expect(readCsv('x.csv', text).rows).toHaveLength(60_000)
  expect(performance.now() - start).toBeLessThan(1000) // 300 ms is the aim on a quiet machine
})
