/** Reading by columns and the reference reader say the same of every file: the same values, the same findings at the same places. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { comparePlaces, inTextOrder } from '../../messages/span.ts'
import type { Field, RecordShape } from '../core/record.ts'
import { problemsInto } from '../data/problems.ts'
import { readData } from '../data/read.ts'
import type { Table } from '../data/table.ts'
import { readColumns } from './read.ts'
import { type ByteSource, sourceOf } from './source.ts'
import { tableOf } from './value.ts'

const origin = { address: 'record', span: { file: 'p', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } }
const field = (name: string, unit: Field['unit'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  unit,
  oneOf: null,
  per: null,
  optional: false,
  role: 'plain',
  currency: null,
  form: { scale: 'plain', dates: null, zone: null },
  origin,
  ...more,
})

const DEAL: RecordShape = {
  name: 'deal',
  file: 'deals.csv',
  key: ['id'],
  history: null,
  known: null,
  withdrawn: null,
  rates: false,
  origin,
  fields: [
    field('id', { kind: 'text' }),
    field('owner', { kind: 'reference', record: 'rep' }),
    field('day', { kind: 'date' }, { role: 'incentive' }),
    field('paid', { kind: 'date' }, { optional: true, form: { scale: 'plain', dates: 'DD/MM/YYYY', zone: null } }),
    field('kind', { kind: 'text' }, { oneOf: ['new', 'old'] }),
    field('amount', { kind: 'money', currency: 'USD' }),
    field('share', { kind: 'percent' }, { optional: true }),
    field('size', { kind: 'number' }),
    field('won', { kind: 'yesno' }),
  ],
}
const REP: RecordShape = {
  name: 'rep',
  file: 'reps.csv',
  key: ['no'],
  history: null,
  known: null,
  withdrawn: null,
  rates: false,
  origin,
  fields: [field('no', { kind: 'number' })],
}
const HEADER = DEAL.fields.map(({ name }) => name).join(',')
const REPS = 'no\n1\n2\n274\n'

interface Read {
  readonly table: Table | undefined
  readonly findings: readonly Diagnostic[]
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const keyField = (record: string): Field | undefined => (record === 'rep' ? REP.fields[0] : undefined)
const digitsOf = (): number => 2

/** As the reference reader reads a deal file. */
function byRows(bytes: Uint8Array): Read {
  const findings: Diagnostic[] = []
  const files = (file: string): Uint8Array => (file === 'deals.csv' ? bytes : bytesOf(REPS))
  const { tables } = readData([REP, DEAL], files, digitsOf, (one) => findings.push(one))
  return { table: tables.get('deal'), findings }
}

function byColumns(source: ByteSource): Read {
  const findings: Diagnostic[] = []
  const problems = problemsInto((one) => findings.push(one))
  const target = { record: 'rep', file: 'reps.csv', keys: new Set(['1', '2', '274']) }
  const targetOf = (record: string) => (record === 'rep' ? target : undefined)
  const columns = readColumns(DEAL, source, { digitsOf, keyField, problems, reads: () => true, targetOf })
  problems.close()
  return { table: columns && tableOf(columns), findings }
}

const withoutLines = (table: Table | undefined) => table?.rows.map(({ key, values }) => ({ key, values }))
const byPlace = (list: readonly Diagnostic[]): Diagnostic[] =>
  [...list].sort((a, b) => inTextOrder(a, b) || a.code.localeCompare(b.code) || comparePlaces(a.span.end, b.span.end))

/** Both ways; rows only where nothing is refused, since then nothing is computed from them. */
function same(bytes: Uint8Array, source: ByteSource = sourceOf(bytes)): void {
  const [slow, fast] = [byRows(bytes), byColumns(source)]
  expect(byPlace(fast.findings)).toEqual(byPlace(slow.findings))
  if (!slow.findings.some(({ severity }) => severity === 'error')) expect(withoutLines(fast.table)).toEqual(withoutLines(slow.table))
}

const ROW = 'D-1,1,2026-03-05,05/04/2026,new,1234.50,12.5%,3,yes'

describe('one file, two readers', () => {
  test.each([
    ['a plain row', `${HEADER}\n${ROW}\n`],
    ['no line end at the end', `${HEADER}\n${ROW}`],
    ['CR LF and empty lines', `${HEADER}\r\n\r\n${ROW}\r\n\r\n`],
    ['CR alone', `${HEADER}\r${ROW}\r`],
    ['a byte-order mark', `\ufeff${HEADER}\n${ROW}\n`],
    ['quotes', `${HEADER}\n"D ""1"", a","1","2026-03-05","",new,"$1,234.50",,3,yes\n`],
    ['a newline inside quotes, and an error after it', `${HEADER}\n"D\n1",1,2026-03-05,,new,x,,3,yes\n`],
    ['empty optional cells', `${HEADER}\nD-1,1,2026-03-05,,new,1,,3,no\nD-2,1,2026-03-05,,new,1,"",3,no\n`],
    ['empty required cells', `${HEADER}\n,1,2026-03-05,,new,1,,3,no\nD-2,,,,,,,,\n`],
    [
      'scales that grow',
      `${HEADER}\nA,1,2026-03-05,,new,1,1,3,no\nB,1,2026-03-05,,new,1.5,0.25,-0.125,no\nC,1,2026-03-05,,new,-0.01,7%,2,no\n`,
    ],
    [
      'numbers past 2^53',
      `${HEADER}\nA,1,2026-03-05,,new,90071992547409.93,1,3,no\nB,1,2026-03-05,,new,90071992547409921234.55,1,12345678901234567890.5,no\n`,
    ],
    ['money with too many decimals', `${HEADER}\nA,1,2026-03-05,,new,1.005,1,3,no\nB,1,2026-03-05,,new,1.500,1,3,no\n`],
    [
      'bad days',
      `${HEADER}\nA,1,2026-02-30,,new,1,1,3,no\nB,1,2026-13-01,31/02/2026,new,1,1,3,no\nC,1,2026-03-05T10:00:00Z,,new,1,1,3,no\nD,1,0999-01-01,,new,1,1,3,no\n`,
    ],
    ['words that are not allowed', `${HEADER}\nA,1,2026-03-05,,newer,1,1,3,maybe\nB,1,2026-03-05,,newer,1,1,3,YES\n`],
    ['too few and too many cells', `${HEADER}\nA,1\nA,1,2026-03-05,,new,1,1,3,no,more\n`],
    ['a key that is there twice', `${HEADER}\nA,1,2026-03-05,,new,1,1,3,no\nB,1,2026-03-05,,new,1,1,3,no\nA,2,2026-03-05,,new,1,1,3,no\n`],
    [
      'keys that look alike',
      `${HEADER}\nd-1,1,2026-03-05,,new,1,1,3,no\nD-1,1,2026-03-05,,new,1,1,3,no\nZoé,1,2026-03-05,,new,1,1,3,no\nZoe\u0301,1,2026-03-05,,new,1,1,3,no\n`,
    ],
    [
      'a reference written otherwise, and one to nobody',
      `${HEADER}\nA,0274,2026-03-05,,new,1,1,3,no\nB,5,2026-03-05,,new,1,1,3,no\nC,1.0,2026-03-05,,new,1,1,3,no\n`,
    ],
    [
      'keys out of order',
      `${HEADER}\nZ,1,2026-03-05,,new,1,1,3,no\n\u{1f600},1,2026-03-05,,new,1,1,3,no\n\ufffd,1,2026-03-05,,new,1,1,3,no\nA,1,2026-03-05,,new,1,1,3,no\n`,
    ],
    ['a stray quote', `${HEADER}\nA"B,1,2026-03-05,,new,1,1,3,no\n"A"x,1,2026-03-05,,new,1,1,3,no\n`],
    ['a quote that is never closed', `${HEADER}\n${ROW}\n"D-2,1\n`],
    ['a zero byte', `${HEADER}\nA\0,1,2026-03-05,,new,1,1,3,no\n`],
    ['no rows', `${HEADER}\n`],
    ['nothing', ''],
    ['a missing column', 'id,owner\nA,1\n'],
    ['a column that is there twice', `${HEADER},id\n${ROW},x\n`],
    ['columns that nobody names', `x,${HEADER},y\n"q""q",${ROW},\u00e9\n`],
  ])('%s', (_, text) => same(bytesOf(text)))

  test('bytes that are not text', () => {
    const text = bytesOf(`${HEADER}\nA?,1,2026-03-05,,new,1,1,3,no\n`)
    same(text.map((byte) => (byte === 63 ? 0xff : byte)))
  })

  test('a file of several blocks, whose rows grow longer', () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `D-${i}${'x'.repeat(Math.floor(i / 3000))},2,2026-03-05,,new,${i}.5,${i % 7}%,3,yes`,
    )
    same(bytesOf(`${HEADER}\n${rows.join('\n')}\n`))
  })

  /** Rows enough for the program that reads plain rows, of cells that it must take, leave or widen for. */
  const many = (cellsOf: (row: number) => readonly string[], end = '\n', header = HEADER): string =>
    [header, ...Array.from({ length: 2600 }, (_, row) => cellsOf(row).join(','))].join(end) + end
  const usual = (row: number): string[] => [
    `D-${row}`,
    ['1', '2', '0274'][row % 3] ?? '',
    `20${10 + (row % 20)}-0${1 + (row % 9)}-1${row % 10}`,
    row % 4 === 0 ? '' : `05/0${1 + (row % 9)}/2026`,
    row % 5 === 0 ? 'old' : 'new',
    `${row % 7 === 0 ? '-' : ''}${row}.${String(row % 100).padStart(2, '0')}`,
    row % 6 === 0 ? '' : `${row % 100}.${row % 10}%`,
    `${row % 3}`,
    ['yes', 'no', 'TRUE', '0'][row % 4] ?? '',
  ]
  const quoted = (cells: readonly string[]): string[] => cells.map((one) => `"${one.replaceAll('"', '""')}"`)

  describe('thousands of rows', () => {
    test.each(['\n', '\r\n', '\r'])('in quotes and not, lines ended by %j', (end) => {
      same(bytesOf(many(usual, end)))
      same(bytesOf(many((row) => quoted(usual(row)), end)))
      same(bytesOf(`\ufeff${many((row) => (row % 2 === 0 ? quoted(usual(row)) : usual(row)), end)}`))
    })
    test.each([
      [
        'quotes, commas and line ends inside quotes',
        (row: number) => ['"a ""b"", c\r\nd"', '"', 'x"y', ''][row % 400 > 0 ? 3 : (row / 400) % 4],
      ],
      ['letters of other scripts', (row: number) => (row % 2 === 0 ? 'é\ud83d\ude00' : '')],
      ['a mark in the middle', (row: number) => (row % 100 === 0 ? '\ufeff' : '')],
      ['a zero byte', (row: number) => (row === 2000 ? '\0' : '')],
    ])('keys with %s', (_, more) => same(bytesOf(many((row) => [`${more(row) ?? ''}D-${row}`, ...usual(row).slice(1)]))))
    test.each([
      [0, 'x'],
      [1, '9'],
      [1, '""'],
      [1, '"2"'],
      [2, '2026-02-29'],
      [2, '1899-12-31'],
      [2, '2026-17-01'],
      [2, '"2026-01-31"'],
      [2, ''],
      [3, '"31/01/2026"'],
      [3, '31/02/2026'],
      [4, '"n""w"'],
      [4, 'newer'],
      [5, '1.005'],
      [5, '.5'],
      [5, '5.'],
      [5, '-'],
      [5, '-0'],
      [5, '000000000001.10'],
      [5, '$1'],
      [5, '1%'],
      [6, '1.23456'],
      [6, '12%%'],
      [7, '0.00000000000001'],
      [7, '1e5'],
      [8, 'maybe'],
      [8, '"Yes"'],
    ])('with an odd cell in column %i: `%s`', (place, odd) =>
      same(bytesOf(many((row) => usual(row).map((one, i) => (i === place && row % 1300 === 1299 ? odd : one))))),
    )
    test.each(
      [127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 999_999_999, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53].flatMap((edge) => [
        edge,
        -edge,
      ]),
    )('money and numbers up to %i', (edge) => {
      const near = (row: number): string => String(row < 1200 ? row % 9 : BigInt(edge) + BigInt(row % 3) - 1n)
      const cents = (row: number): string => near(row).replace(/^(-?)(\d+)(\d\d)$/, '$1$2.$3')
      same(bytesOf(many((row) => [...usual(row).slice(0, 5), cents(row), '', near(row), 'no'])))
    })
    test('with rows that are too short, too long and empty', () => {
      const odd = (row: number): string[] =>
        [usual(row).slice(0, 5), [...usual(row), 'more'], [''], usual(row)][row % 1200 > 1100 ? row % 4 : 3] ?? []
      same(bytesOf(many(odd)))
    })
    test('with columns that nobody names, in quotes and not', () =>
      same(bytesOf(many((row) => ['"a ""b"",c"', ...usual(row), row === 2100 ? 'é' : 'x'], '\n', `y,${HEADER},z`))))
    test('that end in the middle of quotes', () => same(bytesOf(`${many(usual)}"D-x,1`)))
    test('that are no text behind the first thousand', () => same(bytesOf(many(usual)).map((byte, i) => (i === 90_000 ? 0xff : byte))))
  })

  test('more wrong cells than are shown', () => {
    const rows = Array.from({ length: 250 }, (_, i) => `D-${i},1,2026-03-05,,new,x${i},,3,yes`)
    same(bytesOf(`${HEADER}\n${rows.join('\n')}\n`))
  })
})

const cell = fc.constantFrom(
  'D-1',
  'd-1',
  '1',
  '2',
  '0274',
  '9',
  '',
  '""',
  '2026-03-05',
  '2026-02-30',
  '05/04/2026',
  'new',
  'old',
  '$1,234.50',
  '1.5',
  '-0.01',
  '1.005',
  '12%',
  'yes',
  'no',
  'é',
  '"a,b"',
  '"',
  'a"b',
  '9007199254740993',
  '0.1234567890123',
)
const line = fc.oneof(
  { weight: 3, arbitrary: fc.array(cell, { minLength: 1, maxLength: 11 }).map((cells) => cells.join(',')) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: -99999, max: 99999 }))
      .map(
        ([id, day, cents]) => `D-${id},2,2026-03-${String(day).padStart(2, '0')},,old,${(cents / 100).toFixed(2)},${id}%,${id}.${day},no`,
      ),
  },
)
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, end, last]) => [HEADER, ...lines].join(end) + (last ? end : ''))

test('random files', () => {
  fc.assert(
    fc.property(text, (written) => same(bytesOf(written))),
    { numRuns: 2000 },
  )
})

test('wherever the blocks of a file end', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (written, piece) => {
      const bytes = bytesOf(written)
      const whole = sourceOf(bytes)
      same(bytes, { size: whole.size, read: (into, at) => whole.read(into.subarray(0, Math.min(piece, into.length)), at) })
    }),
    { numRuns: 1000 },
  )
})
