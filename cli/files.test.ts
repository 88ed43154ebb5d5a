import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dataFolder, findPlans, STDIN, sourceReader } from './files.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-files-'))
afterAll(() => rmSync(root, { recursive: true }))

mkdirSync(join(root, 'plans/data'), { recursive: true })
mkdirSync(join(root, 'plans/.hidden'))
mkdirSync(join(root, 'empty'))
for (const file of ['plans/b.plan', 'plans/a.plan', 'plans/data/c.plan', 'plans/.hidden/d.plan', 'plans/data/reps.csv', 'secret.csv']) {
  writeFileSync(join(root, file), file)
}
symlinkSync(join(root, 'secret.csv'), join(root, 'plans/data/link.csv'))

const below = (...names: string[]) => names.map((name) => join(root, name))

describe('plans that operands stand for', () => {
  test('a folder stands for every plan below it, in order, but not for hidden ones', () =>
    expect(findPlans([root]).plans).toEqual(below('plans/a.plan', 'plans/b.plan', 'plans/data/c.plan')))
  test('a file named twice is read once', () =>
    expect(findPlans(below('plans/b.plan', 'plans')).plans).toEqual(below('plans/b.plan', 'plans/a.plan', 'plans/data/c.plan')))
  test('- is standard input', () => expect(findPlans(['-']).plans).toEqual([STDIN]))
  test('nothing there', () => expect(findPlans(['nowhere.plan']).problem).toBe('there is no file or folder `nowhere.plan`'))
  test('a folder without plans', () => expect(findPlans(below('empty')).problem).toContain('there is no .plan file in'))
})

describe('reading', () => {
  test('a file, standard input, nothing', () => {
    const read = sourceReader({ stdin: () => 'typed' })
    expect(below('plans/a.plan', 'plans', 'none.plan').map(read)).toEqual(['plans/a.plan', undefined, undefined])
    expect(read(STDIN)).toBe('typed')
  })
})

describe('a data folder', () => {
  const files = dataFolder(join(root, 'plans/data'))!
  test('gives its files', () => expect(new TextDecoder().decode(files('reps.csv'))).toBe('plans/data/reps.csv'))
  test.for(['../a.plan', '../../secret.csv', 'none.csv', '.', '', 'link.csv', 'reps.csv\0', join(root, 'secret.csv'), 'x/../../a.plan'])(
    'gives nothing for %j',
    (name) => expect(files(name)).toBeUndefined(),
  )
  test('that is not there', () => expect(dataFolder(join(root, 'nowhere'))).toBeUndefined())
})
