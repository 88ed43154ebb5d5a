/** `run` as a user meets it: what is accepted, what is refused, and what is written. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { caboose } from './built.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-run-'))
afterAll(() => rmSync(root, { recursive: true }))

const PLAN = `plan reseller "Reseller commission"
language 1
currency USD
rounding money half_up to $0.01
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
objective sell "Sell" because "It is what we make"

record rep from "reps.csv" {
  id       text key from "Rep Id"
  hired_on date
}
record deal from "deals.csv" {
  id     text key
  owner  rep
  won_on date incentive as "DD/MM/YYYY"
  amount money
}

pay commission "Commission" at 5% of sum of deal.amount over quarter supports sell
`
const REPS = 'Rep Id,hired_on\nann,2020-01-01\nbob,2020-01-01\n'
const DEALS = 'id,owner,won_on,amount\nD-1,ann,15/01/2026,1000.00\nD-2,bob,31/03/2026,0.10\nD-3,ann,01/04/2026,250\n'

let count = 0
/** A company folder of its own with the plan and these files. */
function company(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(count++))
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'reseller.plan'), PLAN)
  for (const [name, text] of Object.entries({ 'reps.csv': REPS, 'deals.csv': DEALS, ...files }))
    if (text !== '(none)') writeFileSync(join(folder, 'data', name), text)
  return folder
}
const ran = (folder: string, ...more: string[]) =>
  caboose(['run', 'reseller.plan', '--data', 'data', '--period', 'FY26-Q1', ...more], { cwd: folder })
const total = (folder: string): string => JSON.parse(ran(folder, '--format', 'json').out).total.amount

describe('accepted', () => {
  // 5% of 1,000.00 = 50.00; 5% of 0.10 = 0.005, half up 0.01; the third deal is in the next quarter
  test('the quarter by hand: 50.01', () => expect(total(company({}))).toBe('50.01'))
  test('a byte-order mark', () => expect(total(company({ 'deals.csv': `\uFEFF${DEALS}` }))).toBe('50.01'))
  test('CRLF', () => expect(total(company({ 'deals.csv': DEALS.replaceAll('\n', '\r\n') }))).toBe('50.01'))
  test('undeclared columns, even `__proto__`', () => {
    const text = DEALS.split('\n')
      .map((line, i) => (line === '' ? '' : `${i === 0 ? '__proto__,constructor' : '{x:1},1'},${line}`))
      .join('\n')
    expect(total(company({ 'deals.csv': text }))).toBe('50.01')
  })
  test('a header alone is no rows', () => expect(total(company({ 'deals.csv': 'id,owner,won_on,amount\n' }))).toBe('0.00'))
})

describe('refused: exit code 3, the place named, nothing written', () => {
  const cases: readonly [name: string, file: string, text: string, ...says: string[]][] = [
    ['a missing file', 'deals.csv', '(none)', 'deals.csv'],
    ['zero bytes', 'deals.csv', '', 'deals.csv'],
    ['a missing column', 'deals.csv', 'id,owner,won_on\nD-1,ann,15/01/2026\n', 'deals.csv', 'amount'],
    ['text in a money column', 'deals.csv', DEALS.replace('1000.00', 'a lot'), 'deals.csv:2:20', 'a lot'],
    ['too many decimals', 'deals.csv', DEALS.replace('0.10', '0.105'), 'deals.csv:3:20', '0.105'],
    ['a bad date', 'deals.csv', DEALS.replace('31/03/2026', '31/02/2026'), 'deals.csv:3:9', '31/02/2026'],
    ['an unknown rep', 'deals.csv', DEALS.replace('D-3,ann', 'D-3,zoe'), 'deals.csv:4:5', 'zoe'],
    ['a duplicate key', 'deals.csv', DEALS.replace('D-3', 'D-1'), 'deals.csv:4:1', 'D-1'],
  ]
  test.for([...cases])('%s', ([, file, text, ...says]) => {
    const folder = company({ [file]: text })
    const { code, out, err } = ran(folder, '--out', 'ledgers')
    expect({ code, out }).toEqual({ code: 3, out: '' })
    for (const words of says) expect(err).toContain(words)
    expect(readdirSync(folder).sort()).toEqual(['data', 'reseller.plan'])
  })
  test('a hundred of each kind are listed, the rest are counted', () => {
    const rows = Array.from({ length: 130 }, (_, i) => `D-${i},ann,15/01/2026,many\n`).join('')
    const { code, out } = ran(company({ 'deals.csv': `id,owner,won_on,amount\n${rows}` }), '--format', 'json')
    const { diagnostics } = JSON.parse(out)
    expect(code).toBe(3)
    const lines = diagnostics.filter((d: { message: string }) => d.message.includes('many'))
    expect(lines).toHaveLength(100)
    expect(JSON.stringify(diagnostics)).toContain('30')
  })
})

describe('written', () => {
  const read = (folder: string, out: string): Record<string, string> => {
    expect(ran(folder, '--out', out).code).toBe(0)
    return Object.fromEntries(
      readdirSync(join(folder, out))
        .sort()
        .map((name) => [name, readFileSync(join(folder, out, name), 'utf8')]),
    )
  }
  test('three ledgers and run.json, twice the same bytes, also with the rows in another order', () => {
    const folder = company({})
    const first = read(folder, 'first')
    expect(Object.keys(first)).toEqual(['credits.csv', 'earnings.csv', 'payments.csv', 'run.json'])
    expect(first['earnings.csv']?.split('\n')[0]).toMatch(/payee.*plan|plan.*payee/)
    expect(read(folder, 'second')).toEqual(first)
    const [head, ...rows] = DEALS.trimEnd().split('\n')
    expect(read(company({ 'deals.csv': `${[head, ...rows.reverse()].join('\n')}\n` }), 'third')).toEqual(first)
  })
  test('run.json names what was computed from what, and no machine', () => {
    const record = JSON.parse(read(company({}), 'out')['run.json'] ?? '{}')
    expect(record).toMatchObject({ schemaVersion: 1, plan: 'reseller', period: 'FY26-Q1', asOf: null, rows: { deal: 3, rep: 2 } })
    expect(JSON.stringify(record)).not.toContain(root)
  })
})

test('a period that is none of the plan, or reads in two ways, is the command line that is wrong', () => {
  const folder = company({})
  for (const period of ['FY30', 'spring', 'FY26-M01'])
    expect(caboose(['run', 'reseller.plan', '--period', period], { cwd: folder })).toMatchObject({ code: 2, out: '' })
})
