/** `run --engine fast` as a user meets it: the same files, and what it says where it does not know a plan. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Ran } from '../../cli/ran.ts'
import { firstDifference } from '../../cli/verify.ts'
import { LADDERS } from '../fast/samples.ts'
import { caboose } from './built.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-fast-'))
afterAll(() => rmSync(root, { recursive: true }))

const REPS =
  'id,role,rate,quota,target,hired_on,left_on,since\nann,AE,5.25,12000,120000.01,2025-01-01,,2025-01-01\nbob,AE,7,3333.33,1000,2026-03-10,2026-09-15,2025-01-01\n'
const DEALS =
  'id,owner,closed_on,kind,amount,margin\nD-2,ann,2026-02-03,new,2500.01,900\n"D, 1",ann,2026-02-03,new,-40,0\nD-3,bob,2026-04-10,new,3000,12.5\n=D-4,bob,2026-09-16,new,10,1\n'

let count = 0
function company(plan: string, deals: string): string {
  const folder = join(root, String(count++))
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'p.plan'), plan)
  writeFileSync(join(folder, 'data', 'reps.csv'), REPS)
  writeFileSync(join(folder, 'data', 'deals.csv'), deals)
  return folder
}
const ran = (folder: string, ...more: string[]) => caboose(['run', 'p.plan', '--period', 'FY26', ...more], { cwd: folder })
const files = (folder: string): string[] =>
  ['credits.csv', 'earnings.csv', 'payments.csv', 'run.json'].map((name) => readFileSync(join(folder, name), 'utf8'))

describe('the fast evaluator', () => {
  test('writes the files of the reference evaluator, and says its pace', () => {
    const folder = company(LADDERS, DEALS)
    const fast = ran(folder, '--engine', 'fast', '--out', 'fast')
    const slow = ran(folder, '--out', 'slow')
    expect([fast.code, fast.out]).toEqual([0, slow.out.replace('written to slow', 'written to fast')])
    const [own, other] = [files(join(folder, 'fast')), files(join(folder, 'slow'))]
    expect(own.slice(0, 3)).toEqual(other.slice(0, 3))
    const [record, slowRecord] = [own[3] ?? '', other[3] ?? ''].map((text) => JSON.parse(text))
    expect({ ...record, engine: {} }).toEqual({ ...slowRecord, engine: {} })
    const byProgram = { engine: 'fast', because: null, peopleByReference: 0 }
    expect(record.engine).toMatchObject({
      name: 'fast',
      because: null,
      components: ['ladder', 'curve', 'steps', 'own', 'entire'].map((component) => ({ component, ...byProgram })),
    })
    expect(fast.err).toMatch(/6 rows in \d+\.\d s, [\d,]+ rows a second, [\d,]+ MB\n$/)
  })

  test('shows no payout for rows that sum to nothing, as the reference evaluator does', () => {
    const folder = company(
      LADDERS,
      'id,owner,closed_on,kind,amount,margin\nD-1,ann,2026-02-03,new,100,10\nD-2,ann,2026-02-04,new,-100,-10\nD-3,ann,2026-03-04,new,40,4\n',
    )
    const fast = ran(folder, '--engine', 'fast')
    expect([fast.code, fast.out]).toEqual([0, ran(folder).out])
    expect(fast.out).not.toMatch(/M02.* 0\.00/)
  })

  test('is held against the other one on request', () => {
    const { code, err } = ran(company(LADDERS, DEALS), '--engine', 'fast', '--verify')
    expect([code, err]).toEqual([0, expect.stringContaining('verified: the fast and the reference evaluator give the same ledgers')])
  })

  test('leaves a part of pay that it does not know to the other one, and says why in one line', () => {
    const more = `pay by_kind "By kind" on sales { flat by deal.kind { "new" at 2%  otherwise at 1% } }\ncap pay at $5,000\n`
    const folder = company(`${LADDERS}\n${more}`, DEALS)
    const { code, err } = ran(folder, '--engine', 'fast', '--verify', '--out', 'out')
    expect([code, err]).toEqual([0, expect.stringContaining('the reference evaluator computes `by_kind` (a rate for each row)\n')])
    const { name, components } = JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8')).engine
    expect([name, components.map((one: { engine: string }) => one.engine)]).toEqual(['fast', [...Array(5).fill('fast'), 'reference']])
    expect(components[5]).toEqual({ component: 'by_kind', engine: 'reference', because: 'a rate for each row', peopleByReference: null })
  })

  test('says which option it does not know, and nothing where the other one refuses the question itself', () => {
    const folder = company(LADDERS, DEALS)
    const known = ran(folder, '--engine', 'fast', '--beside', 'p.plan')
    expect([known.code, known.err]).toEqual([
      0,
      expect.stringContaining('does not know plans beside (--beside); the reference evaluator runs the plan'),
    ])
    const args = ['run', 'p.plan', '--period', 'FY31']
    const [fast, slow] = [caboose([...args, '--engine', 'fast'], { cwd: folder }), caboose(args, { cwd: folder })]
    expect([fast.code, fast.err]).toEqual([slow.code, slow.err])
  })

  test('answers for large files without being asked, in silence; for others the reference evaluator does', () => {
    // sixteen megabytes: a long column that the plan does not name, rather than many rows
    const [head, ...rows] = DEALS.trim().split('\n')
    const long = [`${head},notes`, ...rows.map((row) => `${row},${'n'.repeat(4_100_000)}`), ''].join('\n')
    const engineOf = (folder: string): string => JSON.parse(readFileSync(join(folder, 'out', 'run.json'), 'utf8')).engine.name
    const [large, small] = [company(LADDERS, long), company(LADDERS, DEALS)]
    const [one, other] = [ran(large, '--out', 'out'), ran(small, '--out', 'out')]
    expect([one.code, other.code, engineOf(large), engineOf(small)]).toEqual([0, 0, 'fast', 'reference'])
    expect(one.err).not.toContain('reference')
    ran(large, '--engine', 'reference', '--out', 'slow')
    expect(files(join(large, 'out')).slice(0, 3)).toEqual(files(join(large, 'slow')).slice(0, 3))
  })

  test('refuses the same data in the same words, and writes nothing', () => {
    const folder = company(LADDERS, DEALS.replace('3000,12.5', '3000.005,x').replace('D-3,bob', 'D-2,eve'))
    const [fast, slow] = [ran(folder, '--engine', 'fast', '--out', 'out'), ran(folder)]
    expect([fast.code, fast.err]).toEqual([3, slow.err])
    expect(() => files(join(folder, 'out'))).toThrow()
  })
})

describe('a difference between two evaluators', () => {
  const of = (credits: string): Ran => ({ ledgers: () => new Map([['credits.csv', credits]]) }) as unknown as Ran
  test('is told by its first line', () =>
    expect(firstDifference(of('a\nb,1.00\n'), of('a\nb,1.01\n'))).toBe('credits.csv, line 2: `b,1.00` against `b,1.01`'))
  test('is none where the bytes are the same', () => expect(firstDifference(of('a\n'), of('a\n'))).toBeUndefined())
})
