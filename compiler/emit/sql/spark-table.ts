/** Values of a table with types of its own as the texts that cells of a file would be, in Spark. */

const name = (column: string): string => `\`${column.replaceAll('`', '``')}\``

/** Types whose text is what a cell says: exact numbers, days as `YYYY-MM-DD`, `true` and `false`. */
const AS_THEY_ARE = /^(?:tinyint|smallint|int|bigint|decimal\(\d+,\d+\)|date|string|boolean)$/

/** The text of a column of a type; undefined for others, such as doubles, whose shortest decimal Java does not always give. */
export function tableCell(column: string, type: string | undefined): string | undefined {
  const cell = name(column)
  if (type === 'string') return cell
  if (type !== undefined && AS_THEY_ARE.test(type)) return `CAST(${cell} AS STRING)`
  // a moment at midnight without a time zone is how many programs store a day
  if (type === 'timestamp_ntz')
    return `date_format(${cell}, CASE WHEN date_trunc('DAY', ${cell}) = ${cell} THEN 'yyyy-MM-dd' ELSE "yyyy-MM-dd'T'HH:mm:ss" END)`
  return undefined
}
