import { backslashed, type Dialect, doubled, type Held, inLines, standardCast, type Width } from '../dialect.ts'

const TYPES: Readonly<Record<Held, string>> = { long: 'INT64', wide: 'BIGNUMERIC', text: 'STRING' }
const typeOf = (held: Held): string => TYPES[held]
const quoted = (name: string): string => doubled(name, '`')
const long = (value: bigint): string => (value === -(2n ** 63n) ? `(${value + 1n} - 1)` : value < 0n ? `(${value})` : `${value}`)
const integer = (value: bigint, width: Width): string => (width === 'long' ? long(value) : `BIGNUMERIC '${value}'`)

/** BigQuery. A whole literal is INT64; BIGNUMERIC has 38 digits before the point. Source: cloud.google.com/bigquery, data types. */
export const bigquery: Dialect = {
  name: 'bigquery',
  label: 'BigQuery',
  tested: false,
  widest: 10n ** 38n - 1n,
  widestQuotient: 10n ** 38n - 1n,
  sumsWiden: false,
  quoted,
  text: backslashed,
  integer,
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under) => `DIV(${over}, ${under})`,
  remainder: (over, under) => `MOD(${over}, ${under})`,
  smaller: (left, right) => `LEAST(${left}, ${right})`,
  larger: (left, right) => `GREATEST(${left}, ${right})`,
  bytewise: (value) => value,
  constants: (columns, rows) => {
    const lines = rows.map((row, i) => {
      const cells = row.map((cell, place) => (i === 0 ? `${cell} AS ${quoted(columns[place] ?? '')}` : cell))
      return `STRUCT(${cells.join(', ')})`
    })
    return `SELECT * FROM UNNEST([\n${inLines(lines)}\n])`
  },
  table: (name, query) => `CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS\n${query}`,
  first: [],
  apart: () => [],
  texts: undefined,
}
