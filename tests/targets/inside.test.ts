/** Steps that stand inside of others: the query of a chain that chooses, calculates, joins and adds up comes to the rows of its steps one by one. */
import { expect, test } from 'vitest'
import { duckdb } from '../../compiler/emit/sql/dialects/duckdb.ts'
import { insideOf } from '../../compiler/emit/sql/inside.ts'
import { sqlOf } from '../../compiler/emit/sql/program.ts'
import {
  aggregate,
  column,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  select,
  startBuild,
} from '../../compiler/relational/program/build.ts'
import type { Program } from '../../compiler/relational/program/ir.ts'
import { runProgram } from '../../compiler/relational/program/run.ts'
import { openDuckdb } from './engines/duckdb.ts'
import { isThere, shownCell } from './engines/engine.ts'
import { openSqlite } from './engines/sqlite.ts'

const told = (name: string) => ({ name, says: name, origin: null })

function chain(): Program {
  const build = startBuild()
  const rows = constants(
    build,
    told('rows'),
    ['who', 'amount'],
    [
      ['ann', 1],
      ['ann', 5],
      ['ben', 7],
      ['ben', 12],
      ['cat', 3],
    ],
  )
  const people = constants(
    build,
    told('people'),
    ['person', 'rate'],
    [
      ['ann', 2],
      ['ben', 3],
    ],
  )
  const large = select(build, told('large'), rows, kept(rows), compare('>', column('amount'), integer(2)))
  const beside = join(build, told('beside'), large, people, { how: 'left', on: [{ left: 'who', right: 'person' }] })
  const rate = { kind: 'coalesce', value: column('rate'), otherwise: integer(1) } as const
  const earned = { column: int('earned', 0n, 100n), value: { kind: 'multiply', left: column('amount'), right: rate } as const }
  const paid = select(build, told('paid'), beside, [...kept(beside, 'earned'), earned], compare('<', column('amount'), integer(12)))
  const sums = aggregate(build, told('sums'), paid, ['who'], [{ column: int('all', 0n, 1000n), does: 'sum', of: 'earned' }])
  return {
    kind: 'relational',
    version: 1,
    plan: { name: 'a', label: 'A' },
    currency: { code: 'USD', digits: 2 },
    periods: [{ label: 'FY', from: 0, to: 1, asked: true }],
    inputs: [],
    steps: build.steps as Program['steps'],
    checks: [],
    warnings: [],
    bounds: [],
    left: [],
    outputs: { earnings: sums.name, credits: null, payments: null },
  } as unknown as Program
}

test('a chain of steps is one query', () => {
  const program = chain()
  expect([...insideOf(program)]).toEqual(['large', 'beside', 'paid'])
  const made = sqlOf(program, duckdb)
  expect(made.kind === 'text' ? made.text.statements.map(({ step }) => step.name) : []).toEqual(['rows', 'people', 'sums'])
})

test.for([openDuckdb, openSqlite])('it comes to the same rows', async (open) => {
  const [program, engine] = [chain(), await open()]
  if (!isThere(engine)) return
  const shown = await engine.run(program, new Map(), ['sums'])
  const expected = (runProgram(program, new Map()).get('sums')?.rows ?? []).map((row) => row.map(shownCell))
  // 5 x 2; 7 x 3, since 12 is not below 12; 3, which has no rate
  expect(expected).toEqual([
    ["'ann", '10'],
    ["'ben", '21'],
    ["'cat", '3'],
  ])
  expect([...(shown.get('sums') ?? [])].sort()).toEqual(expected)
  await engine.close()
})
