import { createRequire } from 'node:module'
import { sqlite } from '../../../compiler/emit/sql/dialects/sqlite.ts'
import type { Found } from './engine.ts'
import { sqlEngine } from './sql.ts'

interface Database {
  readonly exec: (sql: string) => void
  readonly all: (sql: string) => readonly Readonly<Record<string, string | null>>[]
  readonly close: () => void
}

export async function openSqlite(): Promise<Found> {
  const load = createRequire(import.meta.url)
  let made: Database
  try {
    const { Database: Made } = load('node-sqlite3-wasm') as { readonly Database: new (path: string) => Database }
    made = new Made(':memory:')
  } catch {
    return { name: sqlite.label, missing: 'the package node-sqlite3-wasm is not installed' }
  }
  const rows = async (sql: string) => made.all(sql).map((row) => Object.values(row))
  const [[version] = []] = await rows('SELECT sqlite_version() AS v')
  return sqlEngine(version ?? '', sqlite, {
    run: async (sql) => made.exec(sql),
    rows,
    close: async () => made.close(),
  })
}
