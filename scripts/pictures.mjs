// Usage: node scripts/pictures.mjs
// Takes the pictures of the page that the README shows, from what is built in `dist`.
import { join } from 'node:path'
import { launched, opened, served } from '../bench/page/browser.mjs'

const images = join(import.meta.dirname, '../docs/images')
const PICTURES = [
  { name: 'author', hash: '#v=1&mode=author', theme: 'light', height: 900, until: '.monaco-editor .view-line' },
  { name: 'explain', hash: '#v=1&mode=explain', theme: 'light', height: 1120, until: '.explain-goal-answer' },
  { name: 'review', hash: '#v=1&mode=review', theme: 'dark', height: 1120, until: 'text=Copy as PR comment' },
]

const site = await served()
const browser = await launched()
for (const { name, hash, theme, height, until } of PICTURES) {
  const { page, close } = await opened(browser, site.url, hash, { viewport: { width: 1280, height } })
  await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
  await page.locator('.hero').first().waitFor()
  await page.locator(until).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(4000)
  await page.screenshot({ path: join(images, `${name}.png`) })
  await close()
}
await browser.close()
site.end()
