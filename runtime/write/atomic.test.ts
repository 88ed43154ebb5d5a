import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Content, type WrittenElsewhere, writeAll } from './atomic.ts'

let failOn: string | undefined
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const renameSync: typeof real.renameSync = (from, to) => {
    if (failOn !== undefined && String(from).endsWith('.new') && String(to).endsWith(failOn)) throw new Error('disk full')
    real.renameSync(from, to)
  }
  return { ...real, renameSync }
})

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'caboose-test-'))
})
afterEach(() => {
  failOn = undefined
  fs.rmSync(folder, { recursive: true })
})

const content = (name: string) => fs.readFileSync(join(folder, name), 'utf8')
const three = new Map<string, string | Uint8Array>([
  ['a.csv', 'new a'],
  ['b.csv', new TextEncoder().encode('new b')],
  ['c.json', 'new c'],
])

describe('all files land', () => {
  test('in a folder that is there, over old ones', () => {
    fs.writeFileSync(join(folder, 'a.csv'), 'old a, which is longer')
    writeAll(folder, three)
    expect([content('a.csv'), content('b.csv'), content('c.json')]).toEqual(['new a', 'new b', 'new c'])
    expect(fs.readdirSync(folder).sort()).toEqual(['a.csv', 'b.csv', 'c.json'])
  })
  test('or nothing, with the error of a system that can hold no folder there', () => {
    expect(() => writeAll('/proc/caboose/out', three)).toThrow(/ENOENT|ENOTDIR|EROFS|EPERM|EACCES/)
  })
  test('in a new folder', () => {
    writeAll(join(folder, 'x', 'y'), three)
    expect(content('x/y/b.csv')).toBe('new b')
  })
})

describe('a file that is written elsewhere', () => {
  const elsewhere = (log: string[], end: () => void): WrittenElsewhere => ({
    write: () => undefined,
    into: (handle) => {
      log.push('begun')
      fs.writeSync(handle, 'from elsewhere')
      return () => {
        log.push('ended')
        end()
      }
    },
  })
  test('is begun before the others are made, and waited for in its turn', () => {
    const log: string[] = []
    const made = (name: string) => () => void log.push(name)
    writeAll(
      folder,
      new Map<string, Content>([
        ['a.csv', made('a')],
        ['b.csv', elsewhere(log, () => undefined)],
        ['c.csv', made('c')],
      ]),
    )
    expect(log).toEqual(['begun', 'a', 'ended', 'c'])
    expect(content('b.csv')).toBe('from elsewhere')
  })
  test('leaves everything as it was where it fails', () => {
    fs.writeFileSync(join(folder, 'a.csv'), 'old a')
    const failing = elsewhere([], () => {
      throw new Error('it stopped')
    })
    expect(() =>
      writeAll(
        folder,
        new Map<string, Content>([
          ['a.csv', 'new a'],
          ['b.csv', failing],
        ]),
      ),
    ).toThrow('it stopped')
    expect([content('a.csv'), fs.readdirSync(folder)]).toEqual(['old a', ['a.csv']])
  })
})

describe('or none does', () => {
  test('where a folder stands in the way of one', () => {
    fs.writeFileSync(join(folder, 'a.csv'), 'old a')
    fs.mkdirSync(join(folder, 'c.json'))
    expect(() => writeAll(folder, three)).toThrow()
    expect(content('a.csv')).toBe('old a')
    expect(fs.readdirSync(folder).sort()).toEqual(['a.csv', 'c.json'])
  })
  test('where the last rename fails: old files come back, new ones go', () => {
    fs.writeFileSync(join(folder, 'a.csv'), 'old a')
    fs.writeFileSync(join(folder, 'c.json'), 'old c')
    failOn = 'c.json'
    expect(() => writeAll(folder, three)).toThrow('disk full')
    expect([content('a.csv'), content('c.json')]).toEqual(['old a', 'old c'])
    expect(fs.readdirSync(folder).sort()).toEqual(['a.csv', 'c.json'])
  })
  test('a new folder goes again', () => {
    failOn = 'b.csv'
    expect(() => writeAll(join(folder, 'x'), three)).toThrow('disk full')
    expect(fs.readdirSync(folder)).toEqual([])
  })
  test('where a file stands in the place of the folder', () => {
    fs.writeFileSync(join(folder, 'x'), 'mine')
    expect(() => writeAll(join(folder, 'x'), three)).toThrow()
    expect(content('x')).toBe('mine')
  })
  for (const name of ['../x', 'a/b', '..', ''])
    test(`a name that leads elsewhere: \`${name}\``, () => {
      expect(() =>
        writeAll(
          folder,
          new Map([
            ['a.csv', 'a'],
            [name, 'x'],
          ]),
        ),
      ).toThrow(RangeError)
      expect(fs.readdirSync(folder)).toEqual([])
    })
})
