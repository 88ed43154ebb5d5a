/** The built page, served with its headers and opened in a real Chromium. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { CompanyOnDisk } from '../../cli/companies.ts'
import { type Served, serveSite } from '../../cli/site.ts'

const built = join(import.meta.dirname, '../../dist/playground')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Serves the page of `dist` on a free port, as `caboose play` does, with folders of the user's own. */
export const servedSite = (own: readonly CompanyOnDisk[] = []): Promise<Served> => serveSite({ folder: built, own, shipped: [], port: 0 })

/** A page of the site, and everything about it that nobody may see: messages of the console, violations of its policy, foreign requests. */
export interface Visit {
  readonly page: Page
  readonly complaints: readonly string[]
}

/** Opens `#hash` of the site in a context of its own. */
export async function visit(browser: Browser, site: Served, hash: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', ...options })
  const complaints: string[] = []
  await context.addInitScript(
    'addEventListener("securitypolicyviolation", (event) => console.error("policy: " + event.violatedDirective + " " + event.blockedURI))',
  )
  const page = await context.newPage()
  page.on('console', (message) => complaints.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(site.url) && !url.startsWith('data:') && !url.startsWith('blob:')) complaints.push(`request: ${url}`)
  })
  await page.goto(`${site.url}${hash}`)
  return { page, complaints }
}

/** What axe finds wrong with a page as it is now, as `rule: element`. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}
