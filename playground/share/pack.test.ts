import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LARGEST, pack, unpack } from './pack.ts'

const letters = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const linkOf = (value: unknown): string => letters(Buffer.concat([Buffer.of(1), deflateRawSync(JSON.stringify(value))]))

// half of a pair of surrogates is no text, and kept by no encoding
const wellFormed = fc.string({ unit: 'binary' })
const path = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}(\/[a-z][a-z0-9_-]{0,12}){0,2}\.plan$/)

test('texts come back letter for letter, and the same texts give the same letters whatever their order', () =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(path, wellFormed), { selector: ([name]) => name, maxLength: 5 }), async (entries) => {
      const texts = new Map(entries)
      const packed = await pack(texts)
      expect(packed).toMatch(/^[\w-]+$/)
      expect(await unpack(packed)).toEqual({ texts })
      expect(await pack(new Map([...texts].reverse()))).toBe(packed)
    }),
    { numRuns: 60 },
  ))

test('any letters end in texts or in words', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.uint8Array({ maxLength: 80 }).map((bytes) => letters(Uint8Array.of(1, ...bytes))),
      ),
      async (text) => {
        const found = await unpack(text)
        if ('problem' in found) expect(found.problem).toMatch(/^This link .*\.$/)
      },
    ),
  ))

test('a link that unpacks to far more than it is, is not unpacked', async () => {
  const bomb = letters(Buffer.concat([Buffer.of(1), deflateRawSync(Buffer.alloc(50 * LARGEST, 32))]))
  expect(bomb.length).toBeLessThan(LARGEST / 10)
  expect(await unpack(bomb)).toEqual({ problem: expect.stringContaining('more than a megabyte') })
})

test.for<[string, unknown]>([
  ['a path out of the folder', [['../secrets.plan', '']]],
  ['a path from the root', [['/etc/a.plan', '']]],
  ['a file that is no plan', [['a.js', 'alert(1)']]],
  ['a text that is none', [['a.plan', 7]]],
  ['an object', { 'a.plan': '' }],
  ['a prototype', { __proto__: { a: 1 } }],
  ['too many files', Array.from({ length: 300 }, (_, i) => [`f${i}.plan`, ''])],
])('%s is damage', async ([, value]) => {
  expect(await unpack(linkOf(value))).toEqual({ problem: expect.stringContaining('damaged') })
})

test('another form of packing is named as such', async () => {
  expect(await unpack(letters(Uint8Array.of(2, 1, 2, 3)))).toEqual({ problem: expect.stringContaining('another version') })
})
