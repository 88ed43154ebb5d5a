/** What every view holds: links carry the text and the view, a worker that breaks is started again, everything fits. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Served } from '../../cli/site.ts'
import { launched } from './browser.ts'
import { servedSite, visit } from './site.ts'

const built = join(import.meta.dirname, '../../dist/playground')
let browser: Browser
let site: Served
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launched(), servedSite()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const MODES = ['author', 'explain', 'review'] as const
const hero = (page: Page) => page.locator('.hero').first()

/** The link that the share button gives, taken from the clipboard. */
async function shared(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Copy link', exact: true }).click()
  await page.getByText(/^Copied/).waitFor()
  const link = await page.evaluate<string>('navigator.clipboard.readText()')
  await page.keyboard.press('Escape')
  return link
}

describe('a link', () => {
  const permissions = ['clipboard-read', 'clipboard-write']

  test('carries an edited text, the view and the goal to somebody who has neither, and is the same when asked again', async () => {
    const { page } = await visit(browser, site, '#v=1&mode=author', { permissions })
    await page.locator('.monaco-editor .view-line').first().waitFor()
    await page.getByRole('button', { name: 'cloud_commission' }).first().click()
    await page.locator('.monaco-editor.focused').waitFor()
    const before = await hero(page).textContent()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    for (let step = 0; step < 'worth 70'.length; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('1')
    await expect.poll(() => hero(page).textContent()).not.toBe(before)
    const pay = await hero(page).textContent()
    await page.locator('.app-modes a', { hasText: 'Explain' }).click()
    const goal = page.getByRole('slider').first()
    await goal.waitFor()
    await goal.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.url()).toContain('goal=')
    const [link, again] = [await shared(page), await shared(page)]
    expect(again).toBe(link)
    expect(link.length).toBeLessThan(6000)

    const other = await visit(browser, site, link.slice(site.url.length))
    await hero(other.page).waitFor()
    await expect.poll(() => hero(other.page).textContent()).toBe(pay)
    expect(other.page.url()).toContain(new URL(page.url()).hash.match(/goal=[^&]+/)?.[0])
    await other.page.locator('.app-modes a', { hasText: 'Author' }).click()
    await other.page.getByText('worth 71% of target').first().waitFor()
    expect(other.complaints).toEqual([])
    // nothing of it is a draft of this device
    expect(await other.page.evaluate('Object.keys(localStorage).filter((key) => key.includes("draft"))')).toEqual([])
    await other.page.context().close()
    await page.context().close()
  })

  test('of a view without edits is short and carries no text', async () => {
    const { page } = await visit(browser, site, '#v=1&mode=explain', { permissions })
    await hero(page).waitFor()
    const link = await shared(page)
    expect(link).not.toContain('w=')
    expect(link.length).toBeLessThan(200)
    await page.context().close()
  })
})

test('a worker that breaks is started again, and answers', async () => {
  const { page } = await visit(browser, site, '#v=1&mode=explain')
  await hero(page).waitFor()
  await page.waitForLoadState('networkidle')
  const pay = await hero(page).textContent()
  const [worker] = page.workers()
  await worker?.evaluate('setTimeout(() => { throw new Error("broken for a test") })')
  await page.getByRole('combobox', { name: 'Period' }).selectOption({ index: 0 })
  await expect.poll(() => hero(page).textContent(), { timeout: 20_000 }).not.toBe(pay)
  expect(await page.locator('.app-notice').allTextContents()).toEqual([])
  await page.context().close()
})

test('where the worker breaks for good, figures of the period before are marked, and never stand under the name of another', async () => {
  const { page } = await visit(browser, site, '#v=1&mode=explain')
  await hero(page).waitFor()
  await page.waitForLoadState('networkidle')
  const pay = await hero(page).textContent()
  const periods = page.getByRole('combobox', { name: 'Period' })
  await page.route(/assets\/worker/, (route) => route.abort())
  const [worker] = page.workers()
  await worker?.evaluate('setTimeout(() => { throw new Error("broken for a test") })')
  await periods.selectOption('FY26-H1')
  await page.getByRole('alert').waitFor({ timeout: 30_000 })
  expect(await hero(page).textContent()).toBe(pay)
  expect(await page.locator('.stale .hero').count()).toBe(1)
  await page.context().close()
})

test.for(['author', 'explain', 'review'] as const)('the menu of %s lies on the page of a phone', async (mode) => {
  const { page } = await visit(browser, site, `#v=1&mode=${mode}`, { viewport: { width: 390, height: 844 } })
  await hero(page).waitFor()
  await page.getByRole('button', { name: 'Share' }).click()
  const box = await page.locator('.app-share').boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(8)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(382)
  await page.context().close()
})

describe.for(MODES)('%s', (mode) => {
  test.for([
    ['320 pixels', { viewport: { width: 320, height: 800 } }, 320],
    ['twice the size', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, 640],
  ] as const)('at %s nothing is wider than the page', async ([, options, width]) => {
    const { page } = await visit(browser, site, `#v=1&mode=${mode}`, options)
    await hero(page).waitFor()
    await page.waitForTimeout(1500)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    await page.context().close()
  })
})

/** What hosts send, packed. A gate, so that a careless import is seen. */
test.for([
  ['explain', 150, 0],
  ['author', 1400, 900],
] as const)('%s stays below %d KiB of scripts of the page', async ([mode, most, least]) => {
  const { page } = await visit(browser, site, `#v=1&mode=${mode}`, { serviceWorkers: 'block' })
  await hero(page).waitFor()
  if (mode === 'author') await page.locator('.monaco-editor .view-line').first().waitFor()
  const names = await page.evaluate<string[]>('performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname)')
  const own = new Set(names.filter((name) => /\/assets\/(?!worker|evaluate|compile|engine)[^/]*\.js$/.test(name)))
  const kib = [...own].reduce((sum, name) => sum + gzipSync(readFileSync(join(built, name))).length, 0) / 1024
  expect(kib).toBeLessThan(most)
  expect(kib).toBeGreaterThan(least)
  await page.context().close()
})
