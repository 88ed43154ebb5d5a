/** What somebody decided by hand stands in the ledgers with who decided it, when and why, on every system as the reference evaluator has it: byte for byte. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { caboose } from '../cli/built.ts'
import { differences, referenceFiles, relationalAnswer } from '../relational/answer.ts'
import { compared } from './conformance.ts'
import { OPEN } from './engines/all.ts'
import { isThere } from './engines/engine.ts'
import { pythonVersion } from './engines/python.ts'
import { ledgersOfModule, ledgersOfPython } from './generated-ledgers.ts'
import { onFiles } from './plans.ts'
import { HOSTILE } from './random.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-decided-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
/** Texts that a plan may hold: no line ends, no hidden characters. */
const WORDS = HOSTILE.filter((text) => !/[\n\t\u2028\ufffd\uffff]/.test(text) && text.trim() !== '')
/** Reasons and authors that end a cell, a text or a comment of some language. */
const says = (i: number): string =>
  `because ${written(`${WORDS[i % WORDS.length]}, "so"`)} by ${written(WORDS[(i * 7 + 3) % WORDS.length] ?? '')}`

const DECISIONS = [
  // for one person, part and pay period: two posted in it, two in the next that come to nothing together, one in the last
  'adjust "ann" commission by $12.50 for FY26-Q1 BECAUSE on 2026-02-15',
  'adjust "ann" commission by -$2.25 for FY26-Q1 BECAUSE on 2026-03-15',
  'adjust "ann" commission by $40.00 for FY26-Q1 BECAUSE on 2026-04-15',
  'adjust "ann" commission by -$40.00 for FY26-Q1 BECAUSE on 2026-04-16',
  'adjust "ann" commission by -$3,000.00 for FY26-Q1 BECAUSE on 2026-12-01',
  // before the pay period that it is for, and of an event
  'adjust "ann" won by $1.00 for FY26-Q2 BECAUSE on 2026-01-05',
  'adjust "ann" sprint by $7.00 for FY26-Q2 BECAUSE on 2026-04-05',
  'adjust "ann" sprint by -$7.00 for FY26-Q2 BECAUSE on 2026-04-06',
  // as much as is computed until a deal is cancelled; then more, until it ends and another decision follows
  'set "bob" commission to $1,200.00 for FY26-Q1 until 2026-10-31 BECAUSE on 2026-02-28',
  'adjust "bob" commission by $5.00 for FY26-Q1 BECAUSE on 2026-11-01',
  'set "bob" won to $0.00 for FY26-Q1 BECAUSE on 2026-05-01',
  // beside somebody who is exempt from a clause, and from a part
  'exempt "cat" from cap of commission BECAUSE on 2026-05-02',
  'adjust "cat" commission by $0.01 for FY26-Q1 BECAUSE on 2026-05-02',
  'adjust "cat" commission by -$0.02 for FY26-Q1 BECAUSE on 2026-05-03',
  'exempt "dan" from won BECAUSE on 2026-04-01',
  'set "dan" won to $4.00 for FY26-Q1 until 2026-08-31 BECAUSE on 2026-01-31',
  // what it corrects comes before what the same pay period takes back
  'set "eve" commission to $20.00 for FY26-Q1 BECAUSE on 2026-07-15',
  'set "fay" commission to $20.38 for FY26-Q1 BECAUSE on 2026-01-31',
  'exempt "fay" from cap of commission BECAUSE on 2026-07-02',
  'adjust "a, ""b"" it\'s" commission by $9.99 for FY26-Q3 BECAUSE on 2026-08-31'.replaceAll('""', '\\"'),
]

const planWith = (decisions: readonly string[], more = '') => `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
${more}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  hired_on date
  pays_in text
}
record deal from "deals.csv" {
  id text key
  owner rep
  closed_on date incentive
  cancelled_on date optional event
  amount money
}
record fx from "fx.csv" {
  key base, quote, day
  base text
  quote text
  day date
  price number
  rates
}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year }
metric deals "Deals" { supports grow  count of deal  accumulates over quarter }
pay commission "Commission" on sales { flat 10%  cap at $1,200 }
pay won "Won" on deals { flat $3 }
spiff sprint "Sprint" on sales { supports grow  effective from 2026-02-01 to 2026-05-31  $20 per deal }
clawback deal when deal.cancelled_on is within 200 days after deal.closed_on
${decisions.map((one, i) => one.replace('BECAUSE', says(i))).join('\n')}
`
const FILES: Readonly<Record<string, string>> = {
  'reps.csv': ['ann,USD', 'bob,EUR', 'cat,JPY', 'dan,KWD', 'eve,JPY', 'fay,JPY', '"a, ""b"" it\'s",EUR'].reduce(
    (text, one) => `${text}${one.replace(/,(?=[A-Z]{3}$)/, ',2020-01-01,')}\n`,
    'id,hired_on,pays_in\n',
  ),
  'deals.csv': `id,owner,closed_on,cancelled_on,amount
D-1,ann,2026-01-10,2026-05-10,10000.00
D-2,ann,2026-02-03,,4000.00
D-3,ann,2026-04-05,,6000.00
D-4,bob,2026-01-20,,5000.00
D-5,bob,2026-03-20,2026-08-01,8000.00
D-6,cat,2026-03-03,,15000.00
D-7,cat,2026-04-20,2026-05-20,4000.00
D-8,dan,2026-01-07,2026-07-01,333.33
D-9,dan,2026-02-07,,100.05
D-11,eve,2026-01-07,2026-07-01,333.33
D-12,eve,2026-02-07,,100.05
D-13,fay,2026-01-07,2026-07-01,14000.33
D-14,fay,2026-02-07,,3000.05
D-10,"a, ""b"" it's",2026-07-09,2026-11-11,777.77
`,
  'fx.csv': 'base,quote,day,price\nUSD,EUR,2026-01-01,0.7773\nUSD,JPY,2026-01-01,149.51\nUSD,KWD,2026-01-01,0.3067\n',
}

const coreOf = (text: string): Core => {
  const { core, diagnostics } = compile('sales.plan', (path) => (path === 'sales.plan' ? text : undefined))
  if (core === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return core
}
/** The plan with reasons that a text of a plan cannot hold. */
const hidden = (core: Core): Core => ({
  ...core,
  exceptions: {
    ...core.exceptions,
    adjustments: core.exceptions.adjustments.map((one, i) => ({
      ...one,
      reason: ['two\nlines', 'car\rriage', 'line\u2028separator', '\ttab', "'=x", 'nel\u00a0 "q"\r\n'][i % 6] ?? '',
      author: HOSTILE[i % HOSTILE.length] ?? '',
    })),
  },
})
const read = (name: string) => Buffer.from(FILES[name] ?? '')

const QUESTION = { period: 'FY26', asOf: null }
const CASES: readonly (readonly [name: string, core: Core, period: string])[] = [
  ['hostile words', coreOf(planWith(DECISIONS)), 'FY26'],
  ['a quarter by itself', coreOf(planWith(DECISIONS)), 'FY26-Q3'],
  ['line ends and hidden signs', hidden(coreOf(planWith(DECISIONS))), 'FY26'],
  ['nothing that is posted', coreOf(planWith(['set "ann" won to $1.00 for FY26-Q1 until 2026-01-31 BECAUSE on 2026-01-02'])), 'FY26'],
]

describe.for(CASES)('%s', ([name, core, period]) => {
  const question = { ...QUESTION, period }
  const { outcome, data, diagnostics } = run(core, read, question)
  if (outcome === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const reference = {
    earnings: earningsCsv(outcome.earnings, core),
    credits: creditsCsv(outcome.credits),
    payments: paymentsCsv(outcome.payments),
  }
  const answer = relationalAnswer(core, data, question)
  if ('refused' in answer) throw new Error(answer.refused)

  test('the program makes all ledgers whole', () => {
    expect(answer.program.left).toEqual([])
    expect([answer.tooFar, answer.wrong, answer.beyond]).toEqual([[], [], []])
    expect(differences(answer.files, referenceFiles(outcome, core))).toEqual([])
  })
  test('generated JavaScript and Python write the same bytes', () => {
    expect(ledgersOfModule(answer.program, data)).toEqual(reference)
    if (pythonVersion() !== undefined) expect(ledgersOfPython(answer.program, data)).toEqual(reference)
  })
  test.for(['sqlite', 'duckdb'])('%s has the same lines', { timeout: 60_000 }, async (system) => {
    const tried = onFiles(name, core, read, question)
    const found = await OPEN[system]?.()
    if (tried === undefined || 'refused' in tried || found === undefined || !isThere(found)) throw new Error(system)
    try {
      expect((await compared(found, tried))?.wrong).toEqual([])
    } finally {
      await found.close()
    }
  })
})

/** Lines of one person and part of pay as `for posted kind amount corrects dated`. */
const told = (core: Core, payee: string, part: string): string[] => {
  const { outcome } = run(core, read, QUESTION)
  return (outcome?.earnings ?? [])
    .filter((line) => line.payee === payee && line.component === part && line.item === 'adjustment')
    .map(({ postedIn, kind, amount, corrects, dated }) => [postedIn, kind, amount, corrects, dated].join(' '))
    .sort()
}
describe('the reference evaluator, worked out', () => {
  const core = coreOf(planWith(DECISIONS))
  test('each decision is a line of its own', () =>
    expect(told(core, 'ann', 'commission')).toEqual([
      'FY26-Q1 original -225  2026-03-15',
      'FY26-Q1 original 1250  2026-02-15',
      'FY26-Q2 correction -4000  2026-04-16',
      'FY26-Q2 correction 4000  2026-04-15',
      'FY26-Q4 correction -300000  2026-12-01',
    ]))
  // 10% of 13,000.00 are cut to the 1,200.00 of the cap, to which it is set: nothing. In August 8,000.00 are cancelled: 500.00, and 700.00 by hand, which are
  // the first line of their key; the last pay period knows that the value has ended, and takes them back
  test('the first line of a decision that came to nothing at first is the one that later ones correct', () =>
    expect(told(core, 'bob', 'commission')).toEqual([
      'FY26-Q3 clawback 70000  2026-02-28',
      'FY26-Q4 correction -70000 FY26-Q3 2026-02-28',
      'FY26-Q4 correction 500  2026-11-01',
    ]))
})

test('each decision is converted by itself into the currency of pay', () => {
  // 0.10 dollars are 0.07773 euros: 0.08 each, and not 0.16 less 0.08 by chance of their order
  const decisions = ['10', '11', '12'].map((day) => `adjust "bob" won by $0.10 for FY26-Q1 BECAUSE on 2026-02-${day}`)
  const core = coreOf(
    planWith(
      [...DECISIONS, ...decisions].filter((one) => !one.startsWith('set "bob" won')),
      'paid in rep.pays_in at rate frozen',
    ),
  )
  const { outcome, data } = run(core, read, QUESTION)
  const answer = relationalAnswer(core, data, QUESTION)
  if (outcome === undefined || 'refused' in answer) throw new Error('it does not compile')
  const earnings = earningsCsv(outcome.earnings, core)
  expect(answer.beyond).toEqual([])
  expect(answer.files.earnings?.join('\n')).toBe(earnings)
  expect(ledgersOfModule(answer.program, data).earnings).toBe(earnings)
  expect(
    outcome.earnings.flatMap(({ payee, component, item, paid }) =>
      payee === 'bob' && component === 'won' && item === 'adjustment' ? [paid?.amount] : [],
    ),
  ).toEqual([8n, 8n, 8n])
})

test('DuckDB writes the bytes of the reference evaluator', { timeout: 120_000 }, () => {
  const own = join(folder, 'company')
  mkdirSync(own)
  for (const [name, text] of Object.entries({ ...FILES, 'sales.plan': planWith(DECISIONS) })) writeFileSync(join(own, name), text)
  const [duckdb, fast, reference] = ['duckdb', 'fast', 'reference'].map((engine) => {
    const { code, err } = caboose([
      'run',
      join(own, 'sales.plan'),
      '--data',
      own,
      '--period',
      'FY26',
      '--engine',
      engine,
      '--out',
      join(own, engine),
    ])
    expect([engine, code, code === 0 ? '' : err]).toEqual([engine, 0, ''])
    return ['credits.csv', 'earnings.csv', 'payments.csv'].map((name) => readFileSync(join(own, engine, name), 'utf8'))
  })
  expect(duckdb).toEqual(reference)
  expect(fast).toEqual(reference)
  expect(reference?.[1]).toContain(`,"a""b, ""so""",`)
})
