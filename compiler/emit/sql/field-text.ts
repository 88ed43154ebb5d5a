/** Values of the data as the canonical text that identifies them, written by DuckDB itself. */
import type { Column, Input } from '../../relational/program/ir.ts'
import { duckdb } from './dialects/duckdb.ts'
import { daySql, trimmedSql } from './ledger-text.ts'

const { text, quoted } = duckdb

/** The text of a column of `t`; empty where there is no value. */
export function fieldText(column: Column, unit: Input['columns'][number]['field']['unit']): string {
  const cell = `t.${quoted(column.name)}`
  if (column.type === 'text') return `COALESCE(${jsonText(cell)}, '')`
  if (unit.kind === 'date') return `COALESCE(${daySql(cell)}, '')`
  if (unit.kind === 'yesno') return `CASE WHEN ${cell} IS NULL THEN '' WHEN ${cell} = 1 THEN 'yes' ELSE 'no' END`
  return `COALESCE(${trimmedSql(cell, column.scale)}, '')`
}

/** Signs that JSON writes in another way. */
const SIGNS = ['\\', '"', ...Array.from({ length: 31 }, (_, i) => String.fromCharCode(i + 1))]

/** What `JSON.stringify` makes of a text. */
export function jsonText(cell: string): string {
  const escaped = SIGNS.reduce((so, sign) => `replace(${so}, chr(${sign.charCodeAt(0)}), ${text(JSON.stringify(sign).slice(1, -1))})`, cell)
  return `CASE WHEN regexp_full_match(${cell}, '[^"\\\\\\x01-\\x1f]*') THEN '"' || ${cell} || '"' ELSE '"' || ${escaped} || '"' END`
}
