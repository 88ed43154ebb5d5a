/**
 * `node duckdb-run.mjs DATA OUT`: what `caboose run` does on the workload, by DuckDB alone. It reads the same files, computes the same exact pay,
 * gives every cent to the rows that earned it, and writes the same three ledgers by COPY.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { ledgerStatements } from '../workload/ledgers-sql.mjs'
import { SALE_COLUMNS } from './duckdb.mjs'

const [data = '', out = ''] = process.argv.slice(2)
mkdirSync(out, { recursive: true })
const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const statement of ledgerStatements({ data, columns: SALE_COLUMNS, to: (name) => join(out, `${name}.csv`) }))
  await connection.run(statement)
process.stderr.write(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
process.exit(0)
