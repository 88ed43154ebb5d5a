/**
 * `npm run bench -- 100000 1000000`: how long `caboose run` takes on so many rows, with the fast evaluator and, up to 100,000 rows, with the reference.
 * Each is run three times in turn; the middle one counts. The two must write the same bytes, or nothing is reported.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.mjs'

const ROUNDS = 3
const REFERENCE_UP_TO = 100_000
const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache/bench')
const LEDGERS = ['credits.csv', 'earnings.csv', 'payments.csv']

const sizes = process.argv.slice(2).map(Number)
const grouped = (value) => value.toLocaleString('en-US')

/** One run: seconds of the whole process, and the most memory it had as it says itself, in MB; null where it does not say. */
function once(data, engine, out) {
  const plan = join(root, 'bench/bench.plan')
  const args = [join(root, 'dist/caboose.js'), 'run', plan, '--data', data, '--period', '2026', '--engine', engine]
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, out === undefined ? args : [...args, '--out', out], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(stderr)
  const said = /([\d,]+) MB/.exec(stderr)?.[1]
  return { seconds: (performance.now() - started) / 1000, megabytes: said === undefined ? null : Number(said.replaceAll(',', '')) }
}

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const lines = []
for (const rows of sizes.length === 0 ? [10_000, 100_000, 1_000_000] : sizes) {
  const data = join(cache, String(rows))
  generate(data, rows)
  const ways = [
    { name: 'fast', engine: 'fast', out: undefined },
    { name: 'fast, with ledgers', engine: 'fast', out: join(data, 'fast') },
    ...(rows > REFERENCE_UP_TO ? [] : [{ name: 'reference, with ledgers', engine: 'reference', out: join(data, 'reference') }]),
  ]
  const times = new Map(ways.map(({ name }) => [name, []]))
  const megabytes = new Map()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, engine, out } of ways) {
      if (out !== undefined) rmSync(out, { recursive: true, force: true })
      const { seconds, megabytes: most } = once(data, engine, out)
      times.get(name)?.push(seconds)
      if (most !== null) megabytes.set(name, Math.max(most, megabytes.get(name) ?? 0))
    }
  }
  if (rows <= REFERENCE_UP_TO)
    for (const file of LEDGERS)
      if (!readFileSync(join(data, 'fast', file)).equals(readFileSync(join(data, 'reference', file)))) throw new Error(`${file} differs`)
  for (const { name } of ways) {
    const seconds = middle(times.get(name) ?? [])
    lines.push(
      `| ${grouped(rows)} | ${name} | ${seconds.toFixed(2)} | ${grouped(Math.round(rows / seconds))} | ${grouped(Math.round(megabytes.get(name) ?? 0))} |`,
    )
  }
}
const table = ['| rows | evaluator | seconds | rows a second | MB at most |', '| ---: | --- | ---: | ---: | ---: |', ...lines].join('\n')
mkdirSync(join(root, 'bench/results'), { recursive: true })
writeFileSync(join(root, 'bench/results/run.md'), `${table}\n`)
console.log(table)
