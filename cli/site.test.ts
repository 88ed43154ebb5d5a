import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { companyOnDisk } from './companies.ts'
import { type Served, serveSite } from './site.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-site-'))
let site: Served | undefined
const get = (path: string): Promise<Response> => fetch(`${site?.url ?? ''}${path}`)

beforeAll(async () => {
  for (const folder of ['page', 'acme & co/data']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'page/index.html'), '<p>page</p>')
  writeFileSync(join(root, 'secret.csv'), 'not,yours')
  writeFileSync(join(root, 'acme & co/ae.plan'), 'plan ae "Account executive"\nlanguage 1\n')
  writeFileSync(join(root, 'acme & co/data/reps.csv'), 'id\nR-1\n')
  writeFileSync(join(root, 'acme & co/data/notes.txt'), 'private')
  site = await serveSite({ folder: join(root, 'page'), own: [companyOnDisk(join(root, 'acme & co'))], shipped: [], port: 0 })
})
afterAll(async () => {
  await site?.close()
  rmSync(root, { recursive: true })
})

test('the page comes with a policy that lets nothing in from elsewhere', async () => {
  const response = await get('')
  expect(await response.text()).toBe('<p>page</p>')
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*(?!$)/)
})

test("a folder of one's own is listed with its plans and tables", async () => {
  expect(await (await get('companies/index.json')).json()).toEqual([
    {
      id: 'acme & co',
      label: 'Acme & co',
      files: [{ path: 'ae.plan', kind: 'plan', label: 'Account executive', base: null }],
      data: [{ name: 'reps.csv', bytes: 7 }],
    },
  ])
  expect(await (await get('companies/acme%20%26%20co/texts.json')).json()).toEqual({
    'ae.plan': 'plan ae "Account executive"\nlanguage 1\n',
  })
  expect(await (await get('companies/acme%20%26%20co/data/reps.csv')).text()).toBe('id\nR-1\n')
})

test.for(['data/notes.txt', 'data/..%2f..%2fsecret.csv', 'data/%2e%2e/secret.csv', 'ae.plan', 'data/'])(
  '%s is not given out',
  async (path) => {
    expect((await get(`companies/acme%20%26%20co/${path}`)).status).toBe(404)
  },
)

test('an address that is none is refused', async () => {
  expect((await get('companies/acme%20%26%20co/%E0%A4%A')).status).toBe(400)
})

test('a port that is taken is told, not waited for', async () => {
  const port = Number(new URL(site?.url ?? '').port)
  await expect(serveSite({ folder: root, own: [], shipped: [], port })).rejects.toThrow('EADDRINUSE')
})
