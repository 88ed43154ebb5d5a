import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DiffAnswer } from '../../cli/review-answers.ts'
import { caboose } from './built.ts'

const root = join(import.meta.dirname, '../..')
const works = 'plans/adventure-works'

describe('the flat and the graduated plan of Adventure Works, on the data of FY20', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-diff-'))
  const names = join(folder, 'who.csv')
  let text = ''
  let markdown = ''
  let json = ''
  beforeAll(() => {
    const args = ['diff', `${works}/flat.plan`, `${works}/graduated.plan`, '--data', `${works}/data`]
    text = caboose([...args, '--names', names], { cwd: root }).out
    markdown = caboose([...args, '--format', 'md'], { cwd: root }).out
    json = caboose([...args, '--format', 'json'], { cwd: root }).out
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  // 515,269.59 and 274,310.82 are the published totals of the two plans; their difference is 240,958.77
  test('costs what the two plans cost', () => {
    expect(text).toContain('Cost -$240,958.77 (-46.76%): $515,269.59 before, $274,310.82 after.')
    expect(markdown).toContain('**-$240,958.77**')
  })
  test('the file of names has everybody, and adds up to the cost', () => {
    const [head, ...lines] = readFileSync(names, 'utf8').trim().split('\n')
    expect(head).toBe('plan,of,payee,name,before,after,change,currency')
    expect(lines).toHaveLength(17)
    const cents = (at: number): number => lines.reduce((sum, line) => sum + Math.round(Number(line.split(',')[at]) * 100), 0)
    expect([cents(4), cents(5), cents(6)]).toEqual([51526959, 27431082, -24095877])
  })
  test('nothing that is shared names anybody, by name or key', () => {
    const people = readFileSync(names, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    for (const [, , id = '', name = ''] of people)
      for (const shared of [markdown, json]) {
        expect(shared).not.toMatch(new RegExp(`\\b${id}\\b`))
        expect(shared).not.toContain(name)
      }
  })
  test('the cost of each change sums to that of all', () => {
    const answer = DiffAnswer.parse(JSON.parse(json))
    const costs = answer.plans.flatMap(({ changes }) =>
      changes.flatMap(({ cost }) => (cost === null ? [] : [Math.round(Number(cost) * 100)])),
    )
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(-24095877)
  })
})

describe('versions of a folder in git', () => {
  const repo = mkdtempSync(join(tmpdir(), 'caboose-git-'))
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: repo, encoding: 'utf8' })
  const file = join(repo, 'plans/account-executive.plan')
  const diff = (...args: string[]): ReturnType<typeof caboose> => caboose(['diff', ...args], { cwd: repo })
  const edit = (path: string, from: string, to: string): void => writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
  beforeAll(() => {
    cpSync(join(root, 'plans/northwind-cloud'), join(repo, 'plans'), { recursive: true })
    git('init', '-q', '-b', 'main')
    git('add', '.')
    git('commit', '-q', '-m', 'plans')
  })
  afterAll(() => rmSync(repo, { recursive: true }))

  test('a version against itself', () => {
    expect(diff('main:plans', 'plans', '--exit-code')).toMatchObject({ code: 0 })
    expect(diff('main:plans/account-executive.plan', 'plans/account-executive.plan').out).toContain(
      'No change to pay: both compile to the same program',
    )
  })
  test('comments, layout and the order of lines are no change to pay', () => {
    edit(file, 'paid monthly\n', '')
    edit(file, 'language 1\n', 'language    1 # as ever\npaid monthly\n')
    const { out, code } = diff('main:plans', 'plans', '--exit-code')
    expect(out).toContain('No change to pay in any of them')
    expect(code).toBe(0)
  })
  test('a rate, with exit code 1 where that is asked for', () => {
    edit(file, 'from 100% at 1.5x', 'from 100% at 1.6x')
    const { out, code } = diff('main:plans/account-executive.plan', 'plans/account-executive.plan', '--exit-code')
    expect(out).toContain('Cloud commission   from 100%   from 100% at 1.5x   from 100% at 1.6x')
    expect(code).toBe(1)
    expect(diff('main:plans/account-executive.plan', 'plans/account-executive.plan').code).toBe(0)
  })
  test('what plans share: a change to the company is shown for each plan that it moves', () => {
    git('add', '.')
    git('commit', '-q', '-m', 'rate')
    edit(join(repo, 'plans/company.plan'), 'up to 50% of it', 'up to 60% of it')
    const { out } = diff('main:plans/company.plan', 'plans/company.plan')
    for (const plan of ['Account Executive', 'Account Manager', 'Sales Manager']) expect(out).toContain(`${plan}, FY26: what changes`)
    expect(out).toContain('overpayment recovered from next pay up to 60% of it')
  })
  test('a revision, a path or a plan that is not there is a wrong command line', () => {
    expect(diff('nowhere:plans', 'plans')).toMatchObject({ code: 2 })
    expect(diff('nowhere:plans', 'plans').err).toContain('there is no revision `nowhere` here, nor a file `nowhere:plans`')
    expect(diff('main:missing', 'plans').err).toContain('there is no plan `missing` in `main`')
    expect(diff('--upload-pack=x:plans', 'plans').code).toBe(2)
    expect(diff('plans').code).toBe(2)
    expect(readdirSync(repo).sort()).toEqual(['.git', 'plans'])
  })
  test('names without data, and data that is not there', () => {
    expect(diff('plans', 'plans', '--names', 'x.csv').code).toBe(2)
    expect(diff('plans', 'plans', '--data', 'nowhere')).toMatchObject({ code: 3 })
  })
})
