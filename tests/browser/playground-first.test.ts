/** The first figure of a reader: it waits for no worker, it is of the plan as it stands, and what the worker says holds. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Served } from '../../cli/site.ts'
import { launched } from './browser.ts'
import { servedSite } from './site.ts'

let browser: Browser
let site: Served
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launched(), servedSite()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const EXPLAIN = '#v=1&mode=explain&company=northwind-cloud&plan=account-executive.plan'
const figure = (page: Page) => page.locator('.hero').first()

/** A page that is not opened yet; whatever it asks the host for goes through `routes` first. */
async function unopened(routes: Readonly<Record<string, Parameters<Page['route']>[1]>>): Promise<Page> {
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  for (const [glob, route] of Object.entries(routes)) await page.route(glob, route)
  return page
}

const FIRST = '**/assets/first-*.json'
const never = (): void => undefined

test('the figure that was worked out when the page was built is the one that the worker works out', async () => {
  const alone = await unopened({ '**/assets/worker-*.js': never })
  await alone.goto(`${site.url}${EXPLAIN}`)
  const before = await figure(alone).textContent()
  const worked = await unopened({ [FIRST]: (route) => route.abort() })
  await worked.goto(`${site.url}${EXPLAIN}`)
  expect(before).toMatch(/\d/)
  expect(await figure(worked).textContent()).toBe(before)
  for (const page of [alone, worked]) await page.context().close()
})

test('where it says otherwise than the worker, the worker holds', async () => {
  let hand: () => void = () => undefined
  const seen = new Promise<void>((resolve) => {
    hand = resolve
  })
  const page = await unopened({
    '**/texts.json': async (route) => {
      await seen
      await route.continue()
    },
    [FIRST]: async (route) => {
      const text = await (await route.fetch()).text()
      await route.fulfill({ contentType: 'application/json', body: text.replaceAll(/\$[\d,]+\.\d\d/g, '$1.23') })
    },
  })
  await page.goto(`${site.url}${EXPLAIN}`)
  expect(await figure(page).textContent()).toBe('$1.23')
  hand()
  await expect.poll(() => figure(page).textContent(), { timeout: 60_000 }).toMatch(/^\$[\d,]{5,}\.\d\d$/)
  await page.context().close()
})

test('a plan that was edited on this device is asked of the worker', async () => {
  const page = await unopened({ [FIRST]: (route) => route.abort() })
  await page.goto(`${site.url}${EXPLAIN}`)
  const given = await figure(page).textContent()
  await page.evaluate(
    `fetch('companies/northwind-cloud/texts.json').then((texts) => texts.json()).then((texts) => {
      const path = 'account-executive.plan'
      localStorage.setItem('caboose:draft:northwind-cloud', JSON.stringify({ [path]: texts[path].replace('worth 70% of target', 'worth 71% of target') }))
    })`,
  )
  await page.unroute(FIRST)
  await page.reload()
  const seen = await figure(page).textContent()
  expect(seen).not.toBe(given)
  expect(seen).toMatch(/\d/)
  await page.context().close()
})
