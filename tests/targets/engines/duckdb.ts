import { DuckDBInstance } from '@duckdb/node-api'
import { duckdb } from '../../../compiler/emit/sql/dialects/duckdb.ts'
import type { Engine } from './engine.ts'
import { sqlEngine } from './sql.ts'

export async function openDuckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson() as (string | null)[][]
  const [[version = ''] = []] = await rows('SELECT version()')
  return sqlEngine(String(version).replace(/^v/, ''), duckdb, {
    run: async (sql) => void (await connection.run(sql)),
    rows,
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  })
}
