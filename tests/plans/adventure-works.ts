/** The AdventureWorks company as the tests read it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compiled, compile } from '../../compiler/compile.ts'
import { type Run, run } from '../../compiler/run.ts'
import type { DataFiles } from '../../runtime/data/files.ts'

const folder = join(import.meta.dirname, '../../plans/adventure-works')
const texts = new Map<string, string>()
const bytes = new Map<string, Uint8Array>()

/** The text of one of the company's files. */
export function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(join(folder, file), 'utf8')
  texts.set(file, known)
  return known
}

/** Compiles a plan, its text changed or not. */
export const compiled = (file: string, change: (text: string) => string = (text) => text): Compiled =>
  compile(file, (path) => (path === file ? change(textOf(path)) : textOf(path)))

/** The company's data files; `change` may give other bytes. */
export const files =
  (change: (file: string, text: string) => string = (_, text) => text): DataFiles =>
  (file) => {
    const known = bytes.get(file) ?? readFileSync(join(folder, 'data', file))
    bytes.set(file, known)
    const text = new TextDecoder().decode(known)
    const changed = change(file, text)
    return changed === text ? known : new TextEncoder().encode(changed)
  }

/** A plan on the company's data. */
export function ran(plan: Compiled, period: string, data: DataFiles = files()): Run {
  if (plan.core === undefined) throw new Error(plan.diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'))
  return run(plan.core, data, { period, asOf: null })
}

/** All that was earned, as a decimal. */
export function totalOf({ outcome, diagnostics }: Run): string {
  if (outcome === undefined) throw new Error(diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'))
  const cents = outcome.earnings.reduce((sum, line) => sum + line.amount, 0n)
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
}
