import { expect, test } from 'vitest'
import { served } from './served.ts'

const PLAN = `plan reseller "Reseller commission"
language 1
currency USD
rounding money half_up to $0.01
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
objective sell "Sell bicycles" because "It is what we make"
record rep from "reps.csv" { id text key }
record deal from "deals.csv" {
  id     text key
  owner  rep
  won_on date incentive
  amount money
}
pay commission "Commission" at 5% of sum of deal.amount over quarter supports sell
`
const bytes = (text: string) => new TextEncoder().encode(text)
const OPENING = {
  files: { 'reseller.plan': PLAN },
  data: { 'reps.csv': bytes('id\nann\n'), 'deals.csv': bytes('id,owner,won_on,amount\nD1,ann,2026-02-03,1000\n') },
  entry: 'reseller.plan',
}
const ASKED = { person: 'ann', period: 'FY26-Q1' }

test('an edit is in the next answer', async () => {
  const { client } = served()
  expect((await client.call('open', OPENING)).findings).toEqual([])
  expect(await client.call('statement', ASKED)).toMatchObject({ totals: [{ currency: 'USD', earned: '50.00', paid: '50.00' }] })
  await client.call('edit', { path: 'reseller.plan', text: PLAN.replace('5%', '6%') })
  expect(await client.call('statement', ASKED)).toMatchObject({ totals: [{ earned: '60.00' }] })
})

test('a text with an error leaves the last good answer, and says where the error is', async () => {
  const { client } = served()
  await client.call('open', OPENING)
  const analysis = await client.call('edit', { path: 'reseller.plan', text: PLAN.replace('over quarter', 'ovr quarter') })
  expect(analysis.stale).toMatchObject({ file: 'reseller.plan', line: 17 })
  expect(await client.call('statement', ASKED)).toMatchObject({ totals: [{ earned: '50.00' }] })
})

test('of questions asked again before they are answered only the last has an answer', async () => {
  const { client } = served()
  await client.call('open', OPENING)
  const ask = client.asker('statement')
  const [first, second] = await Promise.all([ask(ASKED), ask({ ...ASKED, period: 'FY26-Q2' })])
  expect(first).toBeUndefined()
  expect(second).toMatchObject({ totals: [{ earned: '0.00' }] })
})

test('edits that were cancelled are made all the same', async () => {
  const { client } = served()
  await client.call('open', OPENING)
  const edit = client.asker('edit')
  const files = { 'reseller.plan': PLAN.replace('5%', '7%'), 'other.plan': '# nothing\n' }
  await Promise.all(Object.entries(files).map(([path, text]) => edit({ path, text })))
  expect(await client.call('statement', ASKED)).toMatchObject({ totals: [{ earned: '70.00' }] })
})

test('a worker that dies is started once more with what was open, and answers what was asked', async () => {
  const { client, crash, started } = served()
  await client.call('open', OPENING)
  await client.call('edit', { path: 'reseller.plan', text: PLAN.replace('5%', '8%') })
  const answer = client.call('statement', ASKED)
  crash('out of memory')
  expect(await answer).toMatchObject({ totals: [{ earned: '80.00' }] })
  expect(started()).toBe(2)
})

test('what two workers died of is not asked again: the second death is told, with a report', async () => {
  const { client, crash } = served()
  await client.call('open', OPENING)
  const answer = client.call('statement', ASKED)
  crash('out of memory')
  crash('out of memory')
  await expect(answer).rejects.toMatchObject({ why: 'crashed', message: 'out of memory', report: 'asked: statement\nout of memory' })
  await expect(client.call('analyse', null)).rejects.toMatchObject({ why: 'crashed' })
})

test('a question before anything is open is a bug that is told, and the worker goes on', async () => {
  const { client } = served()
  await expect(client.call('analyse', null)).rejects.toMatchObject({ why: 'bug' })
  expect((await client.call('open', OPENING)).findings).toEqual([])
})
