/** The values of columns as the text that identifies data, without a row ever being an object. */
import { asDay } from '../calendar/civil.ts'
import { canonicalText } from '../data/cells.ts'
import { compareText } from '../exact/order.ts'
import { type ByteSink, type ByteWriter, byteWriter, type Piece, pieceOf } from '../write/bytes.ts'
import type { Column, Columns } from './column.ts'
import { isGap } from './growing.ts'
import { textAt } from './value.ts'

/** One field of a record: what kind of values it has, and all of them as text. */
export interface CanonicalField {
  readonly name: string
  readonly kind: 'text' | 'number' | 'day' | 'yesno'
  /** Writes each row's value on a line of its own, an empty line where it has none; texts as in JSON. Rows are in canonical order. */
  readonly write: (sink: ByteSink) => void
}

const [QUOTE, BACKSLASH] = [34, 92]
const KINDS = { number: 'number', big: 'number', day: 'day', text: 'text' } as const

/** The fields of columns that any row has a value in, by name: the same text as made from rows one by one. */
export function canonicalFields(columns: Columns): CanonicalField[] {
  const { shape, count, fields, order } = columns
  const truths = new Set(shape.fields.filter(({ unit }) => unit.kind === 'yesno').map(({ name }) => name))
  return [...fields]
    .filter(([, { gaps }]) => count > 0 && (gaps === null || hasValue(gaps, count)))
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, column]) => {
      const isTruth = truths.has(name)
      const kind = column.kind === 'code' ? (isTruth ? 'yesno' : 'text') : KINDS[column.kind]
      return {
        name,
        kind,
        write: (sink) => {
          const out = byteWriter(sink)
          const value = valueWriter(column, out, isTruth)
          const { gaps } = column
          for (let place = 0; place < count; place += 1) {
            const row = order === null ? place : (order[place] ?? 0)
            if (isGap(gaps, row)) out.put(NOTHING)
            else value(row)
          }
          out.flush()
        },
      }
    })
}

const NOTHING = pieceOf('\n')

function hasValue(gaps: Uint8Array, count: number): boolean {
  for (let row = 0; row < count; row += 1) if (!isGap(gaps, row)) return true
  return false
}

/** Writes a row's value and the end of its line. */
function valueWriter(column: Column, out: ByteWriter, isTruth: boolean): (row: number) => void {
  switch (column.kind) {
    case 'number':
      return numberWriter(column.values, column.scale, out)
    case 'day': {
      const { values } = column
      const shown = new Map<number, Piece>()
      return (row) => {
        const day = values[row] ?? 0
        let piece = shown.get(day)
        if (piece === undefined) {
          piece = pieceOf(`${canonicalText(asDay(day))}\n`)
          shown.set(day, piece)
        }
        out.put(piece)
      }
    }
    case 'code': {
      const { codes, texts } = column
      const written = texts.map((text) => pieceOf(`${isTruth ? text : JSON.stringify(text)}\n`))
      return (row) => out.put(written[codes[row] ?? 0] ?? NOTHING)
    }
    case 'text': {
      const { bytes, ends } = column
      const bare = new Uint8Array(256).map((_, byte) => Number(byte >= 32 && byte < 127 && byte !== QUOTE && byte !== BACKSLASH))
      const mark = pieceOf('"')
      const end = pieceOf('"\n')
      return (row) => {
        const [from, to] = [row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0]
        let i = from
        while (i < to && bare[bytes[i] ?? 0] === 1) i += 1
        if (i < to) {
          out.put(pieceOf(`${JSON.stringify(textAt(column, row))}\n`))
          return
        }
        out.put(mark)
        out.bytes(bytes, from, to)
        out.put(end)
      }
    }
    case 'big':
      return (row) => out.put(pieceOf(`${textAt(column, row)}\n`))
    default: {
      const never: never = column
      return never
    }
  }
}

/** Numbers as decimals whose last decimal is not zero. */
function numberWriter(values: ArrayLike<number>, scale: number, out: ByteWriter): (row: number) => void {
  if (scale === 0)
    return (row) => {
      out.decimal(values[row] ?? 0, 0)
      out.put(NOTHING)
    }
  return (row) => {
    let [value, decimals] = [values[row] ?? 0, scale]
    for (; decimals > 0 && value % 10 === 0; decimals -= 1) value /= 10
    out.decimal(value, decimals)
    out.put(NOTHING)
  }
}
