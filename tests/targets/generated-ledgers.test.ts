/** The file of Python and the module of JavaScript write the ledgers as `caboose run` writes them, byte for byte. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { pythonFile } from '../../compiler/emit/python/program.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import type { Program } from '../../compiler/relational/program/ir.ts'
import { run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Outcome, Question } from '../../runtime/evaluate/outcome.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { casesOf } from '../relational/examples.ts'
import { STAMP } from './engines/javascript.ts'
import { pythonVersion } from './engines/python.ts'
import { type LedgerTexts, ledgersIn, ledgersOfModule, ledgersOfPython } from './generated-ledgers.ts'

const hasPython = pythonVersion() !== undefined
if (!hasPython) console.info('Python is not run: python3 is not on the path')
const folder = mkdtempSync(join(tmpdir(), 'caboose-generated-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function programOf(core: Core, question: Question): Program {
  const lowered = lowerToRelations(core, question, ANY_DATA)
  if (lowered === undefined || 'refused' in lowered) throw new Error('it does not compile')
  return lowered.program
}

/** The files of the reference evaluator for the ledgers that a program makes. */
function expected({ outputs }: Program, core: Core, { credits, earnings, payments }: Outcome): LedgerTexts {
  const all = { earnings: earningsCsv(earnings, core), credits: creditsCsv(credits), payments: paymentsCsv(payments) }
  return Object.fromEntries(Object.entries(all).filter(([name]) => outputs[name as keyof typeof all] !== null))
}

const plans = join(import.meta.dirname, '../../plans')

test.for([
  ['adventure-works/graduated.plan', 'FY20-Q2'],
  ['northwind-cloud/account-executive.plan', 'FY26-Q2'],
  ['northwind-cloud/account-manager.plan', 'FY26'],
  ['northwind-cloud/sales-manager.plan', 'FY26'],
  ['lakeside-agency/writing-agent.plan', 'FY26'],
  ['marlow-home/store-team.plan', 'FY26'],
] as const)('%s in %s', { timeout: 300_000 }, ([plan, period]) => {
  const { core } = compile(join(plans, plan), (file) => readFileSync(file, 'utf8'))
  if (core === undefined) throw new Error(plan)
  const files = join(plans, dirname(plan), 'data')
  const question = { period, asOf: null }
  const { data, outcome } = run(core, (file) => readFileSync(join(files, file)), question)
  if (outcome === undefined) throw new Error(plan)
  const program = programOf(core, question)
  expect(program.left).toEqual([])
  const wanted = expected(program, core, outcome)
  expect(ledgersOfModule(program, data)).toEqual(wanted)
  if (!hasPython) return
  writeFileSync(join(folder, 'plan.py'), pythonFile(program, STAMP))
  const { stderr, stdout } = spawnSync('python3', ['plan.py', files], { cwd: folder, encoding: 'utf8' })
  expect([stderr, stdout.split('\n').length]).toEqual(['', 4])
  expect(ledgersIn(folder, program)).toEqual(wanted)
})

/** Currencies of rows and of people, numbers whose digits do not end, clawbacks, overlays, shares in equal parts, averages, counts. */
test.for([
  '../tests/semantics/pay-currency.plan',
  '../tests/semantics/pay-floating.plan',
  '../tests/semantics/currency-clawback.plan',
  '../tests/semantics/credit.plan',
  '../tests/semantics/measures.plan',
  '../tests/semantics/draw.plan',
  '../tests/semantics/payout.plan',
  'worked/cents.plan',
  'worked/new-manager.plan',
])('every case of %s', { timeout: 120_000 }, (text) => {
  const cases = casesOf(text).flatMap((one) => {
    const lowered = lowerToRelations(one.core, one.question, ANY_DATA)
    return lowered === undefined || 'refused' in lowered || lowered.program.left.some(({ what }) => what.startsWith('earnings'))
      ? []
      : [{ ...one, program: lowered.program }]
  })
  expect(cases.length).toBeGreaterThan(0)
  for (const { name, core, data, outcome, program } of cases) {
    const wanted = expected(program, core, outcome)
    expect(ledgersOfModule(program, data), name).toEqual(wanted)
    if (hasPython) expect(ledgersOfPython(program, data), name).toEqual(wanted)
  }
})
