/** The rep's page and the statement as a reader has them before their eyes: on a phone, on a screen, by night, on paper. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launched, type Opened, sheets, shelf, type View } from './browser.ts'
import { SEVERAL } from './reviews.ts'
import { NAMES, sample } from './samples.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = readFileSync(join(import.meta.dirname, 'in-page.mjs'), 'utf8')
const VIEWS: readonly View[] = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 320, scheme: 'light' },
]
const { open, clear } = shelf()
let browser: Browser | undefined
beforeAll(async () => {
  browser = await launched()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  clear()
})

const opened = (html: string, view: View): Promise<Opened> => {
  if (browser === undefined) throw new Error('no browser')
  return open(browser, html, view)
}

/** Asks one of the measures of `in-page.mjs`. */
async function measured(page: Page, what: 'width' | 'tooFaint' | 'clashes'): Promise<unknown> {
  await page.evaluate(inPage)
  return page.evaluate(`measure.${what}()`)
}

describe.for(NAMES)('%s', (name) => {
  test.for([...VIEWS])('$width pixels, $scheme: fits, says nothing, is readable', async (view) => {
    const { page, complaints } = await opened(sample(name), view)
    const width = await measured(page, 'width')
    const faint = await measured(page, 'tooFaint')
    await page.close()
    expect(width).toBe(view.width)
    expect(faint).toEqual([])
    expect(complaints).toEqual([])
  })

  test.for(['light', 'dark'] as const)('%s: no fault that axe knows', async (scheme) => {
    const { page } = await opened(sample(name), { width: 1280, scheme })
    await page.evaluate(axe)
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()')
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    await page.close()
    expect(faults).toEqual([])
  })
})

describe('on paper', () => {
  // a review of several plans has as many sheets as it needs
  const shipped = NAMES.filter((name) => !name.startsWith('hostile') && name !== SEVERAL)
  test.for(shipped.flatMap((name) => (['A4', 'Letter'] as const).map((format) => ({ name, format }))))(
    '$name is one sheet of $format',
    async ({ name, format }) => {
      const { page } = await opened(sample(name), { width: 1280, scheme: 'dark' })
      const pdf = await page.pdf({ format })
      await page.close()
      expect(sheets(pdf)).toBe(1)
    },
  )
})

describe('the curve', () => {
  test('is one picture with a name, and a table that opens by keyboard', async () => {
    const { page } = await opened(sample('territory: a quarter'), { width: 1280, scheme: 'light' })
    expect(await page.locator('svg:visible').count()).toBe(1)
    expect(await page.getByRole('img', { name: 'Sales commission: what you earn' }).count()).toBe(1)
    await page.getByText('The curve as a table').focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('row', { name: 'you are here' }).isVisible()).toBe(true)
    await page.close()
  })
  test.for([1280, 390])('at %d pixels its labels lie on nothing and on no other', async (width) => {
    const { page } = await opened(sample('territory: a quarter'), { width, scheme: 'light' })
    const clashes = await measured(page, 'clashes')
    const here = await page.locator('svg:visible .here').allTextContents()
    await page.close()
    expect(clashes).toEqual([])
    expect(here).toEqual([expect.stringContaining('You')])
  })
})
