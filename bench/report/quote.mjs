/**
 * `node bench/report/quote.mjs`: writes the figures of `results/latest.json` into the pages that quote them, between `<!-- bench:NAME -->` and
 * `<!-- /bench -->`. A test holds that they agree.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { plotNames, seriesOf } from './plot.mjs'
import { targetTable } from './table.mjs'

const root = join(import.meta.dirname, '../..')
const results = join(root, 'bench/results/latest.json')

/** The pages that quote figures. */
export const QUOTING = ['README.md', 'docs/speed.md']

const grouped = (value) => Math.round(value).toLocaleString('en-US')
const time = (milliseconds) =>
  milliseconds >= 1000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : milliseconds >= 10
      ? `${milliseconds.toFixed(0)} ms`
      : `${milliseconds.toFixed(1)} ms`

/** The median of a way of a part, as words; undefined where it was not measured. */
function timeOf({ parts }, part, name) {
  const found = parts[part]?.entries.find((one) => one.name === name)
  return found?.median ? time(found.median) : undefined
}

/** What is said in few lines; a line whose figures are not there is left out. */
function summaryOf(found) {
  const of = (part, name) => timeOf(found, part, name)
  const run = found.parts.run?.entries[0]
  const rows = (part) => grouped(found.parts[part]?.settings?.rows ?? 0)
  const plan = of('plan', 'caboose, webassembly') ?? of('plan', 'caboose, javascript')
  const lines = [
    [
      of('run', 'caboose'),
      of('run', 'DuckDB'),
      `${rows('run')} deals from files to three ledgers on disk: ${of('run', 'caboose')}, ${grouped(run?.megabytes ?? 0)} MB at most; DuckDB, which writes the same bytes, ${of('run', 'DuckDB')}.`,
    ],
    [
      plan,
      of('plan', 'DuckDB, all in SQL, 2 threads'),
      `The plan alone, on ${rows('plan')} deals in memory: ${plan}; DuckDB all in SQL ${of('plan', 'DuckDB, all in SQL, 2 threads')}, decimal.js ${of('plan', 'decimal.js, closures') ?? 'not measured'}, PostgreSQL ${of('plan', 'PostgreSQL, all in SQL') ?? 'not measured'}.`,
    ],
    [of('people', 'caboose, other rates'), `Other rates for ${grouped(10_000)} people: ${of('people', 'caboose, other rates')}.`],
    [of('people', 'caboose, one changed deal'), `One changed deal, with what it posts: ${of('people', 'caboose, one changed deal')}.`],
  ]
  return lines.flatMap((line) => (line.slice(0, -1).every((figure) => figure !== undefined) ? [`- ${line.at(-1)}`] : [])).join('\n')
}

/** When and where; and that other work took the processors, where the load says so. */
const machineOf = ({ machine, date }) => {
  const busy = Number(machine.load) > machine.cores ? `, while other work ran (load ${machine.load})` : ''
  return `Measured on ${date.slice(0, 10)}: ${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}, Node ${machine.node}${busy}.`
}

const BLOCKS = {
  summary: (found) => `${machineOf(found)}\n\n${summaryOf(found)}`,
  targets: (found) => `${machineOf(found)}\n\n${targetTable(found)}`,
  growth: ({ parts }) =>
    plotNames(seriesOf(parts))
      .map(([file, title]) => `![${title}](../bench/results/${file}.svg)`)
      .join('\n'),
}

/** A page with the figures of results. Throws on a block that nobody writes. */
export const quoted = (page, found) =>
  page.replace(/<!-- bench:(\w+) -->\n[\s\S]*?<!-- \/bench -->/g, (_, name) => {
    if (BLOCKS[name] === undefined) throw new Error(`no block of figures is called ${name}`)
    return `<!-- bench:${name} -->\n\n${BLOCKS[name](found)}\n\n<!-- /bench -->`
  })

/** Writes the figures into the pages. */
export function quoteAll() {
  const found = JSON.parse(readFileSync(results, 'utf8'))
  for (const name of QUOTING) {
    const path = join(root, name)
    if (existsSync(path)) writeFileSync(path, quoted(readFileSync(path, 'utf8'), found))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) quoteAll()
