/** Readers of CSV: `sales.csv` to typed arrays of whole numbers. What the peers leave out is the key of each row. */
import { readFileSync } from 'node:fs'
import { FIRST_DAY } from '../workload/columns.mjs'
import { SALE_COLUMNS } from './duckdb.mjs'

const columnsFor = (rows) => ({
  rep: new Int32Array(rows),
  day: new Uint16Array(rows),
  product: new Uint8Array(rows),
  amount: new Int32Array(rows),
  discount: new Uint16Array(rows),
  split: new Uint8Array(rows),
})

/** A decimal text as a whole number of so many digits after the point. */
function scaled(text, digits) {
  let [number, after] = [0, -1]
  const negative = text.charCodeAt(0) === 45
  for (let i = negative ? 1 : 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i)
    if (character === 46) after = 0
    else {
      number = number * 10 + character - 48
      if (after >= 0) after += 1
    }
  }
  for (let i = Math.max(after, 0); i < digits; i += 1) number *= 10
  return negative ? -number : number
}

const DAYS = new Map()
const dayOf = (text) => {
  const known = DAYS.get(text)
  if (known !== undefined) return known
  const day = Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000) - FIRST_DAY
  DAYS.set(text, day)
  return day
}

/** Puts a row of texts where it belongs. */
function put(columns, i, [, rep, day, product, amount, discount, split]) {
  columns.rep[i] = Number(rep.slice(2))
  columns.day[i] = dayOf(day)
  columns.product[i] = Number(product.slice(1))
  columns.amount[i] = scaled(amount, 2)
  columns.discount[i] = scaled(discount, 4)
  columns.split[i] = scaled(split, 2)
}

export const papaparse = async (path, rows) => {
  const { default: Papa } = await import('papaparse')
  return () => {
    const columns = columnsFor(rows)
    const { data } = Papa.parse(readFileSync(path, 'utf8'), { skipEmptyLines: true })
    for (let i = 0; i < rows; i += 1) put(columns, i, data[i + 1])
    return columns
  }
}

export const csvParse = async (path, rows) => {
  const { parse } = await import('csv-parse/sync')
  return () => {
    const columns = columnsFor(rows)
    const data = parse(readFileSync(path), { from_line: 2 })
    for (let i = 0; i < rows; i += 1) put(columns, i, data[i])
    return columns
  }
}

export const udsv = async (path, rows) => {
  const { inferSchema, initParser } = await import('udsv')
  return () => {
    const columns = columnsFor(rows)
    const text = readFileSync(path, 'utf8')
    const data = initParser(inferSchema(text)).stringArrs(text)
    for (let i = 0; i < rows; i += 1) put(columns, i, data[i])
    return columns
  }
}

/** DuckDB's own readers; `parquet` is written from the CSV first where it is asked for. */
export async function duckdbReader(path, rows, parquet) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  const csv = `read_csv('${path}', header = true, columns = ${SALE_COLUMNS})`
  if (parquet !== undefined) await connection.run(`copy (select * from ${csv}) to '${parquet}' (format parquet)`)
  const from = parquet === undefined ? csv : `read_parquet('${parquet}')`
  const query = `select substr(rep, 3)::integer, (sold_on - date '2026-01-01')::usmallint, substr(product, 2)::utinyint, (amount * 100)::integer,
    (discount * 10000)::usmallint, (split * 100)::utinyint from ${from}`
  return {
    run: async () => {
      const columns = columnsFor(rows)
      const lists = Object.values(columns)
      const result = await connection.stream(query)
      for (let at = 0; ; ) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return columns
        lists.forEach((list, column) => {
          list.set(chunk.getColumnVector(column).items.subarray(0, chunk.rowCount), at)
        })
        at += chunk.rowCount
      }
    },
    close: () => connection.closeSync(),
  }
}

/** The file's bytes by a reader written by hand for this one form of row, without any check: what a reader can be compared with at all. */
export function handReader(path, rows) {
  return () => {
    const bytes = readFileSync(path)
    const columns = columnsFor(rows)
    const starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    const digit = (at) => bytes[at] - 48
    let at = bytes.indexOf(10) + 1
    for (let i = 0; i < rows; i += 1) {
      while (bytes[at++] !== 44);
      let number = 0
      for (at += 2; bytes[at] !== 44; at += 1) number = number * 10 + digit(at)
      columns.rep[i] = number
      columns.day[i] = starts[digit(at + 6) * 10 + digit(at + 7) - 1] + digit(at + 9) * 10 + digit(at + 10) - 1
      columns.product[i] = digit(at + 13)
      at += 15
      const negative = bytes[at] === 45
      if (negative) at += 1
      for (number = 0; bytes[at] !== 46; at += 1) number = number * 10 + digit(at)
      number = number * 100 + digit(at + 1) * 10 + digit(at + 2)
      columns.amount[i] = negative ? -number : number
      at += 6
      columns.discount[i] = digit(at) * 1000 + digit(at + 1) * 100 + digit(at + 2) * 10 + digit(at + 3)
      columns.split[i] = digit(at + 5) * 100 + digit(at + 7) * 10 + digit(at + 8)
      at += 10
    }
    return columns
  }
}
