import { doubled, type Held, standardCast, type Textual, valuesTable, type Width } from '../dialect.ts'

const TYPES: Readonly<Record<Held, string>> = { long: 'BIGINT', wide: 'HUGEINT', text: 'VARCHAR' }
const typeOf = (held: Held): string => TYPES[held]
const quoted = (name: string): string => doubled(name, '"')
const text = (value: string): string => doubled(value, "'")
const integer = (value: bigint, width: Width): string => (value < 0n ? `(${value})::${typeOf(width)}` : `${value}::${typeOf(width)}`)

/** DuckDB. `/` divides to a double, also whole numbers and decimals; `//` on whole numbers cuts towards zero. */
export const duckdb: Textual = {
  name: 'duckdb',
  label: 'DuckDB',
  tested: true,
  widest: 2n ** 127n - 1n,
  widestQuotient: 2n ** 127n - 1n,
  sumsWiden: true,
  quoted,
  text,
  integer,
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under) => `(${over} // ${under})`,
  remainder: (over, under) => `(${over} % ${under})`,
  smaller: (left, right) => `LEAST(${left}, ${right})`,
  larger: (left, right) => `GREATEST(${left}, ${right})`,
  bytewise: (value) => value,
  constants: valuesTable(quoted),
  table: (name, query) => `CREATE OR REPLACE TEMP TABLE ${quoted(name)} AS\n${query}`,
  first: [],
  apart: () => [],
  texts: {
    matches: (value, pattern) => `regexp_full_match(${value}, ${text(pattern)})`,
    without: (value, pattern) => `regexp_replace(${value}, ${text(pattern)}, '', 'g')`,
    part: (value, start, length) => (length === undefined ? `substr(${value}, ${start})` : `substr(${value}, ${start}, ${length})`),
    length: (value) => `length(${value})`,
    position: (value, character) => `strpos(${value}, ${text(character)})`,
    padded: (value, length) => `rpad(${value}, ${length}, '0')`,
    joined: (parts) => `concat(${parts.join(', ')})`,
    character: (code) => `chr(${code})`,
    day: (value) => `CAST(TRY_CAST(${value} AS DATE) - DATE '1970-01-01' AS BIGINT)`,
    dayText: (days) => `CAST(DATE '1970-01-01' + CAST(${days} AS INTEGER) AS VARCHAR)`,
    stopped: (words) => `error(${words})`,
  },
}
