/** Credit and metrics by columns are those of the reference evaluator, for every mechanic of the language. */
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { columnRecords } from '../../runtime/fast/fit.ts'
import { firstYear, rowsByColumns, rowsByReference } from './both.ts'
import { ASSIGNED, assignedFiles, MOVES, RULES, ruleFiles, SPLITS, splitFiles } from './credit-samples.ts'
import { exampleFiles } from './example-files.ts'
import { byColumns, byReference } from './ledgers.ts'

describe.for(['../semantics'])('the examples of %s', (folder) => {
  for (const { name, core, files } of exampleFiles(join(import.meta.dirname, folder))) {
    // one person's own world, which the rows stage does not make
    if (core.exceptions.exemptions.length > 0) continue
    test(name, () => {
      const period = firstYear(core)
      const expected = rowsByReference(core, files, period)
      expect(rowsByColumns(core, files, period)).toEqual(expected)
      expect(rowsByColumns(core, files, period, true)).toEqual(expected)
    })
  }
})

function compiled(text: string): Core {
  const { core, diagnostics } = compile('p.plan', () => text)
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return core
}
const inMemory =
  (all: Record<string, string>): DataFiles =>
  (file) =>
    new TextEncoder().encode(all[file] ?? '')

describe.for([
  ['splits, overlays, managers, caps and factors', SPLITS, splitFiles],
  ['shares in a record of their own', ASSIGNED, assignedFiles],
  ['people who move to other managers', MOVES, ruleFiles],
  ['the narrowest rule, managers of another day, people who move, two records', RULES, ruleFiles],
] as const)('%s', ([, plans, files]) => {
  const cores = plans.map(compiled)
  test('credit and metrics on random deals', () => {
    fc.assert(
      fc.property(files, (all) => {
        const [core] = cores
        if (core === undefined) throw new Error('no plan')
        const expected = rowsByReference(core, inMemory(all), '2026')
        expect(rowsByColumns(core, inMemory(all), '2026')).toEqual(expected)
        expect(rowsByColumns(core, inMemory(all), '2026', true)).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  }, 180_000)
  test('ledgers on random deals, byte for byte', () => {
    let answered = 0
    fc.assert(
      fc.property(files, fc.constantFrom('2026', '2026-Q2', 'FY26-M08'), (all, period) => {
        for (const core of cores) {
          const expected = byReference(core, inMemory(all), period)
          answered += 'refused' in expected ? 0 : 1
          expect(byColumns(core, inMemory(all), period)).toEqual(expected)
        }
      }),
      { numRuns: 25 },
    )
    // what is refused shows no ledger
    expect(answered).toBeGreaterThan(10)
  }, 180_000)
})

describe('shares in a record of their own', () => {
  const [text = ''] = ASSIGNED
  test('leave the rows that they share in columns', () => expect([...columnRecords(compiled(text))]).toEqual(['deal']))
  test('of a row that is not there are refused by both', () => {
    const files = inMemory({
      'reps.csv': 'id,territory\nann,west\n',
      'deals.csv': 'id,owner,closed_on,amount\nD-1,ann,2026-03-01,100\n',
      'splits.csv': 'id,deal,user,percent\nS-1,d-1,ann,10\nS-2,D-1,ann,10\n',
      'members.csv': 'id,deal,user\nM-1,D-7,ann\n',
    })
    const expected = byReference(compiled(text), files, '2026')
    expect('refused' in expected && expected.refused.map((one) => one.slice(0, 5))).toEqual(['CB819', 'CB819'])
    expect(byColumns(compiled(text), files, '2026')).toEqual(expected)
  })
})
