// Usage: node scripts/duckdb.mjs FILE.sql... QUERIES.sql
// Runs scripts by DuckDB, one after another, and prints the rows of each query of the last one below its comment.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const files = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'))
const queries = files.pop()
if (queries === undefined) {
  console.error('Usage: node scripts/duckdb.mjs FILE.sql... QUERIES.sql')
  process.exit(2)
}
const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const script of files) await connection.run(script)
const shown = []
for (const query of queries.split(/;\n/).filter((text) => text.trim() !== '')) {
  const result = await connection.runAndReadAll(query)
  const rows = [result.columnNames(), ...result.getRows().map((row) => row.map((cell) => String(cell ?? '')))]
  const isNumber = rows[0].map((_, at) => rows.slice(1).every((row) => /^-?[\d.]*$/.test(row[at])))
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)))
  const line = (row) => row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('  ')
  const comments = query.split('\n').filter((text) => text.startsWith('--'))
  shown.push([...comments, ...rows.map((row) => line(row).trimEnd())].join('\n'))
}
console.log(shown.join('\n\n'))
