/** The fast evaluator writes the ledgers of the reference evaluator, byte for byte. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { compiled, files } from '../plans/adventure-works.ts'
import { byColumns, byReference } from './ledgers.ts'
import { LADDERS, peopleAndDeals } from './samples.ts'

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
    if ('refused' in fast || 'refused' in slow) throw new Error('refused')
    expect([fast.payments, fast.warnings, fast.data]).toEqual([slow.payments, slow.warnings, slow.data])
    expect(fast.credits === slow.credits && fast.earnings === slow.earnings).toBe(true)
  })
})
