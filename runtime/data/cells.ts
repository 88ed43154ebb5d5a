import { type Day, dayInZone, parseDay, parseDayAs, showDay } from '../calendar/day.ts'
import type { Field } from '../core/record.ts'
import { isRatio, toDecimal } from '../exact/ratio.ts'
import { moneyReader, numberReader, percentReader, wholeReader } from './amounts.ts'
import { currencyReader } from './money.ts'
import { type Refusal, refusal } from './problems.ts'
import type { Value } from './table.ts'

/** Reads the text of a cell that is not empty. */
export type ReadCell = (text: string) => Value | Refusal

export const isRefusal = (read: Value | Refusal): read is Refusal => typeof read === 'object' && 'at' in read

const ANY_ZONE = 'UTC'

function dayReader({ column, form }: Field): (text: string) => Day | Refusal {
  const { dates, zone } = form
  const wanted = zone === null ? `date like \`${dates ?? 'YYYY-MM-DD'}\`` : 'moment like `2026-03-31T17:45:00Z`'
  const read = (text: string): Day | Refusal => {
    const day = zone !== null ? dayInZone(text, zone) : dates === null ? parseDay(text) : parseDayAs(text, dates)
    if (day !== undefined) return day
    const timed = zone === null && dayInZone(text, ANY_ZONE) !== undefined
    return timed ? refusal('CB815', { column, value: text }) : refusal('CB814', { column, value: text, form: wanted })
  }
  if (zone !== null) return read
  const known = new Map<string, Day | Refusal>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const day = read(text)
    if (typeof day === 'number') known.set(text, day)
    return day
  }
}

function textReader({ column, oneOf }: Field): ReadCell {
  if (oneOf === null) return (text) => text
  const allowed = new Set(oneOf)
  return (text) => (allowed.has(text) ? text : refusal('CB816', { column, value: text, allowed: oneOf }))
}

const truth: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
])
const LONGEST_TRUTH = 5

const yesNoReader =
  ({ column }: Field): ReadCell =>
  (text) =>
    (text.length > LONGEST_TRUTH ? undefined : truth.get(text.toLowerCase())) ?? refusal('CB817', { column, value: text })

/** How the cells of a field are read. `digitsOf` gives the decimals of a currency. */
export function cellReader(field: Field, digitsOf: (currency: string) => number): ReadCell {
  const { unit } = field
  switch (unit.kind) {
    case 'money':
      return moneyReader(field, unit.currency, digitsOf(unit.currency))
    case 'percent':
      return percentReader(field)
    case 'factor':
    case 'number':
      return numberReader(field)
    case 'count':
      return wholeReader(field.column, 'things')
    case 'months':
      return wholeReader(field.column, 'months')
    case 'date':
      return dayReader(field)
    case 'text':
      return field.role === 'currency' ? currencyReader(field) : textReader(field)
    case 'yesno':
      return yesNoReader(field)
    case 'reference':
      return (text) => text
    default: {
      const never: never = unit
      return never
    }
  }
}

/** A value as canonical text: a number as its decimal, a day as `YYYY-MM-DD`. Equal values have equal texts. */
export function canonicalText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return showDay(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return isRatio(value) ? (toDecimal(value) ?? `${value.n}/${value.d}`) : value
}
