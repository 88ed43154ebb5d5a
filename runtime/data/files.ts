import { report } from '../../messages/report.ts'
import { lineSpan } from '../../messages/span.ts'
import type { RecordShape } from '../core/record.ts'
import { type Csv, readCsv } from './csv.ts'
import { placesIn } from './place.ts'
import type { Problems } from './problems.ts'
import { decode } from './utf8.ts'

/** The bytes of a data file by the name that the record gives it; undefined where there is none. */
export type DataFiles = (file: string) => Uint8Array | undefined

function csvOf({ file, name, origin }: RecordShape, files: DataFiles, problems: Problems): Csv | undefined {
  const bytes = files(file)
  if (bytes === undefined) {
    problems.raise('CB801', () => report('CB801', origin.span, { file, record: name }))
    return undefined
  }
  const decoded = decode(bytes)
  if ('found' in decoded) {
    const { before, found } = decoded
    const span = placesIn(file, `${before}?`).span(before.length, before.length + 1)
    problems.raise('CB805', () => report('CB805', span, { file, found }))
    return undefined
  }
  const csv = readCsv(file, decoded.text)
  for (const { kind, span } of csv.faults) {
    if (kind === 'unfinished') problems.raise('CB806', () => report('CB806', span, {}))
    else problems.raise('CB807', () => report('CB807', span, {}))
  }
  if (csv.rows.length > 0 || csv.faults.length > 0) return csv
  problems.raise('CB802', () => report('CB802', lineSpan(file, 1), { file }))
  return undefined
}

/**
 * Opens the file of a record, each file once. Undefined where it is missing, empty or no text (CB801, CB802, CB805);
 * quotes out of place are reported (CB806, CB807) and the rows before them are still read.
 */
export function fileReader(files: DataFiles, problems: Problems): (shape: RecordShape) => Csv | undefined {
  const opened = new Map<string, Csv | undefined>()
  return (shape) => {
    if (!opened.has(shape.file)) opened.set(shape.file, csvOf(shape, files, problems))
    return opened.get(shape.file)
  }
}
