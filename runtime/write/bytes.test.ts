import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointed } from '../exact/ratio.ts'
import { type ByteWriter, bytesOf, byteWriter, joined, pieceOf } from './bytes.ts'

/** What a writer wrote, block after block. */
function written(write: (out: ByteWriter) => void): string {
  const decoder = new TextDecoder()
  let text = ''
  const out = byteWriter((block) => {
    text += decoder.decode(block, { stream: true })
  })
  write(out)
  out.flush()
  return text
}

const edges = [0, 9, 10, 99, 100, 127, 128, 32_767, 32_768, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 10 ** 15, Number.MAX_SAFE_INTEGER]
const value = fc.oneof(
  fc.constantFrom(...edges.flatMap((edge) => [edge, -edge])),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.maxSafeInteger(),
)

test('decimals are those of big integers', () => {
  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 6 }), (number, digits) => {
      expect(written((out) => out.decimal(number, digits))).toBe(pointed(BigInt(number), digits))
    }),
    { numRuns: 5000 },
  )
})

test('pieces, bytes and decimals follow each other as they were written, over the ends of blocks', () => {
  const words = ['', 'a', 'ab', 'abc', 'abcd', 'é,"ü"', 'x'.repeat(300_000), 'twelve bytes', '\n']
  fc.assert(
    fc.property(fc.array(fc.nat({ max: words.length - 1 }), { maxLength: 60 }), (places) => {
      const texts = places.map((place) => words[place] ?? '')
      const parts = texts.map((text) => ({ piece: pieceOf(text), bytes: bytesOf(text) }))
      const text = written((out) => {
        for (const { piece, bytes } of parts) {
          out.put(piece)
          out.bytes(bytes, 0, bytes.length)
          out.decimal(bytes.length, 2)
        }
      })
      expect(text === texts.map((one) => one + one + pointed(BigInt(bytesOf(one).length), 2)).join('')).toBe(true)
      const all = joined(...parts.map(({ piece }) => piece))
      expect(written((out) => out.put(all)) === texts.join('')).toBe(true)
    }),
    { numRuns: 200 },
  )
})
