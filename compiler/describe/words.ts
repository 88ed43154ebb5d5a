/** Small words: names made readable, lists, plurals, dates, windows. */
import { type Day, partsOf } from '../../runtime/calendar/day.ts'
import type { Per, Rounding, Window } from '../../runtime/core/unit.ts'

/** A name of the plan as words: `sales_amount` is `sales amount`, `commission_pct` is `commission rate`. */
export const spoken = (name: string): string => name.replace(/_(?:pct|percent)$/, '_rate').replaceAll('_', ' ')

/** `the Sales`; a label that begins with `The` has it already: `the rest`. */
export const withThe = (label: string): string => (/^the\s/i.test(label) ? `the${label.slice(3)}` : `the ${label}`)

/** More than one of a noun. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint = 'and'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}

/** A whole number with thousands commas. */
export const counted = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 deal`, `1,024 order lines`. */
export const countOf = (count: number, noun: string): string => `${counted(count)} ${count === 1 ? noun : plural(noun)}`

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `5 Mar 2026`. */
export function sayDay(day: Day): string {
  const { year, month, day: date } = partsOf(day)
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`
}

/** `1 Jul to 30 Sep 2019`; the year once where both share it. */
export function sayDays(from: Day, to: Day): string {
  const start = sayDay(from)
  const sameYear = partsOf(from).year === partsOf(to).year
  return from === to ? start : `${sameYear ? start.replace(/ \d+$/, '') : start} to ${sayDay(to)}`
}

/** A day written `YYYY-MM-DD`, for reading. */
export function sayDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`
}

const WINDOWS: Readonly<Record<Window, string>> = {
  deal: 'each deal by itself',
  month: 'each month',
  quarter: 'each quarter',
  half: 'each half-year',
  year: 'the fiscal year',
  plan: 'the whole plan',
}

/** Over what a value adds up: `each quarter`, `the fiscal year`. */
export const sayWindow = (window: Window): string => WINDOWS[window]

const SPANS: Readonly<Record<Window, string>> = {
  deal: 'deal',
  month: 'month',
  quarter: 'quarter',
  half: 'half-year',
  year: 'fiscal year',
  plan: 'plan',
}

/** The noun of a window: `quarter`, `fiscal year`. */
export const windowNoun = (window: Window): string => SPANS[window]

export const sayPer = (per: Per): string => (per === 'half' ? 'half-year' : per)

const MODES: Readonly<Record<Rounding['mode'], string>> = {
  half_up: 'half up',
  half_even: 'half to even',
  half_down: 'half down',
  up: 'up',
  down: 'down',
}

/** How money is rounded: `half up to the cent`, `down to $1`. `unit` is written by the caller. */
export const sayRounding = (mode: string, unit: string): string => `${MODES[mode as Rounding['mode']] ?? mode} to ${unit}`
