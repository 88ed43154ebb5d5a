/** Rows that are not closed yet: files of the data's own names, apart from the data. */
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import { digitsOf } from '../run.ts'
import { closedAlready } from './open.ts'

/** Open rows; what is wrong with their files; or the key of one that is in the data as well. */
export type OpenRead =
  | { readonly kind: 'read'; readonly open: Data }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[]; readonly files: DataFiles }
  | { readonly kind: 'twice'; readonly key: string }

/** Reads the open rows of the records that metrics count; `own` are their files, `others` those of the data. */
export function readOpen({ records, measures }: Core, data: Data, own: DataFiles, others: DataFiles): OpenRead {
  const counted = records.filter(({ name, file }) => own(file) !== undefined && measures.some(({ record }) => record === name))
  if (counted.length === 0) return { kind: 'read', open: { tables: new Map() } }
  const files: DataFiles = (file) => (counted.some((record) => record.file === file) ? own(file) : others(file))
  const found: Diagnostic[] = []
  const read = readData(records, files, digitsOf, (one) => void found.push(one))
  if (hasErrors(found)) return { kind: 'refused', diagnostics: found, files }
  const tables = new Map([...read.tables].filter(([record]) => counted.some(({ name }) => name === record)))
  const [twice] = closedAlready(data, { tables })
  return twice === undefined ? { kind: 'read', open: { tables } } : { kind: 'twice', key: twice }
}
