/** Every system that programs are compared on, by the name of its target; Spark has a test of its own. */
import { openDuckdb } from './duckdb.ts'
import type { Found } from './engine.ts'
import { openJavascript } from './javascript.ts'
import { openPostgres } from './postgres.ts'
import { openPython } from './python.ts'
import { openSqlite } from './sqlite.ts'

export const OPEN: Readonly<Record<string, () => Promise<Found>>> = {
  js: async () => openJavascript(),
  python: async () => openPython(),
  duckdb: openDuckdb,
  sqlite: openSqlite,
  postgres: () => openPostgres(),
}
