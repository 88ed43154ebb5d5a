/** The reader's view: what it shows is what the library says, it is used by keyboard alone, it prints on one sheet, and every state has words. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companyOnDisk } from '../../cli/companies.ts'
import type { Served } from '../../cli/site.ts'
import { launched, sheets } from './browser.ts'
import { packTexts, SHIPPED } from './explain-cases.ts'
import { paidByLibrary } from './paid-by-library.ts'
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

const at = (company: string, plan: string, more = ''): string =>
  `#v=1&mode=explain&company=${company}&plan=${encodeURIComponent(plan)}${more}`

const ready = (page: Page): Promise<void> => page.locator('.explain-columns').waitFor({ timeout: 60_000 })
const picked = (page: Page, name: string): Promise<string> => page.getByRole('combobox', { name }).inputValue()
const SOON = { timeout: 30_000 }
const digits = (text: string | null): string => (text ?? '').replaceAll(/[^\d.-]/g, '')

/** The headings and lines of the whole statement, as they stand on the screen. */
const LINES = `[...document.querySelectorAll('.explain-block')].flatMap((block) => [...block.querySelectorAll('h3, p.explain-line, tr')].map((shown) => {
  const line = shown.cloneNode(true)
  for (const anchor of line.querySelectorAll('.explain-anchor')) anchor.remove()
  return line.tagName === 'TR' ? [...line.children].map((cell) => cell.textContent.replaceAll('\\u00a0', ' ')).join('\\t') : line.textContent
}))`

describe.for(SHIPPED)('$company, $plan', ({ company, plan }) => {
  test('three people are paid what the library says, to the cent and line by line', async () => {
    const { page, complaints } = await visit(browser, site, at(company, plan))
    await ready(page)
    const period = await picked(page, 'Period')
    const first = await picked(page, 'Person')
    await expect.poll(() => page.locator('select[aria-label=Person] option').count(), SOON).toBeGreaterThanOrEqual(3)
    const all = await page
      .getByRole('combobox', { name: 'Person' })
      .locator('option')
      .evaluateAll((options) => options.map((one) => (one as unknown as { value: string }).value))
    const people = [...new Set([first, ...all])].slice(0, 3)
    expect(people.length).toBe(3)
    expect(await page.getByText('sample rep').count()).toBe(1)
    for (const [nth, paid] of paidByLibrary(company, plan, period, people).entries()) {
      const person = people[nth] ?? ''
      await page.getByRole('combobox', { name: 'Person' }).selectOption(person)
      await page.waitForURL(new RegExp(`rep=${person}|#v=1&mode=explain&company=${company}`))
      await page.locator('.explain-statement').evaluate((details) => details.setAttribute('open', ''))
      await expect.poll(async () => digits(await page.locator('.explain-earned').textContent()), SOON).toBe(paid.earned)
      await page.locator('.explain-block').first().waitFor()
      await expect.poll(() => page.evaluate<string[]>(LINES), SOON).toEqual(paid.lines)
      expect(
        digits(
          await page
            .locator('.explain-deals .explain-total td.number')
            .last()
            .textContent()
            .catch(() => paid.earned),
        ),
      ).toBe(paid.earned)
    }
    await page.context().close()
    expect(complaints).toEqual([])
  })

  test.for(['A4', 'Letter'] as const)('prints on one sheet of %s, in light, with the pay on it', async (format) => {
    const { page } = await visit(browser, site, at(company, plan), { colorScheme: 'dark' })
    await ready(page)
    // all that a page shows has come when the last question is answered
    await page.locator('.explain-quiz').waitFor({ timeout: 60_000 })
    const pay = await page.locator('.explain-earned').textContent()
    const pdf = await page.pdf({ format })
    expect(sheets(pdf)).toBe(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.explain-earned').isVisible()).toBe(true)
    expect(await page.locator('.explain-earned').textContent()).toBe(pay)
    expect(await page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--surface").trim()')).toBe('#fff')
    expect(await page.getByRole('button', { name: 'Share' }).isVisible()).toBe(false)
    await page.context().close()
  })
})

const SEEN = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced colours', options: { forcedColors: 'active' } },
  { name: '390 pixels', options: { viewport: { width: 390, height: 844 } } },
  { name: '320 pixels', options: { viewport: { width: 320, height: 700 } } },
] as const

test.for(SEEN)('$name: nothing that axe knows is wrong, and nothing is wider than the page', async ({ options }) => {
  const { page, complaints } = await visit(browser, site, at('northwind-cloud', 'account-executive.plan'), options)
  await ready(page)
  expect(await faultsOf(page)).toEqual([])
  await page.locator('.explain-statement summary').click()
  await page.locator('.explain-expand').first().click()
  expect(await faultsOf(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await page.context().close()
  expect(complaints).toEqual([])
})

describe('an amount', () => {
  test('leads to its line of the statement, and the address leads there again', async () => {
    const hash = at('northwind-cloud', 'account-executive.plan', '&rep=R-106&period=FY26-Q3')
    const { page } = await visit(browser, site, hash, { permissions: ['clipboard-read', 'clipboard-write'] })
    await ready(page)
    await page.locator('.explain-part-earned a').first().click()
    await page.locator('.explain-marked').waitFor()
    expect(await page.locator('.explain-marked').textContent()).toContain('$15,825.35')
    await page.getByRole('button', { name: 'Copy link to this number' }).click()
    await page.getByText('Copied').waitFor()
    const link = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(link).toContain('rep=R-106')
    await page.context().close()
    const again = await visit(browser, site, new URL(link).hash)
    await again.page.locator('.explain-marked').waitFor()
    expect(await again.page.locator('.explain-marked').textContent()).toContain('$15,825.35')
    expect(await again.page.evaluate(`document.activeElement.classList.contains('explain-marked')`)).toBe(true)
    await again.page.context().close()
  })
})

test('a deal opens by keyboard and tells its arithmetic', async () => {
  const { page } = await visit(browser, site, at('northwind-cloud', 'account-executive.plan', '&rep=R-106&period=FY26-Q3'))
  await ready(page)
  const deal = page.getByRole('button', { name: /D-0783/ })
  await deal.focus()
  await page.keyboard.press('Enter')
  expect(await deal.getAttribute('aria-expanded')).toBe('true')
  await page.getByText('$57,385.00 x 9% =').waitFor()
  await page.context().close()
})

describe('a goal', () => {
  const open = at('northwind-cloud', 'account-executive.plan', '&rep=R-115&period=FY26-Q4')
  const needs = (page: Page) => page.locator('.explain-needs li').first()
  // read off the statement: 7% below quota of $1,000,000 at $981,330.00, 10.5% above it
  const SAID = '$76,954.05'

  test('is typed, is answered exactly, goes to the address and comes back from it', async () => {
    const { page, complaints } = await visit(browser, site, open)
    await ready(page)
    const field = page.getByRole('textbox', { name: 'Pay goal' })
    await field.fill('42,000')
    await field.press('Enter')
    await expect.poll(() => needs(page).textContent(), SOON).toContain(SAID)
    await page.waitForURL(/goal=42000\.00/)
    const { hash } = new URL(page.url())
    await page.context().close()
    const again = await visit(browser, site, hash)
    await expect.poll(() => needs(again.page).textContent(), SOON).toContain(SAID)
    expect(await again.page.getByRole('textbox', { name: 'Pay goal' }).inputValue()).toBe('$42,000')
    await again.page.context().close()
    expect(complaints).toEqual([])
  })

  test('moves by whole steps with the arrow keys, and the number follows at once', async () => {
    const { page } = await visit(browser, site, `${open}&goal=42000`)
    await ready(page)
    const slider = page.getByRole('slider', { name: 'Pay goal' })
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuetext')).toBe('$43,000')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.getByRole('textbox', { name: 'Pay goal' }).inputValue()).toBe('$41,000')
    await page.waitForURL(/goal=41000\.00/)
    await page.context().close()
  })

  test('what is no amount is said so, and the goal stays', async () => {
    const { page } = await visit(browser, site, `${open}&goal=42000`)
    await ready(page)
    const field = page.getByRole('textbox', { name: 'Pay goal' })
    await field.fill('a lot')
    await field.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await expect.poll(() => needs(page).textContent(), SOON).toContain(SAID)
    await page.context().close()
  })
})

test('open deals are ticked by keyboard and tell what they bring', async () => {
  const { page } = await visit(browser, site, at('northwind-cloud', 'account-executive.plan', '&rep=R-115&period=FY26-Q4'))
  await ready(page)
  const deal = page.getByRole('checkbox', { name: /Umber Motors/ })
  await deal.focus()
  await page.keyboard.press('Space')
  // $34,573.27 and $2,596.55
  await page.getByText('If this closes: +$2,596.55, $37,169.82 in all.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test('the quiz asks five questions by keyboard and tells why', async () => {
  const { page } = await visit(browser, site, at('northwind-cloud', 'account-executive.plan', '&rep=R-115&period=FY26-Q3'))
  await ready(page)
  await page.getByRole('button', { name: 'Start' }).press('Enter')
  for (let nth = 1; nth <= 5; nth += 1) {
    await page.getByText(`Question ${nth} of 5`).waitFor()
    await page.locator('.explain-option input').first().focus()
    await page.keyboard.press('Space')
    await page.locator('.explain-question .callout').waitFor()
    expect(await page.locator('.explain-right').count()).toBe(1)
    if (nth === 1) expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: nth === 5 ? 'Finish' : 'Next question' }).press('Enter')
  }
  await page.getByText(/\d of 5 right/).waitFor()
  await page.context().close()
})

describe('a state without pay', () => {
  test('quotas point to where they are explained', async () => {
    const { page } = await visit(browser, site, at('adventure-works', 'coverage.plan'))
    await page.getByRole('heading', { name: 'This file sets quotas' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'See the quotas' }).click()
    await page.waitForURL(/mode=author.*tab=quotas/)
    await page.context().close()
  })

  test('a plan without data pays a person who is imagined, and is shown as everybody reads it, with its curves', async () => {
    const { page, complaints } = await visit(browser, site, at('published', 'am-volume-bonus.plan'))
    await page.getByText('There are no data yet, so this person is imagined.').waitFor()
    await page.getByRole('heading', { name: 'Why this plan exists' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
    expect(complaints).toEqual([])
  })

  test('data that cannot be read: the first findings with file, line and column', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caboose-refused-'))
    cpSync(join(import.meta.dirname, '../../plans/lakeside-agency'), folder, { recursive: true })
    const policies = join(folder, 'data/policies.csv')
    writeFileSync(policies, readFileSync(policies, 'utf8').replace('206400', 'lots'))
    const own = companyOnDisk(folder)
    const served = await servedSite([own])
    const { page, complaints } = await visit(browser, served, at(own.folder.id, 'writing-agent.plan'))
    await page.getByRole('heading', { name: 'These data could not be read' }).waitFor()
    expect(await page.locator('.explain-said tbody tr').first().locator('td').allTextContents()).toEqual(
      expect.arrayContaining(['policies.csv', '2', '48']),
    )
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
    await served.close()
    rmSync(folder, { recursive: true })
    expect(complaints).toEqual([])
  })

  test('a person who is not in the plan is said so, and another can be chosen', async () => {
    const { page } = await visit(browser, site, at('northwind-cloud', 'account-executive.plan', '&rep=R-999'))
    await page.getByRole('heading', { name: 'This person is not in the plan in this period' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('combobox', { name: 'Person' }).selectOption('R-106')
    await ready(page)
    await page.context().close()
  })

  test('a plan with errors: none of its findings is lost; over a good one the last valid pay stays, marked', async () => {
    const hash = at('northwind-cloud', 'account-executive.plan', '&rep=R-106&period=FY26-Q3')
    const broken = `${hash}&w=${await packTexts('northwind-cloud', 'account-executive.plan', (text) => text.replace('worth 70% of target', 'worth 70% of tarjet'))}`
    const alone = await visit(browser, site, broken)
    await alone.page.getByRole('heading', { name: 'This plan cannot pay yet' }).waitFor()
    expect(await alone.page.locator('.explain-said tbody tr').count()).toBeGreaterThan(0)
    expect(await faultsOf(alone.page)).toEqual([])
    await alone.page.context().close()
    const { page } = await visit(browser, site, hash)
    await ready(page)
    await page.evaluate(`location.hash = ${JSON.stringify(broken.slice(1))}`)
    await page.getByText('Showing pay from the last valid plan').waitFor()
    expect(digits(await page.locator('.explain-earned').textContent())).toBe('30825.35')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Go to the problem' }).click()
    await page.waitForURL(/mode=author/)
    await page.context().close()
  })
})

test('inside another page it has no header and says how tall it is', async () => {
  const inside = `${site.url}${at('northwind-cloud', 'account-executive.plan', '&embed=explain')}`.replaceAll('&', '&amp;')
  const host = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<!doctype html><script>window.heights = []; addEventListener('message', ({ data }) => heights.push(data))</script>
      <iframe src="${inside}" width="800" height="600"></iframe>`)
  })
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening))
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
  const frame = page.frameLocator('iframe')
  await frame.locator('.explain-columns').waitFor({ timeout: 60_000 })
  expect(await frame.locator('.app-header').count()).toBe(0)
  await expect.poll(() => page.evaluate('heights.some(({ type, height }) => type === "caboose:height" && height > 1000)'), SOON).toBe(true)
  await page.close()
  host.close()
})
