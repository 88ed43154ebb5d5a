/** The fast evaluator writes the ledgers of the reference evaluator, byte for byte. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataHash } from '../../cli/fingerprint.ts'
import { compile } from '../../compiler/compile.ts'
import { digitsOf, run } from '../../compiler/run.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { compiled, files } from '../plans/adventure-works.ts'
import { LADDERS, peopleAndDeals } from './samples.ts'

interface Ledgers {
  readonly credits: string
  readonly earnings: string
  readonly payments: string
  readonly warnings: readonly string[]
  readonly data: string
}

function byReference(core: Core, data: DataFiles, period: string): Ledgers {
  const { outcome, diagnostics, data: rows } = run(core, data, { period, asOf: null })
  if (outcome === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '))
  return {
    credits: creditsCsv(outcome.credits),
    earnings: earningsCsv(outcome.earnings, core),
    payments: paymentsCsv(outcome.payments),
    warnings: diagnostics.map(({ code, message }) => `${code} ${message}`),
    data: dataHash(rows),
  }
}

function byColumns(core: Core, data: DataFiles, period: string): Ledgers {
  const open = (file: string) => {
    const bytes = data(file)
    return bytes === undefined ? undefined : sourceOf(bytes)
  }
  const run = runByColumns(core, { bytes: data, open }, { period, asOf: null }, digitsOf, true)
  if (run.kind !== 'answer') throw new Error(JSON.stringify(run))
  const text = (write: (sink: (block: Uint8Array) => void) => number): string => {
    let all = ''
    const decoder = new TextDecoder()
    write((block) => {
      all += decoder.decode(block)
    })
    return all
  }
  const { outcome } = run
  return {
    credits: text(outcome.writeCredits),
    earnings: text(outcome.writeEarnings),
    payments: paymentsCsv(outcome.payments.payments),
    warnings: run.warnings.map(({ code, message }) => `${code} ${message}`),
    data: dataHash(run.data, run.columns),
  }
}

describe('ledgers by columns', () => {
  test('are those of the reference evaluator, on random people and deals', () => {
    const plan = compile('p.plan', () => LADDERS)
    const { core } = plan
    if (core === undefined) throw new Error(plan.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
    fc.assert(
      fc.property(peopleAndDeals, (all) => {
        const data: DataFiles = (file) => new TextEncoder().encode(all[file] ?? '')
        for (const period of ['2026', '2026-Q1', 'FY26-M07']) expect(byColumns(core, data, period)).toEqual(byReference(core, data, period))
      }),
      { numRuns: 100 },
    )
  }, 180_000)

  test('are those of the reference evaluator, on sixty thousand real order lines', () => {
    const { core } = compiled('graduated.plan')
    if (core === undefined) throw new Error('graduated.plan')
    const [fast, slow] = [byColumns(core, files(), 'FY20'), byReference(core, files(), 'FY20')]
    expect([fast.payments, fast.warnings, fast.data]).toEqual([slow.payments, slow.warnings, slow.data])
    expect(fast.credits === slow.credits && fast.earnings === slow.earnings).toBe(true)
  })
})
