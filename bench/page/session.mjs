/** A session through every view, tab, plan and theme: what it complains of, and whom it asks. */
import { opened } from './browser.mjs'

/** Opens every tab that the view has, one after the other. */
async function throughTabs(page) {
  const tabs = page.getByRole('tab')
  for (let at = 0; at < (await tabs.count()); at++) {
    await tabs.nth(at).click()
    await page.waitForTimeout(400)
  }
}

export async function session({ browser, url }) {
  const { page, complaints, requests, close } = await opened(browser, url, '#v=1&mode=explain')
  await page.locator('.hero').first().waitFor()
  for (const mode of ['explain', 'author', 'review']) {
    await page.locator(`.app-modes a[href*="mode=${mode}"]`).click()
    await page.waitForTimeout(1500)
    await throughTabs(page)
    for (const theme of ['dark', 'light']) await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
  }
  await page.locator('.app-modes a[href*="mode=author"]').click()
  const plans = await page.locator('.app-plans option').evaluateAll((options) => options.map((option) => option.value))
  for (const plan of plans.filter((_, at) => at % 5 === 0)) {
    await page.locator('.app-plans').selectOption(plan)
    await page.waitForTimeout(500)
  }
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Copy link', exact: true }).click()
  await page.waitForTimeout(500)
  await close()
  const [policy, foreign] = [
    complaints.filter((one) => one.startsWith('console: policy')),
    complaints.filter((one) => one.startsWith('request')),
  ]
  for (const complaint of complaints) console.error(complaint)
  const others = complaints.length - policy.length - foreign.length
  return [
    {
      what: 'violations of the policy, and requests to elsewhere, in a session through every view, tab and theme',
      must: '0 and 0',
      measured: `${policy.length} and ${foreign.length} of ${requests.length} requests${others > 0 ? `; ${others} other complaints` : ''}`,
      met: complaints.length === 0,
    },
  ]
}
