/** Refused rows: by default the run is refused; with --suspense they are set aside, and whom they cannot reach is paid. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { RunAnswer, RunRecord } from '../../cli/answers.ts'
import { caboose } from '../cli/built.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-suspense-'))
afterAll(() => rmSync(root, { recursive: true }))

const HEAD = `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
objective sell "Sell" because "It is what we make"

record rep from "reps.csv" {
  id       text key
  hired_on date
  manager  rep optional
}
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}
`
const PAY = 'pay commission "Commission" at 5% of sum of deal.amount over month supports sell\n'

let count = 0
function company(plan: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, String(count++))
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'sales.plan'), HEAD + plan)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'data', name), text)
  return folder
}
const ran = (folder: string, ...more: string[]) => caboose(['run', 'sales.plan', '--period', 'FY26-M01', ...more], { cwd: folder })
const LEDGERS = ['credits.csv', 'earnings.csv', 'payments.csv', 'run.json'] as const
const ledgers = (folder: string, out: string) =>
  Object.fromEntries(LEDGERS.map((name) => [name, readFileSync(join(folder, out, name), 'utf8')]))

describe('one bad row in 100,000', () => {
  const people = Array.from({ length: 50 }, (_, i) => `R-${String(i).padStart(2, '0')}`)
  const reps = `id,hired_on,manager\n${people.map((id) => `${id},2020-01-01,\n`).join('')}`
  const deals = (bad: string): string => {
    const rows = Array.from({ length: 100_000 }, (_, i) => {
      const amount = i === 77_777 ? bad : '100.00'
      return `D-${String(i).padStart(6, '0')},${people[i % 50]},2026-01-${String((i % 28) + 1).padStart(2, '0')},${amount}\n`
    })
    return `id,owner,closed_on,amount\n${rows.join('')}`
  }
  const folder = company(PAY, { 'reps.csv': reps, 'deals.csv': deals('1OO.00') })

  test('refuses the run, and nothing is written', () => {
    const { code, err } = ran(folder, '--out', 'out')
    expect(code).toBe(3)
    expect(err).toContain('deals.csv:77779:')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  }, 120_000)

  test('with --suspense everyone whom it cannot reach is paid', () => {
    const { code } = ran(folder, '--suspense', '--out', 'out', '--format', 'csv')
    expect(code).toBe(0)
    // row 77,777 is that of R-27 (77,777 = 50 x 1,555 + 27), on line 77,779 of the file
    expect(readFileSync(join(folder, 'out/suspense.csv'), 'utf8').split('\n').slice(1)).toEqual([
      expect.stringMatching(/^deals\.csv,77779,deal,CB809,.*,,R-27$/),
      '',
    ])
    const paid = new Map<string, bigint>()
    const [head = '', ...lines] = readFileSync(join(folder, 'out/earnings.csv'), 'utf8').trimEnd().split('\n')
    const [payee, amount] = ['payee', 'amount'].map((name) => head.split(',').indexOf(name))
    for (const line of lines) {
      const cells = line.split(',')
      const person = cells[payee ?? 0] ?? ''
      paid.set(person, (paid.get(person) ?? 0n) + BigInt((cells[amount ?? 0] ?? '').replace('.', '')))
    }
    // 2,000 deals each, at 5% of 100.00: 10,000.00; R-27 has 1,999 of them: 9,995.00
    expect(people.map((person) => paid.get(person))).toEqual(people.map((person) => (person === 'R-27' ? 999_500n : 1_000_000n)))
    expect(JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8'))).toMatchObject({
      suspense: {
        rows: [{ file: 'deals.csv', line: 77_779, reaches: ['R-27'] }],
        provisional: { everyone: false, people: ['R-27'], parts: [] },
      },
    })
  }, 120_000)

  test('close refuses until it is corrected; then the ledgers are those of a clean run', () => {
    const closing = () => caboose(['close', 'sales.plan', '--period', 'FY26-M01', '--ledger', 'closed'], { cwd: folder })
    expect(closing().code).toBe(3)
    expect(readdirSync(folder)).not.toContain('closed')
    writeFileSync(join(folder, 'data/deals.csv'), deals('100.00'))
    expect(ran(folder, '--out', 'clean', '--format', 'csv').code).toBe(0)
    expect(ran(folder, '--suspense', '--out', 'out', '--format', 'csv').code).toBe(0)
    expect(ledgers(folder, 'out')).toEqual(ledgers(folder, 'clean'))
    expect(readFileSync(join(folder, 'out/suspense.csv'), 'utf8')).toBe('file,line,record,code,reason,amount,reaches\n')
    expect(closing().code).toBe(0)
  }, 240_000)
})

describe('what a row in suspense makes provisional', () => {
  const REPS = 'id,hired_on,manager\nann,2020-01-01,boss\nbob,2020-01-01,\nboss,2020-01-01,\n'
  const row = (id: string, owner: string, amount: string): string => `${id},${owner},2026-01-10,${amount}\n`
  const DEALS = `id,owner,closed_on,amount\n${row('D-1', 'ann', '100.00')}${row('D-2', 'bob', '200.00')}`
  const events = `${PAY}
metric sales "Sales" {
  supports sell
  sum of deal.amount
  accumulates over month
}
contest best "Best of the month" on sales {
  rank reps by sales over month
  place 1 pays $50
  ties share
}
`
  const provisional = (folder: string) => {
    const { code, out } = ran(folder, '--suspense', '--format', 'json')
    expect(code).toBe(0)
    const answer = RunAnswer.parse(JSON.parse(out))
    return {
      ...answer.suspense.provisional,
      lines: answer.earnings.flatMap((one) => (one.provisional ? [`${one.payee} ${one.component}`] : [])),
    }
  }
  test('the people in it and those above them; a contest for everybody', () => {
    const folder = company(events, { 'reps.csv': REPS, 'deals.csv': `${DEALS}${row('D-3', 'ann', 'x')}` })
    expect(provisional(folder)).toEqual({
      everyone: false,
      people: ['ann', 'boss'],
      parts: ['best'],
      lines: ['ann commission', 'bob best'],
    })
    const { out, err } = ran(folder, '--suspense')
    expect(out).toMatch(/Commission \(provisional\)/)
    expect(out).toMatch(/Best of the month \(provisional\)/)
    expect(err).toContain("provisional until corrected: ann, boss; everyone's best")
    const explain = (rep: string): string =>
      caboose(['explain', 'sales.plan', '--rep', rep, '--period', 'FY26-M01', '--suspense'], { cwd: folder }).out
    expect(explain('ann')).toContain('All of this is provisional: 1 row of the data is set aside until corrected, and could change it.')
    expect(explain('bob')).toContain('Best of the month is provisional')
    ran(folder, '--suspense', '--out', 'out')
    expect(() => RunRecord.parse(JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')))).not.toThrow()
  })
  test('everyone, where nobody known is named', () => {
    const folder = company(PAY, { 'reps.csv': REPS, 'deals.csv': `${DEALS}${row('D-3', 'ano', '1.00')}` })
    expect(provisional(folder)).toMatchObject({ everyone: true, lines: ['ann commission', 'bob commission'] })
  })
  test('both rows of one key, for nobody knows which is meant; with their amounts', () => {
    const folder = company(PAY, { 'reps.csv': REPS, 'deals.csv': `${DEALS}${row('D-1', 'ann', '300.00')}` })
    ran(folder, '--suspense', '--out', 'out')
    const lines = readFileSync(join(folder, 'out/suspense.csv'), 'utf8').trimEnd().split('\n').slice(1)
    expect(
      lines.map((line) =>
        line
          .split(',')
          .filter((_, i) => i < 2)
          .join(' '),
      ),
    ).toEqual(['deals.csv 2', 'deals.csv 4'])
    expect(lines.map((line) => line.split(',').slice(-2).join(' '))).toEqual(['100 ann; boss', '300 ann; boss'])
  })
  test('rows that name a person in suspense', () => {
    const folder = company(PAY, { 'reps.csv': REPS.replace('bob,2020-01-01', 'bob,soon'), 'deals.csv': DEALS })
    ran(folder, '--suspense', '--out', 'out')
    expect(readFileSync(join(folder, 'out/suspense.csv'), 'utf8')).toMatch(/^deals\.csv,3,deal,CB819.*bob$/m)
    expect(provisional(folder)).toMatchObject({ everyone: false, people: ['bob'] })
  })
  test('a file that cannot be read is still refused', () => {
    const folder = company(PAY, { 'reps.csv': REPS, 'deals.csv': 'id,owner,closed_on\nD-1,ann,2026-01-10\n' })
    expect(ran(folder, '--suspense', '--out', 'out').code).toBe(3)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })
})
