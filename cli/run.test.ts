import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Diagnostic } from '../messages/diagnostic.ts'
import { lineSpan } from '../messages/span.ts'
import { memoryIo } from '../tests/cli/memory-io.ts'
import * as library from './library.ts'
import { run } from './run.ts'

vi.mock('./library.ts')
const lib = vi.mocked(library)

const root = mkdtempSync(join(tmpdir(), 'caboose-run-'))
afterAll(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'data'))
const plan = join(root, 'sales.plan')
writeFileSync(plan, 'plan sales "Sales"\n')
writeFileSync(join(root, 'data/deals.csv'), `id,amount\n${'1,oops\n'.repeat(30)}`)

const core = { plan: { name: 'sales', label: 'Sales' }, currency: { code: 'USD', digits: 2 }, components: [], measures: [], records: [] }
const finding = (line: number, severity: Diagnostic['severity'], file = 'deals.csv'): Diagnostic => ({
  code: 'CB801',
  severity,
  message: `\`oops\` is no amount of money, line ${line}`,
  span: lineSpan(file, line, 3, 4),
  related: [],
  help: undefined,
  fix: undefined,
})

function compiled(diagnostics: Diagnostic[]): void {
  lib.compile.mockReturnValue({ plan: {}, core, diagnostics, sources: new Map([[plan, 'plan sales "Sales"\n']]) } as never)
}

beforeEach(() => {
  vi.resetAllMocks()
  compiled([])
  lib.readData.mockReturnValue({ tables: new Map() })
  lib.evaluate.mockReturnValue({
    credits: [],
    earnings: [],
    payments: [],
    people: [],
    warnings: [finding(1, 'warning', plan)],
    rowCounts: new Map([['deal', 30]]),
    payPeriods: ['FY20-Q1'],
  } as never)
})

function ran(options: Record<string, string>) {
  const io = memoryIo()
  const code = run.run([plan], { period: 'FY20-Q1', format: 'table', ...options }, io)
  return { code, out: io.printed(), err: io.complained() }
}

describe('refused', () => {
  test('data errors: 3, twenty frames and a count, nothing written', () => {
    lib.readData.mockImplementation((_records, _files, report) => {
      for (let line = 2; line < 27; line++) report(finding(line, 'error'))
      return { tables: new Map() }
    })
    const { code, out, err } = ran({ out: join(root, 'out') })
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err.match(/^error\[CB801\]/gm)).toHaveLength(20)
    expect(err).toContain('--> deals.csv:2:3\n  |\n2 | 1,oops\n  |   ^^^^\n')
    expect(err).toMatch(/and 5 more; --format json lists all\n$/)
    expect(lib.evaluate).not.toHaveBeenCalled()
    expect(lib.writeAll).not.toHaveBeenCalled()
  })
  test('as JSON all of them are listed', () => {
    lib.readData.mockImplementation((_records, _files, report) => {
      for (let line = 2; line < 27; line++) report(finding(line, 'error'))
      return { tables: new Map() }
    })
    const { code, out, err } = ran({ format: 'json' })
    expect({ code, err }).toEqual({ code: 3, err: '' })
    expect(JSON.parse(out).diagnostics).toHaveLength(25)
  })
  test('no data folder: 3', () => {
    const { code, err } = ran({ data: join(root, 'nowhere') })
    expect(code).toBe(3)
    expect(err).toContain('there is no data folder')
  })
  test('errors in the plan: 1', () => {
    compiled([finding(1, 'error', plan)])
    expect(ran({}).code).toBe(1)
    expect(lib.readData).not.toHaveBeenCalled()
  })
  test('a date that is none: 2', () => expect(ran({ asOf: '2026-02-30' }).code).toBe(2))
})

describe('accepted', () => {
  test('prints the table and writes the ledgers with the record of the run', () => {
    lib.creditsCsv.mockReturnValue('credits')
    const { code, out, err } = ran({ out: 'ledgers', asOf: '2020-09-30' })
    expect(code).toBe(0)
    expect(out).toContain('Sales, FY20-Q1')
    expect(err).toMatch(/^warning\[CB801\]/)
    const [folder, files] = lib.writeAll.mock.calls[0]!
    expect(folder).toBe('ledgers')
    expect([...files.keys()]).toEqual(['credits.csv', 'earnings.csv', 'payments.csv', 'run.json'])
    const record = files.get('run.json')!
    expect(record).not.toContain(root)
    expect(JSON.parse(record)).toMatchObject({ plan: 'sales', period: 'FY20-Q1', asOf: '2020-09-30', rows: { deal: 30 } })
    expect(JSON.parse(record).warnings).toMatchObject([{ code: 'CB801', file: 'sales.plan' }])
  })
  test('prints JSON with its total', () =>
    expect(JSON.parse(ran({ format: 'json' }).out)).toMatchObject({
      schemaVersion: 1,
      plan: 'sales',
      asOf: null,
      earnings: [],
      total: { amount: '0.00', currency: 'USD' },
      warnings: [{ code: 'CB801' }],
    }))
})
