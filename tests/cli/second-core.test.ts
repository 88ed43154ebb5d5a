/** Large files are worked on by two threads: the files written are those of one thread, byte for byte. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { type SecondCore, TASKS } from '../../cli/second-core/tasks.ts'
import { LADDERS } from '../fast/samples.ts'
import { caboose } from './built.ts'
import { memoryIo } from './memory-io.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-cores-'))
afterAll(() => rmSync(root, { recursive: true }))

const REPS =
  'id,role,rate,quota,target,hired_on,left_on,since\nann,AE,5.25,12000,120000.01,2025-01-01,,2025-01-01\nbob,AE,7,3333.33,1000,2026-03-10,2026-09-15,2025-01-01\n'
const two = (value: number): string => String(value).padStart(2, '0')
const odd = ['', '"', '=', 'é', ',']
const deal = (i: number): string => {
  const key = i % 1000 === 0 ? `"${(odd[(i / 1000) % 5] ?? '').replace('"', '""')}D-${1e7 - i}"` : `D-${1e7 - i}`
  const day = `2026-${two(1 + (i % 12))}-${two(1 + (i % 28))}`
  return `${key},${i % 3 === 0 ? 'bob' : 'ann'},${day},${i % 7 === 0 ? 'old' : 'new'},${i % 900}.${two(i % 100)},${i % 11}.5`
}
const ROWS = 220_000
mkdirSync(join(root, 'data'))
writeFileSync(join(root, 'p.plan'), LADDERS)
writeFileSync(join(root, 'data', 'reps.csv'), REPS)
writeFileSync(
  join(root, 'data', 'deals.csv'),
  `id,owner,closed_on,kind,amount,margin\n${Array.from({ length: ROWS }, (_, i) => deal(i)).join('\n')}\n`,
)

const FILES = ['credits.csv', 'earnings.csv', 'payments.csv', 'run.json']
const written = (folder: string): string[] => FILES.map((name) => readFileSync(join(root, folder, name), 'utf8'))
const here = async (out: string, secondCore?: () => SecondCore) => {
  const io = { ...memoryIo(), ...(secondCore === undefined ? {} : { secondCore }) }
  return run.run([join(root, 'p.plan')], { period: 'FY26', engine: 'fast', format: 'table', out: join(root, out) }, io)
}

describe('a file of more than two hundred thousand rows', () => {
  test('gives the same ledgers and the same record with one thread and with two', async () => {
    expect(await here('one')).toBe(0)
    const { code, err } = caboose(['run', 'p.plan', '--period', 'FY26', '--engine', 'fast', '--out', 'two'], { cwd: root })
    expect([code, err]).toEqual([0, expect.stringMatching(/220,002 rows in/)])
    const [one, other] = [written('one'), written('two')]
    FILES.forEach((name, i) => expect([name, one[i] === other[i]]).toEqual([name, true]))
  })

  test('has its hash and its credits made by the other thread', async () => {
    const asked: string[] = []
    const core: SecondCore = {
      start: (name, input) => {
        asked.push(name)
        return () => TASKS[name](input as never, () => undefined) as never
      },
    }
    expect(await here('asked', () => core)).toBe(0)
    expect(asked).toEqual(['fieldHashes', 'credits'])
    expect(written('asked')).toEqual(written('one'))
  })

  test('leaves nothing where the other thread fails', async () => {
    const core: SecondCore = {
      start: (name) => () => {
        throw new Error(`${name} stopped`)
      },
    }
    await expect(here('failed', () => core)).rejects.toThrow('credits stopped')
    expect(() => readFileSync(join(root, 'failed', 'earnings.csv'))).toThrow('ENOENT')
  })
})
