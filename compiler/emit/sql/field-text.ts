/** Values of the data as the canonical text that identifies them, written by a system by itself. */
import type { Column, Input } from '../../relational/program/ir.ts'
import type { Textual } from './dialect.ts'
import { trimmedSql } from './ledger-text.ts'

/** The text of a column of `t`; empty where there is no value. */
export function fieldText(dialect: Textual, column: Column, unit: Input['columns'][number]['field']['unit']): string {
  const cell = `t.${dialect.quoted(column.name)}`
  return `CASE WHEN ${cell} IS NULL THEN '' ELSE ${valueText(dialect, cell, column, unit.kind)} END`
}

function valueText(dialect: Textual, cell: string, column: Column, kind: string): string {
  if (column.type === 'text') return jsonText(dialect, cell)
  if (kind === 'date') return dialect.texts.dayText(cell)
  if (kind === 'yesno') return `CASE WHEN ${cell} = 1 THEN 'yes' ELSE 'no' END`
  return trimmedSql(dialect, cell, column.scale, 'long')
}

/** Signs that JSON writes in another way. */
const SIGNS = ['\\', '"', ...Array.from({ length: 31 }, (_, i) => String.fromCharCode(i + 1))]

/** What `JSON.stringify` makes of a text. */
export function jsonText({ texts, text }: Textual, cell: string): string {
  const escaped = SIGNS.reduce(
    (so, sign) => `replace(${so}, ${texts.character(sign.charCodeAt(0))}, ${text(JSON.stringify(sign).slice(1, -1))})`,
    cell,
  )
  const [quote, plain] = [text('"'), texts.matches(cell, '[^"\\\\\\x01-\\x1f]*')]
  return `CASE WHEN ${plain} THEN ${texts.joined([quote, cell, quote])} ELSE ${texts.joined([quote, escaped, quote])} END`
}
