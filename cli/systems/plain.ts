/** Data files as the plain reader reads them, for systems that are given rows: small files as a whole with all its checks, others by blocks. */
import { digitsOf } from '../../compiler/run.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Field, RecordShape } from '../../runtime/core/record.ts'
import { blocksOf } from '../../runtime/data/blocks.ts'
import { knownRows } from '../../runtime/data/known.ts'
import { rowOrder, shownKey } from '../../runtime/data/order.ts'
import { problemsInto } from '../../runtime/data/problems.ts'
import { readData } from '../../runtime/data/read.ts'
import type { ReadRecord } from '../../runtime/data/rows.ts'
import type { Row } from '../../runtime/data/table.ts'
import type { OpenFiles } from '../files.ts'
import { Unreadable } from '../tables/staged.ts'
import { formatOf } from '../tables/table.ts'

/** A file up to this many bytes is read as a whole; a table with types of its own takes an eighth of the bytes of its cells. */
const SMALL = 32_000_000
const PACKED = 8

export interface PlainFiles {
  /** What is wrong with the small files, and what they warn of. */
  readonly findings: readonly Diagnostic[]
  readonly isSmall: (record: string) => boolean
  /** The rows of a record, block by block; what is wrong with them goes to `found`. */
  readonly rows: (record: string, found: Diagnostic[]) => Generator<readonly Row[]>
  /** The first findings of the plain reader in a large file; none where it reads it all. */
  readonly faults: (record: string) => readonly Diagnostic[]
  /** What is wrong with the rows of a key in a large file: it is there twice, or refers to a row of a small file that is not there. */
  readonly rowsWithKey: (record: string, key: string) => readonly Diagnostic[]
  /** On which lines of a record's file rows with some keys begin, by the key as it is shown; of several rows of a key the last one that is known. None where its cells cannot be had here. */
  readonly linesOf: (record: string, keys: ReadonlySet<string>) => ReadonlyMap<string, number>
}

/** Whether the cells of a file can be had here; those of a table with types of its own need a package. */
function opens(file: string, open: OpenFiles['open']): boolean {
  try {
    open(file)
    return true
  } catch (problem) {
    if (problem instanceof Unreadable) return false
    throw problem
  }
}

/** `open`: the files of the data folder; `small`: the bytes above which a file is read by blocks. */
export function plainFiles({ records }: Core, { open, sizeOf }: Pick<OpenFiles, 'open' | 'sizeOf'>, small = SMALL): PlainFiles {
  const smallOnes = new Set(
    records.flatMap(({ name, file }) =>
      sizeOf(file) * (formatOf(file) === undefined ? 1 : PACKED) <= small && opens(file, open) ? [name] : [],
    ),
  )
  const isSmall = (record: string): boolean => smallOnes.has(record)
  const bytesOf = (file: string): Uint8Array | undefined => {
    const source = open(file)
    if (source === undefined) return undefined
    const bytes = new Uint8Array(source.size)
    for (let at = 0; at < bytes.length; ) {
      const more = source.read(bytes.subarray(at), at)
      if (more === 0) break
      at += more
    }
    return bytes
  }
  const findings: Diagnostic[] = []
  const whole = readData(
    records.filter(({ name }) => isSmall(name)),
    bytesOf,
    digitsOf,
    (one) => void findings.push(one),
  )
  const shapeOf = (record: string): RecordShape => {
    const shape = records.find(({ name }) => name === record)
    if (shape === undefined) throw new Error(`no record \`${record}\``)
    return shape
  }
  const keyField = (record: string): Field | undefined => {
    const { key, fields } = shapeOf(record)
    return key.length === 1 ? fields.find(({ name }) => name === key[0]) : undefined
  }
  const keys = new Map<string, ReadonlySet<string>>()
  const isMissing = (record: string, value: string): boolean => {
    if (!isSmall(record)) return false
    const known = keys.get(record) ?? new Set(whole.tables.get(record)?.rows.map(({ key }) => key[0] ?? ''))
    keys.set(record, known)
    return !known.has(value)
  }
  function* blocks(record: string, found: Diagnostic[]): Generator<ReadRecord> {
    const shape = shapeOf(record)
    const source = open(shape.file)
    const problems = problemsInto((one) => void found.push(one))
    if (source !== undefined) yield* blocksOf(shape, source, { digitsOf, keyField, problems })
    problems.close()
  }
  return {
    findings,
    isSmall,
    *rows(record, found) {
      if (isSmall(record)) yield whole.tables.get(record)?.rows ?? []
      else for (const block of blocks(record, found)) yield block.rows.map(({ row }) => row)
    },
    faults: (record) => {
      const found: Diagnostic[] = []
      for (const _ of blocks(record, found)) if (hasErrors(found)) break
      return found
    },
    rowsWithKey: (record, key) => {
      const { key: fields } = shapeOf(record)
      let first: { readonly span: Span; readonly line: number } | undefined
      for (const block of blocks(record, []))
        for (const row of block.rows) {
          if (shownKey(row.row.key) !== key) continue
          if (first !== undefined) {
            const related = [{ span: first.span, note: `the other row, line ${first.line}` }]
            return [report('CB820', block.fieldSpan(row, fields[0] ?? ''), { record, key, start: undefined }, { related })]
          }
          for (const { name: field, unit } of block.shape.fields) {
            const value = row.row.values.get(field)
            if (unit.kind !== 'reference' || typeof value !== 'string' || !isMissing(unit.record, value)) continue
            const { file } = shapeOf(unit.record)
            return [report('CB819', block.fieldSpan(row, field), { record: unit.record, value, file, meant: undefined })]
          }
          first = { span: block.span(row), line: row.row.line }
        }
      return []
    },
    linesOf: (record, keys) => {
      const shape = shapeOf(record)
      if (!opens(shape.file, open)) return new Map()
      const rows: Row[] = []
      const wanted = (row: Row): boolean => keys.has(shownKey(row.key))
      if (isSmall(record)) rows.push(...(whole.tables.get(record)?.rows.filter(wanted) ?? []))
      else for (const block of blocks(record, [])) rows.push(...block.rows.flatMap(({ row }) => (wanted(row) ? [row] : [])))
      const known = knownRows(shape, rows.sort(rowOrder(shape)), (row) => row, null)
      return new Map(known.map(({ key, line }) => [shownKey(key), line]))
    },
  }
}
