/** Cells of a file as what a program computes with, in DuckDB, which reads files larger than memory by itself. */
import type { Program } from '../../relational/program/ir.ts'
import { type Reading, readingOf } from '../reading.ts'
import { duckdb } from './dialects/duckdb.ts'

/** What marks a refusal of ours among the errors of the system. */
export const REFUSAL = 'refused: '

/** Digits of a whole number that 64 bits always hold. */
const DIGITS = 18

const { text, quoted } = duckdb
const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A condition that a cell can be read, and the value that it then has; nearly all cells are of the `plain` form, which is quicker to read. */
interface Cell {
  readonly plain?: { readonly fits: string; readonly value: string }
  readonly fits: string
  readonly value: string
  readonly wanted: string
}

function cellOf(reading: Reading, cell: string): Cell {
  switch (reading.kind) {
    case 'decimal': {
      const { places, signs, unit } = reading
      const decimals = places > 0 ? `\\.[0-9]{1,${places}}0*` : '\\.0+'
      const digits = `0*[0-9]{1,${DIGITS - places}}`
      const plain = `(?:${digits}(?:${decimals})?|${decimals})`
      const grouped = `[0-9]{1,3}(?:,[0-9]{3})+(?:${decimals})?`
      const signed = signs.length === 0 ? '' : `|-?(?:${signs.map(escaped).join('|')}) ?(?:${plain}|${grouped})`
      const bare = `regexp_replace(${cell}, '[^0-9.]', '', 'g')`
      const point = `strpos(${bare}, '.')`
      const whole = `CASE WHEN ${point} = 0 THEN ${bare} ELSE substr(${bare}, 1, ${point} - 1) END`
      const part =
        places === 0 ? "''" : `rpad(CASE WHEN ${point} = 0 THEN '' ELSE substr(${bare}, ${point} + 1, ${places}) END, ${places}, '0')`
      const quick =
        places > 0 ? `CAST(CAST(${cell} AS DECIMAL(18, ${places})) * ${10n ** BigInt(places)} AS BIGINT)` : `CAST(${cell} AS BIGINT)`
      // the product of a decimal keeps its width, and overflows at 18 digits with all its decimals
      const plainDigits = DIGITS - 2 * places
      const quickDecimals = places > 0 ? `(?:\\.[0-9]{1,${places}})?` : ''
      return {
        ...(plainDigits < 1
          ? {}
          : { plain: { fits: `regexp_full_match(${cell}, ${text(`-?[0-9]{1,${plainDigits}}${quickDecimals}`)})`, value: quick } }),
        fits: `regexp_full_match(${cell}, ${text(`(?:[-+]?${plain}${signed})${unit === '' ? '' : `${escaped(unit)}?`}`)})`,
        value: `CAST((CASE WHEN starts_with(${cell}, '-') THEN '-0' ELSE '0' END) || (${whole}) || ${part} AS BIGINT)`,
        wanted: places > 0 ? `a number of at most ${places} decimals` : 'a whole number',
      }
    }
    case 'day': {
      const { pattern } = reading
      const at = (part: string): string => `substr(${cell}, ${pattern.indexOf(part) + 1}, ${part.length})`
      const shape = escaped(pattern).replace(/YYYY|MM|DD/g, (part) => `[0-9]{${part.length}}`)
      const ordered = pattern === 'YYYY-MM-DD' ? cell : `${at('YYYY')} || '-' || ${at('MM')} || '-' || ${at('DD')}`
      const day = `TRY_CAST(${ordered} AS DATE)`
      return {
        fits: `regexp_full_match(${cell}, ${text(shape)}) AND ${day} IS NOT NULL`,
        value: `CAST(${day} - DATE '1970-01-01' AS BIGINT)`,
        wanted: `a date like ${pattern}`,
      }
    }
    case 'yesno': {
      const word = `lower(${cell})`
      return {
        fits: `${word} IN ('yes', 'true', '1', 'no', 'false', '0')`,
        value: `CASE WHEN ${word} IN ('yes', 'true', '1') THEN 1::BIGINT ELSE 0::BIGINT END`,
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
export function stagingSql(input: Program['inputs'][number], source: string, cell: (column: string) => string): string {
  const keys = input.columns
    .filter(({ column }) => input.key.includes(column.name))
    .map(({ field }) => `coalesce(${cell(field.column)}, '')`)
  const columns = input.columns.map(({ column, field }) => {
    const written = cell(field.column)
    const { plain, fits, value, wanted } = cellOf(readingOf(field, column), written)
    const quick = plain === undefined ? '' : `WHEN ${plain.fits} THEN ${plain.value} `
    const where = `${REFUSAL}${input.file}, column ${field.column}: `
    const said = `error(${text(where)} || '\`' || ${written} || '\` is not ' || ${text(wanted)} || ', in the row ' || ${keys.join(` || ', ' || `)})`
    const typed = `CASE WHEN ${written} IS NULL OR ${written} = '' THEN NULL ${quick}WHEN ${fits} THEN ${value} ELSE ${said} END`
    return `  ${duckdb.cast(typed, column.type === 'text' ? 'text' : 'long')} AS ${quoted(column.name)}`
  })
  return `SELECT\n${columns.join(',\n')}\nFROM ${source}`
}
