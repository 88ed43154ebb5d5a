/** The fast evaluator writes the ledgers of the reference evaluator, byte for byte. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { payPeriods } from '../../runtime/evaluate/windows.ts'
import { fitOf } from '../../runtime/fast/fit.ts'
import { runFast } from '../../runtime/fast/run.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { compiled, files } from '../plans/adventure-works.ts'
import { LADDERS, peopleAndDeals } from './samples.ts'
import { worldAndTotals } from './stages.ts'

interface Ledgers {
  readonly credits: string
  readonly earnings: string
  readonly payments: string
}

function byReference(core: Core, data: DataFiles, period: string): Ledgers {
  const { outcome, diagnostics } = run(core, data, { period, asOf: null })
  if (outcome === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '))
  return { credits: creditsCsv(outcome.credits), earnings: earningsCsv(outcome.earnings, core), payments: paymentsCsv(outcome.payments) }
}

function byColumns(core: Core, data: DataFiles, period: string): Ledgers {
  const { world, columns } = worldAndTotals(core, data, period, core.measures[0]?.record ?? '')
  const fit = fitOf(core, world.lookup)
  if ('because' in fit) throw new Error(fit.because)
  const texts = { credits: '', earnings: '' }
  const decoder = new TextDecoder()
  const into = (name: keyof typeof texts) => (block: Uint8Array) => {
    texts[name] += decoder.decode(block)
  }
  const periods = payPeriods(world, world.from, world.until)
  const asked = new Set(periods.filter(({ to, from }) => from >= world.from && to <= world.eventsTo).map(({ label }) => label))
  const outcome = runFast(world, columns, fit, periods, asked, '', { credits: into('credits'), earnings: into('earnings') })
  if ('because' in outcome) throw new Error(outcome.because)
  return { ...texts, payments: paymentsCsv(outcome.payments.payments) }
}

describe('ledgers by columns', () => {
  test('are those of the reference evaluator, on random people and deals', () => {
    const plan = compile('p.plan', () => LADDERS)
    const { core } = plan
    if (core === undefined) throw new Error(plan.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
    fc.assert(
      fc.property(peopleAndDeals, (all) => {
        const data: DataFiles = (file) => new TextEncoder().encode(all[file] ?? '')
        expect(byColumns(core, data, '2026')).toEqual(byReference(core, data, '2026'))
      }),
      { numRuns: 100 },
    )
  })

  test('are those of the reference evaluator, on sixty thousand real order lines', () => {
    const { core } = compiled('graduated.plan')
    if (core === undefined) throw new Error('graduated.plan')
    const [fast, slow] = [byColumns(core, files(), 'FY20'), byReference(core, files(), 'FY20')]
    expect(fast.payments).toBe(slow.payments)
    expect(fast.credits === slow.credits && fast.earnings === slow.earnings).toBe(true)
  })
})
