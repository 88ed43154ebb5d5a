/** Northwind Cloud: its data, the examples of its plans, their pages, and what a fourth metric does to the Account Executive's. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { edited } from '../../messages/positions.ts'
import { caboose } from '../cli/built.ts'
import { expectWritten } from './companies.ts'

const root = join(import.meta.dirname, '../..')
const FOLDER = 'plans/northwind-cloud'
const PLAN = `${FOLDER}/account-executive.plan`
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

test('the script writes the very files that are here', () => expectWritten('northwind-cloud', 'northwind-data.mjs'))

test('checks without a finding, reads in under five minutes, and its examples hold', () => {
  const { code, out, err } = caboose(['check', FOLDER])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/account-executive.plan +3 of 3 metrics, 6 levers, 4 min \d+ s to read/)
  expect(out).toMatch(/account-manager.plan +3 of 3 metrics, 4 levers, 3 min \d+ s to read/)
  expect(out).toMatch(/sales-manager.plan +3 of 3 metrics, 3 levers, 3 min \d+ s to read/)
  expect(caboose(['test', FOLDER])).toMatchObject({ code: 0, out: expect.stringContaining('30 examples passed') })
})

test.for([
  ['page', ['explain', PLAN]],
  ['new-hire', ['explain', PLAN, '--rep', 'R-106', '--period', 'FY26-M05']],
  ['quarter', ['run', PLAN, '--period', 'FY26-Q2']],
  ['am-page', ['explain', `${FOLDER}/account-manager.plan`]],
  ['am-statement', ['explain', `${FOLDER}/account-manager.plan`, '--rep', 'R-302', '--period', 'FY26-Q3']],
  ['manager-page', ['explain', `${FOLDER}/sales-manager.plan`]],
  ['manager-statement', ['explain', `${FOLDER}/sales-manager.plan`, '--rep', 'R-014', '--period', 'FY26-Q3']],
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
    const folded = compile(PLAN, reader(edited(broken, PLAN, rule?.fix?.edits ?? [])))
    expect(folded.diagnostics).toEqual([])
    expect(runExamples(folded).filter(({ passed }) => !passed)).toEqual([])
  })
})
