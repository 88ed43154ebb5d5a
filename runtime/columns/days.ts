import { dayOfDate, daysInMonth } from '../calendar/civil.ts'
import { isRefusal, type ReadCell } from '../data/cells.ts'
import { byteDictionary, HASH_START, hashOf, hashStep } from './dictionary.ts'
import { type GrowingInts, growingGaps, growingInts } from './growing.ts'
import { type CellSink, endsCell, NOT_PLAIN } from './sink.ts'

const [QUOTE, DASH, ZERO] = [34, 45, 48]
const LENGTH = 10
/** Years of four digits from 1000 on, which any such file says. */
const FIRST_YEAR = 1000

const twoDigits = (bytes: Uint8Array, at: number): number => {
  const [tens, ones] = [(bytes[at] ?? 0) - ZERO, (bytes[at + 1] ?? 0) - ZERO]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** The first day of each month that was asked for, by year and month: days of one file are of few months. */
const months = new Map<number, { readonly start: number; readonly days: number }>()

function monthAt(year: number, month: number): { readonly start: number; readonly days: number } | undefined {
  const key = year * 16 + month
  const known = months.get(key)
  if (known !== undefined) return known
  if (month < 1 || month > 12 || year < FIRST_YEAR) return undefined
  const made = { start: dayOfDate(year, month, 1) - 1, days: daysInMonth(year, month) }
  months.set(key, made)
  return made
}

/** Days written `YYYY-MM-DD`. */
export function daySink(read: ReadCell): CellSink {
  const { sink, values } = dayStore(read)
  let [lastYear, lastMonth] = [-1, -1]
  let inMonth: ReturnType<typeof monthAt>
  return {
    ...sink,
    scan: (bytes, at, row) => {
      const end = at + LENGTH
      if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || !endsCell(bytes[end] ?? 0)) return NOT_PLAIN
      const [century, rest] = [twoDigits(bytes, at), twoDigits(bytes, at + 2)]
      const [month, day] = [twoDigits(bytes, at + 5), twoDigits(bytes, at + 8)]
      if (century < 0 || rest < 0) return NOT_PLAIN
      const year = century * 100 + rest
      if (year !== lastYear || month !== lastMonth) {
        inMonth = monthAt(year, month)
        ;[lastYear, lastMonth] = [year, month]
      }
      if (inMonth === undefined || day < 1 || day > inMonth.days) return NOT_PLAIN
      values.set(row, inMonth.start + day)
      return end
    },
  }
}

/** Days written in another way, each text read once. */
export function writtenDaySink(read: ReadCell): CellSink {
  const { sink, values } = dayStore(read)
  const known = byteDictionary()
  const days: number[] = []
  const encoder = new TextEncoder()
  return {
    ...sink,
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
      const bytes = encoder.encode(text)
      const hash = hashOf(bytes, 0, bytes.length)
      // a text between quotes is read as text each time, and learnt once
      if (known.find(bytes, 0, bytes.length, hash) >= 0) return undefined
      known.add(bytes, 0, bytes.length, hash)
      days.push(values.get(row))
      return undefined
    },
  }
}

function dayStore(read: ReadCell): { readonly sink: Omit<CellSink, 'scan'>; readonly values: GrowingInts } {
  const values = growingInts()
  const gaps = growingGaps()
  const sink: Omit<CellSink, 'scan'> = {
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
