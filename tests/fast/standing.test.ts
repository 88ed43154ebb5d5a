/** A run that stands: changed plans are told by programs from what the rows come to, and stay those of full runs while rows change too. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { digitsOf, run as fullRun } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import { changeRows } from '../../runtime/fast/standing/change.ts'
import { filesInMemory, openRun } from '../../runtime/fast/standing/run.ts'
import { whatIf } from '../../runtime/fast/standing/what-if.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import { deal, LADDERS, peopleAndDeals } from './samples.ts'

const coreOf = (text: string): Core => {
  const { core, diagnostics } = compile('p.plan', () => text)
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return core
}

/** What an edit of each kind makes of the plan: what may change without a row being counted again, and what may not. */
const EDITS: readonly (readonly [from: string, to: string, counted: readonly string[]])[] = [
  ['from 100% at 1.5x', 'from 100% at 1.75x', []],
  ['from 150% at 1.25x', 'from 175% at 1.25x', []],
  ['from $1,000 pays $75.50', 'from $1,000 pays $80.01', []],
  ['cap at 250% of worth', 'cap at 110% of worth', []],
  ['worth 40% of target', 'worth 35% of target', []],
  ['quota rep.year_quota', 'quota rep.year_quota * 1.1 per year', []],
  ['target rep.yearly_pay', 'target rep.yearly_pay * 0.9 per year', []],
  ['quota 3 per quarter', 'quota 5 per quarter', []],
  ['otherwise keeps 50%', 'otherwise keeps 25%', []],
  ['flat rep.percent', 'flat rep.percent * 1.2', []],
  ['where deal.amount > $0', 'where deal.amount > $1,000', ['won']],
  ['sum of deal.amount', 'sum of deal.amount where deal.margin > $100', ['sales']],
]
const PERIODS = ['2026', '2026-Q2', 'FY26-M07']

const sumsOf = (lines: readonly EarningLine[], of: string | null): [string, number][] => {
  const sums = new Map<string, number>()
  for (const { payee, component, amount } of lines)
    if (of === null || component === of) sums.set(payee, (sums.get(payee) ?? 0) + Number(amount))
  return [...sums].filter(([, sum]) => sum !== 0).sort()
}

test('a changed plan pays what its full run pays, before and after rows change', () => {
  const cores = EDITS.map(([from, to]) => {
    expect(LADDERS).toContain(from)
    return coreOf(LADDERS.replace(from, to))
  })
  const first = coreOf(LADDERS)
  const [edit, row] = [fc.nat(EDITS.length - 1), fc.tuple(fc.nat(30), deal)]
  const steps = fc.array(fc.record({ edit, row: fc.option(row) }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(peopleAndDeals, steps, fc.constantFrom(...PERIODS), (all, todo, period) => {
      const bytes = (texts: Record<string, string>) => (file: string) => new TextEncoder().encode(texts[file] ?? '')
      const question = { period, asOf: null }
      const opened = openRun(first, filesInMemory(bytes(all)), question, digitsOf)
      if ('diagnostics' in opened) throw new Error(JSON.stringify(opened.diagnostics))
      let [run, texts] = [opened, all]
      for (const { edit: which, row: changed } of todo) {
        const core = cores[which] ?? first
        const found = whatIf(run, core)
        if (!('whatIf' in found)) throw new Error(JSON.stringify(found))
        expect([found.because, found.whatIf.counted]).toEqual([null, EDITS[which]?.[2]])
        const full = fullRun(core, bytes(texts), question).outcome
        if (full === undefined) throw new Error('full run')
        const { people, components, totals } = found.whatIf
        const told = (amounts: Float64Array) =>
          people.flatMap((one, i): [string, number][] => (amounts[i] === 0 ? [] : [[one, amounts[i] ?? 0]]))
        for (const [name, amounts] of components) expect([name, told(amounts).sort()]).toEqual([name, sumsOf(full.earnings, name)])
        expect(told(totals).sort()).toEqual(sumsOf(full.earnings, null))
        run = found.run
        if (changed === null) continue
        // a deal is changed where it is there, and added where it is not
        const [place, cells] = changed
        const line = `D-${place},${cells}`
        const there = new RegExp(`^D-${place},.*$`, 'm')
        const deals = texts['deals.csv'] ?? ''
        const csv = `change,id,owner,closed_on,kind,amount,margin\n${there.test(deals) ? 'changed' : 'added'},${line}\n`
        const now = changeRows(run, { record: 'deal', file: 'changes.csv', bytes: new TextEncoder().encode(csv) })
        if ('diagnostics' in now) throw new Error(JSON.stringify(now.diagnostics))
        expect(now.touched.everybody).toBe(null)
        texts = { ...texts, 'deals.csv': there.test(deals) ? deals.replace(there, line) : `${deals}${line}\n` }
        run = now.run
      }
    }),
    { numRuns: 60 },
  )
})

test('a changed metric has its own rows counted, and no other', () => {
  const files = filesInMemory((file) => new TextEncoder().encode(FILES[file] ?? ''))
  const run = openRun(coreOf(LADDERS), files, { period: '2026', asOf: null }, digitsOf)
  if ('diagnostics' in run) throw new Error('open')
  for (const [from, to, counted] of EDITS) {
    const found = whatIf(run, coreOf(LADDERS.replace(from, to)))
    expect('whatIf' in found && [to, found.because, found.whatIf.counted]).toEqual([to, null, counted])
  }
})

const FILES: Record<string, string> = {
  'reps.csv': 'id,role,rate,quota,target,hired_on,left_on,since\nann,AE,5,1000,1000,2025-01-01,,2025-01-01\n',
  'deals.csv': 'id,owner,closed_on,kind,amount,margin\nD-1,ann,2026-02-02,new,100.00,10.00\n',
}
