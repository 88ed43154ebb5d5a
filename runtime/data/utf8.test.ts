import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from './utf8.ts'

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])))

describe('text is UTF-8', () => {
  test('with a byte-order mark', () => expect(decode(bytes(0xef, 0xbb, 0xbf, 'é'))).toEqual({ text: 'é' }))
  test('of four bytes', () => expect(decode(bytes('😀'))).toEqual({ text: '😀' }))
})

describe('refused, with what stands before it', () => {
  test('a Latin-1 letter', () => expect(decode(bytes('é', 0xe9, 'a'))).toEqual({ before: 'é', found: 'byte 0xE9' }))
  test('a letter cut off at the end', () => expect(decode(bytes('a', 0xf0, 0x9f, 0x98))).toEqual({ before: 'a', found: 'byte 0xF0' }))
  test('an overlong slash', () => expect(decode(bytes('a', 0xc0, 0xaf))).toEqual({ before: 'a', found: 'byte 0xC0' }))
  test('half a surrogate pair', () => expect(decode(bytes(0xed, 0xa0, 0x80))).toEqual({ before: '', found: 'byte 0xED' }))
  test('a zero byte', () => expect(decode(bytes('ab', 0, 'c'))).toEqual({ before: 'ab', found: 'byte 0x00' }))
  test('two-byte characters', () => expect(decode(bytes(0xff, 0xfe, 0x61, 0))).toMatchObject({ found: 'byte 0xFF' }))
})

test('any bytes: what stands before the bad byte is text, and with it no more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ max: 255, maxLength: 40 }), (any) => {
      const answer = decode(any)
      if ('text' in answer) return
      const length = new TextEncoder().encode(answer.before).length
      const mark = any[0] === 0xef && any[1] === 0xbb && any[2] === 0xbf ? 3 : 0
      expect(`byte 0x${any[mark + length]!.toString(16).padStart(2, '0').toUpperCase()}`).toBe(answer.found)
    }),
    { numRuns: 2000 },
  )
})
