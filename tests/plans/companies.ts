/** A company's plans and data as tests read them: the product's answer on one side, the raw tables on the other. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'

const root = join(import.meta.dirname, '../..')

/** What a plan pays for a period on its company's data. */
export function answered(company: string, file: string, period: string): Outcome {
  const folder = join(root, 'plans', company)
  const { core, diagnostics } = compile(file, (path) => readFileSync(join(folder, path), 'utf8'))
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  const ran = run(core, (path) => readFileSync(join(folder, 'data', path)), { period, asOf: null })
  if (ran.outcome === undefined) throw new Error(ran.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return ran.outcome
}

/** The rows of a table by column. Cells of these companies hold no quotes or commas. */
export function table(company: string, file: string): Record<string, string>[] {
  const [head = '', ...rows] = readFileSync(join(root, 'plans', company, 'data', file), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split(',')
  return rows.map((row) => {
    const cells = row.split(',')
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

/** `1234.50`, `-3.5` or `12` in hundredths. */
export function hundredths(text = ''): bigint {
  const [, minus, whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? []
  const size = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return minus === '-' ? -size : size
}

/** `n / d` in whole numbers, half away from zero. */
export function half(n: bigint, d: bigint): bigint {
  const size = ((n < 0n ? -n : n) * 2n + d) / (2n * d)
  return n < 0n ? -size : size
}

export const sumOf = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, amount) => sum + amount, 0n)

/** Days from one to the other, as in 2026-03-05. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** What each person has earned by a part of pay, in cents: `{ 'R-301': 1233n }`. People without a line are left out. */
export function earnedBy({ earnings }: Outcome, component: string): Record<string, bigint> {
  const sums: Record<string, bigint> = {}
  for (const line of earnings) if (line.component === component) sums[line.payee] = (sums[line.payee] ?? 0n) + line.amount
  return sums
}

/** Everything that was earned in the period. */
export const totalOf = ({ earnings }: Outcome): bigint => sumOf(earnings.map(({ amount }) => amount))

/** Semantics 9, for a whole plan: what a person has earned is what was paid and what is held, less what is owed or drawn. */
export function expectConserved({ earnings, payments }: Outcome): void {
  const payees = new Set([...earnings, ...payments].map(({ payee }) => payee))
  for (const payee of payees) {
    const in_ = (...accounts: string[]): bigint =>
      sumOf(payments.filter((line) => line.payee === payee && accounts.includes(line.account)).map(({ amount }) => amount))
    const earned = sumOf(earnings.filter((line) => line.payee === payee).map(({ amount }) => amount))
    expect([payee, earned]).toEqual([payee, in_('cash', 'held', 'deferred') - in_('owed', 'draw', 'advance')])
  }
}

/** The tables that a company's script writes are the very tables that are here. */
export function expectWritten(company: string, script: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'caboose-data-'))
  try {
    execFileSync(process.execPath, [join(root, 'scripts', script), scratch])
    for (const [made, kept] of [
      ['.', 'data'],
      ['open', 'open'],
    ] as const) {
      const [there, here] = [join(scratch, made), join(root, 'plans', company, kept)]
      if (!existsSync(here) && !existsSync(there)) continue
      const files = readdirSync(here).filter((file) => file.endsWith('.csv'))
      expect(
        readdirSync(there)
          .filter((file) => file.endsWith('.csv'))
          .sort(),
      ).toEqual(files.sort())
      for (const file of files)
        expect([file, readFileSync(join(there, file), 'utf8')]).toEqual([file, readFileSync(join(here, file), 'utf8')])
    }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}
