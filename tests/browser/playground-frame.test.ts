/** The frame of the page: it opens, links are read and made, a hostile one ends in words. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Served } from '../../cli/site.ts'
import { launched } from './browser.ts'
import { faultsOf, servedSite, visit } from './site.ts'

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

describe.for(MODES)('%s', (mode) => {
  test('opens by its address, and nothing complains', async () => {
    const { page, complaints } = await visit(browser, site, `#v=1&mode=${mode}`)
    await page.locator(`.app-modes [aria-current]`).waitFor()
    expect(await page.locator('.app-modes [aria-current]').textContent()).toBe(mode.charAt(0).toUpperCase() + mode.slice(1))
    await page.waitForLoadState('networkidle')
    await page.context().close()
    expect(complaints).toEqual([])
  })
})

test('the menu of plans has every company and is used by keyboard', async () => {
  const { page } = await visit(browser, site, '#v=1&mode=explain')
  const plans = page.getByRole('combobox', { name: 'Plan' })
  await plans.selectOption({ label: 'Account Manager, FY26' })
  await page.waitForURL(/account-manager\.plan/)
  expect(await page.locator('optgroup').count()).toBeGreaterThanOrEqual(6)
  await page.context().close()
})

test.for([
  ['no text', 'w=!!!', 'damaged'],
  ['a bomb', `w=${'A'.repeat(1_000_001)}`, 'more than a megabyte'],
  ['another form', 'w=AgAA', 'another version'],
  ['another form of links', 'v=7', 'form 7'],
  ['a company that there is not', 'company=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', 'no company'],
] as const)('a link with %s ends in words', async ([, part, words]) => {
  const { page, complaints } = await visit(browser, site, `#${part.startsWith('v=') ? '' : 'v=1&'}mode=explain&${part}`)
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain(words)
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
  expect(complaints).toEqual([])
})
