import { canonicalText, isRefusal, type ReadCell } from '../data/cells.ts'
import type { Refusal } from '../data/problems.ts'
import { decode } from '../data/utf8.ts'
import { asQuoted, byteDictionary, HASH_BYTE, HASH_START, hashOf, hashStep } from './dictionary.ts'
import { growingGaps, growingInts } from './growing.ts'
import { overText } from './plain.ts'
import type { Room } from './room.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const QUOTE = 34

/**
 * Texts, references and yes or no of a field as codes of the different texts it says. Each text is read once, by `read`; texts that are read
 * as the same (`yes` and `true`, the references 0274 and 274) have one code.
 */
export function codeSink(read: ReadCell, room: Room): CellSink {
  const codes = growingInts(room)
  const gaps = growingGaps()
  const known = byteDictionary()
  /** By the number of the bytes: the code, or -1 and why the text is refused. */
  const judged: number[] = []
  const refusals = new Map<number, Refusal>()
  const texts: string[] = []
  const codeOf = new Map<string, number>()

  /** Reads a text that is new; its number. */
  const learn = (bytes: Uint8Array, start: number, end: number, hash: number, text: string): number => {
    const number = known.add(bytes, start, end, hash)
    const value = read(text)
    if (isRefusal(value)) {
      refusals.set(number, value)
      judged.push(-1)
      return number
    }
    const canonical = canonicalText(value)
    const code = codeOf.get(canonical) ?? texts.push(canonical) - 1
    codeOf.set(canonical, code)
    judged.push(code)
    return number
  }
  /** The same for bytes as they stand in a file; -1 where they are no text. */
  const learnBytes = (bytes: Uint8Array, start: number, end: number, hash: number): number => {
    const decoded = start === end ? undefined : decode(bytes.subarray(start, end), true)
    if (decoded === undefined || 'found' in decoded) return -1
    return learn(bytes, start, end, hash, decoded.text.replaceAll('""', '"'))
  }
  const skip = (row: number): void => {
    gaps.mark(row)
    codes.set(row, 0)
  }
  return {
    plain: {
      key: () => String(codes.now().high),
      names: (n) => [
        `const v${n} = a[${n}].values, find${n} = a[${n}].find, learn${n} = a[${n}].learn, judged${n} = a[${n}].judged, skip${n} = a[${n}].skip`,
        `let x${n} = 0`,
      ],
      bound: () => ({ room: codes.now().values.length, values: codes.now().values, find: known.find, learn: learnBytes, judged, skip }),
      read: (n) => [
        `h = ${HASH_START}`,
        ...overText(HASH_BYTE, { doubled: true, checked: false }),
        `f = find${n}(b, s, e, h)`,
        `if (f < 0) { f = learn${n}(b, s, e, h); if (f < 0) break rows }`,
        `x${n} = judged${n}[f]`,
        `if (x${n} < 0 || x${n} > ${codes.now().high}) break rows`,
      ],
      store: (n) => [`v${n}[r] = x${n}`],
    },
    scan: (bytes, at, row) => {
      let hash = HASH_START
      let end = at
      for (let byte = bytes[end] ?? 0; !endsCell(byte); byte = bytes[++end] ?? 0) {
        if (byte === QUOTE) return NOT_PLAIN
        hash = hashStep(hash, byte)
      }
      // a text that was seen before was checked then
      const code = judged[known.find(bytes, at, end, hash)] ?? -1
      if (code < 0) return NOT_PLAIN
      codes.set(row, code)
      return end
    },
    take: (text, row) => {
      const bytes = asQuoted(text)
      const hash = hashOf(bytes, 0, bytes.length)
      const before = known.find(bytes, 0, bytes.length, hash)
      const number = before < 0 ? learn(bytes, 0, bytes.length, hash, text) : before
      const code = judged[number] ?? -1
      if (code >= 0) codes.set(row, code)
      return refusals.get(number)
    },
    skip,
    forget: gaps.clear,
    reserve: codes.reserve,
    done: (rows) => ({ kind: 'code', codes: codes.done(rows), texts, gaps: gaps.done(rows) }),
  }
}
