/**
 * `npm run bench:page`: what the page in the browser must hold, measured in Chromium on the built page, and written into docs/playground.md.
 *
 * --rounds N   how often the page is opened for the time until it is ready (10)
 * --only a,b   some measures: ready, typing, slider, simulate, session
 * --print      prints the table and leaves the page of docs as it is
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launched, served } from './page/browser.mjs'
import { ready } from './page/ready.mjs'
import { session } from './page/session.mjs'
import { simulate } from './page/simulate.mjs'
import { slider } from './page/slider.mjs'
import { typing } from './page/typing.mjs'

const MEASURES = { ready, typing, slider, simulate, session }
const page = join(import.meta.dirname, '../docs/playground.md')

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    only: { type: 'string', default: Object.keys(MEASURES).join(',') },
    print: { type: 'boolean', default: false },
  },
})

const rowText = ({ what, must, measured, met }) => `| ${what} | ${must} | ${measured} | ${met === undefined ? '' : met ? 'met' : 'short'} |`

const site = await served()
const browser = await launched()
const rows = []
try {
  for (const name of options.only.split(',')) {
    const measure = MEASURES[name]
    if (measure === undefined) throw new Error(`there is no measure ${name}; there are ${Object.keys(MEASURES).join(', ')}`)
    rows.push(...(await measure({ browser, url: site.url, rounds: Number(options.rounds) })))
  }
} finally {
  await browser.close()
  site.end()
}

const [load] = loadavg()
const cores = cpus().length
const where = [
  `Measured on ${new Date().toISOString().slice(0, 10)} in Chromium ${browser.version()}: ${cpus()[0]?.model ?? 'unknown'}, ${cores} cores,`,
  `${Math.round(totalmem() / 2 ** 30)} GB${load > cores ? `, while other work ran (load ${load.toFixed(1)})` : ''}.`,
].join(' ')
const table = [where, '', '| what | must | measured | verdict |', '| --- | ---: | ---: | --- |', ...rows.map(rowText)].join('\n')
console.log(table)
if (!options.print) {
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(/(<!-- bench:page -->\n)[\s\S]*?(\n<!-- \/bench -->)/, (_, open, close) => `${open}\n${table}\n${close}`),
  )
  spawnSync(join(import.meta.dirname, '../node_modules/.bin/biome'), ['format', '--write', page])
}
