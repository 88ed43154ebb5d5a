/** By keyboard alone: Tab comes to all that a mouse can use, shows where it is and goes on; arrow keys and Escape do what they do elsewhere. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Served } from '../../cli/site.ts'
import { ready, writing } from './author.ts'
import { launched } from './browser.ts'
import { servedSite, visit } from './site.ts'

let browser: Browser
let site: Served
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launched(), servedSite()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const LONG = { timeout: 240_000 }

/**
 * In the page: what a mouse can use, by a number for each. The editor is one thing; of a list of tabs the chosen one is reached, the others by arrow
 * keys. `usable`: controls by their kind; `loose`: what looks as if it could be pressed and is no control.
 */
const IN_PAGE = `(() => {
  const CONTROL = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'
  const numbers = new WeakMap()
  let count = 0
  const nameOf = (one) => one.tagName.toLowerCase() + '.' + one.className + ' ' + (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)
  globalThis.numberOf = (one) => {
    const whole = one.closest('.monaco-editor') ?? one
    if (!numbers.has(whole)) numbers.set(whole, whole.matches('.monaco-editor') ? 'the editor' : ++count + ' ' + nameOf(whole))
    return numbers.get(whole)
  }
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  globalThis.usable = () => [...document.querySelectorAll(CONTROL)]
    .filter((one) => isSeen(one) && !one.disabled && !(one.tabIndex < 0 && one.closest('.monaco-editor') === null))
    .map(numberOf)
  globalThis.loose = () => [...document.body.querySelectorAll('*')]
    .filter((one) => isSeen(one) && getComputedStyle(one).cursor === 'pointer' && one.closest('.monaco-editor') === null)
    .filter((one) => one.closest(CONTROL + ', label') === null && one.querySelector(CONTROL) === null)
    .map(nameOf)
  const outlined = (one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5 && outlineColor !== 'transparent'
  }
  globalThis.where = () => {
    const one = document.activeElement
    if (one === null || one === document.body) return { at: 'body', isShown: true }
    const inEditor = one.closest('.monaco-editor') !== null
    return { at: numberOf(one), isShown: inEditor || outlined(one) || [...document.querySelectorAll(':focus-within')].some(outlined) }
  }
})()`

interface Where {
  readonly at: string
  readonly isShown: boolean
}

/** Goes through a page with Tab, from its beginning until it is left or comes round. */
async function walked(
  page: Page,
): Promise<{ readonly reached: ReadonlySet<string>; readonly unseen: readonly string[]; readonly isTrap: boolean }> {
  await page.evaluate(IN_PAGE)
  const reached = new Set<string>()
  const unseen: string[] = []
  let [last, stays] = ['', 0]
  for (let pressed = 0; pressed < 500; pressed += 1) {
    await page.keyboard.press('Tab')
    const { at, isShown } = await page.evaluate<Where>('where()')
    if (at === 'body') return { reached, unseen, isTrap: false }
    if (!isShown) unseen.push(at)
    // the way out that stands below the editor
    if (at === 'the editor' && !reached.has(at)) await page.keyboard.press('Control+m')
    stays = at === last ? stays + 1 : 0
    // a video or a date has parts that Tab goes through; nothing here has so many
    if (stays > 3) return { reached, unseen, isTrap: true }
    if (reached.has(at) && at !== last) return { reached, unseen, isTrap: false }
    reached.add(at)
    last = at
  }
  return { reached, unseen, isTrap: true }
}

const PLACES = [
  ...['result', 'trace', 'simulate', 'alignment', 'proofs', 'compiled', 'tests'].map((tab) => [
    `author, ${tab}`,
    `mode=author&company=adventure-works&plan=graduated.plan&tab=${tab}`,
  ]),
  ['author, quotas', 'mode=author&company=adventure-works&plan=coverage.plan&tab=quotas'],
  ['explain', 'mode=explain&company=adventure-works&plan=graduated.plan'],
  ['review', 'mode=review&company=adventure-works&plan=graduated.plan'],
  ['review, text', 'mode=review&company=adventure-works&plan=graduated.plan&tab=text'],
] as const

describe('Tab', () => {
  test.for(PLACES)('comes to everything in %s, is seen, and goes on', LONG, async ([name = '', hash = '']) => {
    const { page } = await visit(browser, site, `#v=1&${hash}`)
    if (name.startsWith('author')) await ready(page)
    await page.waitForLoadState('networkidle')
    await page.getByText(/^(Computing|Working out|Comparing|Loading)/).waitFor({ state: 'detached', timeout: 60_000 })
    await page.waitForTimeout(1500)
    const { reached, unseen, isTrap } = await walked(page)
    const usable = await page.evaluate<string[]>('usable()')
    const loose = await page.evaluate<string[]>('loose()')
    await page.context().close()
    expect(isTrap).toBe(false)
    expect(unseen).toEqual([])
    expect(usable.filter((one) => !reached.has(one))).toEqual([])
    expect(loose).toEqual([])
    expect(reached.size).toBeGreaterThan(8)
  })
})

describe('keys do what they do elsewhere', () => {
  const tabs = (page: Page) => page.getByRole('tablist').getByRole('tab')
  const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent')

  test('in a list of tabs: arrows go round, Home and End to its ends, and one tab has the focus', LONG, async () => {
    const { page } = await writing(browser, site)
    const names = await tabs(page).allTextContents()
    await tabs(page).first().focus()
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toBe(names.at(-1))
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toBe(names[0])
    await page.keyboard.press('End')
    expect(await focused(page)).toBe(names.at(-1))
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe(names.at(-1))
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe(names[0])
    expect(await tabs(page).evaluateAll((all: { tabIndex: number }[]) => all.filter(({ tabIndex }) => tabIndex === 0).length)).toBe(1)
    await page.context().close()
  })

  test('on a curve: arrows say each point, Escape is silent again', LONG, async () => {
    const { page } = await visit(browser, site, '#v=1&mode=explain')
    const curve = page.locator('.charts-walk').first()
    await curve.waitFor()
    await curve.focus()
    const said: string[] = []
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'End']) {
      await page.keyboard.press(key)
      said.push((await curve.getByRole('status').textContent()) ?? '')
    }
    expect(new Set(said).size).toBe(4)
    for (const one of said) expect(one).toMatch(/\d.*\$[\d,]+\.\d\d/)
    await page.keyboard.press('Escape')
    expect(await curve.getByRole('status').textContent()).toBe('')
    await page.context().close()
  })

  test('the menu of links opens with Enter, closes with Escape, and the focus is where it was', LONG, async () => {
    const { page } = await visit(browser, site, '#v=1&mode=explain')
    const share = page.getByRole('button', { name: 'Share' })
    await share.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Copy link')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: 'Copy link', exact: true }).isVisible()).toBe(false)
    expect(await focused(page)).toBe('Share')
    await page.context().close()
  })

  test.for(['Escape', 'Cancel'])('the dialog of a pasted text is left with %s to the list that opened it', LONG, async (way) => {
    const { page } = await visit(browser, site, '#v=1&mode=review&company=adventure-works&plan=graduated.plan')
    const before = page.getByRole('combobox', { name: 'Before' })
    await before.focus()
    await before.selectOption({ label: 'A text that is pasted …' })
    await page.getByRole('dialog').waitFor()
    if (way === 'Escape') await page.keyboard.press('Escape')
    else await page.getByRole('button', { name: 'Cancel' }).press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT')
    await page.context().close()
  })

  test('the name of a new file is left with Escape to the button that asked for it', LONG, async () => {
    const { page } = await writing(browser, site)
    await page.getByRole('button', { name: 'New file' }).press('Enter')
    await page.getByRole('textbox', { name: 'Name of the new file' }).press('Escape')
    await expect.poll(() => focused(page)).toBe('New file')
    await page.context().close()
  })
})
