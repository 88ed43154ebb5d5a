/** From a key to what the changed text pays, with its curve and its problems; and to the findings of a plan of ten thousand lines. */
import { opened, untilShown } from './browser.mjs'
import { median, milliseconds, p95 } from './figures.mjs'

const LINE = 'worth 70% of target'
const KEYS = 60

/** Puts the cursor behind the `70` of the line that says what the part of pay is worth. */
async function cursorAtWorth(page) {
  await page.locator('.monaco-editor .view-line').first().waitFor()
  await page.getByRole('button', { name: 'cloud_commission' }).first().click()
  const line = page.locator('.monaco-editor .view-line', { hasText: /worth\s70%\sof\starget/ }).first()
  await line.waitFor()
  const box = await line.boundingBox()
  await page.mouse.click(box.x + 4, box.y + box.height / 2)
  await page.keyboard.press('Home')
  for (let step = 0; step < LINE.indexOf('%'); step++) await page.keyboard.press('ArrowRight')
}

async function keystrokes(browser, url) {
  const { page, close } = await opened(browser, url, '#v=1&mode=author')
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
  return [
    {
      what: 'a key to findings, pay and curve, half of all',
      must: '33 ms',
      measured: milliseconds(half),
      met: half <= 33,
    },
    { what: 'the same, 95 of 100', must: '100 ms', measured: milliseconds(most), met: most <= 100 },
  ]
}
