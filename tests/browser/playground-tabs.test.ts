/** The author's tabs on the built page: their figures are the command line's, what is hostile ends in words, all of it by keyboard. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../cli/compile.ts'
import { matrix } from '../../cli/matrix.ts'
import { quotas } from '../../cli/quotas.ts'
import { run } from '../../cli/run.ts'
import type { Served } from '../../cli/site.ts'
import { pack } from '../../playground/share/pack.ts'
import { printedBy } from '../playground/as-printed.ts'
import { launched } from './browser.ts'
import { faultsOf, servedSite, type Visit, visit } from './site.ts'

let browser: Browser
let site: Served
const out = mkdtempSync(join(tmpdir(), 'caboose-tabs-'))
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launched(), servedSite()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
  rmSync(out, { recursive: true })
})

const hashOf = (tab: string, company: string, plan: string, more = ''): string =>
  `#v=1&mode=author&company=${company}&plan=${encodeURIComponent(plan)}&tab=${tab}${more}`

const opened = (tab: string, company: string, plan: string, more = '', options = {}): Promise<Visit> =>
  visit(browser, site, hashOf(tab, company, plan, more), options)

const panel = (page: Page) => page.getByRole('tabpanel')
const MINUTE = { timeout: 60_000 }

/** The text of a file that a button hands over. */
async function handedOver(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), panel(page).getByRole('button', { name: button }).click()])
  return readFileSync(await download.path(), 'utf8')
}

describe('simulate', () => {
  test.for([
    ['northwind-cloud', 'account-manager.plan', 'FY26-Q2'],
    ['adventure-works', 'graduated.plan', 'FY20'],
    ['lakeside-agency', 'writing-agent.plan', '2026-03'],
    ['marlow-home', 'store-team.plan', 'FY26-M03'],
  ] as const)('%s/%s costs what run prints for %s', { timeout: 120_000 }, async ([company, plan, period]) => {
    const { page, complaints } = await opened('simulate', company, plan, `&period=${period}`)
    const printed = JSON.parse(await printedBy(run, [`plans/${company}/${plan}`, '--period', period, '--format', 'json']))
    await page.locator('.simulate-total').waitFor(MINUTE)
    const shown = await page.locator('.simulate-total').textContent()
    await page.context().close()
    expect(shown?.replace(/[^\d.-]/g, '')).toBe(printed.total.amount)
    expect(complaints).toEqual([])
  })

  test('a run that takes long is cancelled, and nothing is shown of it', { timeout: 120_000 }, async () => {
    const { page } = await opened('simulate', 'northwind-cloud', 'account-executive.plan', '&period=FY26')
    await page.getByRole('button', { name: 'Cancel' }).click(MINUTE)
    await page.getByText('Cancelled. Nothing is shown').waitFor({ timeout: 3000 })
    expect(await page.locator('.simulate-total').count()).toBe(0)
    // the page's own answers never waited for it
    await page.getByRole('tab', { name: 'Result' }).click()
    await panel(page).locator('.hero').waitFor(MINUTE)
    await page.context().close()
  })

  const deals = readFileSync('plans/marlow-home/data/sales.csv', 'utf8')
  const give = async (page: Page, name: string, text: string): Promise<void> => {
    await page.getByText('Data', { exact: true }).click()
    await panel(page)
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  const simulated = async (): Promise<Visit> => {
    const one = await opened('simulate', 'marlow-home', 'store-team.plan', '&period=FY26-M03')
    await one.page.locator('.simulate-total').waitFor(MINUTE)
    return one
  }

  test('bad rows are refused whole, each with its place', { timeout: 120_000 }, async () => {
    const { page } = await simulated()
    const bad = deals.split('\n').map((line, at) => (at > 0 && at <= 30 ? line.replace(/[\d.]+$/, '=1+1') : line))
    await give(page, 'sales.csv', bad.join('\n'))
    const table = page.locator('.simulate-bad')
    await table.waitFor(MINUTE)
    expect(await table.locator('tbody tr').count()).toBe(20)
    expect(await table.locator('tbody tr').first().locator('td').allTextContents()).toEqual([
      'sales.csv',
      '2',
      expect.any(String),
      expect.stringContaining('=1+1'),
    ])
    expect(await page.locator('.simulate-total').count()).toBe(0)
    expect(await faultsOf(page)).toEqual([])
    // no link and no draft has it
    expect(await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, location.href])')).not.toContain('=1+1')
    await page.getByRole('button', { name: 'Back to the company’s data' }).click()
    await page.locator('.simulate-total').waitFor(MINUTE)
    await page.context().close()
  })

  test.for([
    ['markup', `${deals.split('\n')[0]}\n<script>alert(1)</script>,"<img src=x onerror=alert(1)>",=HYPERLINK("http://x")\n`],
    ['a line of ten megabytes', `${deals.split('\n')[0]}\n${'a'.repeat(10_000_000)}\n`],
    ['nothing', ''],
    ['a quote that never ends', `${deals.split('\n')[0]}\n"`],
    ['no text at all', '\u0000\u0001\ufffd'],
  ] as const)('%s ends in words', { timeout: 120_000 }, async ([, text]) => {
    const { page, complaints } = await simulated()
    await give(page, 'SALES.CSV', text)
    await page.getByText('The data were refused; nothing is paid from them.').waitFor(MINUTE)
    expect(await page.locator('.simulate-bad tbody tr').count()).toBeGreaterThan(0)
    await page.context().close()
    expect(complaints).toEqual([])
  })

  test('a file that is called otherwise is asked about', { timeout: 120_000 }, async () => {
    const { page } = await simulated()
    await give(page, 'export (3).csv', deals)
    await page.getByLabel('What is export (3).csv?').selectOption('sales.csv')
    await page.getByText('Taken: sales.csv.').waitFor(MINUTE)
    await page.context().close()
  })
})

describe('compiled', () => {
  test.for([
    ['JavaScript', 'js', 'mjs'],
    ['Python', 'python', 'py'],
    ['DuckDB', 'duckdb', 'sql'],
    ['PostgreSQL', 'postgres', 'sql'],
    ['Markdown', 'md', 'md'],
    ['HTML', 'html', 'html'],
  ] as const)('%s is byte for byte what compile writes', { timeout: 120_000 }, async ([label, target, ending]) => {
    const { page } = await opened('compiled', 'adventure-works', 'flat.plan')
    const name = `flat_commission.${ending}`
    await printedBy(compile, ['plans/adventure-works/flat.plan', '--to', target, '--out', join(out, target)])
    await panel(page).getByRole('combobox', { name: 'System', exact: true }).selectOption({ label })
    await page.getByRole('region', { name: `The text of ${name}` }).waitFor(MINUTE)
    const text = await handedOver(page, 'Download')
    await page.context().close()
    expect(text).toBe(readFileSync(join(out, target, name), 'utf8'))
  })

  test('what a system cannot hold is told with its line', { timeout: 120_000 }, async () => {
    const { page } = await opened('compiled', 'adventure-works', 'graduated.plan')
    await panel(page).getByRole('combobox', { name: 'System', exact: true }).selectOption({ label: 'SQLite' })
    await panel(page).getByText('SQLite cannot hold this plan').waitFor(MINUTE)
    await panel(page)
      .getByRole('button', { name: /Go to line 18/ })
      .click()
    await page.context().close()
  })
})

test('the Goal Alignment Matrix is what matrix prints, with dollars too', { timeout: 120_000 }, async () => {
  const { page } = await opened('alignment', 'northwind-cloud', 'account-executive.plan')
  await panel(page)
    .getByRole('heading', { name: /Goal Alignment Matrix/ })
    .waitFor(MINUTE)
  expect(await handedOver(page, 'Download as CSV')).toBe(await printedBy(matrix, ['plans/northwind-cloud', '--format', 'csv']))
  await page.getByLabel('In dollars at target').check()
  await panel(page).getByRole('columnheader', { name: 'at target' }).first().waitFor(MINUTE)
  expect(await handedOver(page, 'Download as CSV')).toBe(
    await printedBy(matrix, ['plans/northwind-cloud', '--data', 'plans/northwind-cloud/data', '--format', 'csv']),
  )
  await page.context().close()
})

test('the quotas are those that quotas prints, and each tells its reason', { timeout: 120_000 }, async () => {
  const { page } = await opened('result', 'adventure-works', 'fy21.plan')
  await panel(page).locator('.quotas-tree').waitFor(MINUTE)
  const csv = (await printedBy(quotas, ['plans/adventure-works/fy21.plan', '--format', 'csv'])).trim().split('\n').slice(1)
  expect(await panel(page).locator('.quotas-tree tbody tr').count()).toBe(csv.length)
  const linda = csv.find((line) => line.includes('linda3')) ?? ''
  const shown = await panel(page)
    .getByRole('row', { name: /282 linda3/ })
    .first()
    .textContent()
  expect(linda).toContain('3800000')
  expect(shown).toContain('$3,800,000')
  await panel(page).getByRole('button', { name: '282 linda3' }).click()
  await panel(page).getByText('FY21 quotas: 282 linda3').waitFor(MINUTE)
  await page.context().close()
})

test('an example that fails is told with what was expected and what came, and leads to its line', { timeout: 120_000 }, async () => {
  const text = readFileSync('plans/adventure-works/graduated.plan', 'utf8').replace('$400.00', '$401.00')
  const { page } = await opened('tests', 'adventure-works', 'graduated.plan', `&w=${await pack(new Map([['graduated.plan', text]]))}`)
  await panel(page).getByText('1 of 1 example failed').waitFor(MINUTE)
  const missed = panel(page).locator('.tests-missed')
  expect(await missed.textContent()).toMatch(/\$401\.00.*\$400\.00.*\$1\.00 too little/)
  await missed.getByRole('button', { name: /Go to line/ }).click()
  await page.context().close()
})

const TABS = ['simulate', 'alignment', 'proofs', 'compiled', 'tests', 'quotas'] as const

describe.for(TABS)('the tab %s', (tab) => {
  test.for([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
  ] as const)('%s at %d pixels has no fault that axe knows, and fits', { timeout: 120_000 }, async ([colorScheme, width]) => {
    const { page, complaints } = await opened(tab, 'adventure-works', tab === 'quotas' ? 'coverage.plan' : 'graduated.plan', '', {
      colorScheme,
      viewport: { width, height: 900 },
    })
    await panel(page).locator('h2, h3, .hero').first().waitFor(MINUTE)
    await page.getByText('Computing').waitFor({ state: 'detached', ...MINUTE })
    const faults = await faultsOf(page)
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    await page.context().close()
    expect(faults).toEqual([])
    expect(wide).toBeLessThanOrEqual(width)
    expect(complaints).toEqual([])
  })
})

test('arrow keys go from tab to tab', { timeout: 120_000 }, async () => {
  const { page } = await opened('simulate', 'adventure-works', 'graduated.plan')
  await page.getByRole('tab', { name: 'Simulate' }).focus()
  for (const name of ['Alignment', 'Proofs', 'Compiled', 'Tests', 'Quotas', 'Result']) {
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe(name)
  }
  await page.context().close()
})
