/** A text with an error pays nobody: what stands in each tab is that of the last valid text, and is marked as it. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Served } from '../../cli/site.ts'
import { pack } from '../../playground/share/pack.ts'
import { cursorAt, writing } from './author.ts'
import { launched } from './browser.ts'
import { faultsOf, servedSite } from './site.ts'

let browser: Browser
let site: Served
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launched(), servedSite()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** A metric that moves nothing yet. */
const EXPANSIONS = `metric expansions "Expansions" {
  supports land_new
  encourages "Grow who is here"
  count distinct of deal.customer where deal.kind = "expansion"
  accumulates over quarter
  quota 4 per quarter
}

`
const PLAN = 'account-executive.plan'
const text = readFileSync(`plans/northwind-cloud/${PLAN}`, 'utf8').replace('pay cloud_commission', `${EXPANSIONS}pay cloud_commission`)

/** A figure that each tab has of the plan, by the place where it stands. */
const FIGURES = {
  Result: '.hero',
  Trace: '.trace-part summary',
  Simulate: '.simulate-total',
  Alignment: '.pages-table td.number',
  Proofs: '.proofs-law',
  Compiled: '.compiled-target',
  Tests: '.tests-sum',
} as const
const TABS = Object.keys(FIGURES) as readonly (keyof typeof FIGURES)[]
const WAIT = { timeout: 60_000 }

async function shownIn(page: Page, tab: keyof typeof FIGURES): Promise<string> {
  await page.getByRole('tab', { name: tab }).click()
  const figure = page.locator('.author-shown').locator(FIGURES[tab]).first()
  await figure.waitFor(WAIT)
  await page
    .locator('.author-shown')
    .getByText(/^Computing$/)
    .waitFor({ state: 'detached', ...WAIT })
  return (await figure.textContent()) ?? ''
}

const isMarked = async (page: Page, tab: keyof typeof FIGURES): Promise<boolean> =>
  (await page.locator('.author-shown .stale').locator(FIGURES[tab]).count()) > 0

test('a fourth metric: its rule is said, every tab keeps what it had and says so, and the fold mends it by keyboard', {
  timeout: 600_000,
}, async () => {
  const { page, complaints } = await writing(browser, site, `&w=${await pack(new Map([[PLAN, text]]))}`)
  const before = new Map<string, string>()
  for (const tab of TABS) before.set(tab, await shownIn(page, tab))
  for (const tab of TABS) expect([tab, await isMarked(page, tab)]).toEqual([tab, false])

  await page.getByRole('tab', { name: 'Result' }).click()
  await cursorAt(page, 59, 4)
  await page.keyboard.press('Enter')
  await page.keyboard.type('only when expansions >= 1', { delay: 5 })
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.locator('.problems-one').first().textContent(), WAIT)
    .toMatch(/4 metrics move pay; a plan may use at most 3 CB401/)
  await page.locator('.author-stale').waitFor(WAIT)
  for (const tab of TABS) {
    expect([tab, await shownIn(page, tab)]).toEqual([tab, before.get(tab)])
    expect(await page.locator('.author-stale').textContent()).toContain(
      'What is shown is of the last valid text. 1 problem, the first on line 60.',
    )
    expect([tab, await isMarked(page, tab)]).toEqual([tab, true])
    expect([tab, await faultsOf(page)]).toEqual([tab, []])
  }
  await page.locator('.author-stale .button').press('Enter')
  await page.keyboard.press('Control+.')
  await page.locator('.action-widget').getByText('Fold expansions into new_logos').waitFor(WAIT)
  await page.keyboard.press('Enter')
  await page.locator('.author-stale').waitFor({ state: 'detached', ...WAIT })
  for (const tab of TABS) {
    await shownIn(page, tab)
    // a run that took long is not made again unasked: it stays marked until it is
    const again = page.getByRole('button', { name: 'Run again' })
    if (await again.isVisible()) await again.press('Enter')
    await expect.poll(() => isMarked(page, tab), WAIT).toBe(false)
  }
  await page.context().close()
  expect(complaints).toEqual([])
})
