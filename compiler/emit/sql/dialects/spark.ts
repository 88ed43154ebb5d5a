import {
  backslashed,
  doubled,
  type Held,
  quotientOfRest,
  schemaOf,
  standardCast,
  type Textual,
  valuesTable,
  type Width,
} from '../dialect.ts'

const TYPES: Readonly<Record<Held, string>> = { long: 'BIGINT', wide: 'DECIMAL(38,0)', text: 'STRING' }
const typeOf = (held: Held): string => TYPES[held]
const quoted = (name: string): string => doubled(name, '`')
const long = (value: bigint): string => (value === -(2n ** 63n) ? `(${value + 1n}L - 1L)` : value < 0n ? `(${value}L)` : `${value}L`)
const integer = (value: bigint, width: Width): string => (width === 'long' ? long(value) : `CAST('${value}' AS ${typeOf(width)})`)

/**
 * Spark in ANSI mode, where a number that does not fit fails. `div` on decimals gives 64 bits and wraps without a word, so wide quotients are
 * made of the remainder; the division of DECIMAL(38,0) keeps 32 digits before the point.
 */
export const spark: Textual = {
  name: 'spark',
  label: 'Spark',
  tested: true,
  widest: 10n ** 38n - 1n,
  widestQuotient: 10n ** 32n - 1n,
  sumsWiden: false,
  quoted,
  text: backslashed,
  integer,
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under, width) =>
    width === 'long'
      ? `(${over} div ${under})`
      : standardCast(typeOf)(quotientOfRest(over, under, standardCast(typeOf)(`(${over} % ${under})`, 'wide')), 'wide'),
  remainder: (over, under) => `(${over} % ${under})`,
  smaller: (left, right) => `LEAST(${left}, ${right})`,
  larger: (left, right) => `GREATEST(${left}, ${right})`,
  bytewise: (value) => value,
  constants: valuesTable(quoted),
  table: (name, query) => `DROP TABLE IF EXISTS ${quoted(name)};\nCREATE TABLE ${quoted(name)} USING PARQUET AS\n${query}`,
  first: [
    'SET spark.sql.ansi.enabled = true',
    'SET spark.sql.variable.substitute = false',
    'SET spark.sql.parser.escapedStringLiterals = false',
  ],
  apart: (plan) => [`CREATE SCHEMA IF NOT EXISTS ${quoted(schemaOf(plan))}`, `USE ${quoted(schemaOf(plan))}`],
  texts: {
    matches: (value, pattern) => `(${value} RLIKE ${backslashed(`^(?:${pattern})\\z`)})`,
    without: (value, pattern) => `regexp_replace(${value}, ${backslashed(pattern)}, '')`,
    part: (value, start, length) => (length === undefined ? `substring(${value}, ${start})` : `substring(${value}, ${start}, ${length})`),
    length: (value) => `length(${value})`,
    position: (value, character) => `instr(${value}, ${backslashed(character)})`,
    padded: (value, length) => `rpad(${value}, ${length}, '0')`,
    joined: (parts) => `concat(${parts.join(', ')})`,
    character: (code) => `chr(${code})`,
    // neither goes by a time zone; a cast leaves white space around a date out, so patterns are looked at before
    day: (value) => `CAST(unix_date(TRY_CAST(${value} AS DATE)) AS BIGINT)`,
    dayText: (days) => `CAST(date_from_unix_date(CAST(${days} AS INT)) AS STRING)`,
    stopped: (words) => `raise_error(${words})`,
  },
}
