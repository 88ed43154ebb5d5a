/** What DuckDB writes by itself, and what generated Python and JavaScript write, is what is written here: texts that must be quoted and guarded, shares, decimals, days, and signs that JSON escapes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import { run } from '../../compiler/run.ts'
import { caboose } from '../cli/built.ts'
import { pythonVersion } from './engines/python.ts'
import { ledgersOfModule, ledgersOfPython } from './generated-ledgers.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-texts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const planIn = (currency: string, credit: string): string => `plan sales "Sales"
language 1
currency ${currency}
rounding money half_up to ${currency} 1
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
policy {
  attainment against quota to date
  no quota means no pay
  do not prorate quota for hired_on, left_on, leave, transfer, change
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  goal money per quarter optional  boss rep optional }
record deal from "deals.csv" {
  id text key  owner rep  second rep  won_on date incentive  amount money
  note text optional  rush yes or no optional  signed_on date optional  weight number optional  unused text optional
}
credit deal { ${credit} }
metric sold "Sold" { supports grow  sum of deal.amount  accumulates over year  quota rep.goal per quarter }
metric won "Deals" { supports grow  count of deal  accumulates over quarter }
pay commission "Commission" on sold {
  graduated on attainment { from 0% at 7%  from 60% at 11% }
}
pay per_deal "Each deal" on won { flat ${currency} 3 }
`

/** Texts that a file of comma-separated values, a spreadsheet or JSON takes for something else. */
const HOSTILE = [
  ...[
    'plain',
    '=1+1',
    "'=1+1",
    "''@x",
    '+4',
    '-4',
    '@sum',
    'a,b',
    '"quoted"',
    '"',
    "'",
    "it's",
    'two\nlines',
    'car\rriage',
    '\ttab',
    'in\tside',
  ],
  ...[
    'é',
    '_under',
    '[x',
    '~',
    'ß,"',
    '\u{1F600}',
    'back\\slash',
    'one\u0001two',
    'esc\u001b',
    'bell\b',
    'form\f',
    'del\u007f',
    '\u2028',
    ' led',
    '0',
    '-0',
  ],
]
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

const DEALS = [
  'id,owner,second,won_on,amount,note,rush,signed_on,weight,unused',
  ...HOSTILE.flatMap((text, i) =>
    [0, 1, 2].map((of) => {
      const month = String(((i * 3 + of) % 12) + 1).padStart(2, '0')
      const amount = (i % 5 === 0 ? -1 : 1) * ((i * 7919 + of * 104_729) % 90_001)
      const [rush, weight] = [['yes', 'no', ''][of], ['-0.5', '12', '0.0625', ''][i % 4]]
      const note = of === 0 ? cell(text) : of === 1 ? '' : 'same'
      return `${cell(`${text}${of === 0 ? '' : of}`)},${cell(HOSTILE[i % 7] ?? '')},${cell(HOSTILE[(i + of + 1) % 9] ?? '')},2026-${month}-0${of + 1},${amount},${note},${rush},${of === 1 ? '1999-02-28' : ''},${weight},`
    }),
  ),
].join('\n')
const REPS = ['id,goal,boss', ...HOSTILE.slice(0, 10).map((text, i) => `${cell(text)},${i === 3 ? '' : 1000 * i + 7},`)].join('\n')

const FILES = ['credits.csv', 'earnings.csv', 'payments.csv']

test.for([
  ['USD', '100% to deal.owner'],
  ['JPY', '62.5% to deal.owner  37.5% to deal.second'],
  ['KWD', '100% to deal.second'],
] as const)('%s, %s', { timeout: 120_000 }, ([currency, credit]) => {
  const own = join(folder, currency)
  mkdirSync(own)
  for (const [name, text] of [
    ['plan.plan', planIn(currency, credit)],
    ['reps.csv', REPS],
    ['deals.csv', DEALS],
  ] as const)
    writeFileSync(join(own, name), text)
  const [duckdb, reference] = ['duckdb', 'reference'].map((engine) => {
    const { code, err } = caboose(['run', join(own, 'plan.plan'), '--period', 'FY26', '--engine', engine, '--out', join(own, engine)])
    expect([engine, code, code === 0 ? '' : err]).toEqual([engine, 0, ''])
    const { data, rows, lines } = JSON.parse(readFileSync(join(own, engine, 'run.json'), 'utf8')) as {
      data: string
      rows: unknown
      lines: unknown
    }
    return { files: FILES.map((name) => readFileSync(join(own, engine, name), 'utf8')), data, rows, lines }
  })
  expect(duckdb).toEqual(reference)
  const { core } = compile(join(own, 'plan.plan'), (file) => readFileSync(file, 'utf8'))
  const question = { period: 'FY26', asOf: null }
  const lowered = core === undefined ? undefined : lowerToRelations(core, question, ANY_DATA)
  if (core === undefined || lowered === undefined || 'refused' in lowered) throw new Error('it does not compile')
  const { data } = run(core, (file) => readFileSync(join(own, file)), question)
  for (const ledgersOf of [ledgersOfModule, ...(pythonVersion() === undefined ? [] : [ledgersOfPython])]) {
    const made = ledgersOf(lowered.program, data)
    expect(FILES.map((name) => made[name.replace('.csv', '')])).toEqual(reference?.files)
  }
  const answers = ['duckdb', 'reference'].map(
    (engine) => caboose(['run', join(own, 'plan.plan'), '--period', 'FY26', '--engine', engine, '--format', 'json']).out,
  )
  const payouts = answers.map((text) => (JSON.parse(text) as { earnings: unknown }).earnings)
  expect(payouts[0]).toEqual(payouts[1])
})
