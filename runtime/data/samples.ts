import type { Diagnostic } from '../../messages/diagnostic.ts'
import { lineSpan } from '../../messages/span.ts'
import { parseDay } from '../calendar/day.ts'
import type { Field, Form, RecordShape } from '../core/record.ts'
import type { Unit } from '../core/unit.ts'
import { readData } from './read.ts'
import type { Data } from './table.ts'

// Short ways to write records and files in the tests of this folder.

const origin = { address: 'test', span: lineSpan('test.plan', 1) }
const PLAIN: Form = { scale: 'plain', dates: null, zone: null }

export const USD: Unit = { kind: 'money', currency: 'USD' }
export const TEXT: Unit = { kind: 'text' }
export const DATE: Unit = { kind: 'date' }

type FieldExtra = Partial<Omit<Field, 'form'>> & { readonly form?: Partial<Form> }

/** A field whose column has its name, plainly written. */
export const field = (name: string, unit: Unit = TEXT, { form, ...extra }: FieldExtra = {}): Field => ({
  name,
  column: name,
  unit,
  oneOf: null,
  per: null,
  optional: false,
  role: 'plain',
  currency: null,
  origin,
  ...extra,
  form: { ...PLAIN, ...form },
})

/** A record `name` in `name.csv` with the key `id`. */
export const record = (name: string, fields: Field[], extra: Partial<RecordShape> = {}): RecordShape => ({
  name,
  file: `${name}.csv`,
  key: ['id'],
  fields,
  history: null,
  known: null,
  withdrawn: null,
  rates: false,
  origin,
  ...extra,
})

export interface Answer {
  readonly data: Data
  readonly found: readonly Diagnostic[]
  /** `CB809 2:5-2:8 message`, without the file. */
  readonly says: readonly string[]
}

const places = ({ span: { start, end } }: Diagnostic): string => `${start.line}:${start.column}-${end.line}:${end.column}`

/** Reads files given as text or bytes by record name. */
export function read(
  records: readonly RecordShape[],
  files: Readonly<Record<string, string | Uint8Array>>,
  asOf: string | null = null,
): Answer {
  const found: Diagnostic[] = []
  const bytes = new Map(
    Object.entries(files).map(([name, content]) => [
      `${name}.csv`,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  const data = readData(
    records,
    (file) => bytes.get(file),
    (currency) => (currency === 'JPY' ? 0 : 2),
    (one) => void found.push(one),
    (asOf === null ? undefined : parseDay(asOf)) ?? null,
  )
  return { data, found, says: found.map((one) => `${one.code} ${places(one)} ${one.message}`) }
}

/** Reads one cell of column `v` in the row of key `k`: its value, or the finding. */
export function readCell(cell: string, unit: Unit, extra: FieldExtra = {}): unknown {
  const { data, found, says } = read([record('deal', [field('id'), field('v', unit, extra)])], {
    deal: `id,v\nk,"${cell.replaceAll('"', '""')}"\n`,
  })
  return found.length > 0 ? says.join('\n') : data.tables.get('deal')?.rows[0]?.values.get('v')
}
