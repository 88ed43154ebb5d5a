/** A table that is made some people after others holds what it holds when it is made at once, also of nobody. */
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { inTurns } from '../../compiler/emit/sql/turns.ts'

const QUERY = `SELECT t."payee", t."day", SUM(t."amount") AS "amount", MIN(t."so_far") AS "first"
FROM (
  SELECT *, SUM(s."amount") OVER (PARTITION BY s."payee" ORDER BY s."day", s."id") AS "so_far" FROM "sales" AS s
) AS t
GROUP BY t."payee", t."day"`

test.for([1, 2, 3, 7])('in %i turns', async (turns) => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`CREATE TEMP TABLE "sales" AS SELECT i AS "id", CASE WHEN i % 11 = 0 THEN NULL ELSE 'p' || i % 11 END AS "payee",
    (i * 7919) % 13 AS "day", (i * 104729) % 1001 - 500 AS "amount" FROM range(5000) AS r(i)`)
  for (const statement of inTurns('worked', QUERY, turns)) await connection.run(statement)
  const rows = async (query: string) => (await connection.runAndReadAll(`${query} ORDER BY ALL`)).getRowsJson()
  const found = await rows('SELECT * FROM "worked"')
  expect(found).toEqual(await rows(`SELECT * FROM (${QUERY}) AS t`))
  expect(found).toHaveLength(11 * 13)
  connection.closeSync()
  instance.closeSync()
})
