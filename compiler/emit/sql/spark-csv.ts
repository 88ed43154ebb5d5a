/**
 * A file of comma-separated values (RFC 4180) in Spark, by its lines: all workers read it at once, also where cells hold line ends, and what
 * `readCsv` would not read is refused. Spark's own reader keeps a stray quote as a character, and reads such cells with one worker alone.
 */
import { spark } from './dialects/spark.ts'
import { REFUSAL } from './staging.ts'

const { text, texts } = spark

/** What is wrong with a row; where it is says the plain reader. */
const stopped = (what: string): string => texts.stopped(text(`${REFUSAL}${what}`))

/** Lines are parted at LF alone: one that ends with CR may be a row that ends with CRLF. */
const withoutCr = (line: string): string => `regexp_replace(${line}, '\\\\r\\\\z', '')`
const quotesIn = (line: string): string => `(length(${line}) - length(replace(${line}, '"', '')))`
const is = (line: string, bytes: string): string => `CAST(${line} AS BINARY) = X'${bytes}'`

/** The first row of a file: its bytes as text in base 16, the line on which it begins, and how many cells it has. */
export interface Head {
  readonly bytes: string
  readonly line: number
  readonly width: number
}

/** What a file is like as a whole. */
export interface Seen {
  /** It is UTF-8 without a zero byte, and every quote is closed. */
  readonly isText: boolean
  /** Each row is a line of its own, and no other is like the first. */
  readonly isByLine: boolean
}

/** The query of what a file is like, over a view of its lines. */
export const seenSql = (lines: string, head: Head): string => {
  const line = withoutCr('value')
  const cells = [
    `COALESCE(bool_or(NOT is_valid_utf8(value) OR instr(value, chr(0)) > 0), FALSE)`,
    `COALESCE(SUM(${quotesIn('value')}) % 2, 0)`,
    `COALESCE(bool_or(${quotesIn('value')} % 2 = 1 OR instr(${line}, chr(13)) > 0), FALSE)`,
    `COUNT(CASE WHEN ${is(line, head.bytes)} THEN 1 END)`,
  ]
  return `SELECT ${cells.map((cell) => `CAST(${cell} AS STRING)`).join(', ')} FROM ${spark.quoted(lines)}`
}

export const seenIn = ([noText, open, several, heads]: readonly (string | null)[]): Seen => ({
  isText: noText === 'false' && open === '0',
  isByLine: several === 'false' && heads === '1',
})

/** The rows of a file below its first, in a column `record` each, over a view of its lines. */
export const recordsSql = (lines: string, head: Head, { isByLine }: Seen): string =>
  isByLine
    ? `SELECT ${withoutCr('value')} AS record FROM ${spark.quoted(lines)} WHERE NOT ${is(withoutCr('value'), head.bytes)}`
    : acrossLines(lines, head)

/**
 * A row begins where the quotes before it are even in number. They are counted within each part of the file, as the system splits it, and then
 * from part to part; rows are numbered in the same way, and put together of their lines.
 */
function acrossLines(lines: string, head: Head): string {
  const before = (what: string): string => `SUM(SUM(${what})) OVER (ORDER BY block) - SUM(${what})`
  const within = (what: string): string => `SUM(${what}) OVER (PARTITION BY block ORDER BY at ROWS UNBOUNDED PRECEDING)`
  const record = withoutCr(`array_join(transform(array_sort(collect_list(struct(block, at, value))), x -> x.value), chr(10))`)
  return `WITH
quoted AS (SELECT value, block, at, ${quotesIn('value')} AS quotes FROM ${spark.quoted(lines)}),
quotes_before AS (SELECT block, ${before('quotes')} AS before FROM quoted GROUP BY block),
begun AS (
  SELECT value, block, at, CASE WHEN (before + ${within('quotes')} - quotes) % 2 = 0 THEN 1 ELSE 0 END AS begins
  FROM quoted JOIN quotes_before USING (block)
),
rows_before AS (SELECT block, ${before('begins')} AS before FROM begun GROUP BY block),
placed AS (SELECT value, block, at, before + ${within('begins')} AS number FROM begun JOIN rows_before USING (block)),
records AS (SELECT number, ${record} AS record FROM placed GROUP BY number)
SELECT record FROM records
WHERE CASE WHEN number < ${head.line} THEN FALSE WHEN number > ${head.line} THEN TRUE WHEN ${is('record', head.bytes)} THEN FALSE ELSE ${stopped('the first row is another')} END`
}

/** A cell behind its comma, as far as the next; possessive, since Java would keep a place to return to for each quote. */
const CELL = String.raw`,(?:"[^"]*+(?:""[^"]*+)*+"|[^,"\r\n]*+)`

/** Rows as a column `cells` each, a list of so many texts; stops at a row that has another number of them, or quotes out of place. */
export function cellsSql(records: string, { width }: Head): string {
  const behind = texts.joined([text(','), 'record'])
  const found = `regexp_extract_all(${behind}, ${text(CELL)}, 0)`
  const cell = `CASE WHEN substring(x, 2, 1) = '"' THEN replace(substring(x, 3, length(x) - 3), '""', '"') ELSE substring(x, 2) END`
  const whole = `CASE WHEN array_join(found, '') = ${behind} THEN transform(found, x -> ${cell}) ELSE ${stopped('a quote is out of place')} END`
  const cells = `CASE WHEN found IS NULL THEN split(record, ',', -1) ELSE ${whole} END`
  const isPlain = `instr(record, '"') = 0 AND instr(record, chr(13)) = 0`
  return `SELECT CASE WHEN size(cells) = ${width} THEN cells ELSE ${stopped('a row has another number of cells')} END AS cells
FROM (
  SELECT ${cells} AS cells
  FROM (SELECT record, CASE WHEN ${isPlain} THEN NULL ELSE ${found} END AS found FROM (
${records}
  ) WHERE record <> '')
)`
}
