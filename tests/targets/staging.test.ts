/** Cells as DuckDB reads them are the cells of the plain reader: the same number, or refused by both. */
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { duckdb } from '../../compiler/emit/sql/dialects/duckdb.ts'
import { stagingSql } from '../../compiler/emit/sql/staging.ts'
import { CASES, heldIn, INPUT, NAMES, plainly, rowWith } from './cells.ts'

test(`${CASES.length} cells`, async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const differing: unknown[] = []
  for (const [field, cell] of CASES) {
    const source = `(SELECT ${rowWith(field, cell)
      .map((one, i) => `'${one.replaceAll("'", "''")}' AS c${i}`)
      .join(', ')})`
    const read = await connection.runAndReadAll(stagingSql(duckdb, INPUT, source, (column) => `c${NAMES.indexOf(column)}`)).then(
      (rows) => rows.getRowsJson()[0],
      () => undefined,
    )
    const [plain, own] = [plainly(field, cell), heldIn(field, read)]
    if (own !== plain) differing.push([field, cell, plain, own])
  }
  connection.closeSync()
  expect(differing).toEqual([])
})
