/** Steps in the author's view, for its tests. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Served } from '../../cli/site.ts'
import { type Visit, visit } from './site.ts'

/** Opens the author's view and waits until the editor is there in its colours. */
export async function writing(browser: Browser, site: Served, hash = '', options: BrowserContextOptions = {}): Promise<Visit> {
  const visited = await visit(browser, site, `#v=1&mode=author${hash}`, options)
  await ready(visited.page)
  // the text alone, so that a line is what was written; values have a test of their own
  await visited.page.getByRole('checkbox', { name: 'Values' }).uncheck()
  return visited
}

export async function ready(page: Page): Promise<void> {
  await page.locator('.editor-text > .code').waitFor({ state: 'detached', timeout: 60_000 })
  await page.locator('.author-shown').locator('.result-lead, .author-refused, h2').first().waitFor({ timeout: 60_000 })
}

/** Puts the cursor at a line and column, both from 1. */
export async function cursorAt(page: Page, line: number, column: number): Promise<void> {
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Control+g')
  await page.locator('.quick-input-widget input').fill(`:${line}:${column}`)
  await page.keyboard.press('Enter')
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
  await expect.poll(() => page.locator('.monaco-editor .active-line-number').textContent(), { timeout: 15_000 }).toBe(String(line))
}

/** What the person in Result earns, and whether it is of an older text. */
export const payOf = async (page: Page): Promise<{ readonly earned: string; readonly isOld: boolean }> => ({
  earned: (await page.locator('.author-shown .hero').textContent()) ?? '',
  isOld: (await page.locator('.author-shown .stale').count()) > 0,
})

export const becomes = (page: Page, earned: string, isOld: boolean): Promise<void> =>
  expect.poll(() => payOf(page), { timeout: 15_000 }).toEqual({ earned, isOld })

/** The text of a line of the editor as it is shown. */
export async function lineText(page: Page, line: number): Promise<string> {
  const found = await page.evaluate<string>(`(() => {
    const number = [...document.querySelectorAll('.monaco-editor .line-numbers')].find((one) => one.textContent === '${line}')
    const top = number?.parentElement?.style.top
    const own = [...document.querySelectorAll('.monaco-editor .view-line')].find((one) => one.style.top === top)
    return own?.textContent ?? ''
  })()`)
  return found.replaceAll('\u00a0', ' ')
}

/** The stretches that are marked as errors, as columns of the shown text: where it begins, and how many letters it has. */
export const marked = (page: Page): Promise<readonly { readonly top: number; readonly column: number; readonly letters: number }[]> =>
  page.evaluate(`(() => {
    const letter = document.querySelector('.monaco-editor .view-line span span')
    const range = document.createRange()
    range.setStart(letter.firstChild, 0)
    range.setEnd(letter.firstChild, 1)
    const { width } = range.getBoundingClientRect()
    const left = document.querySelector('.monaco-editor .view-lines').getBoundingClientRect().left
    return [...document.querySelectorAll('.monaco-editor .squiggly-error')].map((one) => {
      const box = one.getBoundingClientRect()
      return { top: Math.round(box.top), column: Math.round((box.left - left) / width) + 1, letters: Math.round(box.width / width) }
    })
  })()`)
