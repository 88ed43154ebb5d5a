/**
 * The texts for systems that no test runs, held to a model of how each of these types whole numbers: no number within a text may be wider than its
 * type there, and none may be rounded. What the models say is from the documentation of each system, and a parser that is not ours reads the texts.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../compiler/compile.ts'
import { withAmountsUpTo } from '../../../compiler/emit/observed.ts'
import { ANY_DATA, type Limits } from '../../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../../compiler/relational/lower.ts'
import type { Program } from '../../../compiler/relational/program/ir.ts'
import { parseDay } from '../../../runtime/calendar/day.ts'
import { periodOf } from '../../../runtime/calendar/fiscal.ts'
import { seeded } from '../../laws/draw.ts'
import { TEXTS } from '../../relational/examples.ts'
import { SHIPPED } from '../plans.ts'
import { randomCase } from '../random.ts'
import { bigquery } from './bigquery.ts'
import { databricks } from './databricks.ts'
import { EDGES } from './edges.ts'
import { judged } from './judged.ts'
import { snowflake } from './snowflake.ts'
import { trino } from './trino.ts'
import type { Model } from './type.ts'

const PLANS = join(import.meta.dirname, '../../../plans')

type Named = readonly [name: string, program: Program]

/** A plan's program for its first fiscal year; none where a clause is not compiled. */
function programOf(text: string, limits: Limits): readonly Named[] {
  const { core } = compile(join(PLANS, text), (path) => readFileSync(path, 'utf8'))
  const day = parseDay(core?.effective.from ?? '')
  if (core === undefined || day === undefined) return []
  const made = lowerToRelations(core, { period: periodOf(core.calendar, 'year', day).label, asOf: null }, limits)
  return made !== undefined && 'program' in made ? [[text, made.program]] : []
}

const shipped = SHIPPED.flatMap(([company, text]) => {
  const path = `${company}/${text}`
  return [...programOf(path, ANY_DATA), ...programOf(path, withAmountsUpTo(10n ** 7n))]
})
const published = TEXTS.filter((text) => text.startsWith('published/'))
  .filter((_, i) => i % 4 === 0)
  .flatMap((text) => programOf(text, withAmountsUpTo(10n ** 7n)))
/** Up to numbers that none of the four holds. */
const random = Array.from({ length: 40 }, (_, seed): Named => [`seed ${seed}`, randomCase(seeded(seed, 71), 10n ** 40n).program])

describe.for([snowflake, bigquery, trino, databricks].map((model): [string, Model] => [model.dialect.label, model]))('%s', ([, model]) => {
  test.for([
    ['shipped plans', shipped, 50_000],
    ['published plans', published, 2000],
    ['random programs', random, 5000],
  ] as const)('every number of %s fits its type, and none is rounded', { timeout: 120_000 }, async ([, programs, least]) => {
    let numbers = 0
    for (const [name, program] of programs) {
      const found = await judged(program, model)
      expect([name, found.wrong]).toEqual([name, []])
      numbers += found.numbers
    }
    expect(numbers).toBeGreaterThan(least)
  })

  test.for(Object.entries(EDGES))('%s reaches as far as it may, and not one further', async ([, edge]) => {
    const { widest = 0n, widestQuotient = 0n } = model.dialect
    expect(await judged(edge(widest, widestQuotient, 0n), model)).toMatchObject({ isRefused: false, wrong: [] })
    expect((await judged(edge(widest, widestQuotient, 1n), model)).isRefused).toBe(true)
  })
})

// BigQuery: "LEFT OUTER JOIN cannot be used without a condition that is an equality of fields from both sides of the join"
test('every LEFT JOIN of a plan has columns that are the same on both sides', () => {
  const steps = [...shipped, ...published].flatMap(([, { steps: all }]) => all).filter((step) => step.op === 'join')
  expect(steps.length).toBeGreaterThan(500)
  expect(steps.filter(({ how, on }) => how === 'left' && on.length === 0)).toEqual([])
})
