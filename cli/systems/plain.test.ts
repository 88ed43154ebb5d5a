import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import { DEALS, PLAN, REPS } from '../../tests/targets/engine-run.ts'
import { Unreadable } from '../tables/staged.ts'
import { plainFiles } from './plain.ts'

const { core } = compile('sales.plan', (file) => (file === 'sales.plan' ? PLAN : undefined))

/** The files of the company; those above `small` bytes by blocks. */
function filesOf(deals: string, small: number) {
  if (core === undefined) throw new Error('the plan has errors')
  const texts = new Map([
    ['reps.csv', REPS],
    ['deals.csv', deals],
  ])
  const bytesOf = (file: string): Uint8Array => new TextEncoder().encode(texts.get(file))
  return plainFiles(core, { open: (file) => sourceOf(bytesOf(file)), sizeOf: (file) => bytesOf(file).length }, small)
}
const told = ({ code, span, related }: Diagnostic) => [
  code,
  span.file,
  span.start.line,
  span.start.column,
  ...related.map(({ note }) => note),
]
const byBlocks = (deals: string) => filesOf(deals, REPS.length + 20)

test('a large file gives the rows of a small one', () => {
  const rows = (small: number) => {
    const files = filesOf(DEALS, small)
    return [files.isSmall('deal'), [...files.rows('deal', [])].flat()] as const
  }
  const [[isSmall, whole], [isStillSmall, blocks]] = [rows(10_000), rows(REPS.length + 20)]
  expect([isSmall, isStillSmall]).toEqual([true, false])
  // a whole file is in canonical order
  const lines = (some: typeof whole) =>
    some.map(({ line, key, values }) => JSON.stringify([line, key, [...values.values()].map(String)])).sort()
  expect(lines(blocks)).toEqual(lines(whole))
})
test('its first faults are those of the plain reader', () =>
  expect(byBlocks(DEALS.replace('900', '900.001')).faults('deal').map(told)).toEqual([['CB810', 'deals.csv', 3, 54]]))
test('it has none where all can be read', () => expect(byBlocks(DEALS).faults('deal')).toEqual([]))
test('a key that is there twice has both its places', () =>
  expect(byBlocks(DEALS.replace('D-5', 'D-1')).rowsWithKey('deal', 'D-1').map(told)).toEqual([
    ['CB820', 'deals.csv', 8, 1, 'the other row, line 2'],
  ]))
test('a reference to nobody has its place', () =>
  expect(byBlocks(DEALS.replace('D-5,é😀', 'D-5,e😀')).rowsWithKey('deal', 'D-5').map(told)).toEqual([['CB819', 'deals.csv', 8, 5]]))
test('rows are found by their keys, below rows of several lines, whether the file is large or small', () => {
  const keys = new Set(['D-5', 'D "4"', '+2', 'none'])
  const lines = [
    ['D "4"', 6],
    ['+2', 3],
    ['D-5', 8],
  ] as const
  for (const files of [byBlocks(DEALS), filesOf(DEALS, 10_000)]) expect(new Map([...files.linesOf('deal', keys)])).toEqual(new Map(lines))
})

test('a table whose package is not there is no small file, and has no lines', () => {
  if (core === undefined) throw new Error('the plan has errors')
  const missing = (): never => {
    throw new Unreadable('reading Parquet files needs a package')
  }
  const files = plainFiles(core, { open: missing, sizeOf: () => 100 })
  expect([files.isSmall('deal'), [...files.linesOf('deal', new Set(['D-1']))], files.findings]).toEqual([false, [], []])
})
