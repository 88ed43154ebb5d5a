import { report } from '../../messages/report.ts'
import type { Field, RecordShape } from '../core/record.ts'
import { type Csv, cellSpan } from './csv.ts'
import type { Problems } from './problems.ts'

/** A field and the place of its column in each row. */
export interface Column {
  readonly field: Field
  readonly index: number
}

/**
 * Where the fields of a record stand in a file; columns that no field names are ignored. Undefined when one is missing or there
 * twice (CB803, CB804).
 */
export function columnsOf({ fields, file, origin }: RecordShape, csv: Csv, problems: Problems): readonly Column[] | undefined {
  const [header] = csv.rows
  const names = header?.cells ?? []
  const indices = new Map<string, number[]>()
  names.forEach((name, index) => {
    const known = indices.get(name)
    if (known === undefined) indices.set(name, [index])
    else known.push(index)
  })

  const columns: Column[] = []
  const refused = new Set<string>()
  for (const field of fields) {
    const { column } = field
    const [index, again] = indices.get(column) ?? []
    if (index !== undefined && again === undefined) columns.push({ field, index })
    else if (!refused.has(column)) {
      refused.add(column)
      if (header === undefined || index === undefined) {
        const span = header === undefined ? origin.span : csv.places.span(header.starts[0] ?? 0, header.end)
        problems.raise('CB803', () => report('CB803', span, { file, column, columns: names }))
      } else {
        const related = [{ span: cellSpan(csv, header, index), note: 'the first is here' }]
        problems.raise('CB804', () => report('CB804', cellSpan(csv, header, again ?? index), { file, column }, { related }))
      }
    }
  }
  return refused.size === 0 ? columns : undefined
}
