/** The Account Executive plan of Northwind Cloud: its data, its examples, its page, a quarter of one person, and what a fourth metric does to it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { applied } from '../../compiler/fold.ts'
import { caboose } from '../cli/built.ts'

const root = join(import.meta.dirname, '../..')
const FOLDER = 'plans/northwind-cloud'
const PLAN = `${FOLDER}/account-executive.plan`
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const scratch = mkdtempSync(join(tmpdir(), 'caboose-northwind-'))
afterAll(() => rmSync(scratch, { recursive: true }))

test('the script writes the very files that are here', () => {
  execFileSync(process.execPath, [join(root, 'scripts/northwind-data.mjs'), scratch])
  const written = readdirSync(scratch)
  expect(written.sort()).toEqual(readdirSync(join(root, FOLDER, 'data')).filter((file) => file.endsWith('.csv')))
  for (const file of written) expect(readFileSync(join(scratch, file), 'utf8')).toBe(textOf(`${FOLDER}/data/${file}`))
})

test('checks without a finding, reads in under five minutes, and its examples hold', () => {
  const { code, out, err } = caboose(['check', FOLDER])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/3 of 3 metrics, 6 levers, 4 min \d+ s to read/)
  expect(caboose(['test', FOLDER])).toMatchObject({ code: 0, out: expect.stringContaining('10 examples passed') })
})

test.for([
  ['page', ['explain', PLAN]],
  ['new-hire', ['explain', PLAN, '--rep', 'R-106', '--period', 'FY26-M05']],
  ['quarter', ['run', PLAN, '--period', 'FY26-Q2']],
] as const)('%s', async ([name, args]) => {
  const { code, out } = caboose([...args])
  expect(code).toBe(0)
  await expect(out).toMatchFileSnapshot(`expected/northwind-${name}.txt`)
})

describe('a fourth metric', () => {
  const licence = `
metric licence_bookings "Licence bookings" {
  supports healthy_deals
  sum of deal.amount where deal.product = "Licence"
  accumulates over year
}
`
  const broken = textOf(PLAN)
    .replace('\npay cloud_commission', `${licence}\npay cloud_commission`)
    .replace('rank reps by attainment over plan', 'rank reps by licence_bookings over plan')
  const reader = (text: string) => (path: string) => (path === PLAN ? text : textOf(path))
  const rule = compile(PLAN, reader(broken)).diagnostics.find(({ code }) => code === 'CB401')
  test('is an error with all four places', () =>
    expect(rule?.related.map(({ note }) => note).sort()).toEqual(
      ['cloud_bookings', 'gross_margin', 'licence_bookings', 'new_logos'].map((name) => `\`${name}\` moves pay here`),
    ))
  test('is offered a fold that, applied, checks clean', () => {
    expect(rule?.fix?.title).toBe('fold `licence_bookings` into `cloud_bookings`')
    const folded = compile(PLAN, reader(applied(broken, rule?.fix?.edits ?? [])))
    expect(folded.diagnostics).toEqual([])
    expect(runExamples(folded).filter(({ passed }) => !passed)).toEqual([])
  })
})
