/** What the author's tabs are given is what the command line prints on the same files. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../cli/compile.ts'
import { explain } from '../../cli/explain.ts'
import { quotas } from '../../cli/quotas.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { compiledTo, targetsShown } from '../../playground/session/compiled-to.ts'
import { holdingOf } from '../../playground/session/holds.ts'
import { UNWATCHED } from '../../playground/session/job.ts'
import { proofOfPeriod } from '../../playground/session/proofs.ts'
import { quotaOf, quotasOf } from '../../playground/session/quotas.ts'
import { isRefusal, type Refusal } from '../../playground/session/refusal.ts'
import { edited, opened, type Tab } from '../../playground/session/tab.ts'
import { printedBy } from './as-printed.ts'
import { shipped } from './shipped.ts'

const out = mkdtempSync(join(tmpdir(), 'caboose-tabs-'))
afterAll(() => rmSync(out, { recursive: true }))

const tabOf = (company: string, plan: string): Tab => opened(shipped(company, plan))

function got<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

// SQLite holds no numbers as wide as this plan's
const HOLDING = [...targetsShown().flatMap(({ name }) => (name === 'sqlite' ? [] : [name])), 'md', 'html']

test.for(HOLDING)('compiled into %s it is byte for byte what compile writes', async (target) => {
  const path = 'plans/adventure-works/graduated.plan'
  await printedBy(compile, [path, '--to', target, '--out', join(out, target)])
  const made = got(await compiledTo(tabOf('adventure-works', 'graduated.plan'), { target, period: null }))
  expect(made.files.length).toBeGreaterThan(0)
  for (const { name, text } of made.files) {
    // places name the file as it was given
    const written = readFileSync(join(out, target, name), 'utf8').replaceAll('plans/adventure-works/', '')
    expect(text).toBe(written)
  }
})

test('numbers wider than a system holds are told with their line', async () => {
  const made = await compiledTo(tabOf('adventure-works', 'graduated.plan'), { target: 'sqlite', period: null })
  expect(made).toMatchObject({ because: 'plan', findings: [{ code: 'CB702', span: { start: { line: 18 } } }] })
})

describe('quotas', () => {
  const tab = tabOf('adventure-works', 'coverage.plan')
  test.for(['coverage.plan', 'fy21.plan', 'backtest/blend.plan'])('%s is the page that quotas prints', async (file) => {
    const { page } = got(quotasOf(tabOf('adventure-works', file), null))
    const printed = await printedBy(quotas, [`plans/adventure-works/${file}`, '--data', 'plans/adventure-works/data'])
    expect(`${renderText(page, 100).join('\n')}\n`).toBe(printed)
  })
  test('say why a row lies where it does, as quotas --explain prints it', async () => {
    const key = got(quotasOf(tab, null)).keys.at(-1) ?? ''
    const printed = await printedBy(quotas, ['plans/adventure-works/coverage.plan', '--explain', key])
    expect(`${renderText(got(quotaOf(tab, 'coverage.plan', key)), 100).join('\n')}\n`).toBe(printed)
  })
  test('of a plan are those of the file that it draws on', () => {
    expect(got(quotasOf(tabOf('adventure-works', 'assigned.plan'), null)).file).toBe('coverage.plan')
  })
  test('of a plan that draws on none are refused in words', () => {
    expect(quotasOf(tabOf('adventure-works', 'flat.plan'), null)).toMatchObject({ because: 'asked' })
  })
})

test('the bounds of a run are those that explain --proof --data prints', async () => {
  const page = got(proofOfPeriod(tabOf('adventure-works', 'graduated.plan'), 'FY20-Q1'))
  const asked = ['plans/adventure-works/graduated.plan', '--proof', '--data', 'plans/adventure-works/data', '--period', 'FY20-Q1']
  expect(`${renderText(page, 100).join('\n')}\n`).toBe(await printedBy(explain, asked))
})

describe('what holds', () => {
  const plan = 'graduated.plan'
  const tab = tabOf('adventure-works', plan)
  const proofs = async (one: Tab) => got(await holdingOf(one, { period: 'FY20-Q1' }, UNWATCHED))
  test('a curve that only rises is proved to', async () => {
    const { parts } = await proofs(tab)
    expect(parts.map(({ laws }) => laws.map(({ verdict }) => verdict))).toEqual([['tested', 'tested']])
  })
  // Account Executive: new customers pay nothing below 80%, half of worth from there: a jump, and nothing falls
  test('a jump is told with what is paid before and at it', async () => {
    const { parts } = got(await holdingOf(tabOf('northwind-cloud', 'account-executive.plan'), { period: 'FY26-M02' }, UNWATCHED))
    const jumps = parts.flatMap(({ cliffs }) => cliffs)
    expect(jumps.map(({ at }) => at)).toContain('80%')
    expect(parts.flatMap(({ laws }) => laws).filter(({ verdict }) => verdict === 'refuted')).toEqual([])
  })
  test('a band that pays less than the one below is refuted with the place', async () => {
    const one = tabOf('northwind-cloud', 'account-executive.plan')
    const text = (one.files.get('account-executive.plan') ?? '').replace(
      /reaching 100% pays 100% of worth/,
      'reaching 100% pays 40% of worth',
    )
    const { parts } = got(await holdingOf(edited(one, 'account-executive.plan', text), { period: 'FY26-M02' }, UNWATCHED))
    const [broken] = parts.flatMap(({ laws }) => laws).filter(({ verdict }) => verdict === 'refuted')
    expect(broken?.counterexample).toMatchObject({ at: '100%', from: '50%', to: '40%' })
  })
})
