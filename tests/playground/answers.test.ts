/** What the tab answers is what the command line prints on the same files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isRefusal, type Refusal } from '../../playground/session/refusal.ts'
import { caboose } from '../cli/built.ts'
import { type Served, served } from './served.ts'
import { shipped } from './shipped.ts'

// each starts the command line several times
vi.setConfig({ testTimeout: 120_000 })

const FOLDER = 'plans/northwind-cloud'
const AE = 'account-executive.plan'
const out = mkdtempSync(join(tmpdir(), 'caboose-'))
const cli = (...args: string[]): string => caboose(args, { cwd: FOLDER }).out

let tab: Served
beforeAll(async () => {
  tab = served()
  await tab.client.call('open', shipped('northwind-cloud', AE))
})
afterAll(() => rmSync(out, { recursive: true }))

function told<T>(answer: T | Refusal): Exclude<T, Refusal> {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer as Exclude<T, Refusal>
}

describe('compiled', () => {
  test('every system that the command line lists', async () => {
    const listed = JSON.parse(cli('compile', '--list', '--format', 'json'))
    expect(await tab.client.call('targets', null)).toEqual(listed.targets)
  })
  // the flat plan of the bicycle company is compiled into each of them
  test.for(['js', 'python', 'json', 'duckdb', 'postgres', 'snowflake'])('%s, to the byte', async (target) => {
    const { client } = served()
    await client.call('open', shipped('adventure-works', 'flat.plan'))
    const folder = join(out, target)
    expect(caboose(['compile', 'flat.plan', '--to', target, '--out', folder], { cwd: 'plans/adventure-works' }).code).toBe(0)
    const { files } = told(await client.call('compiled', { target, period: null }))
    expect(files.map(({ name }) => name).sort()).toEqual(readdirSync(folder).sort())
    for (const { name, text } of files) expect(text).toBe(readFileSync(join(folder, name), 'utf8'))
  })
  test('a clause that a system cannot hold is refused at its place', async () => {
    const answer = await tab.client.call('compiled', { target: 'postgres', period: null })
    if (!isRefusal(answer)) return
    expect(answer.findings[0]?.span.file).toBe(AE)
  })
})

test('the matrix, with dollars', async () => {
  const { csv } = told(await tab.client.call('matrix', { dollars: true }))
  expect(csv).toBe(cli('matrix', '.', '--data', 'data', '--format', 'csv'))
})

test('the examples', async () => {
  const { examples, promises } = await tab.client.call('tests', { path: AE })
  const [plan] = JSON.parse(cli('test', AE, '--format', 'json')).plans
  expect(examples.map(({ name, passed }) => ({ name, passed }))).toEqual(
    plan.examples.map(({ name, passed }: { name: string; passed: boolean }) => ({ name, passed })),
  )
  expect(examples.length).toBeGreaterThan(10)
  expect(promises.length).toBe(plan.promises.length)
})

test('the proof for any data', async () => {
  const { proof } = told(await tab.client.call('proofs', null))
  expect(proof).toEqual(JSON.parse(cli('explain', AE, '--proof', '--format', 'json')))
})

test("the rep's page", async () => {
  const page = told(await tab.client.call('planPage', null))
  expect({ schemaVersion: 1, ...page }).toEqual(JSON.parse(cli('explain', AE, '--format', 'json')))
})

test('quotas of a quotas file', async () => {
  const { client } = served()
  await client.call('open', shipped('adventure-works', 'flat.plan'))
  const shown = told(await client.call('quotas', { path: 'fy21.plan' }))
  const folder = join(out, 'quotas')
  expect(caboose(['quotas', 'fy21.plan', '--out', folder], { cwd: 'plans/adventure-works' }).code).toBe(0)
  for (const { name, text } of shown.files) expect(text, name).toBe(readFileSync(join(folder, name), 'utf8'))
  const [key = ''] = shown.keys
  const page = told(await client.call('quota', { path: 'fy21.plan', key }))
  const printed = caboose(['quotas', 'fy21.plan', '--explain', key, '--format', 'json'], { cwd: 'plans/adventure-works' })
  expect({ schemaVersion: 1, ...page }).toEqual(JSON.parse(printed.out))
})

test('a question that was cancelled has no answer, and the next one has', async () => {
  const own = new AbortController()
  const asked = { period: 'FY26', by: null, beside: null, rows: null }
  const answer = tab.client.call('simulate', asked, { signal: own.signal, progress: () => own.abort() })
  await expect(answer).rejects.toMatchObject({ why: 'cancelled' })
  expect((await tab.client.call('analyse', null)).stale).toBeNull()
})

test('what a rep asks: as explain --goal answers it', async () => {
  const { client } = served()
  await client.call('open', shipped('northwind-cloud', AE))
  const of = { person: 'R-115', period: 'FY26-Q3' }
  const printed = JSON.parse(cli('explain', AE, '--rep', 'R-115', '--period', 'FY26-Q3', '--goal', '60000', '--format', 'json'))
  expect(await client.call('ask.soFar', of)).toEqual(printed.soFar)
  expect(await client.call('ask.nextPays', of)).toEqual(printed.next)
  expect(await client.call('ask.needToSell', { ...of, goal: '$60,000' })).toEqual(printed.need)
  expect(await client.call('ask.openDeals', of)).toEqual(printed.open)
  expect(await client.call('ask.quiz', of)).toEqual(printed.quiz)
  const open = told(await client.call('ask.openDeals', { person: 'R-102', period: 'FY26-Q4' }))
  const [deal] = open
  if (deal === undefined) throw new Error('there is no open deal')
  const pays = told(await client.call('ask.payWith', { person: 'R-102', period: 'FY26-Q4', keys: [deal.key] }))
  expect(pays.adds).toEqual(deal.adds)
  expect(await client.call('ask.needToSell', { ...of, goal: 'much' })).toMatchObject({ kind: 'refused', because: 'asked' })
})
