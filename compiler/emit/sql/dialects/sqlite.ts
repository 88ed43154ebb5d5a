import { type Dialect, doubled, type Held, inLines, standardCast } from '../dialect.ts'

const TYPES: Readonly<Record<Held, string>> = { long: 'INTEGER', wide: 'INTEGER', text: 'TEXT' }
const typeOf = (held: Held): string => TYPES[held]
const quoted = (name: string): string => doubled(name, '"')

/** SQLite. A result past 64 bits turns into a double without a word, so nothing wider is ever compiled for it. */
export const sqlite: Dialect = {
  name: 'sqlite',
  label: 'SQLite',
  tested: true,
  widest: undefined,
  widestQuotient: undefined,
  sumsWiden: false,
  quoted,
  text: (value) => doubled(value, "'"),
  // a literal is an integer of 64 bits already; the smallest of them has no literal
  integer: (value) => (value === -(2n ** 63n) ? `(${value + 1n} - 1)` : value < 0n ? `(${value})` : `${value}`),
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under) => `(${over} / ${under})`,
  remainder: (over, under) => `(${over} % ${under})`,
  smaller: (left, right) => `MIN(${left}, ${right})`,
  larger: (left, right) => `MAX(${left}, ${right})`,
  bytewise: (value) => `${value} COLLATE BINARY`,
  constants: (columns, rows) =>
    `WITH t (${columns.map(quoted).join(', ')}) AS (VALUES\n${inLines(rows.map((row) => `(${row.join(', ')})`))}\n)\nSELECT * FROM t`,
  table: (name, query) => `DROP TABLE IF EXISTS temp.${quoted(name)};\nCREATE TEMP TABLE ${quoted(name)} AS\n${query}`,
  first: [],
  apart: () => [],
  texts: undefined,
}
