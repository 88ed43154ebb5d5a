/** What the build of the page answers beforehand is what the worker of a tab answers on the same files. */
import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { companyOnDisk } from '../../cli/companies.ts'
import { keyOf } from '../../playground/store/first-files.ts'
import type { FirstAnswers } from '../../playground/worker/first-answers.ts'
import type { Input, Questions } from '../../playground/worker/protocol.ts'
import { type CompanySources, firstFiles, sourcesHash } from '../../scripts/first-answers.ts'
import { served } from './served.ts'
import { shipped } from './shipped.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Companies with data; the others have plans with examples alone. */
const WITH_DATA = ['adventure-works', 'lakeside-agency', 'marlow-home', 'northwind-cloud']

function sourcesOf(company: string): CompanySources {
  const { files, data } = shipped(company, '')
  const { folder } = companyOnDisk(`plans/${company}`)
  const plans = folder.files.filter(({ kind }) => kind === 'plan').map(({ path }) => path)
  return { texts: new Map(Object.entries(files)), data: new Map(Object.entries(data)), plans }
}

test.for(WITH_DATA)('%s: every plan, every question, to the letter', async (company) => {
  const sources = sourcesOf(company)
  const files = await firstFiles(sources)
  expect(files.map(({ key }) => key)).toEqual(sources.plans.map((plan) => keyOf(sourcesHash(sources), plan)))
  const { client } = served()
  await client.call('open', shipped(company, ''))
  for (const [at, plan] of sources.plans.entries()) {
    const analysis = await client.call('turn', { entry: plan })
    const first = JSON.parse(files[at]?.source ?? '') as FirstAnswers
    expect(first.analysis).toEqual(analysis)
    const stops = first.answers.filter(({ name }) => name === 'ask.needToSell')
    expect(first.answers.length - stops.length).toBe(9)
    expect(stops.length).toBeGreaterThan(40)
    // the goal that the page begins with, and some of the others
    for (const { name, input, output } of first.answers.filter((one) => one.name !== 'ask.needToSell' || stops.indexOf(one) % 25 === 0)) {
      const asked = name as keyof Questions
      expect(output, `${plan} ${name}`).toEqual(await client.call(asked, input as Input<typeof asked>))
    }
  }
})

test('a company without data has none', async () => {
  const others = readdirSync('plans', { withFileTypes: true }).filter((one) => one.isDirectory() && !WITH_DATA.includes(one.name))
  for (const { name } of others) if (sourcesOf(name).data.size === 0) expect(await firstFiles(sourcesOf(name))).toEqual([])
})

test('another letter in a text, another byte in a table, or another name has another key', () => {
  const texts = new Map([['a.plan', 'plan a']])
  const data = new Map([['deals.csv', new Uint8Array([1, 2])]])
  const all = [
    { texts, data },
    { texts: new Map([['a.plan', 'plan b']]), data },
    { texts: new Map([['b.plan', 'plan a']]), data },
    { texts, data: new Map([['deals.csv', new Uint8Array([1, 3])]]) },
    { texts, data: new Map([['other.csv', new Uint8Array([1, 2])]]) },
  ].map(sourcesHash)
  expect(new Set(all).size).toBe(all.length)
})
