import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasErrors } from '../../messages/diagnostic.ts'
import { ratio } from '../exact/ratio.ts'
import { canonicalRows } from './hash.ts'
import { DATE, field, read, record, TEXT, USD } from './samples.ts'

const rep = record('rep', [field('id'), field('name', TEXT, { column: 'Full Name' })])
const deal = record('deal', [field('id'), field('owner', { kind: 'reference', record: 'rep' }), field('amount', USD)])
const reps = 'id,Full Name\nR-1,Ann\nR-2,Bo\n'

const keys = (answer: ReturnType<typeof read>, name: string) => answer.data.tables.get(name)?.rows.map(({ key }) => key.join('|'))

describe('files', () => {
  test('a missing one is refused', () => expect(read([rep], {}).says).toEqual(['CB801 1:1-1:1 the file `rep.csv` of `rep` is missing']))
  test('one without bytes is refused', () => expect(read([rep], { rep: '' }).says).toEqual(['CB802 1:1-1:1 the file `rep.csv` is empty']))
  test('one of empty lines is refused', () => expect(read([rep], { rep: '\ufeff\r\n\n' }).says).toHaveLength(1))
  test('column names alone are no rows', () => {
    const answer = read([rep], { rep: 'id,Full Name' })
    expect([answer.says, keys(answer, 'rep')]).toEqual([[], []])
  })
  test('bad bytes are refused at their place', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('id,Full Name\nR-1,Jos'), 0xe9, 10])
    expect(read([rep], { rep: bytes }).says).toEqual(['CB805 2:8-2:9 `rep.csv` is not plain UTF-8 text here (byte 0xE9)'])
  })
  test('an unfinished quote is refused where it opens', () =>
    expect(read([rep], { rep: 'id,Full Name\nR-1,"Ann\nR-2,Bo\n' }).says).toEqual([
      'CB806 2:5-2:6 the quote that opens this cell is never closed',
    ]))
  test('a stray quote is refused', () => expect(read([rep], { rep: 'id,Full Name\nR-1,A"nn\n' }).says[0]).toMatch(/^CB807 2:6-2:7/))
  test('a mark, CRLF and extra columns are fine', () => {
    const answer = read([rep], { rep: '\ufeffx,Full Name,__proto__,id\r\n1,Ann,2,R-1\r\n' })
    expect(answer.says).toEqual([])
    expect(answer.data.tables.get('rep')?.rows).toEqual([
      {
        key: ['R-1'],
        line: 2,
        values: new Map([
          ['name', 'Ann'],
          ['id', 'R-1'],
        ]),
      },
    ])
  })
})

describe('columns', () => {
  test('a missing one is refused, with those that are there', () => {
    const { says, found } = read([rep], { rep: 'id;Full Name\n1;2\n' })
    expect(says).toEqual(['CB803 1:1-1:13 `rep.csv` has no column `id`', 'CB803 1:1-1:13 `rep.csv` has no column `Full Name`'])
    expect(found[0]?.help).toContain('`id;Full Name`')
  })
  test('one that is there twice is refused', () =>
    expect(read([rep], { rep: 'id,Full Name,id\n' }).says).toEqual(['CB804 1:14-1:16 `rep.csv` has two columns `id`']))
  test('one that nobody asks for may be there twice', () => expect(read([rep], { rep: 'id,x,Full Name,x\n' }).says).toEqual([]))
  test('a row with a cell too many, and one with too few', () =>
    expect(read([rep], { rep: 'id,Full Name\nR-1,Ann,\nR-2\n' }).says).toEqual([
      'CB808 2:1-2:9 this row has 3 cells under 2 column names',
      'CB808 3:1-3:4 this row has 1 cell under 2 column names',
    ]))
  test('`__proto__` is a name like any other', () => {
    const odd = record('odd', [field('__proto__'), field('constructor')], { key: ['__proto__'] })
    const { data, says } = read([odd], { odd: '__proto__,constructor\n__proto__,toString\n' })
    expect(says).toEqual([])
    expect(data.tables.get('odd')?.rows[0]?.values.get('constructor')).toBe('toString')
  })
})

describe('references', () => {
  test('to rows that are there', () => expect(read([deal, rep], { deal: 'id,owner,amount\n1,R-1,5\n', rep: reps }).says).toEqual([]))
  test('to nobody are refused', () => {
    const { says, found } = read([rep, deal], { deal: 'id,owner,amount\n1,R-9,5\n2,r-2,5\n', rep: reps })
    expect(says).toEqual(['CB819 2:3-2:6 unknown rep `R-9`', 'CB819 3:3-3:6 unknown rep `r-2`'])
    expect(found.map(({ help }) => help)).toEqual(['add it to `rep.csv`, or correct this cell', 'did you mean `R-2`?'])
  })
  test('to `__proto__` are refused too', () =>
    expect(read([rep, deal], { deal: 'id,owner,amount\n1,__proto__,5\n', rep: reps }).says).toEqual([
      'CB819 2:3-2:12 unknown rep `__proto__`',
    ]))
  test('to a row that is refused for another reason are not refused', () =>
    expect(read([rep, deal], { deal: 'id,owner,amount\n1,R-3,5\n', rep: 'id,Full Name\nR-3,\n' }).says).toEqual([
      'CB818 2:5-2:5 the cell of column `Full Name` is empty',
    ]))
  test('into a file that could not be read are not refused', () =>
    expect(read([rep, deal], { deal: 'id,owner,amount\n1,R-3,5\n' }).says).toHaveLength(1))
  test('into a file with a row that could not be read are not refused', () =>
    expect(read([rep, deal], { deal: 'id,owner,amount\n1,R-3,5\n', rep: 'id,Full Name\nR-3\n' }).says).toEqual([
      'CB808 2:1-2:4 this row has 1 cell under 2 column names',
    ]))
  test('to a number find it however it is written', () => {
    const place = record('place', [field('id', { kind: 'count' })])
    const shop = record('shop', [field('id'), field('place', { kind: 'reference', record: 'place' })])
    const { data, says } = read([shop, place], { place: 'id\n7\n', shop: 'id,place\na,007\n' })
    expect([says, data.tables.get('shop')?.rows[0]?.values.get('place')]).toEqual([[], '7'])
  })
})

describe('keys', () => {
  test('a second row is refused, even when identical, with both places', () => {
    const { says, found } = read([rep], { rep: 'id,Full Name\nR-1,Ann\nR-1,Ann\n' })
    expect(says).toEqual(['CB820 3:1-3:4 rep `R-1` is there twice'])
    expect(found[0]?.related[0]).toMatchObject({ span: { start: { line: 2 } }, note: 'the other row, line 2' })
  })
  test('numbers are one key however they are written', () =>
    expect(read([record('a', [field('id', { kind: 'count' })])], { a: 'id\n7\n07\n' }).says).toEqual([
      'CB820 3:1-3:3 a `7` is there twice',
    ]))
  test('of two columns', () => {
    const line = record('line', [field('a'), field('b')], { key: ['a', 'b'] })
    expect(read([line], { line: 'a,b\n1,2\n1,3\n12,\n' }).says).toEqual(['CB818 4:4-4:4 the cell of column `b` is empty'])
    expect(read([line], { line: 'a,b\n1,2\n1,2\n' }).says).toEqual(['CB820 3:1-3:2 line `1, 2` is there twice'])
  })
  for (const [name, a, b] of [
    ['case', 'R-1', 'r-1'],
    ['outer spaces', 'R-1', 'R-1 '],
    ['normal form', 'Jos\u00e9', 'Jose\u0301'],
  ] as const)
    test(`that differ only in ${name} raise a warning`, () => {
      const { found } = read([rep], { rep: `id,Full Name\n${a},x\n${b},y\n` })
      expect(found.map(({ code, severity }) => [code, severity])).toEqual([['CB824', 'warning']])
      expect(hasErrors(found)).toBe(false)
    })
})

describe('history', () => {
  const dates = [field('id'), field('from', DATE), field('to', DATE, { optional: true })]
  const open = record('level', dates, { history: { from: 'from', to: null } })
  const ranged = record('level', dates, { history: { from: 'from', to: 'to' } })
  const level = (rows: string) => ({ level: `id,from,to\n${rows}` })

  test('one row per start date, in order', () => {
    const { data, says } = read([open], level('a,2026-03-01,\na,2026-01-01,\n'))
    expect([says, data.tables.get('level')?.rows.map(({ line }) => line)]).toEqual([[], [3, 2]])
  })
  test('two of one start date are refused', () =>
    expect(read([ranged], level('a,2026-03-01,2026-03-31\na,2026-03-01,\n')).says).toEqual([
      'CB820 3:1-3:2 level `a` is there twice from 2026-03-01',
    ]))
  test('gaps are fine, ends are included', () =>
    expect(read([ranged], level('a,2026-01-01,2026-01-31\na,2026-02-01,2026-02-28\na,2026-06-01,\n')).says).toEqual([]))
  test('overlaps are refused, with both rows', () => {
    const { says, found } = read([ranged], level('a,2026-01-31,\na,2026-01-01,2026-01-31\n'))
    expect(says).toEqual(['CB821 2:3-2:13 two rows of level `a` both hold on 2026-01-31'])
    expect(found[0]?.related[0]?.span.start.line).toBe(3)
  })
  test('a range inside a longer one is refused', () =>
    expect(
      read([ranged], level('a,2026-01-01,2026-12-31\na,2026-02-01,2026-02-02\na,2026-03-01,2026-03-02\n')).says.map((one) =>
        one.slice(0, 10),
      ),
    ).toEqual(['CB821 3:3-', 'CB821 4:3-']))
  test('an open end overlaps what begins later', () => expect(read([ranged], level('a,2026-01-01,\na,2026-02-01,\n')).says).toHaveLength(1))
  test('other keys never overlap', () => expect(read([ranged], level('a,2026-01-01,\nb,2026-01-01,\n')).says).toEqual([]))
  test('an end before the start is refused', () =>
    expect(read([ranged], level('a,2026-02-01,2026-01-01\n')).says).toEqual([
      'CB822 2:14-2:24 this row of level `a` begins on 2026-02-01 and ends before, on 2026-01-01',
    ]))
  test('a start date is never empty', () =>
    expect(read([ranged], level('a,,\n')).says).toEqual(['CB818 2:3-2:3 the cell of column `from` is empty']))
})

describe('many findings', () => {
  test('of one code are shown a hundred times, then counted', () => {
    const { says, found } = read([deal, rep], { rep: reps, deal: `id,owner,amount\n${'x,R-1,lots\n'.repeat(250)}` })
    expect(found.filter(({ code }) => code === 'CB809')).toHaveLength(100)
    expect(says.slice(-2)).toEqual(['CB823 101:7-101:11 150 more findings of CB809', 'CB823 102:1-102:2 149 more findings of CB820'])
  })
  test('that are warnings stay warnings', () => {
    const rows = Array.from({ length: 102 }, (_, i) => `k${' '.repeat(i)},x`).join('\n')
    const { found } = read([rep], { rep: `id,Full Name\n${rows}` })
    expect([found.at(-1)?.message, hasErrors(found)]).toEqual(['1 more finding of CB824', false])
  })
})

describe('the order of rows', () => {
  test('is by UTF-8 bytes for text', () =>
    expect(keys(read([rep], { rep: 'id,Full Name\n😀,x\n\ufb01,x\na,x\nB,x\n' }), 'rep')).toEqual(['B', 'a', '\ufb01', '😀']))
  test('is by value for numbers', () =>
    expect(keys(read([record('a', [field('id', { kind: 'number' })])], { a: 'id\n10\n9\n-1\n9.5\n' }), 'a')).toEqual([
      '-1',
      '9',
      '9.5',
      '10',
    ]))

  const anyRows = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.integer()), {
    selector: ([a, b]) => `${a}\0${b}`,
    maxLength: 12,
  })
  const two = record('two', [field('a'), field('b'), field('n', { kind: 'count' })], { key: ['a', 'b'] })
  const quoted = (cell: string | number) => `"${String(cell).replaceAll('\0', '').replaceAll('"', '""')}"`
  const file = (rows: readonly (readonly (string | number)[])[]) => ({
    two: ['a,b,n', ...rows.map((row) => row.map(quoted).join(','))].join('\n'),
  })
  test('of the file never matters', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const content = (one: typeof rows) => {
            const table = read([two], file(one)).data.tables.get('two')!
            return [table.rows.map(({ key, values }) => ({ key, values })), [...canonicalRows(table)]]
          }
          expect(content(shuffled)).toEqual(content(rows))
        },
      ),
    )
  })
})

test('60,000 rows of 10 columns are read quickly', () => {
  const names = ['id', 'owner', 'amount', 'a', 'b', 'c', 'd', 'e', 'f', 'day']
  const big = record('deal', [field('id'), field('owner', { kind: 'reference', record: 'rep' }), field('amount', USD), field('day', DATE)])
  const rows = Array.from({ length: 60_000 }, (_, i) => `D-${i},R-${(i % 2) + 1},${i}.25,a,b,c,d,e,f,2026-03-${10 + (i % 20)}`)
  const start = performance.now()
  const { data, says } = read([rep, big], { rep: reps, deal: `${names.join(',')}\n${rows.join('\n')}\n` })
  const spent = performance.now() - start
  expect(says).toEqual([])
  expect(data.tables.get('deal')?.rows[0]?.values.get('amount')).toEqual(ratio(25n))
  expect(spent).toBeLessThan(3000)
})
