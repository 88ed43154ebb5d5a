/** The page as a person has it: served by the built command, opened in Chromium with nothing in its cache. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const root = join(import.meta.dirname, '../..')

/** Serves the built page on a free port, with a folder of plans of one's own. */
export async function served(...folder) {
  const child = spawn(process.execPath, [join(root, 'dist/caboose.js'), 'play', ...folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await once(child.stdout, 'data')
  return { url: printed.toString().trim(), end: () => child.kill('SIGINT') }
}

export async function launched() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/browser.mjs'), '--find'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return chromium.launch({ executablePath: stdout.trim(), args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** What is watched inside the page: from an event to the frame that shows other words at a place. */
const WATCH = `
  globalThis.watched = { from: 0, took: undefined }
  globalThis.watch = (selector, kind) => {
    const text = () => [...document.querySelectorAll(selector)].map((one) => one.textContent).join(' | ')
    const before = text()
    watched.took = undefined
    const start = (event) => { watched.from = event.timeStamp }
    addEventListener(kind, start, { capture: true, once: true })
    const look = () => {
      const now = text()
      if (now === before || now === '') return
      observer.disconnect()
      requestAnimationFrame(() => { watched.took = performance.now() - watched.from })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  }
  globalThis.readyWhen = (selector) => {
    const look = () => {
      const found = document.querySelector(selector)
      if (found !== null && /\\d/.test(found.textContent)) requestAnimationFrame(() => { watched.ready = performance.now() })
      else requestAnimationFrame(look)
    }
    look()
  }
`

/** A page in a context of its own, so with an empty cache. `complaints`: its console, violations of its policy, requests to elsewhere. */
export async function opened(browser, url, hash, { ready, viewport = { width: 1440, height: 900 } } = {}) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' })
  const complaints = []
  const requests = []
  await context.addInitScript(
    `${WATCH}
    addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))
    ${ready === undefined ? '' : `readyWhen(${JSON.stringify(ready)})`}`,
  )
  const page = await context.newPage()
  page.on('console', (message) => {
    // that it is blocked here is ours: it would fetch beside what is timed
    if (!message.text().startsWith('Service Worker registration blocked')) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  context.on('request', (request) => {
    const to = request.url()
    if (!to.startsWith(url) && !/^(data|blob):/.test(to)) complaints.push(`request: ${to}`)
  })
  context.on('response', (response) => requests.push(response))
  await page.goto(`${url}${hash}`)
  return { page, complaints, requests, close: () => context.close() }
}

/** Milliseconds from an event of `kind`, which `act` causes, to the frame in which the words at `selector` are others. */
export async function untilShown(page, { selector, kind }, act) {
  await page.evaluate(`watch(${JSON.stringify(selector)}, ${JSON.stringify(kind)})`)
  await act()
  return until(page, 'watched.took')
}

/** A value of the page, once it is there. The page forbids written code, so it is asked from outside. */
export async function until(page, expression, limit = 30_000) {
  const end = performance.now() + limit
  for (;;) {
    const found = await page.evaluate(expression)
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`\`${expression}\` never came`)
    await page.waitForTimeout(10)
  }
}
