/** Tables of people that DuckDB makes some people after others: what it must hold at once is then a part of them. */
import { duckdb } from './dialects/duckdb.ts'

/** The statements that make a table of a query with a column `payee`, in so many turns. Each person's rows come in one of them. */
export function inTurns(table: string, query: string, turns: number): readonly string[] {
  if (turns <= 1) return [duckdb.table(table, query)]
  return Array.from({ length: turns }, (_, turn) => {
    const some = `SELECT * FROM (\n${query}\n) AS t\nWHERE hash(t."payee") % ${turns} = ${turn}`
    return turn === 0 ? duckdb.table(table, some) : `INSERT INTO ${duckdb.quoted(table)}\n${some}`
  })
}
