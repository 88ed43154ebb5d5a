import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { caboose } from './built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-exit-'))
afterAll(() => rmSync(folder, { recursive: true }))

const broken = 'plan broken "Broken\nlanguage 1\n'

describe('0: did what was asked', () => {
  test.for([['--help'], ['--version'], ['run', '--help'], ['errors'], ['errors', '--format', 'json']])('%j', (args) => {
    const { code, err } = caboose(args)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
  test('init copies a sample that check and test have nothing against', () => {
    expect(caboose(['init', 'mine'], { cwd: folder })).toMatchObject({ code: 0, err: '' })
    expect(existsSync(join(folder, 'mine/data'))).toBe(true)
    expect(caboose(['check', 'mine'], { cwd: folder })).toMatchObject({ code: 0 })
    expect(caboose(['fmt', 'mine', '--check'], { cwd: folder })).toMatchObject({ code: 0 })
    expect(caboose(['test', 'mine'], { cwd: folder })).toMatchObject({ code: 0 })
  })
})

describe('1: findings', () => {
  test('a plan with errors, from standard input', () => {
    const { code, err } = caboose(['check', '-'], { input: broken })
    expect(code).toBe(1)
    expect(err).toMatch(/^error\[CB\d+\]: /)
    expect(err).toContain('--> <stdin>:1:')
  })
  test('the same as JSON, on standard output', () => {
    const { code, out, err } = caboose(['check', '-', '--format', 'json'], { input: broken })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      diagnostics: [{ severity: 'error', file: '<stdin>', range: { start: { line: 1 } } }],
    })
  })
})

describe('2: the command line is wrong', () => {
  test.for([
    [],
    ['chekc'],
    ['check'],
    ['check', 'nowhere.plan'],
    ['run', 'nowhere.plan'],
    ['run', 'nowhere.plan', '--period', 'FY26'],
    ['explain', 'nowhere.plan', '--rep', '1'],
    ['errors', 'CB0'],
    ['init', '.', '--from', 'adventure-work'],
  ])('%j', (args) => {
    const { code, out, err } = caboose(args, { cwd: folder })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toBe('')
  })
  test('init never overwrites', () => {
    expect(caboose(['init', 'twice'], { cwd: folder }).code).toBe(0)
    const before = readdirSync(join(folder, 'twice'), { recursive: true }).map(
      (name) => statSync(join(folder, 'twice', String(name))).mtimeMs,
    )
    expect(caboose(['init', 'twice'], { cwd: folder })).toMatchObject({ code: 2, out: '' })
    const after = readdirSync(join(folder, 'twice'), { recursive: true }).map(
      (name) => statSync(join(folder, 'twice', String(name))).mtimeMs,
    )
    expect(after).toEqual(before)
  })
})
