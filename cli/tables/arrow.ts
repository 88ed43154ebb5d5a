import { closeSync, createReadStream, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asDay } from '../../runtime/calendar/civil.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import { pointed } from '../../runtime/exact/ratio.ts'
import { type Format, missing, optional, type Unread } from './table.ts'

/** The part of `apache-arrow` that is used. */
interface Arrow {
  readonly RecordBatchReader: { readonly from: (source: unknown) => Promise<Batches> }
}
interface Batches extends AsyncIterable<Batch> {
  readonly open: () => Promise<unknown>
  readonly schema: { readonly fields: readonly ArrowField[] }
}
interface Batch {
  readonly numRows: number
  readonly getChildAt: (place: number) => { readonly get: (row: number) => unknown } | null
}
interface ArrowField {
  readonly name: string
  readonly type: ArrowType
}
/** A type, by the number that the format gives its kind. */
interface ArrowType {
  readonly typeId: number
  readonly scale?: number
  readonly precision?: number
  readonly timezone?: string | null
  readonly dictionary?: ArrowType
}

/** Kinds of types; negative numbers stand for one width of a kind. Source: Apache Arrow, format/Schema.fbs, union Type. */
const [INT, FLOAT, TEXT, BOOL, DECIMAL, DATE, TIMESTAMP, LARGE_TEXT, DICTIONARY] = [2, 3, 5, 6, 7, 8, 10, 20, -1]
/** The precision of numbers of 32 bits. */
const SINGLE = 1
const MILLISECONDS_A_DAY = 86_400_000

/** A value as a cell says it. */
type AsCell = (value: unknown) => string

const quotedCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const asIs: AsCell = (value) => quotedCell(String(value))

/** Little-endian words of a two's complement number. */
function fromWords(value: unknown): bigint {
  const words = value as Uint32Array
  const whole = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  return BigInt.asIntN(words.length * 32, whole)
}

/** The shortest decimal that is this number of 32 bits, as for one of 64 bits `String` says it. */
function shortest(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const text = value.toPrecision(digits)
    if (Math.fround(Number(text)) === value) return String(Number(text))
  }
  return String(value)
}

/** A moment, which the reader gives in milliseconds: a day where it is midnight in no time zone. */
function moment(zoned: boolean): AsCell {
  return (value) => {
    const milliseconds = Number(value)
    const text = new Date(milliseconds).toISOString().slice(0, 19)
    if (zoned) return `${text}Z`
    return milliseconds % MILLISECONDS_A_DAY === 0 ? text.slice(0, 10) : text
  }
}

/** How the values of a type are written; undefined for lists, structures and bytes, which no field can hold. */
function cellsOf(type: ArrowType): AsCell | undefined {
  switch (type.typeId) {
    case FLOAT:
      return type.precision === SINGLE ? (value) => shortest(Number(value)) : asIs
    case INT:
    case TEXT:
    case LARGE_TEXT:
    case BOOL:
      return asIs
    case DECIMAL:
      return (value) => pointed(fromWords(value), type.scale ?? 0)
    case DATE:
      return (value) => showDay(asDay(Math.floor(Number(value) / MILLISECONDS_A_DAY)))
    case TIMESTAMP:
      return moment(type.timezone != null)
    case DICTIONARY:
      return type.dictionary === undefined ? undefined : cellsOf(type.dictionary)
    default:
      return undefined
  }
}

/** Whether a file begins as the format says: `ARROW1`, or for a stream the mark of its first message. Source: Apache Arrow, columnar format. */
function isArrow(path: string): boolean {
  const head = Buffer.alloc(6)
  const handle = openSync(path, 'r')
  readSync(handle, head, 0, head.length, 0)
  closeSync(handle)
  return head.toString('latin1') === 'ARROW1' || head.readInt32LE(0) === -1
}

/** Writes the rows of an Arrow file or stream as comma-separated values into `folder`, in the order of the file, batch by batch. */
export async function arrowCells(path: string, folder: string, format: Format): Promise<Unread | { readonly cells: string }> {
  const arrow = await optional<Arrow>(format.needs)
  if (arrow === undefined) return missing(format)
  if (!isArrow(path)) return { problem: 'it is no Arrow file that can be read' }
  const cells = join(folder, 'table.csv')
  const out = openSync(cells, 'wx')
  try {
    const reader = await arrow.RecordBatchReader.from(createReadStream(path))
    await reader.open()
    const columns = reader.schema.fields.flatMap(({ name, type }, place) => {
      const write = cellsOf(type)
      return write === undefined ? [] : [{ name, place, write }]
    })
    if (columns.length === 0) return { problem: 'it has no column that a field could hold' }
    // a row of one empty cell would be an empty line
    const end = columns.length === 1 ? ',\n' : '\n'
    writeFileSync(out, `${columns.map(({ name }) => quotedCell(name)).join(',')}${columns.length === 1 ? ',(end)\n' : '\n'}`)
    for await (const batch of reader) {
      const vectors = columns.map(({ place, write }) => ({ vector: batch.getChildAt(place), write }))
      let text = ''
      for (let row = 0; row < batch.numRows; row += 1) {
        vectors.forEach(({ vector, write }, i) => {
          const value = vector?.get(row)
          text += `${i === 0 ? '' : ','}${value === null || value === undefined ? '' : write(value)}`
        })
        text += end
        if (text.length > 1 << 20) {
          writeFileSync(out, text)
          text = ''
        }
      }
      writeFileSync(out, text)
    }
    return { cells }
  } catch (error) {
    return { problem: `it is no Arrow file that can be read: ${error instanceof Error ? error.message : String(error)}` }
  } finally {
    closeSync(out)
  }
}
