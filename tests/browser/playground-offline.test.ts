/** Without a network: what was opened once opens again, computed and all. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { companyOnDisk } from '../../cli/companies.ts'
import { serveSite } from '../../cli/site.ts'
import { launched } from './browser.ts'
import { servedSite, visit } from './site.ts'

const root = join(import.meta.dirname, '../..')
let browser: Browser
beforeAll(async () => {
  browser = await launched()
}, 60_000)
afterAll(async () => {
  await browser.close()
})

/** Everything that the page would need is kept: its service worker is in charge. */
const KEPT = `navigator.serviceWorker.ready.then((found) => new Promise((done) => {
  const look = () => (navigator.serviceWorker.controller !== null && found.active?.state === 'activated' ? done(true) : setTimeout(look, 50))
  look()
}))`

test('after one visit every view opens with the server gone, and still says what is earned', async () => {
  const site = await servedSite()
  const { page, complaints } = await visit(browser, site, '#v=1&mode=explain')
  const earned = page.locator('.hero').first()
  await earned.waitFor()
  const before = await earned.textContent()
  expect(await page.evaluate(KEPT)).toBe(true)
  await site.close()
  await page.reload()
  await earned.waitFor()
  expect(await earned.textContent()).toBe(before)
  for (const mode of ['author', 'review']) {
    await page.goto(`${site.url}#v=1&mode=${mode}`)
    await page.reload()
    await page.locator(`.app-${mode} .app-modes [aria-current]`).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.app-notice').allTextContents()).toEqual([])
  }
  // another company, which was never opened while there was a network
  await page.goto(`${site.url}#v=1&mode=explain&company=marlow-home`)
  await page.reload()
  await page.getByRole('combobox', { name: 'Plan' }).waitFor()
  expect(await page.locator('.app-notice').allTextContents()).toEqual([])
  await page.context().close()
  expect(complaints).toEqual([])
})

test('a server that comes back with another list of companies is asked before what was kept', async () => {
  const first = await servedSite()
  const port = Number(new URL(first.url).port)
  const { page } = await visit(browser, first, '#v=1&mode=explain')
  expect(await page.evaluate(KEPT)).toBe(true)
  await first.close()
  const own = [companyOnDisk(join(root, 'plans/worked'))]
  const second = await serveSite({ folder: join(root, 'dist/playground'), own, shipped: [], port })
  await page.reload()
  await page.locator('optgroup').first().waitFor({ state: 'attached' })
  expect(await page.locator('optgroup').count()).toBe(1)
  await second.close()
  await page.context().close()
})
