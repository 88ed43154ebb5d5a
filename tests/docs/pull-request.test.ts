/** The workflow for pull requests runs: its review is made of a real branch, and its comment is written once and then replaced. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKER } from '../../compiler/review/markdown.ts'

const root = join(import.meta.dirname, '../..')
const repo = mkdtempSync(join(tmpdir(), 'caboose-pull-request-'))
afterAll(() => rmSync(repo, { recursive: true }))

/** The commands of a step, by its name. */
function stepOf(name: string): string {
  const workflow = readFileSync(join(root, 'docs/pull-request.yml'), 'utf8')
  const [, inline, lines] = new RegExp(`- name: ${name}\\n +run: (?:([^|\\n].*)|\\|\\n((?: {10}.*\\n)+))`).exec(workflow) ?? []
  return inline ?? (lines ?? '').replace(/^ {10}/gm, '')
}

/** Stands in for `npx` and `gh`: the built command, and a pull request that remembers its comments. */
const BIN = {
  npx: `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(root, 'dist/caboose.js')}" "$@"\n`,
  gh: '#!/bin/sh\necho "$*" >> calls\ncase "$*" in *--paginate*) cat known;; *PATCH*|*POST*) cp review.md posted;; esac\n',
}

beforeAll(() => {
  mkdirSync(join(repo, 'bin'))
  for (const [name, text] of Object.entries(BIN)) {
    writeFileSync(join(repo, 'bin', name), text)
    chmodSync(join(repo, 'bin', name), 0o755)
  }
  cpSync(join(root, 'plans/adventure-works'), join(repo, 'plans'), { recursive: true })
  rmSync(join(repo, 'plans/backtest'), { recursive: true })
  rmSync(join(repo, 'plans/territory.plan'))
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: repo, encoding: 'utf8' })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-q', '-m', 'plans')
  const file = join(repo, 'plans/graduated.plan')
  writeFileSync(file, readFileSync(file, 'utf8').replace('from 100% at 200%', 'from 100% at 250%'))
}, 60_000)

function shell(script: string): void {
  const env = {
    ...process.env,
    PATH: `${join(repo, 'bin')}:${process.env.PATH ?? ''}`,
    BASE: 'main',
    PULL_REQUEST: '7',
    GITHUB_REPOSITORY: 'o/r',
  }
  const { status, stderr } = spawnSync('bash', ['-e', '-c', script], { cwd: repo, env, encoding: 'utf8' })
  expect({ status, stderr }).toMatchObject({ status: 0 })
}

test('the review is a comment that finds itself again', () => {
  shell(stepOf('Review'))
  const review = readFileSync(join(repo, 'review.md'), 'utf8')
  expect(review.startsWith(`${MARKER}\n`)).toBe(true)
  expect(review).toContain('Graduated commission, FY20')
  expect(review).toMatch(/No change to pay: .*Flat commission, FY20/)
}, 120_000)

test.for([
  ['is written where there is none', '', /--method POST repos\/o\/r\/issues\/7\/comments /],
  ['takes the place of the one that is there', '42\n43\n', /--method PATCH repos\/o\/r\/issues\/comments\/42 /],
] as const)('it %s', ([, known, call]) => {
  writeFileSync(join(repo, 'known'), known)
  writeFileSync(join(repo, 'calls'), '')
  shell(stepOf('Comment'))
  expect(readFileSync(join(repo, 'calls'), 'utf8').trim().split('\n').at(-1)).toMatch(call)
  expect(readFileSync(join(repo, 'posted'), 'utf8')).toBe(readFileSync(join(repo, 'review.md'), 'utf8'))
})
