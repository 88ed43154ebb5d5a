/** The figures of runs on many rows: kept by engine, form and number of rows, and quoted in docs/targets.md. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const results = join(root, 'bench/results/large.json')
const page = join(root, 'docs/targets.md')

const grouped = (value) => Math.round(value).toLocaleString('en-US')
const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`

const keyOf = ({ engine, form, rows }) => `${engine} ${form} ${String(rows).padStart(12, '0')}`

/** Keeps the figures of a run, and writes the table of all that are kept for each engine. */
export function kept(figures) {
  const before = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : []
  const all = [...before.filter((one) => keyOf(one) !== keyOf(figures)), figures].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  writeFileSync(results, `${JSON.stringify(all, null, 2)}\n`)
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(
      /(<!-- bench:large (\w+) -->\n)[\s\S]*?(\n<!-- \/bench -->)/g,
      (_, open, engine, close) => `${open}\n${tableOf(all.filter((one) => one.engine === engine))}\n${close}`,
    ),
  )
  spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', page])
}

const HEADS = ['rows', 'minutes', 'memory', 'disk meanwhile', 'ledgers', 'lines', 'payouts compared', 'wrong', 'machine, day']

function tableOf(all) {
  const rows = all.map((one) => [
    grouped(one.rows),
    (one.seconds / 60).toFixed(1),
    `${gigabytes(one.memory)}, --memory ${one.limit ?? 'not said'}`,
    gigabytes(one.disk),
    one.ledgers === undefined ? 'not written' : gigabytes(one.ledgers),
    one.lines === undefined ? '' : grouped(one.lines),
    grouped(one.payouts),
    grouped(one.wrong),
    `${one.cores} cores, load ${one.load.toFixed(0)}, ${one.day}`,
  ])
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(HEADS), line(HEADS.map((_, i) => (i < 8 ? '---:' : '---'))), ...rows.map(line)].join('\n')
}
