/** From the address to the first figure of pay, with nothing in the cache. */
import { gzipSync } from 'node:zlib'
import { opened, until } from './browser.mjs'
import { median, milliseconds } from './figures.mjs'

const VIEWS = [
  { mode: 'explain', must: 700 },
  { mode: 'author', must: 1500 },
]

async function once(browser, url, mode) {
  const { page, close } = await opened(browser, url, `#v=1&mode=${mode}`, { ready: '.hero' })
  const took = await until(page, 'watched.ready')
  await close()
  return took
}

/** Bytes of scripts that a view asks for until its network rests, packed as hosts pack them. */
async function scriptsOf(browser, url, mode) {
  const { page, requests, close } = await opened(browser, url, `#v=1&mode=${mode}`)
  await page.locator('.hero').first().waitFor()
  await page.waitForTimeout(3000)
  const scripts = requests.filter((response) => response.url().endsWith('.js'))
  const bodies = await Promise.all(scripts.map((response) => response.body()))
  await close()
  const isEditor = bodies.some((body) => body.includes('monaco-editor') || body.includes('monaco-mouse-cursor-text'))
  return { packed: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0), isEditor }
}

export async function ready({ browser, url, rounds }) {
  const rows = []
  for (const { mode, must } of VIEWS) {
    const times = []
    for (let round = 0; round < rounds; round++) times.push(await once(browser, url, mode))
    const found = median(times)
    const says = `from the address to the first figure, ${mode === 'explain' ? 'Explain' : 'Author'}, cold, median of ${rounds}`
    rows.push({ what: says, must: milliseconds(must), measured: milliseconds(found), met: found <= must })
  }
  const { packed, isEditor } = await scriptsOf(browser, url, 'explain')
  const kilobytes = `${(packed / 1024).toFixed(0)} KiB of scripts packed, ${isEditor ? 'the editor among them' : 'none of the editor'}`
  rows.push({ what: 'what Explain fetches', must: 'nothing of the editor', measured: kilobytes, met: !isEditor })
  return rows
}
