/** Random relational programs on every engine of this machine: every step comes to the same rows as in the interpreter. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insideOf } from '../../compiler/emit/sql/inside.ts'
import { Program } from '../../compiler/relational/program/ir.ts'
import { runProgram } from '../../compiler/relational/program/run.ts'
import { seeded } from '../laws/draw.ts'
import { apart } from './apart.ts'
import { openDuckdb } from './engines/duckdb.ts'
import { type Engine, type Found, isThere, type Shown, shownCell } from './engines/engine.ts'
import { openJavascript } from './engines/javascript.ts'
import { openPostgres } from './engines/postgres.ts'
import { openPython } from './engines/python.ts'
import { openSqlite } from './engines/sqlite.ts'
import { type Case, randomCase, sizes } from './random.ts'

const sorted = (rows: readonly (readonly Shown[])[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

/** The steps whose rows differ, with the rows that only one side has: each step by itself, and in SQL as they stand inside of one another. */
async function differences(found: Found, { program, inputs }: Case): Promise<string[]> {
  if (!isThere(found)) return []
  const whole = await differencesOf(found, { program: apart(program), inputs })
  return found.query === undefined ? whole : [...whole, ...(await differencesOf(found, { program, inputs }))]
}

async function differencesOf(found: Engine, { program, inputs }: Case): Promise<string[]> {
  const expected = runProgram(program, inputs)
  const inside = insideOf(program)
  const wanted = program.steps.map(({ name }) => name).filter((name) => found.query === undefined || !inside.has(name))
  const shown = await found.run(program, inputs, wanted)
  return wanted.flatMap((name) => {
    const [own, reference] = [sorted(shown.get(name) ?? []), sorted((expected.get(name)?.rows ?? []).map((row) => row.map(shownCell)))]
    const alone = [
      ...own.filter((row) => !reference.includes(row)).map((row) => `+ ${row}`),
      ...reference.filter((row) => !own.includes(row)).map((row) => `- ${row}`),
    ]
    return alone.length === 0 && own.length === reference.length ? [] : [`${name}: ${alone.slice(0, 4).join(' ')}`]
  })
}

const CASES = 60

describe.for([
  ['duckdb', () => openDuckdb(), 'wide', CASES],
  ['sqlite', () => openSqlite(), 'narrow', CASES],
  ['postgres', () => openPostgres(), 'wide', CASES],
  ['javascript', async () => openJavascript(), 'wide', CASES],
  // a process each
  ['python', async () => openPython(), 'wide', 15],
] as const)('%s', ([name, open, width, cases]) => {
  // not before a test of it runs: what is opened is closed
  let opened: Promise<Found>
  beforeAll(() => {
    opened = open()
  })
  afterAll(async () => {
    const found = await opened
    if (isThere(found)) await found.close()
  })

  test(`${cases} random programs come to the same rows`, { timeout: 120_000 }, async () => {
    const found = await opened
    const wrong: string[] = []
    for (let seed = 0; seed < cases; seed += 1) {
      const one = randomCase(seeded(seed, 71), sizes[width])
      for (const line of await differences(found, one)) wrong.push(`seed ${seed}, ${line}`)
    }
    expect(wrong).toEqual([])
    if (!isThere(found)) console.info(`${name}: not run, ${found.missing}`)
  })
})

test('random programs are programs, and their steps come to rows', () => {
  const ops = new Map<string, number>()
  let inside = 0
  for (let seed = 0; seed < CASES; seed += 1) {
    const { program, inputs } = randomCase(seeded(seed, 71), sizes.wide)
    Program.parse(program)
    const tables = runProgram(program, inputs)
    inside += insideOf(program).size
    expect(insideOf(apart(program)).size).toBe(0)
    for (const step of program.steps) if ((tables.get(step.name)?.rows.length ?? 0) > 0) ops.set(step.op, (ops.get(step.op) ?? 0) + 1)
  }
  for (const op of ['values', 'scan', 'select', 'join', 'aggregate', 'window', 'union']) expect(ops.get(op) ?? 0, op).toBeGreaterThan(10)
  expect(inside).toBeGreaterThan(30)
})
