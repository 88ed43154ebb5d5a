/** The texts for systems that no test runs are SQL of each: read by parsers of others, statement by statement. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../compiler/compile.ts'
import type { Dialect } from '../../../compiler/emit/sql/dialect.ts'
import { bigquery } from '../../../compiler/emit/sql/dialects/bigquery.ts'
import { databricks } from '../../../compiler/emit/sql/dialects/databricks.ts'
import { snowflake } from '../../../compiler/emit/sql/dialects/snowflake.ts'
import { trino } from '../../../compiler/emit/sql/dialects/trino.ts'
import { sqlOf } from '../../../compiler/emit/sql/program.ts'
import { compileTo, targetNamed } from '../../../compiler/emit/targets.ts'
import { seeded } from '../../laws/draw.ts'
import { STAMP } from '../engines/javascript.ts'
import { HOSTILE, randomCase } from '../random.ts'
import { faultsIn, literalIn } from './parsers.ts'

const PLANS = join(import.meta.dirname, '../../../plans')

/** The texts that are read, and how many random programs, which have every kind of step: the grammars of Trino and Spark take seconds for each. */
const READ: readonly (readonly [dialect: Dialect, texts: readonly string[], programs: number])[] = [
  [snowflake, ['adventure-works/graduated.plan', 'adventure-works/flat.plan', 'marlow-home/store-team.plan'], 20],
  [bigquery, ['adventure-works/graduated.plan', 'northwind-cloud/account-executive.plan', 'marlow-home/store-team.plan'], 20],
  [trino, ['adventure-works/graduated.plan', 'marlow-home/store-team.plan'], 5],
  [databricks, ['adventure-works/graduated.plan'], 5],
]

const scriptsFor = (text: string, { name }: Dialect): ReadonlyMap<string, string> => {
  const { core, sources } = compile(join(PLANS, text), (path) => readFileSync(path, 'utf8'))
  const target = targetNamed(name)
  if (core === undefined || target === undefined) throw new Error(text)
  const made = compileTo(core, target, { period: undefined, amounts: '100000' }, { ...STAMP, sources })
  if (made.kind !== 'files') throw new Error(JSON.stringify(made))
  return made.files
}

describe.for(READ.map(([dialect, ...read]) => [dialect.label, dialect, ...read] as const))('%s', ([, dialect, texts, programs]) => {
  test.for(texts)('the scripts of %s are read to their end', { timeout: 120_000 }, async (text) => {
    const scripts = scriptsFor(text, dialect)
    expect(scripts.size).toBe(4)
    for (const [name, script] of scripts) expect([name, await faultsIn(script, dialect.name)]).toEqual([name, []])
  })

  test('so are random programs, with words in them that end a text elsewhere', { timeout: 120_000 }, async () => {
    for (let seed = 0; seed < programs; seed += 1) {
      const made = sqlOf(randomCase(seeded(seed, 71), 10n ** 30n).program, dialect)
      if (made.kind === 'refused') throw new Error(`seed ${seed} is too wide`)
      for (const { step, query } of made.text.statements)
        expect([seed, step.name, await faultsIn(dialect.table(step.name, query), dialect.name)]).toEqual([seed, step.name, []])
    }
  })

  test('what is no SQL of it is found', async () => {
    expect(await faultsIn('SELECT FROM WHERE;', dialect.name)).not.toEqual([])
    expect(await faultsIn(dialect.table('a', "SELECT 'a AS b"), dialect.name)).not.toEqual([])
  })

  // the parser of Trino and Spark tells where a literal ends; that of the others leaves the backslash of a `\u0024` out, whose documentation has it
  test('a literal is one, and what it says', async () => {
    const isCut = dialect === trino || dialect === databricks
    for (const text of HOSTILE) {
      const literal = dialect.text(text)
      const read = text.replace(/\$|\{(?=[{%])|(?<=\{)\{/g, (sign) => `u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
      expect([text, await literalIn(literal, dialect.name)]).toEqual([text, isCut ? literal : read])
    }
  })
})
