// Usage: node scripts/conformance.mjs [--written | --check]
// Runs the suites of compiled plans and writes what they saw: tests/targets/conformance.json, and from it the table in docs/targets.md.
// With `--written` nothing is run, and the reports of the last run are used. With `--check` nothing is written: fails where the page says
// something else than the figures. Systems that are not on this machine keep the figures, and the day, of their last run.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const kept = join(root, 'tests/targets/conformance.json')
const covered = join(root, 'tests/targets/coverage.json')
const page = join(root, 'docs/targets.md')
const MARKS = ['<!-- conformance: written by scripts/conformance.mjs -->', '<!-- end of conformance -->']
const TITLES = ['system', 'version', 'day', 'plans', 'lines', 'lines that differ', 'cents of difference', 'too wide']

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
const counted = (count, one, many = `${one}s`) => `${grouped(count)} ${count === 1 ? one : many}`

function table(rows) {
  const cells = [TITLES, ...rows]
  const widths = TITLES.map((_, at) => Math.max(...cells.map((row) => row[at].length)))
  const line = (row, filler = ' ') => `| ${row.map((cell, at) => cell.padEnd(widths[at], filler)).join(' | ')} |`
  return [
    line(TITLES),
    line(
      widths.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ].join('\n')
}

/** What the page says of what was seen. */
function written({ tried, refused, ran, missing }) {
  const rows = Object.values(ran).map(({ system, version, day, plans, lines, different, cents, tooWide }) =>
    [system, version, day, plans, lines, different, cents, tooWide.length].map((cell) => (typeof cell === 'string' ? cell : grouped(cell))),
  )
  const left = Object.keys(refused).length
  const why = Object.entries(missing).map(([target, reason]) => `${target} (${reason})`)
  return [
    `Of ${counted(tried, 'plan')} with their data ${grouped(tried - left)} compile, and ${left} have a clause that does not (CB701).`,
    '',
    table(rows),
    '',
    `Not run: ${[...why, 'Snowflake, BigQuery, Trino and Databricks, which are untested'].join('; ')}.`,
  ].join('\n')
}

function withFigures(text, seen) {
  const [from, to] = MARKS.map((mark) => text.indexOf(mark))
  if (from < 0 || to < from) throw new Error(`docs/targets.md has no marks ${MARKS.join(' and ')}`)
  return `${text.slice(0, from + MARKS[0].length)}\n\n${written(seen)}\n\n${text.slice(to)}`
}

const text = readFileSync(page, 'utf8')
if (process.argv.includes('--check')) {
  if (withFigures(text, read(kept)) !== text) {
    console.error('docs/targets.md says something else than tests/targets/conformance.json: node scripts/conformance.mjs --written')
    process.exitCode = 1
  }
} else {
  if (!process.argv.includes('--written')) {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    for (const system of ['', 'spark'])
      spawnSync(process.execPath, [vitest, 'run', '--project', 'whole', 'tests/targets/conformance.test.ts'], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, RANDOM_PLANS: '500', SYSTEM: system },
      })
  }
  const [before, seen, spark] = [
    read(kept),
    read(join(root, 'reports/conformance.json')),
    read(join(root, 'reports/conformance-spark.json')),
  ]
  if (seen === undefined) throw new Error('the suite left no report: not all of it was run')
  const ran = { ...before.ran, ...seen.ran, ...spark?.ran }
  const missing = Object.fromEntries(Object.entries({ ...seen.missing, ...spark?.missing }).filter(([target]) => !(target in ran)))
  const now = { ...seen, ran, missing }
  writeFileSync(kept, `${JSON.stringify(now, null, 2)}\n`)
  const tooWide = Object.fromEntries(Object.entries(now.ran).map(([target, one]) => [target, one.tooWide]))
  writeFileSync(covered, `${JSON.stringify({ refused: now.refused, tooWide }, null, 2)}\n`)
  writeFileSync(page, withFigures(text, now))
  spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', kept, covered], { cwd: root, stdio: 'inherit' })
  const more = Object.keys(now.refused).filter((name) => !(name in before.refused))
  if (more.length > 0) console.error(`these compiled before, or are new:\n${more.join('\n')}`)
}
