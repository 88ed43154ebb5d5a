/** `caboose play`: the page served on this machine, until the user ends it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { caboose } from './built.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'caboose-play-'))
cpSync(join(root, 'plans/marlow-home'), join(folder, 'our-shops'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))

/** The address that it prints, once it is served. */
async function started(...args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/caboose.js'), 'play', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: printed.toString().trim() }
}

test('serves the page, the folder first in its list, on this machine alone, and ends by Ctrl+C with 0', async () => {
  const { child, url } = await started(join(folder, 'our-shops'), '--port', '0')
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(await (await fetch(url)).text()).toContain('<div id="page">')
  const list = (await (await fetch(`${url}companies/index.json`)).json()) as { id: string; label: string }[]
  expect(list[0]).toMatchObject({ id: 'our-shops', label: 'Marlow Home' })
  expect(list.map(({ id }) => id)).toContain('northwind-cloud')
  expect(await (await fetch(`${url}companies/our-shops/data/stores.csv`)).text()).toContain('store')
  expect(await (await fetch(`${url}companies/northwind-cloud/data/deals.csv`)).text()).toContain('Opportunity ID')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a port that is taken is told with the address that is', async () => {
  const { child, url } = await started('--port', '0')
  const second = caboose(['play', '--port', new URL(url).port])
  expect(second).toMatchObject({ code: 2, out: '' })
  expect(second.err).toContain('address already in use')
  child.kill('SIGINT')
  await once(child, 'exit')
})

test.for([
  [['--port', 'http'], '--port takes a number from 0 to 65535, not `http`'],
  [['--port', '70000'], '--port takes a number from 0 to 65535, not `70000`'],
  [['no-such-folder'], 'there is no folder `no-such-folder`'],
  [[join(folder, 'our-shops', 'data')], 'there is no .plan file in'],
] as const)('%o is wrong', ([args, words]) => {
  const { code, err } = caboose(['play', ...args])
  expect(err).toContain(words)
  expect(code).toBe(2)
})
