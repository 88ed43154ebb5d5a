/**
 * `npm run bench`: every part of the bench, each in a process of its own, one after the other. A part that fails is reported, the others go on,
 * and the end is 1.
 *
 * --quick          a minute, on few rows: a smoke test
 * --full           ten million rows
 * --only a,b       some parts; the figures of the others stay as they are
 * --out DIR        where the results go (bench/results; of a quick run .cache/bench/results)
 * --as-built       takes `dist` as it is
 * --spoil          makes what is compared with wrong: every check must fail
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleProduct } from './product/bundle.mjs'
import { plotsOf, seriesOf } from './report/plot.mjs'
import { quoteAll } from './report/quote.mjs'
import { reportOf, targetTable } from './report/table.mjs'

const PARTS = ['rows', 'plan', 'workers', 'people', 'ingest', 'run', 'compile', 'start', 'rules', 'growth', 'planning']
const LIMIT = 40 * 60_000
const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache/bench')

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    spoil: { type: 'boolean', default: false },
    'as-built': { type: 'boolean', default: false },
    only: { type: 'string', default: PARTS.join(',') },
    out: { type: 'string' },
  },
})
const size = options.quick ? 'quick' : options.full ? 'full' : 'usual'
const out = options.out ?? (options.quick || options.spoil ? join(cache, 'results') : join(root, 'bench/results'))
const chosen = options.only.split(',')
const unknown = chosen.filter((name) => !PARTS.includes(name))
if (unknown.length > 0) {
  console.error(`there is no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}`)
  process.exit(2)
}

/** Installs the peers where they are missing. Without them the bench goes on, and says which could not be had. */
function installPeers() {
  if (existsSync(join(root, 'bench/node_modules/d3-scale'))) return
  console.error('installing the peers')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: join(root, 'bench'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) console.error('the peers could not be installed: only what needs none is measured')
}

/** One part in its own process; what it found, or why it failed. */
async function measured(name) {
  const { sizes } = await import(`./parts/${name}.mjs`)
  const settings = { ...(sizes[size] ?? sizes.usual), spoil: options.spoil }
  const file = join(cache, `${name}.json`)
  writeFileSync(file, '')
  const started = performance.now()
  const { status, signal } = spawnSync(
    process.execPath,
    ['--expose-gc', join(root, 'bench/part.mjs'), name, JSON.stringify(settings), file],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: LIMIT,
    },
  )
  const seconds = Math.round((performance.now() - started) / 1000)
  console.error(`${name}: ${seconds} s`)
  if (status !== 0) return { entries: [], figures: {}, settings, failed: `ended with ${status ?? signal}` }
  return { ...JSON.parse(readFileSync(file, 'utf8')), settings }
}

/** Values of ours that are wrong, and ways of ours that failed. */
const ourFaults = (name, { entries = [], failures = [], failed }) => [
  ...(failed === undefined ? [] : [`${name} ${failed}`]),
  ...failures,
  ...entries
    .filter((one) => one.name.startsWith('caboose') && (one.failed || (one.wrong !== null && one.wrong > 0)))
    .map((one) => `${name}, ${one.name}: ${one.failed ?? `${one.wrong} of ${one.of} values are wrong`}`),
]

const versionsOf = () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'bench/package.json'), 'utf8'))
  const tool = (command, flag) => spawnSync(command, [flag], { encoding: 'utf8' }).stdout?.split('\n')[0]?.trim()
  const tools = { cc: tool('cc', '--version'), psql: tool('psql', '--version') }
  return { ...dependencies, ...Object.fromEntries(Object.entries(tools).filter(([, version]) => version)) }
}

/** The parts of the last results that are not measured now, where they were measured on the same sizes. */
function earlier() {
  const file = join(out, 'latest.json')
  if (chosen.length === PARTS.length || !existsSync(file)) return {}
  const last = JSON.parse(readFileSync(file, 'utf8'))
  if (last.size !== size || options.spoil) return {}
  return Object.fromEntries(Object.entries(last.parts).filter(([name]) => !chosen.includes(name)))
}

mkdirSync(cache, { recursive: true })
mkdirSync(out, { recursive: true })
installPeers()
if (!options['as-built']) spawnSync(process.execPath, [join(root, 'scripts/prepare.mjs')], { stdio: 'inherit' })
await bundleProduct()
const started = performance.now()
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: process.versions.node,
  load: loadavg()[0].toFixed(1),
}
const parts = earlier()
for (const name of PARTS.filter((part) => chosen.includes(part))) {
  const at = { date: new Date().toISOString(), load: loadavg()[0].toFixed(1) }
  try {
    parts[name] = { ...at, ...(await measured(name)) }
  } catch (problem) {
    parts[name] = { ...at, entries: [], figures: {}, failed: problem.message }
  }
}
const found = {
  date: new Date().toISOString(),
  size,
  machine,
  versions: versionsOf(),
  seconds: (performance.now() - started) / 1000,
  figures: Object.assign({}, ...Object.values(parts).map(({ figures }) => figures)),
  reasons: JSON.parse(readFileSync(join(root, 'bench/reasons.json'), 'utf8')),
  failures: Object.entries(parts).flatMap(([name, part]) => ourFaults(name, part)),
  parts,
}
writeFileSync(join(out, 'latest.json'), `${JSON.stringify(found, null, 2)}\n`)
writeFileSync(join(out, 'latest.md'), reportOf(found))
for (const [name, svg] of await plotsOf(seriesOf(parts))) writeFileSync(join(out, `${name}.svg`), svg)
if (out === join(root, 'bench/results')) quoteAll()
console.log(targetTable(found))
for (const failure of found.failures) console.error(`failed: ${failure}`)
process.exit(found.failures.length === 0 ? 0 : 1)
