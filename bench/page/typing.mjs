/** From a key to what the changed text pays, with its curve and its problems; and to the findings of a plan of ten thousand lines. */
import { opened, served, untilShown } from './browser.mjs'
import { median, milliseconds, p95 } from './figures.mjs'
import { longPlanFolder } from './long-plan.mjs'

const LINE = 'worth 70% of target'
const KEYS = 60

/** Puts the cursor behind the `70` of the line below the name of the part of pay. */
async function cursorAtWorth(page) {
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.getByRole('button', { name: 'cloud_commission' }).first().click()
  await page.locator('.monaco-editor.focused').waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  for (let step = 0; step < LINE.indexOf('%'); step++) await page.keyboard.press('ArrowRight')
}

async function keystrokes(browser, url, view = '#v=1&mode=author') {
  const { page, close } = await opened(browser, url, view)
  await page.locator('.hero').first().waitFor()
  await cursorAtWorth(page)
  const times = []
  for (let key = 0; key < KEYS; key++) {
    // 70%, 7%, 71%, 7%, 72%: each is a plan that pays otherwise
    const press = key % 2 === 0 ? 'Backspace' : String((key >> 1) % 9 || 9)
    times.push(await untilShown(page, { selector: '.hero', kind: 'keydown' }, () => page.keyboard.press(press)))
    await page.waitForTimeout(30)
  }
  await close()
  return times
}

export async function typing({ browser, url }) {
  const times = await keystrokes(browser, url)
  const [half, most] = [median(times), p95(times)]
  const { folder, lines } = longPlanFolder()
  const site = await served(folder)
  const long = median(await keystrokes(browser, site.url, '#v=1&mode=author&company=northwind-long&plan=account-executive.plan'))
  site.end()
  return [
    {
      what: 'a key to findings, pay and curve, half of all',
      must: '33 ms',
      measured: milliseconds(half),
      met: half <= 33,
    },
    { what: 'the same, 95 of 100', must: '100 ms', measured: milliseconds(most), met: most <= 100 },
    {
      what: `a key to all of it in a plan of ${lines.toLocaleString('en')} lines, half of all`,
      must: '100 ms',
      measured: milliseconds(long),
      met: long <= 100,
    },
  ]
}
