/** `caboose quotas` as a user runs it: what it prints and writes, and its exit codes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuotasAnswer } from '../../cli/answers.ts'
import { COMPANY, HEAD } from '../planning/texts.ts'
import { caboose } from './built.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caboose-quotas-'))
  writeFileSync(join(folder, 'company.plan'), COMPANY)
  writeFileSync(
    join(folder, 'q.plan'),
    `${HEAD}\nquota bookings {\n  total $100.01\n  allocate to region evenly, then to rep evenly\n  hedge rep 25%\n}\n`,
  )
  writeFileSync(join(folder, 'bad.plan'), `${HEAD}\nquota bookings {\n  total $100\n}\n`)
  writeFileSync(
    join(folder, 'reps.csv'),
    'id,region,district,hired_on,left_on,base\n=b,East,E,2020-01-01,,1.00\na,East,E,2020-01-01,,1.00\nc,West,W,2020-01-01,,1.00\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))
const quotas = (...args: string[]) => caboose(['quotas', ...args], { cwd: folder })

describe('caboose quotas', () => {
  test('writes three files, the same each time, and nothing that a spreadsheet runs', () => {
    for (const out of ['one', 'two']) expect(quotas('q.plan', '--out', out).code).toBe(0)
    expect(readdirSync(join(folder, 'one')).sort()).toEqual(['months.csv', 'quotas.csv', 'quotas.json'])
    for (const file of readdirSync(join(folder, 'one')))
      expect(readFileSync(join(folder, 'one', file), 'utf8')).toBe(readFileSync(join(folder, 'two', file), 'utf8'))
    const lines = readFileSync(join(folder, 'one', 'quotas.csv'), 'utf8').split('\n')
    // 100.01 over two regions: 50.01 and 50.00; East x 1.25 = 62.5125, 62.51 over two: 31.26 to the first key, 31.25; West x 1.25 = 62.50
    expect(lines.map((line) => line.split(',').slice(2, 8).join(' '))).toEqual([
      'level key name above quota street',
      'total Q Q  100.01 100.01',
      'region East East  50.01 62.51',
      'region West West  50.00 62.50',
      "rep '=b '=b East 31.26 31.26",
      'rep a a East 31.25 31.25',
      'rep c c West 62.50 62.50',
      '',
    ])
  })
  test('prints JSON of its schema, with the hedge in three words', () => {
    const answer = QuotasAnswer.parse(JSON.parse(quotas('q.plan', '--format', 'json').out))
    expect(answer.metrics[0]?.trees[0]?.hedges[1]).toEqual({ level: 'rep', over: '1/4', ofPlan: '5/4', attainmentFactor: '4/5' })
    expect(answer.metrics[0]?.people.map(({ person, months }) => `${person} ${months.length}`)).toEqual(['=b 12', 'a 12', 'c 12'])
  })
  test('says what is wrong, by its exit code, and writes nothing then', () => {
    expect(quotas('bad.plan', '--out', 'none')).toMatchObject({ code: 1 })
    expect(quotas('q.plan', '--data', 'nowhere', '--out', 'none')).toMatchObject({ code: 3 })
    expect(quotas('q.plan', '--explain', 'z')).toMatchObject({ code: 2 })
    expect(quotas('company.plan')).toMatchObject({ code: 2 })
    const ran = caboose(['run', 'q.plan', '--period', 'FY26-Q1'], { cwd: folder })
    expect(ran).toMatchObject({
      code: 2,
      err: 'error: `q.plan` plans quotas and pays nobody; `caboose quotas` allocates and explains it\n',
    })
    expect(readdirSync(folder)).not.toContain('none')
  })
})
