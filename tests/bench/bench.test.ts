/** The whole bench on few rows: every part works, and every comparison with the exact answer can fail. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Found {
  readonly failures: readonly string[]
  readonly parts: Readonly<Record<string, { readonly entries: readonly { readonly name: string; readonly wrong: number | null }[] }>>
}

function bench(...options: string[]): { status: number | null; found: Found; text: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bench/run.mjs'), '--quick', '--as-built', '--out', folder, ...options],
    {
      encoding: 'utf8',
    },
  )
  const found: Found = JSON.parse(readFileSync(join(folder, 'latest.json'), 'utf8'))
  return { status, found, text: `${stdout}${stderr}` }
}

const PARTS = ['rows', 'plan', 'workers', 'people', 'ingest', 'run', 'compile', 'start', 'rules', 'growth', 'planning']

test('every part runs, and no value of ours is wrong', { timeout: 900_000 }, () => {
  const { status, found, text } = bench()
  expect(found.failures).toEqual([])
  expect(status, text).toBe(0)
  expect(Object.keys(found.parts)).toEqual(PARTS)
  expect(text).toContain('| generated JavaScript against hand-written JavaScript of the same algorithm |')
  const doubles = found.parts.plan?.entries.find(({ name }) => name === 'doubles in dollars')
  expect(doubles?.wrong).toBeGreaterThan(0)
})

test('every comparison fails where the exact answer is another', { timeout: 900_000 }, () => {
  const checked = PARTS.filter((name) => name !== 'start')
  const { status, found } = bench('--spoil', '--only', checked.join(','))
  expect(status).toBe(1)
  const silent = checked.filter(
    (name) =>
      !found.failures.some(
        (failure) =>
          failure.startsWith(name) ||
          (name === 'growth' && /^(sums|pay) of/.test(failure)) ||
          (name === 'planning' && failure.startsWith('accounts of')),
      ),
  )
  expect(silent).toEqual([])
})

test('a part that there is not is told of', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bench/run.mjs'), '--only', 'nonsense'], { encoding: 'utf8' })
  expect([status, stderr.split('\n')[0]]).toEqual([
    2,
    'there is no part nonsense; there are rows, plan, workers, people, ingest, run, compile, start, rules, growth, planning',
  ])
})
