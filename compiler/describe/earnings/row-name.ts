/** What tells a row to a person: its texts, and the names of what it refers to. */
import type { RecordShape } from '../../../runtime/core/record.ts'
import { shownKey } from '../../../runtime/data/order.ts'
import type { Data, Row } from '../../../runtime/data/table.ts'
import type { Plan } from '../../plan.ts'

/** More than these say no more. */
const MOST = 3

type Table = ReadonlyMap<string, Row>

/** Reads the rows of a plan's data by record and key. */
export function rowNamer(
  { records, appliesTo }: Pick<Plan, 'records' | 'appliesTo'>,
  { tables }: Data,
): (record: string, rowKey: string) => string {
  const shapes = new Map(records.map((shape) => [shape.name, shape]))
  const indexed = new Map<string, Table>()
  const rowsOf = (record: string): Table => {
    const known = indexed.get(record)
    if (known !== undefined) return known
    const table = new Map((tables.get(record)?.rows ?? []).map((row) => [shownKey(row.key), row]))
    indexed.set(record, table)
    return table
  }
  const nameIn = (record: string, key: string): string => {
    const name = rowsOf(record).get(key)?.values.get('name')
    return typeof name === 'string' ? name : ''
  }
  const textsOf = ({ fields, key }: RecordShape, row: Row): string[] =>
    fields.flatMap(({ name, unit, role }) => {
      const value = row.values.get(name)
      if (typeof value !== 'string' || role === 'currency' || key.includes(name)) return []
      if (unit.kind === 'text') return [value]
      return unit.kind === 'reference' && unit.record !== appliesTo.record ? [nameIn(unit.record, value)] : []
    })
  return (record, rowKey) => {
    const shape = shapes.get(record)
    const row = shape === undefined ? undefined : rowsOf(record).get(rowKey)
    if (shape === undefined || row === undefined) return ''
    const texts = textsOf(shape, row).filter((text) => text !== '')
    return texts.slice(0, MOST).join(', ')
  }
}
