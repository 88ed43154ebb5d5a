import { type Dialect, doubled, type Held, quotientOfRest, schemaOf, standardCast, valuesTable, type Width } from '../dialect.ts'

const TYPES: Readonly<Record<Held, string>> = { long: 'BIGINT', wide: 'DECIMAL(38,0)', text: 'VARCHAR' }
const typeOf = (held: Held): string => TYPES[held]
const quoted = (name: string): string => doubled(name, '"')
const text = (value: string): string => doubled(value, "'")
const integer = (value: bigint, width: Width): string =>
  width === 'long' ? `BIGINT '${value}'` : `CAST(DECIMAL '${value}' AS DECIMAL(38,0))`

/**
 * Trino. `/` on BIGINT cuts towards zero; on DECIMAL(38,0) it rounds to a whole number, and is exact once the remainder has been taken away.
 * There are no temporary tables. Source: trino.io, decimal functions and operators.
 */
export const trino: Dialect = {
  name: 'trino',
  label: 'Trino',
  tested: false,
  widest: 10n ** 38n - 1n,
  widestQuotient: 10n ** 38n - 1n,
  sumsWiden: false,
  quoted,
  text,
  integer,
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under, width) => (width === 'long' ? `(${over} / ${under})` : quotientOfRest(over, under, `(${over} % ${under})`)),
  remainder: (over, under) => `(${over} % ${under})`,
  smaller: (left, right) => `LEAST(${left}, ${right})`,
  larger: (left, right) => `GREATEST(${left}, ${right})`,
  bytewise: (value) => value,
  constants: valuesTable(quoted),
  table: (name, query) => `DROP TABLE IF EXISTS ${quoted(name)};\nCREATE TABLE ${quoted(name)} AS\n${query}`,
  first: [],
  apart: (plan) => [`CREATE SCHEMA IF NOT EXISTS ${quoted(schemaOf(plan))}`, `USE ${quoted(schemaOf(plan))}`],
  texts: undefined,
}
