/** The reviewer's view: the delta is that of the command line, and so is the comment; every state can be read by everybody. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diff as command } from '../../cli/diff.ts'
import { runProgram } from '../../cli/program.ts'
import type { Served } from '../../cli/site.ts'
import { pack } from '../../playground/share/pack.ts'
import { memoryIo } from '../cli/memory-io.ts'
import { launched } from './browser.ts'
import { faultsOf, servedSite, visit } from './site.ts'

const root = join(import.meta.dirname, '../..')
const works = join(root, 'plans/adventure-works')
const textOf = (name: string): string => readFileSync(join(works, name), 'utf8')
const GRADUATED = '#v=1&mode=review&company=adventure-works&plan=graduated.plan'

let browser: Browser
let site: Served
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launched(), servedSite()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** What `caboose diff` prints. */
async function diff(before: string, after: string, ...more: string[]): Promise<string> {
  const io = memoryIo()
  expect(await runProgram([command], '', ['diff', join(works, before), join(works, after), ...more], io)).toBe(0)
  return io.printed()
}
/** Waits until both versions have been run, and the changes one by one: then the comment is there. */
const costed = (page: Page): Promise<unknown> => page.locator('.review-comment').waitFor({ timeout: 100_000 })
const hero = async (page: Page): Promise<string> => ((await page.locator('.hero').textContent()) ?? '').replace('\u2212', '-')
const edited = async (name: string, from: string, to: string): Promise<string> =>
  `${GRADUATED}&w=${await pack(new Map([[name, textOf(name).replace(from, to)]]))}`
const width = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

describe('the flat and the graduated plan of Adventure Works', () => {
  test('what is shown, said and copied is what the command line prints', async () => {
    const { page, complaints } = await visit(browser, site, GRADUATED, { permissions: ['clipboard-read', 'clipboard-write'] })
    await costed(page)
    const data = ['--data', join(works, 'data')]
    const { plans } = JSON.parse(await diff('flat.plan', 'graduated.plan', ...data, '--format', 'json')) as {
      plans: { consequence: { people: number; cost: { before: string; after: string; change: string } } }[]
    }
    const { cost, people } = plans[0]!.consequence
    const digits = (text: string): string => text.replace(/[$,+]/g, '')
    expect(digits(await hero(page))).toBe(cost.change)
    // 515,269.59 and 274,310.82 are the published totals of the two plans
    expect([cost.before, cost.after]).toEqual(['515269.59', '274310.82'])
    const said = (await page.locator('.review-hero').textContent()) ?? ''
    expect(digits(said)).toContain(`from ${cost.before} to ${cost.after}`)
    expect(said).toContain(`replayed on ${people} people, FY20`)
    const markdown = await diff('flat.plan', 'graduated.plan', ...data, '--format', 'md')
    expect(await page.locator('.review-comment pre').textContent()).toBe(markdown)
    await page.getByRole('button', { name: 'Copy as PR comment' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(markdown)
    await page.context().close()
    expect(complaints).toEqual([])
  })

  test('the costs of the changes add up to the delta', async () => {
    const { page } = await visit(browser, site, GRADUATED)
    await costed(page)
    const cells = await page.locator('.review-changes td.number').allTextContents()
    const cents = (text: string): number => Math.round(Number(text.replace('\u2212', '-').replace(/[$,+]/g, '')) * 100)
    expect(cells.map(cents).reduce((a, b) => a + b, 0)).toBe(cents(await hero(page)))
    await page.context().close()
  })

  test('what the texts say is there before the cost, which can be stopped', async () => {
    const { page } = await visit(browser, site, GRADUATED)
    await page.locator('.review-changes').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Cost not known').waitFor({ timeout: 30_000 })
    expect(await page.locator('.review-changes').textContent()).toContain('flat rep.commission_pct')
    await page.context().close()
  })
})

describe('other versions', () => {
  test('a plan as it came has no change to pay, and the comment says so', async () => {
    const { page } = await visit(browser, site, `${GRADUATED}&base=shipped`)
    await page.getByText('No change to pay').first().waitFor()
    expect(await page.locator('.review-comment pre').textContent()).toBe(await diff('graduated.plan', 'graduated.plan', '--format', 'md'))
    await page.context().close()
  })
  test('an edited plan is compared with how it came; an example that fails is told with its line', async () => {
    const { page } = await visit(browser, site, await edited('graduated.plan', 'at 200% of', 'at 201% of'))
    await costed(page)
    expect(await page.getByRole('combobox', { name: 'Before' }).inputValue()).toBe('shipped')
    expect(await hero(page)).toMatch(/^\+\$[\d,]+\.\d\d$/)
    expect(await page.locator('.review-look').textContent()).toMatch(/does not hold.*graduated\.plan:\d+/)
    await page.context().close()
  })
  test('a text that is pasted, and is broken, says where', async () => {
    const { page, complaints } = await visit(browser, site, GRADUATED)
    await page.getByRole('combobox', { name: 'Before' }).selectOption('give-text')
    await page.getByLabel('Text of the plan').fill(textOf('flat.plan').replace('supports grow_sales', 'supports grow_sale'))
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('The version before has problems').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/CB2\d\d.*graduated\.plan:10/)
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
    expect(complaints).toEqual([])
  })
  test('a broken draft leads to the author', async () => {
    const { page } = await visit(browser, site, await edited('graduated.plan', 'supports grow_sales', 'supports grow_sale'))
    await page.getByText('The version after has problems').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Open in Author' }).first().click()
    await page.waitForURL(/mode=author/)
    await page.context().close()
  })
  test('a link that is none of ours is refused in words', async () => {
    const { page } = await visit(browser, site, GRADUATED)
    await page.getByRole('combobox', { name: 'Before' }).selectOption('give-link')
    await page.getByLabel('Link that somebody shared').fill('https://example.com/#v=1&mode=review&w=!!!')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('This link is damaged').waitFor()
    await page.context().close()
  })
})

test('the text is a table of lines, with what was added and removed in words', async () => {
  const { page } = await visit(browser, site, `${GRADUATED}&tab=text`)
  await page.locator('.review-text').waitFor()
  const rows = await page.locator('.review-text tbody tr').allTextContents()
  expect(rows.filter((row) => row.includes('removed')).some((row) => row.includes('flat rep.commission_pct'))).toBe(true)
  expect(rows.filter((row) => row.includes('added')).some((row) => row.includes('graduated on attainment'))).toBe(true)
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

describe('the first screen: a plan of Northwind and a scenario of it', () => {
  test('shows a computed delta, curves that arrow keys read, and parts that add up', async () => {
    const { page, complaints } = await visit(browser, site, '#v=1&mode=review')
    const curve = page.getByRole('figure', { name: /^Cloud commission/ })
    await curve.focus()
    for (const key of ['End', 'Home', 'ArrowRight']) await page.keyboard.press(key)
    // half of target pay at quota: worth 50% of target in the scenario
    expect(await curve.getByRole('status').textContent()).toBe('100%, 50%')
    await costed(page)
    expect(await hero(page)).toBe(await page.locator('.review-total td').last().textContent())
    expect(await faultsOf(page)).toEqual([])
    await page.context().close()
    expect(complaints).toEqual([])
  })
})

describe.for([
  [1440, 'light', 'none'],
  [1440, 'dark', 'none'],
  [390, 'light', 'none'],
  [320, 'dark', 'none'],
  [1440, 'light', 'active'],
] as const)('at %d pixels, %s, forced colours %s', ([wide, colorScheme, forcedColors]) => {
  test('it fits, and axe finds nothing', async () => {
    const { page, complaints } = await visit(browser, site, GRADUATED, {
      viewport: { width: wide, height: 900 },
      colorScheme,
      forcedColors,
    })
    await costed(page)
    expect(await width(page)).toBe(wide)
    for (const details of await page.locator('details > summary').all()) await details.click()
    expect(await faultsOf(page)).toEqual([])
    expect(await width(page)).toBe(wide)
    await page.context().close()
    expect(complaints).toEqual([])
  })
})
