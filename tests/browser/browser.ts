/** A real Chromium, and pages opened in it from files. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

const script = join(import.meta.dirname, '../../scripts/browser.mjs')

/** The browser that is installed. Throws with what to do where there is none: these tests are never passed over. */
export async function launched(): Promise<Browser> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--find'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`these tests need Chromium: ${stderr.trim()}; or run node scripts/browser.mjs as root`)
  return chromium.launch({ executablePath: stdout.trim(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export interface View {
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

/** What went wrong while a page was open: console messages, errors, anything it asked for besides itself. */
export interface Opened {
  readonly page: Page
  readonly complaints: readonly string[]
}

/** Files in a folder of their own, opened one by one. */
export function shelf() {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-pages-'))
  const open = async (browser: Browser, html: string, { width, scheme }: View): Promise<Opened> => {
    const file = join(folder, 'page.html')
    writeFileSync(file, html)
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme })
    const complaints: string[] = []
    const url = pathToFileURL(file).href
    page.on('console', (message) => complaints.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`))
    page.on('request', (request) => {
      if (request.url() !== url) complaints.push(`request: ${request.url()}`)
    })
    await page.goto(url)
    return { page, complaints }
  }
  return { open, clear: () => rmSync(folder, { recursive: true }) }
}

/** How many pages a printed document has. */
export const sheets = (pdf: Uint8Array): number => new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page(?![s\w])/g)?.length ?? 0
