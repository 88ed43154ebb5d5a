import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import { blocksOf } from '../../runtime/data/blocks.ts'
import { fileReader } from '../../runtime/data/files.ts'
import { problemsInto } from '../../runtime/data/problems.ts'
import { rowsOf } from '../../runtime/data/rows.ts'
import { DEALS, PLAN } from './engine-run.ts'

const { core } = compile('sales.plan', (file) => (file === 'sales.plan' ? PLAN : undefined))
const shape = core?.records.find(({ name }) => name === 'deal')
if (shape === undefined) throw new Error('the plan has errors')
const read = { digitsOf: () => 2, keyField: () => undefined }

/** All that is read of a text, and all that is said of it: as a whole, or by blocks of so many bytes. */
function by(text: string, size: number | undefined) {
  const found: Diagnostic[] = []
  const problems = problemsInto((one) => void found.push(one))
  const bytes = new TextEncoder().encode(text)
  const whole = () => {
    const csv = fileReader(() => bytes, problems)(shape as NonNullable<typeof shape>)
    const record = csv === undefined ? undefined : rowsOf(shape as NonNullable<typeof shape>, csv, { ...read, problems })
    return record === undefined ? [] : [record]
  }
  const records =
    size === undefined ? whole() : [...blocksOf(shape as NonNullable<typeof shape>, sourceOf(bytes), { ...read, problems }, size)]
  problems.close()
  const rows = records.flatMap((record) => record.rows.map((row) => [row.row, record.span(row), record.fieldSpan(row, 'amount')]))
  return { blocks: records.length, rows, found }
}

describe('a file by blocks is what it is as a whole, with every place', () => {
  test.for([
    ['as it is', DEALS],
    ['with other line ends', DEALS.replaceAll('\n', '\r\n')],
    ['with a mark of byte order', `\uFEFF${DEALS}`],
    ['with bad cells', DEALS.replace('900', '9oo').replace('.5\n', '5.005\n').replace('2026-04-01', '')],
    ['with a cell too many', DEALS.replace('USD 12', 'USD 12,,')],
    ['with a quote in the middle', DEALS.replace('back', 'ba"ck')],
    ['with a quote that is never closed', `${DEALS}"D-6,`],
    ['without the last line end', DEALS.trimEnd()],
    ['with column names alone', 'id,owner,won_on,kind,amount\n'],
    ['without a column', DEALS.replace('amount', 'sum')],
    ['empty', ''],
  ] as const)('%s', ([, text]) => {
    const whole = by(text, undefined)
    for (const size of [40, 64, 100, 1000]) {
      const { rows, found } = by(text, size)
      expect([size, found]).toEqual([size, whole.found])
      expect([size, rows]).toEqual([size, whole.rows])
    }
  })
  test('in more than one', () => expect(by(DEALS, 64).blocks).toBeGreaterThan(2))
})
