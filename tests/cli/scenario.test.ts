import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DiffAnswer, ScenarioAnswer } from '../../cli/review-answers.ts'
import { COMPANY, PLAN } from '../review/company.ts'
import { caboose } from './built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-scenario-'))
afterAll(() => rmSync(folder, { recursive: true }))

// ten people who each sell $10,000 in one deal of `kind`, at a margin of `margin`
const people = Array.from({ length: 10 }, (_, i) => `r${i},Person ${i},${i < 5 ? 'east' : 'west'}`)
const deals = people.map(
  (_, i) => `d${i},r${i},2026-03-${10 + i},${i % 2 === 0 ? 'new' : 'old'},10000.00,${i === 9 ? '-500.00' : '4000.00'}`,
)
beforeAll(() => {
  mkdirSync(join(folder, 'data'))
  const files = {
    'company.plan': COMPANY,
    'base.plan': PLAN,
    'double.plan': 'scenario double "Double" on base\nlanguage 1\nuses "base.plan"\nchange commission flat 4%\n',
    'nothing.plan': 'scenario as_it_is "Nothing" on base\nlanguage 1\nuses "base.plan"\n',
    'data/rep.csv': ['id,name,region', ...people, ''].join('\n'),
    'data/deal.csv': ['id,rep,day,kind,amount,margin', ...deals, ''].join('\n'),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
const scenario = (...args: string[]): ReturnType<typeof caboose> => caboose(['scenario', ...args], { cwd: folder })

// by hand: 10 people x $10,000 x 2% = $2,000.00; at 4% $4,000.00. Margin 9 x $4,000 - $500 = $35,500.00
describe('twice the rate', () => {
  test('costs twice as much', () => {
    const { out, code } = scenario('double.plan', '--by', 'deal.kind')
    expect(code).toBe(0)
    expect(out).toContain('Double: +$2,000.00 (+100%).')
    expect(out).toContain('10 gain, 0 lose, 0 stay as they are.')
    // new: d0, d2, .. d8: margin 5 x 4,000; old: d1, .. d9: 4 x 4,000 - 500
    expect(out).toMatch(/new +5 +\$20,000\.00 +\$1,000\.00 +\$2,000\.00 +\+\$1,000\.00 +5% +10%/)
    expect(out).toMatch(/old +5 +\$15,500\.00 +\$1,000\.00 +\$2,000\.00 +\+\$1,000\.00 +6\.45% +12\.9%/)
    // one row below zero, of one person: its pay is not shown
    expect(out).toContain('1 row of 10 in the period has a margin below zero: -$500.00 together.')
    expect(out).toContain('fewer than 5 people')
    expect(out).toContain('Pay takes more of the margin than before by 5.63% of the margin')
  })
  test('by region of the people', () => {
    const { out } = scenario('double.plan', '--by', 'rep.region')
    expect(out).toMatch(/east +5 +0% +0% +\$200\.00 +\$400\.00 +\+\$1,000\.00/)
    expect(out).toMatch(/west +5 +0% +0% +\$200\.00 +\$400\.00 +\+\$1,000\.00/)
  })
  test('who gains, by name, in a file of one’s own', () => {
    scenario('double.plan', '--names', 'who.csv')
    expect(readFileSync(join(folder, 'who.csv'), 'utf8').split('\n')[1]).toBe('double,pay,r0,Person 0,200.00,400.00,200.00,USD')
  })
  test('as JSON, without a name', () => {
    const { out } = scenario('double.plan', '--format', 'json')
    const answer = ScenarioAnswer.parse(JSON.parse(out))
    expect([answer.base.cost, answer.scenarios[0]?.cost, answer.scenarios[0]?.people]).toEqual(['2000.00', '4000.00', 10])
    expect(out).not.toMatch(/"r\d"|Person/)
  })
  test('as one page of HTML that loads nothing', () => {
    const { out } = scenario('double.plan', 'nothing.plan', '--format', 'html')
    expect(out).toContain('<!doctype html>')
    expect(out).not.toMatch(/<script|src=|https?:/)
    expect(out).toContain('2 scenarios on Base')
  })
})

test('a scenario without edits costs nothing, and says so', () => {
  const { out } = scenario('nothing.plan')
  expect(out).toContain('Nothing: $0.00 (0%).')
  expect(out).toContain('Nothing that can change pay: it compiles to the same program.')
})

describe('on the command line', () => {
  test.for([
    [['base.plan'], 2, 'is no scenario'],
    [['missing.plan'], 2, 'there is no file or folder'],
    [['double.plan', '--by', 'deal'], 2, '--by takes a record and its field'],
    [['double.plan', '--by', 'deal.colour'], 2, 'there is no field `deal.colour`'],
    [['double.plan', '--margin', 'deal.kind'], 2, '`deal.kind` is no money'],
    [['double.plan', '--data', 'nowhere'], 3, 'there is no data folder'],
    [['double.plan', '--period', 'FY99'], 3, 'FY99'],
  ] as const)('%j', ([args, code, words]) => {
    const found = scenario(...args)
    expect(found.err + found.out).toContain(words)
    expect(found.code).toBe(code)
  })
  test('a scenario is never closed', () => {
    const { code, err } = caboose(['close', 'double.plan', '--period', '2026-M01', '--ledger', 'ledgers'], { cwd: folder })
    expect([code, err]).toEqual([2, expect.stringContaining('is a scenario')])
  })
})

describe('forty variants of one plan', () => {
  const family = join(folder, 'family')
  beforeAll(() => {
    mkdirSync(family)
    writeFileSync(join(family, 'company.plan'), COMPANY)
    writeFileSync(join(family, 'base.plan'), PLAN)
    for (let i = 0; i < 40; i += 1)
      writeFileSync(
        join(family, `v${i}.plan`),
        `plan v${i} "Variant ${i}" from base\nlanguage 1\nuses "base.plan"\nchange plan applies to rep where rep.region = "${i % 2 === 0 ? 'east' : 'west'}"\nadd commission cap at $${1000 + i}\n`,
      )
  })
  test('each has at most eight lines', () => {
    const lengths = Array.from(
      { length: 40 },
      (_, i) =>
        readFileSync(join(family, `v${i}.plan`), 'utf8')
          .trimEnd()
          .split('\n').length,
    )
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8)
  })
  test('a change to the base shows its effect on all of them, and on the base', () => {
    const old = join(folder, 'old')
    mkdirSync(old)
    for (const name of ['company.plan', 'base.plan', ...Array.from({ length: 40 }, (_, i) => `v${i}.plan`)])
      writeFileSync(join(old, name), readFileSync(join(family, name)))
    writeFileSync(join(family, 'base.plan'), PLAN.replace('flat 2%', 'flat 3%'))
    const { out } = caboose(['diff', old, family, '--format', 'json'], { cwd: folder })
    const { plans } = DiffAnswer.parse(JSON.parse(out))
    expect(plans).toHaveLength(41)
    for (const { changes, samePay } of plans) {
      expect(samePay).toBe(false)
      expect(changes.map(({ subject, clause, before, after }) => [subject, clause, before, after])).toEqual([
        ['Commission', 'rate', 'flat 2%', 'flat 3%'],
      ])
    }
  })
})
