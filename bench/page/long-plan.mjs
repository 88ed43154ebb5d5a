/** Northwind with a plan of ten thousand lines: its own, and more and more of its examples. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const LINES = 10_000

/** The folder, written anew. */
export function longPlanFolder() {
  const folder = join(root, '.cache/bench/northwind-long')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'plans/northwind-cloud'), folder, { recursive: true })
  const file = join(folder, 'account-executive.plan')
  const text = readFileSync(file, 'utf8')
  const examples = text.slice(text.indexOf('example "a good year"')).trimEnd().split('\n')
  const lines = text.trimEnd().split('\n')
  for (let round = 2; lines.length < LINES; round++)
    lines.push(...examples.map((line) => line.replace(/^example "(.*)" \{$/, `example "$1, again ${round}" {`)))
  writeFileSync(file, `${lines.join('\n')}\n`)
  return { folder, lines: lines.length }
}
