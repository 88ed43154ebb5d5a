import { backslashed, type Dialect, doubled, type Held, quotientOfRest, standardCast, valuesTable } from '../dialect.ts'

const typeOf = (held: Held): string => (held === 'text' ? 'VARCHAR' : 'NUMBER(38,0)')
const quoted = (name: string): string => doubled(name, '"')

/**
 * Snowflake. Every whole number is NUMBER(38,0); a division has six digits behind the point and 32 before it, and is exact once the
 * remainder has been taken away. Source: docs.snowflake.com, arithmetic operators.
 */
export const snowflake: Dialect = {
  name: 'snowflake',
  label: 'Snowflake',
  tested: false,
  widest: 10n ** 38n - 1n,
  widestQuotient: 10n ** 32n - 1n,
  sumsWiden: true,
  quoted,
  text: backslashed,
  integer: (value) => (value < 0n ? `(${value})::${typeOf('long')}` : `${value}::${typeOf('long')}`),
  typeOf,
  cast: standardCast(typeOf),
  quotient: (over, under) => `TRUNC(${quotientOfRest(over, under, `MOD(${over}, ${under})`)})::${typeOf('long')}`,
  remainder: (over, under) => `MOD(${over}, ${under})`,
  smaller: (left, right) => `LEAST(${left}, ${right})`,
  larger: (left, right) => `GREATEST(${left}, ${right})`,
  bytewise: (value) => value,
  constants: valuesTable(quoted),
  table: (name, query) => `CREATE OR REPLACE TEMPORARY TABLE ${quoted(name)} AS\n${query}`,
  first: [],
  apart: () => [],
  texts: undefined,
}
