/** The rows of columns as the text that identifies data, without a row ever being an object. */
import { canonicalText } from '../data/cells.ts'
import { compareText } from '../exact/order.ts'
import type { Column, Columns, TextColumn } from './column.ts'
import { isGap } from './growing.ts'
import { valueAt } from './value.ts'

const [QUOTE, BACKSLASH] = [34, 92]
/** Rows in one piece of text. */
const PIECE = 4096

/**
 * One line of JSON for each row, in canonical order: its key, and its values by the names of their fields, as `[name, kind, value]`; a number is its
 * fraction in lowest terms. Many lines at a time. The same text as made from rows one by one.
 */
export function* canonicalLines(columns: Columns): Generator<string> {
  const { shape, count, fields, order } = columns
  const truths = new Set(shape.fields.filter(({ unit }) => unit.kind === 'yesno').map(({ name }) => name))
  const writers = [...fields]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, column]) => ({ column, value: valueWriter(name, column, truths.has(name)) }))
  const keys = shape.key.flatMap((name) => {
    const column = fields.get(name)
    return column === undefined ? [] : [textWriter(column)]
  })
  let piece = ''
  for (let place = 0; place < count; place += 1) {
    const row = order?.[place] ?? place
    let key = ''
    for (const one of keys) key += key === '' ? one(row) : `,${one(row)}`
    let cells = ''
    for (const { column, value } of writers) if (!isGap(column.gaps, row)) cells += cells === '' ? value(row) : `,${value(row)}`
    piece += `[[${key}],[${cells}]]\n`
    if ((place + 1) % PIECE === 0) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

/** A row's `[name, kind, value]`. */
function valueWriter(name: string, column: Column, isTruth: boolean): (row: number) => string {
  const label = JSON.stringify(name)
  switch (column.kind) {
    case 'number': {
      const { values, scale } = column
      const whole = `[${label},"object",{"d":"1","n":"`
      if (scale === 0) return (row) => `${whole}${values[row] ?? 0}"}]`
      const power = 10 ** scale
      return (row) => {
        let [n, d] = [values[row] ?? 0, power]
        // in lowest terms: the divisor is a power of ten
        while (d % 2 === 0 && n % 2 === 0) [n, d] = [n / 2, d / 2]
        while (d % 5 === 0 && n % 5 === 0) [n, d] = [n / 5, d / 5]
        return d === 1 ? `${whole}${n}"}]` : `[${label},"object",{"d":"${d}","n":"${n}"}]`
      }
    }
    case 'day': {
      const { values } = column
      return (row) => `[${label},"number",${values[row] ?? 0}]`
    }
    case 'code': {
      const { codes, texts } = column
      const written = texts.map((text) =>
        isTruth ? `[${label},"boolean",${text === 'yes'}]` : `[${label},"string",${JSON.stringify(text)}]`,
      )
      return (row) => written[codes[row] ?? 0] ?? ''
    }
    case 'text': {
      const text = textWriter(column)
      return (row) => `[${label},"string",${text(row)}]`
    }
    case 'big':
      return (row) => {
        const value = valueAt(column, row)
        return typeof value === 'object' ? `[${label},"object",{"d":"${value.d}","n":"${value.n}"}]` : ''
      }
    default: {
      const never: never = column
      return never
    }
  }
}

/** A row's canonical text in quotes. */
function textWriter(column: Column): (row: number) => string {
  if (column.kind === 'text' && isBare(column)) return bareTexts(column)
  return (row) => JSON.stringify(canonicalText(valueAt(column, row) ?? ''))
}

/** Whether every text stands in quotes as it is. */
function isBare({ bytes }: TextColumn): boolean {
  for (const byte of bytes) if (byte < 32 || byte >= 127 || byte === QUOTE || byte === BACKSLASH) return false
  return true
}

/** Plain texts, decoded many at a time. */
function bareTexts({ bytes, ends }: TextColumn): (row: number) => string {
  const decoder = new TextDecoder()
  let [first, last, base, text] = [0, 0, 0, '']
  return (row) => {
    if (row < first || row >= last) {
      first = row
      last = Math.min(ends.length, row + PIECE)
      base = row === 0 ? 0 : (ends[row - 1] ?? 0)
      text = decoder.decode(bytes.subarray(base, ends[last - 1]))
    }
    return `"${text.slice((row === 0 ? 0 : (ends[row - 1] ?? 0)) - base, (ends[row] ?? 0) - base)}"`
  }
}
