/** Cells of a file as what a program computes with, in a system that reads files larger than memory by itself. */
import type { Program } from '../../relational/program/ir.ts'
import { type Reading, readingOf } from '../reading.ts'
import type { Textual } from './dialect.ts'

/** What marks a refusal of ours among the errors of the system. */
export const REFUSAL = 'refused: '

/** Digits of a whole number that 64 bits always hold. */
const DIGITS = 18

const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A condition that a cell can be read, and the value that it then has; nearly all cells are of the `plain` form, which is quicker to read. */
interface Cell {
  readonly plain?: { readonly fits: string; readonly value: string }
  readonly fits: string
  readonly value: string
  readonly wanted: string
}

function decimalOf({ places, signs, unit }: Reading & { kind: 'decimal' }, cell: string, { texts, text, cast }: Textual): Cell {
  const { matches, part, position } = texts
  const decimals = places > 0 ? `\\.[0-9]{1,${places}}0*` : '\\.0+'
  const digits = `0*[0-9]{1,${DIGITS - places}}`
  const plain = `(?:${digits}(?:${decimals})?|${decimals})`
  const grouped = `[0-9]{1,3}(?:,[0-9]{3})+(?:${decimals})?`
  const signed = signs.length === 0 ? '' : `|-?(?:${signs.map(escaped).join('|')}) ?(?:${plain}|${grouped})`
  const bare = texts.without(cell, '[^0-9.]')
  const point = position(bare, '.')
  const whole = `(CASE WHEN ${point} = 0 THEN ${bare} ELSE ${part(bare, '1', `${point} - 1`)} END)`
  const behind = `CASE WHEN ${point} = 0 THEN '' ELSE ${part(bare, `${point} + 1`, String(places))} END`
  const minus = `(CASE WHEN ${part(cell, '1', '1')} = '-' THEN '-0' ELSE '0' END)`
  const quick = places > 0 ? cast(`CAST(${cell} AS DECIMAL(18, ${places})) * ${10n ** BigInt(places)}`, 'long') : cast(cell, 'long')
  // the product of a decimal may keep its width, and then overflows at 18 digits with all its decimals
  const plainDigits = DIGITS - 2 * places
  const quickDecimals = places > 0 ? `(?:\\.[0-9]{1,${places}})?` : ''
  return {
    ...(plainDigits < 1 ? {} : { plain: { fits: matches(cell, `-?[0-9]{1,${plainDigits}}${quickDecimals}`), value: quick } }),
    fits: matches(cell, `(?:[-+]?${plain}${signed})${unit === '' ? '' : `${escaped(unit)}?`}`),
    value: cast(texts.joined([minus, whole, ...(places === 0 ? [text('')] : [texts.padded(behind, places)])]), 'long'),
    wanted: places > 0 ? `a number of at most ${places} decimals` : 'a whole number',
  }
}

function cellOf(reading: Reading, cell: string, dialect: Textual): Cell {
  const { texts, text, integer } = dialect
  switch (reading.kind) {
    case 'decimal':
      return decimalOf(reading, cell, dialect)
    case 'day': {
      const { pattern } = reading
      const at = (part: string): string => texts.part(cell, String(pattern.indexOf(part) + 1), String(part.length))
      const shape = escaped(pattern).replace(/YYYY|MM|DD/g, (part) => `[0-9]{${part.length}}`)
      const ordered = pattern === 'YYYY-MM-DD' ? cell : texts.joined([at('YYYY'), text('-'), at('MM'), text('-'), at('DD')])
      const day = texts.day(ordered)
      return { fits: `${texts.matches(cell, shape)} AND ${day} IS NOT NULL`, value: day, wanted: `a date like ${pattern}` }
    }
    case 'yesno': {
      const word = `lower(${cell})`
      return {
        fits: `${word} IN ('yes', 'true', '1', 'no', 'false', '0')`,
        value: `CASE WHEN ${word} IN ('yes', 'true', '1') THEN ${integer(1n, 'long')} ELSE ${integer(0n, 'long')} END`,
        wanted: 'yes or no',
      }
    }
    case 'text':
      return {
        fits: reading.oneOf === null ? 'TRUE' : `${cell} IN (${reading.oneOf.map(text).join(', ')})`,
        value: cell,
        wanted: reading.oneOf === null ? 'a text' : `one of ${reading.oneOf.join(', ')}`,
      }
    case 'moment':
      return { fits: 'FALSE', value: 'NULL', wanted: 'a date: timestamps in a time zone are read by the other evaluators' }
    default: {
      const never: never = reading
      return never
    }
  }
}

/**
 * The query that reads an input out of `source`, whose column `cell(name)` holds what the file says under a column's name. A cell that cannot be
 * read stops it, with words behind `REFUSAL`.
 */
export function stagingSql(dialect: Textual, input: Program['inputs'][number], source: string, cell: (column: string) => string): string {
  const { texts, text, quoted, cast } = dialect
  const keys = input.columns
    .filter(({ column }) => input.key.includes(column.name))
    .flatMap(({ field }, i) => [...(i === 0 ? [] : [text(', ')]), `coalesce(${cell(field.column)}, '')`])
  const columns = input.columns.map(({ column, field }) => {
    const written = cell(field.column)
    const { plain, fits, value, wanted } = cellOf(readingOf(field, column), written, dialect)
    const quick = plain === undefined ? '' : `WHEN ${plain.fits} THEN ${plain.value} `
    const said = [text(`${REFUSAL}${input.file}, column ${field.column}: \``), written, text(`\` is not ${wanted}, in the row `), ...keys]
    const stopped = texts.stopped(texts.joined(said))
    const typed = `CASE WHEN ${written} IS NULL OR ${written} = '' THEN NULL ${quick}WHEN ${fits} THEN ${value} ELSE ${stopped} END`
    return `  ${cast(typed, column.type === 'text' ? 'text' : 'long')} AS ${quoted(column.name)}`
  })
  return `SELECT\n${columns.join(',\n')}\nFROM ${source}`
}
