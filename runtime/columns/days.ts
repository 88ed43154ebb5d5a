import { dayOfDate, daysInMonth } from '../calendar/civil.ts'
import { isRefusal, type ReadCell } from '../data/cells.ts'
import { asQuoted, byteDictionary, HASH_BYTE, HASH_START, hashOf, hashStep } from './dictionary.ts'
import { type GrowingInts, growingGaps, growingInts } from './growing.ts'
import { CLOSED, OPENED, overText } from './plain.ts'
import type { Room } from './room.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const [QUOTE, DASH, ZERO] = [34, 45, 48]
const LENGTH = 10

const twoDigits = (bytes: Uint8Array, at: number): number => {
  const [tens, ones] = [(bytes[at] ?? 0) - ZERO, (bytes[at + 1] ?? 0) - ZERO]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Months by `year * 16 + month`, from 1900 to 2155: the day before the first, and the number of days, 0 where there is no such month. */
const [FIRST_YEAR, YEARS, SLOTS] = [1900, 256, 16]
const MONTHS = { before: new Int32Array(YEARS * SLOTS), days: new Uint8Array(YEARS * SLOTS) }
for (let year = 0; year < YEARS; year += 1)
  for (let month = 1; month <= 12; month += 1) {
    MONTHS.before[year * SLOTS + month] = dayOfDate(FIRST_YEAR + year, month, 1) - 1
    MONTHS.days[year * SLOTS + month] = daysInMonth(FIRST_YEAR + year, month)
  }

/** Days written `YYYY-MM-DD`. */
export function daySink(read: ReadCell, room: Room): CellSink {
  const { sink, values } = dayStore(read, room)
  return {
    ...sink,
    plain: {
      key: () => `${values.now().low} ${values.now().high}`,
      names: (n) => [
        `const v${n} = a[${n}].values, skip${n} = a[${n}].skip, before${n} = a[${n}].before, days${n} = a[${n}].days`,
        `let x${n} = 0`,
      ],
      bound: () => ({ room: values.now().values.length, values: values.now().values, skip: sink.skip, ...MONTHS }),
      read: (n) => [
        ...OPENED,
        `if (b[i + 4] !== ${DASH} || b[i + 7] !== ${DASH}) break rows`,
        `h = 0; for (k = 0; k < 4; k++) { c = b[i + k] - ${ZERO}; if (c < 0 || c > 9) break rows; h = h * 10 + c }`,
        `s = b[i + 5] - ${ZERO}; c = b[i + 6] - ${ZERO}; if (s < 0 || s > 1 || c < 0 || c > 9) break rows; f = s * 10 + c; if (f > 12) break rows`,
        `s = b[i + 8] - ${ZERO}; c = b[i + 9] - ${ZERO}; if (s < 0 || s > 9 || c < 0 || c > 9) break rows; k = s * 10 + c`,
        `h = (h - ${FIRST_YEAR}) * ${SLOTS} + f`,
        `if (h < 0 || h >= ${YEARS * SLOTS} || k === 0 || k > days${n}[h]) break rows`,
        `x${n} = before${n}[h] + k`,
        `if (x${n} < ${values.now().low} || x${n} > ${values.now().high}) break rows`,
        `i += ${LENGTH}`,
        ...CLOSED,
      ],
      store: (n) => [`v${n}[r] = x${n}`],
    },
    scan: (bytes, at, row) => {
      const end = at + LENGTH
      if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || !endsCell(bytes[end] ?? 0)) return NOT_PLAIN
      const [century, rest] = [twoDigits(bytes, at), twoDigits(bytes, at + 2)]
      const [month, day] = [twoDigits(bytes, at + 5), twoDigits(bytes, at + 8)]
      if (century < 0 || rest < 0) return NOT_PLAIN
      const slot = (century * 100 + rest - FIRST_YEAR) * SLOTS + month
      if (month < 0 || month > 12 || day < 1 || day > (MONTHS.days[slot] ?? 0)) return NOT_PLAIN
      values.set(row, (MONTHS.before[slot] ?? 0) + day)
      return end
    },
  }
}

/** Days written in another way, each text read once. */
export function writtenDaySink(read: ReadCell, room: Room): CellSink {
  const { sink, values } = dayStore(read, room)
  const known = byteDictionary()
  const days: number[] = []
  return {
    ...sink,
    plain: {
      key: () => `${values.now().low} ${values.now().high}`,
      names: (n) => [
        `const v${n} = a[${n}].values, skip${n} = a[${n}].skip, find${n} = a[${n}].find, days${n} = a[${n}].days`,
        `let x${n} = 0`,
      ],
      bound: () => ({ room: values.now().values.length, values: values.now().values, skip: sink.skip, find: known.find, days }),
      read: (n) => [
        `h = ${HASH_START}`,
        ...overText(HASH_BYTE, { doubled: true, checked: false }),
        `f = find${n}(b, s, e, h)`,
        'if (f < 0) break rows',
        `x${n} = days${n}[f]`,
        `if (x${n} < ${values.now().low} || x${n} > ${values.now().high}) break rows`,
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
      const day = days[known.find(bytes, at, end, hash)]
      if (day === undefined) return NOT_PLAIN
      values.set(row, day)
      return end
    },
    take: (text, row, at) => {
      const refused = sink.take(text, row, at)
      if (refused !== undefined) return refused
      const bytes = asQuoted(text)
      const hash = hashOf(bytes, 0, bytes.length)
      // a text between quotes is read as text each time, and learnt once
      if (known.find(bytes, 0, bytes.length, hash) >= 0) return undefined
      known.add(bytes, 0, bytes.length, hash)
      days.push(values.get(row))
      return undefined
    },
  }
}

function dayStore(read: ReadCell, room: Room): { readonly sink: Omit<CellSink, 'scan' | 'plain'>; readonly values: GrowingInts } {
  const values = growingInts(room)
  const gaps = growingGaps()
  const sink: Omit<CellSink, 'scan' | 'plain'> = {
    take: (text, row) => {
      const day = read(text)
      if (isRefusal(day)) return day
      if (typeof day === 'number') values.set(row, day)
      return undefined
    },
    skip: (row) => {
      gaps.mark(row)
      values.set(row, 0)
    },
    forget: gaps.clear,
    reserve: values.reserve,
    done: (rows) => ({ kind: 'day', values: values.done(rows), gaps: gaps.done(rows) }),
  }
  return { sink, values }
}
