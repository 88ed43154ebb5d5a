import { type Day, realDay } from './civil.ts'

const iso = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day that `YYYY-MM-DD` writes; undefined for another form or a date that does not exist. */
export function parseDay(text: string): Day | undefined {
  const match = iso.exec(text)
  return match === null ? undefined : realDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

const tokens = /YYYY|MM|DD/g
const order = ['YYYY', 'MM', 'DD']

/** Whether a pattern has `YYYY`, `MM` and `DD` once each, with nothing but `/ . - space` between. */
export function isDayPattern(pattern: string): boolean {
  const found = pattern.match(tokens) ?? []
  return found.length === 3 && new Set(found).size === 3 && /^[/. -]*$/.test(pattern.replace(tokens, ''))
}

interface Reader {
  readonly form: RegExp
  /** The group of year, month and day. */
  readonly groups: readonly number[]
}

const readers = new Map<string, Reader>()

function readerOf(pattern: string): Reader {
  const known = readers.get(pattern)
  if (known !== undefined) return known
  if (!isDayPattern(pattern)) throw new RangeError(`not a pattern of a day: ${pattern}`)
  const found: string[] = pattern.match(tokens) ?? []
  const source = pattern.replace(/\./g, '\\.').replace(tokens, (token) => `(\\d{${token.length}})`)
  const reader = { form: new RegExp(`^${source}$`), groups: order.map((token) => found.indexOf(token) + 1) }
  readers.set(pattern, reader)
  return reader
}

/**
 * The day that `text` writes in a pattern of `YYYY`, `MM` and `DD` (`DD/MM/YYYY`, `DD.MM.YYYY`, `YYYYMMDD`); undefined for another
 * form or a date that does not exist. Digits are never fewer than the pattern says. Throws RangeError on a pattern that is none.
 */
export function parseDayAs(text: string, pattern: string): Day | undefined {
  const { form, groups } = readerOf(pattern)
  const match = form.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0] = groups.map((group) => Number(match[group]))
  return realDay(year, month, day)
}
