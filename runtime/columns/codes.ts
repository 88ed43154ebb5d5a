import { canonicalText, isRefusal, type ReadCell } from '../data/cells.ts'
import type { Refusal } from '../data/problems.ts'
import { byteDictionary, HASH_START, hashOf, hashStep } from './dictionary.ts'
import { growingGaps, growingInts } from './growing.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const QUOTE = 34

/** What a text turned out to be: its code, or why it is refused. */
type Judged = { readonly code: number } | { readonly refusal: Refusal }

/**
 * Texts, references and yes or no of a field as codes of the different texts it says. Each text is read once, by `read`; texts that are read
 * as the same (`yes` and `true`, the references 0274 and 274) have one code.
 */
export function codeSink(read: ReadCell): CellSink {
  const codes = growingInts()
  const gaps = growingGaps()
  const known = byteDictionary()
  /** By the number of the bytes. */
  const judged: Judged[] = []
  const texts: string[] = []
  const codeOf = new Map<string, number>()
  const encoder = new TextEncoder()

  const judge = (text: string): Judged => {
    const value = read(text)
    if (isRefusal(value)) return { refusal: value }
    const canonical = canonicalText(value)
    const code = codeOf.get(canonical) ?? texts.push(canonical) - 1
    codeOf.set(canonical, code)
    return { code }
  }
  const learn = (bytes: Uint8Array, hash: number, text: string): Judged => {
    const made = judge(text)
    known.add(bytes, 0, bytes.length, hash)
    judged.push(made)
    return made
  }

  return {
    scan: (bytes, at, row) => {
      let hash = HASH_START
      let end = at
      for (let byte = bytes[end] ?? 0; !endsCell(byte); byte = bytes[++end] ?? 0) {
        if (byte === QUOTE) return NOT_PLAIN
        hash = hashStep(hash, byte)
      }
      // a text that was seen before was checked then
      const found = judged[known.find(bytes, at, end, hash)]
      if (found === undefined || !('code' in found)) return NOT_PLAIN
      codes.set(row, found.code)
      return end
    },
    take: (text, row) => {
      const bytes = encoder.encode(text)
      const hash = hashOf(bytes, 0, bytes.length)
      const found = judged[known.find(bytes, 0, bytes.length, hash)] ?? learn(bytes, hash, text)
      if (!('code' in found)) return found.refusal
      codes.set(row, found.code)
      return undefined
    },
    skip: (row) => {
      gaps.mark(row)
      codes.set(row, 0)
    },
    forget: gaps.clear,
    reserve: codes.reserve,
    done: (rows) => ({ kind: 'code', codes: codes.done(rows), texts, gaps: gaps.done(rows) }),
  }
}
