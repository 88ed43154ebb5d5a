import { type Dialect, doubled, type Held, standardCast, valuesTable, type Width } from '../dialect.ts'

const TYPES: Readonly<Record<Held, string>> = { long: 'bigint', wide: 'numeric', text: 'text' }
const typeOf = (held: Held): string => TYPES[held]
const quoted = (name: string): string => doubled(name, '"')
const text = (value: string): string => doubled(value, "'")
const integer = (value: bigint, width: Width): string => (value < 0n ? `(${value})::${typeOf(width)}` : `${value}::${typeOf(width)}`)

/** PostgreSQL. `numeric` without a precision is exact up to 131,072 digits before the point; `div` cuts it towards zero. */
export const postgres: Dialect = {
  name: 'postgres',
  label: 'PostgreSQL',
  tested: true,
  widest: 10n ** 1000n,
  widestQuotient: 10n ** 1000n,
  sumsWiden: true,
  quoted,
  text,
  integer,
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under, width) => (width === 'long' ? `(${over} / ${under})` : `div(${over}, ${under})`),
  remainder: (over, under) => `(${over} % ${under})`,
  smaller: (left, right) => `LEAST(${left}, ${right})`,
  larger: (left, right) => `GREATEST(${left}, ${right})`,
  bytewise: (value) => `${value} COLLATE "C"`,
  constants: valuesTable(quoted),
  table: (name, query) => `DROP TABLE IF EXISTS pg_temp.${quoted(name)};\nCREATE TEMP TABLE ${quoted(name)} AS\n${query}`,
  first: ['SET standard_conforming_strings = on', "SET client_encoding = 'UTF8'"],
  apart: () => [],
  texts: undefined,
}
