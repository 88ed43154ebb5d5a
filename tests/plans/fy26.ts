/** Northwind's fiscal year in whole numbers: the part of it that a person has worked by a day. */
import { daysBetween, sumOf, table } from './companies.ts'

const iso = (month: number, days = 0): string => new Date(Date.UTC(2026, 1 + month, 1 + days)).toISOString().slice(0, 10)

/** The first and the last day of each month. */
export const MONTHS = Array.from({ length: 12 }, (_, at) => ({ from: iso(at), to: iso(at + 1, -1) }))
/** A month in parts: a number that 28, 30 and 31 divide. */
export const MONTH = 13_020n
export const YEAR = 12n * MONTH

const absences = table('northwind-cloud', 'absences.csv')

/** Days of a month on which someone works: between the hire, the last day if it has come, and without absences. */
function daysOf(month: (typeof MONTHS)[number], person: Record<string, string>, until: string): number {
  const { employee_id: id, hire_date: hired = '', leave_date: left = '' } = person
  const first = hired > month.from ? hired : month.from
  const last = left !== '' && left <= until && left < month.to ? left : month.to
  const days = Math.max(0, daysBetween(first, last) + 1)
  const away = absences
    .filter((row) => row.employee_id === id && (row.starts ?? '') <= until)
    .map(({ starts = '', ends = '' }) => Math.max(0, daysBetween(starts > first ? starts : first, ends < last ? ends : last) + 1))
  return days - away.reduce((sum, one) => sum + one, 0)
}

/** The months up to the one that ends on `until`, in parts of `MONTH`, as known on the day `seen`. */
export const worked = (person: Record<string, string>, until: string, seen = until, from = ''): bigint =>
  sumOf(
    MONTHS.filter((month) => month.to <= until && month.from >= from).map(
      (month) => (BigInt(daysOf(month, person, seen)) * MONTH) / BigInt(daysBetween(month.from, month.to) + 1),
    ),
  )
