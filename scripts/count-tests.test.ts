import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'caboose-count-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (...files: readonly (readonly string[])[]) => ({
  testResults: files.map((statuses, at) => ({
    name: `file ${at}`,
    status: statuses.includes('failed') || statuses.length === 0 ? 'failed' : 'passed',
    assertionResults: statuses.map((status) => ({ status })),
  })),
})

function counted(content: unknown, code = '0') {
  const file = join(folder, 'report.json')
  if (content === undefined) rmSync(file, { force: true })
  else writeFileSync(file, JSON.stringify(content))
  const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'count-tests.mjs'), file, code], { encoding: 'utf8' })
  return [stdout, status]
}

test('all passed', () => expect(counted(report(['passed', 'passed'], ['passed']))).toEqual(['3 passed, 0 failed\n', 0]))
test('one failed', () => expect(counted(report(['passed', 'failed']), '1')).toEqual(['1 passed, 1 failed\n', 1]))
test('a file that could not be loaded counts as a failure', () =>
  expect(counted(report(['passed'], []))).toEqual(['1 passed, 1 failed\n', 1]))
test('a failed step before the tests counts as a failure', () =>
  expect(counted(report(['passed']), '1')).toEqual(['1 passed, 1 failed\n', 1]))
test('no report is a failure, never a success', () => expect(counted(undefined)).toEqual(['0 passed, 1 failed\n', 1]))
