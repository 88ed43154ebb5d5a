/** Where a page forbids written code, the same ledgers come out without any. */
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { digitsOf } from '../../compiler/run.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import { mayWriteCode } from '../../runtime/fast/program/written.ts'
import { byColumns, byReference } from './ledgers.ts'
import { LADDERS, peopleAndDeals } from './samples.ts'

/** What a strict content security policy does. */
class Forbidden {
  constructor() {
    throw new EvalError('code from a string is forbidden')
  }
}
function forbid(): void {
  vi.stubGlobal('Function', Forbidden)
  vi.stubGlobal('WebAssembly', undefined)
}

describe('without written code', () => {
  afterEach(() => vi.unstubAllGlobals())
  const { core } = compile('p.plan', () => LADDERS)
  if (core === undefined) throw new Error('LADDERS')

  test('ledgers are those of the reference evaluator', () => {
    fc.assert(
      fc.property(peopleAndDeals, (all) => {
        const data = (file: string) => new TextEncoder().encode(all[file] ?? '')
        const expected = byReference(core, data, '2026')
        forbid()
        expect(mayWriteCode()).toBe(false)
        const found = byColumns(core, data, '2026')
        vi.unstubAllGlobals()
        expect(found).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('a run says that closures ran', () => {
    const files: Record<string, string> = {
      'reps.csv': 'id,role,rate,quota,target,hired_on,left_on,since\nann,AE,5,1000,1000,2025-01-01,,2025-01-01\n',
      'deals.csv': 'id,owner,closed_on,kind,amount,margin\nD-1,ann,2026-02-02,new,100.00,10.00\n',
    }
    const data = (file: string) => new TextEncoder().encode(files[file] ?? '')
    const open = (file: string) => sourceOf(data(file))
    const ran = () => {
      const run = runByColumns(core, { bytes: data, open }, { period: '2026', asOf: null }, digitsOf, true)
      return run.kind === 'answer' ? run.outcome.ran : run
    }
    expect(ran()).toEqual({ kernel: 'javascript', workers: 1 })
    forbid()
    expect(ran()).toEqual({ kernel: 'closures', workers: 1 })
  })
})
