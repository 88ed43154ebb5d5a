// Usage: node scripts/states.mjs --to FOLDER [--only WORDS]
// Takes pictures of every view in every state, from what is built in `dist`, and says what axe finds and what is too wide.
// WORDS: a regular expression on the names of pictures.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launched, served } from '../bench/page/browser.mjs'

const { values } = parseArgs({ options: { to: { type: 'string' }, only: { type: 'string', default: '' } } })
if (values.to === undefined) throw new Error('--to FOLDER says where the pictures go')
const wanted = new RegExp(values.only)
mkdirSync(values.to, { recursive: true })

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const root = join(import.meta.dirname, '..')
const textOf = (path) => readFileSync(join(root, 'plans', path), 'utf8')

const LIGHT = { width: 1440, height: 900, theme: 'light' }
const DARK = { ...LIGHT, theme: 'dark' }
const PHONE = { width: 390, height: 844, theme: 'light' }
const PHONE_DARK = { ...PHONE, theme: 'dark' }
const SMALL = { width: 320, height: 700, theme: 'light' }
const FORCED = { ...LIGHT, forcedColors: 'active' }
const EVERY = { light: LIGHT, dark: DARK, phone: PHONE, 'phone-dark': PHONE_DARK, small: SMALL, forced: FORCED }
const MOST = { light: LIGHT, dark: DARK, phone: PHONE, 'phone-dark': PHONE_DARK }

const TABS = ['result', 'trace', 'simulate', 'alignment', 'proofs', 'compiled', 'tests', 'quotas']
const VIEWS = [
  ...TABS.map((tab) => ({
    name: `author-${tab}`,
    hash: tab === 'quotas' ? 'mode=author&company=adventure-works&plan=fy21.plan&tab=quotas' : `mode=author&tab=${tab}`,
  })),
  { name: 'explain', hash: 'mode=explain' },
  { name: 'review', hash: 'mode=review' },
]

/** What is on the page has come. */
async function settled(page) {
  await page.waitForLoadState('networkidle')
  const end = Date.now() + 30_000
  const isBusy = () => page.getByText(/^(Computing|Loading|Running|Working out|Comparing|[\d,]+ rows read)/).count()
  do await page.waitForTimeout(900)
  while (Date.now() < end && (await isBusy()) > 0)
}

const change = (edit) => (text) => {
  const changed = edit(text)
  if (changed === text) throw new Error('the text was to be changed')
  return changed
}
/** A text that has no sentence where one is due, and one with more metrics than people can hold in mind. */
const WRONG = change((text) => text.replace('supports land_new', 'supports land_nwe'))
const FOURTH = change((text) =>
  text
    .replace(
      'pay cloud_commission',
      'metric expansions "Expansions" {\n  supports land_new\n  encourages "Grow who is here"\n  count distinct of deal.customer where deal.kind = "expansion"\n  accumulates over quarter\n  quota 4 per quarter\n}\n\npay cloud_commission',
    )
    .replace('    from     150% pays 200% of worth\n  }\n', '    from     150% pays 200% of worth\n  }\n  only when expansions >= 1\n'),
)

/** Types a changed text over the one in the editor, so that what was paid before it stays in sight. */
const typed = (edit) => async (page) => {
  const size = page.viewportSize()
  const { hash } = new URL(page.url())
  const path = 'account-executive.plan'
  // as another tab of the same device would have left it: a draft that came in while this one was open
  await page.evaluate(
    `history.replaceState(null, '', ${JSON.stringify(hash.replace(/mode=\w+/, 'mode=author'))}); dispatchEvent(new HashChangeEvent('hashchange'))`,
  )
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.locator('.editor-text > .code').waitFor({ state: 'detached' })
  await settled(page)
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Control+a')
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(edit(textOf(`northwind-cloud/${path}`)))})`)
  await page.keyboard.press('Control+v')
  await page.locator('.author-stale').waitFor({ timeout: 20_000 })
  await page.keyboard.press('Control+Home')
  await page.evaluate(`history.replaceState(null, '', ${JSON.stringify(hash)}); dispatchEvent(new HashChangeEvent('hashchange'))`)
  await page.setViewportSize(size)
  await settled(page)
}

const BOMB = `w=${'A'.repeat(1_000_001)}`
const SCRIPT = 'company=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&rep=%3Cscript%3Ealert(1)%3C%2Fscript%3E'

async function refused(page) {
  await page.getByText('Data', { exact: true }).click()
  const lines = textOf('marlow-home/data/sales.csv').split('\n')
  const bad = lines.map((line, at) => (at > 0 && at <= 30 ? line.replace(/[\d.]+$/, '=1+1') : line)).join('\n')
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(bad) })
  await page.locator('.simulate-bad').waitFor({ timeout: 30_000 })
}

/** Breaks every worker as soon as it is there, until the page gives up. */
async function crashed(page) {
  for (let times = 0; times < 6; times += 1) {
    for (const worker of page.workers())
      await worker.evaluate('setTimeout(() => { throw new Error("broken for a picture") })').catch(() => undefined)
    const person = page.getByRole('combobox', { name: 'Period' }).first()
    if ((await person.count()) > 0) await person.selectOption({ index: times % 3 }).catch(() => undefined)
    await page.waitForTimeout(250)
    if ((await page.getByRole('alert').count()) > 0) break
  }
}

const open = async (page) => {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.waitForTimeout(300)
}

const bare = mkdtempSync(join(tmpdir(), 'caboose-bare-'))
const empty = mkdtempSync(join(tmpdir(), 'caboose-empty-'))
mkdirSync(join(bare, 'our-company'))
for (const file of ['company.plan', 'account-executive.plan'])
  writeFileSync(join(bare, 'our-company', file), textOf(`northwind-cloud/${file}`))
writeFileSync(join(empty, 'company.plan'), textOf('northwind-cloud/company.plan'))

const STATES = [
  ...VIEWS.map((view) => ({ ...view, shapes: EVERY })),
  ...VIEWS.filter(({ name }) => name !== 'author-quotas').map((view) => ({
    ...view,
    name: `${view.name}-mistake`,
    act: typed(WRONG),
    shapes: { light: LIGHT, 'phone-dark': PHONE_DARK },
  })),
  ...['author-result', 'explain', 'review'].map((name) => ({
    ...VIEWS.find((view) => view.name === name),
    name: `${name}-fourth`,
    act: typed(FOURTH),
    shapes: { dark: DARK, phone: PHONE },
  })),
  ...VIEWS.filter(({ name }) => name !== 'author-quotas').map(({ name, hash }) => ({
    name: `${name}-no-data`,
    hash: `${hash}&company=our-company&plan=account-executive.plan`,
    folder: join(bare, 'our-company'),
    shapes: name === 'author-result' || name === 'explain' ? MOST : { light: LIGHT, phone: PHONE },
  })),
  ...['author', 'explain', 'review'].map((mode) => ({
    name: `${mode}-bomb`,
    hash: `mode=${mode}&${BOMB}`,
    shapes: { light: LIGHT, 'phone-dark': PHONE_DARK },
  })),
  ...['author', 'explain', 'review'].map((mode) => ({
    name: `${mode}-script`,
    hash: `mode=${mode}&${SCRIPT}`,
    shapes: { dark: DARK, phone: PHONE },
  })),
  ...['author', 'explain', 'review'].map((mode) => ({
    name: `${mode}-empty`,
    hash: `mode=${mode}&company=${empty.split('/').at(-1)}`,
    folder: empty,
    shapes: { light: LIGHT, 'phone-dark': PHONE_DARK },
  })),
  {
    name: 'author-refused',
    hash: 'mode=author&company=marlow-home&plan=store-team.plan&tab=simulate&period=FY26-M03',
    act: refused,
    shapes: MOST,
  },
  ...['author', 'explain', 'review'].map((mode) => ({
    name: `${mode}-crashed`,
    hash: `mode=${mode}`,
    act: crashed,
    shapes: { light: LIGHT, phone: PHONE },
  })),
  ...['author', 'explain'].map((mode) => ({
    name: `${mode}-share`,
    hash: `mode=${mode}`,
    act: open,
    shapes: { light: LIGHT, 'phone-dark': PHONE_DARK },
  })),
  ...[
    ['lakeside-agency', 'writing-agent.plan'],
    ['marlow-home', 'store-team.plan'],
    ['adventure-works', 'graduated.plan'],
    ['northwind-cloud', 'sales-manager.plan'],
  ].flatMap(([company, plan]) =>
    ['author', 'explain', 'review'].map((mode) => ({
      name: `${mode}-${company}-${plan.replace('.plan', '')}`,
      hash: `mode=${mode}&company=${company}&plan=${plan}`,
      shapes: { light: LIGHT, phone: PHONE },
    })),
  ),
]

const browser = await launched()
const sites = new Map()
const siteOf = async (folder) => {
  if (!sites.has(folder)) sites.set(folder, await served(...(folder === undefined ? [] : [folder])))
  return sites.get(folder)
}

async function picture({ name, hash, act, folder }, shape, { theme, forcedColors, ...viewport }) {
  const { url } = await siteOf(folder)
  const context = await browser.newContext({
    viewport,
    colorScheme: theme,
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(forcedColors && { forcedColors }),
  })
  const page = await context.newPage()
  const told = []
  page.on('console', (message) => message.text().startsWith('Service Worker') || told.push(message.text()))
  page.on('pageerror', (error) => told.push(error.message))
  await page.goto(`${url}#v=1&${hash}`)
  await settled(page)
  await act?.(page)
  const file = join(values.to, `${name}.${shape}.png`)
  await page.screenshot({ path: file, fullPage: true })
  const panel = page.locator('.author-shown')
  const isCut = (await panel.count()) > 0 && (await panel.evaluate((one) => one.scrollHeight > one.clientHeight + 4))
  await page.evaluate(axe)
  const { violations } = await page.evaluate('axe.run()')
  const wide = await page.evaluate('document.documentElement.scrollWidth')
  if (isCut && viewport.width > 760) {
    // what scrolls inside the view is seen whole: the window is as high as it
    await page.setViewportSize({
      width: viewport.width,
      height: Math.min(4000, viewport.height + (await panel.evaluate((one) => one.scrollHeight - one.clientHeight))),
    })
    await page.waitForTimeout(400)
    await panel.screenshot({ path: join(values.to, `${name}.${shape}.panel.png`) })
  }
  if (shape === 'light' && (name === 'explain' || name === 'review'))
    await page.pdf({ path: join(values.to, `${name}.pdf`), format: 'A4', preferCSSPageSize: false })
  await context.close()
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `  axe ${id}: ${html.slice(0, 160)}`))
  if (wide > viewport.width) faults.push(`  ${wide} pixels wide`)
  console.log([`${name}.${shape}`, ...faults, ...told.map((one) => `  says ${one.slice(0, 200)}`)].join('\n'))
}

for (const state of STATES) {
  for (const [shape, how] of Object.entries(state.shapes)) {
    if (!wanted.test(`${state.name}.${shape}`)) continue
    await picture(state, shape, how).catch((error) => console.log(`${state.name}.${shape}\n  NOT TAKEN ${error.message.slice(0, 900)}`))
  }
}
await browser.close()
for (const site of sites.values()) site.end()
for (const folder of [bare, empty]) rmSync(folder, { recursive: true })
