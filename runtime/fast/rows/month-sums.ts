/** Sums by person and fiscal month of rows that were counted one by one. */
import type { DoubleCells, PersonMonths } from '../kernel/job.ts'
import { EXACT } from '../program/number.ts'
import type { CountedRows } from './counted-rows.ts'
import type { Exacts } from './exacts.ts'
import type { Frame } from './frame.ts'

/** The sums of a measure's amounts, in whole numbers over their scale; undefined where they are no such numbers. */
export function monthSums(own: CountedRows, exacts: Exacts, frame: Frame): PersonMonths | undefined {
  if (own.shared) return sharedSums(own, exacts, frame)
  const { values } = exacts
  const { starts, rows, list } = own
  const { day } = list
  if (values === null) return undefined
  const { people, months, monthOf, from } = frame
  let most = 0n
  for (let person = 0; person < people.length; person += 1) {
    const size = sizeOf(values, starts[person] ?? 0, starts[person + 1] ?? 0)
    if (size > most) most = size
  }
  const cellOf = (person: number, place: number): number => person * months + (monthOf[(day.values[rows[place] ?? 0] ?? 0) - from] ?? 0)
  const each = (add: (cell: number, value: number) => void): void => {
    for (let person = 0; person < people.length; person += 1) {
      for (let place = starts[person] ?? 0; place < (starts[person + 1] ?? 0); place += 1) {
        const value = values[place] ?? Number.NaN
        if (!Number.isNaN(value)) add(cellOf(person, place), value)
      }
    }
  }
  if (most <= EXACT) {
    const cells = new Float64Array(people.length * months)
    each((cell, value) => {
      cells[cell] = (cells[cell] ?? 0) + value
    })
    const inDoubles = (person: number, first: number, last: number): number => {
      let sum = 0
      for (let month = first; month <= last; month += 1) sum += cells[person * months + month] ?? 0
      return sum
    }
    return { reach: most, sum: (person, first, last) => BigInt(inDoubles(person, first, last)), inDoubles, cells: cellsOf(cells, months) }
  }
  const cells = Array.from({ length: people.length * months }, () => 0n)
  each((cell, value) => {
    cells[cell] = (cells[cell] ?? 0n) + BigInt(value)
  })
  return {
    reach: most,
    inDoubles: null,
    cells: null,
    sum: (person, first, last) => cells.slice(person * months + first, person * months + last + 1).reduce((sum, one) => sum + one, 0n),
  }
}

/** Sums of rows that everybody shares in who is in the plan on their day; undefined where doubles do not hold them. */
function sharedSums(
  { rows, list: { day } }: CountedRows,
  { values }: Exacts,
  { people, months, monthOf, from, member }: Frame,
): PersonMonths | undefined {
  if (values === null) return undefined
  const reach = sizeOf(values, 0, values.length)
  if (reach > EXACT) return undefined
  const byDay = new Float64Array(monthOf.length)
  values.forEach((value, place) => {
    const at = (day.values[rows[place] ?? 0] ?? 0) - from
    if (!Number.isNaN(value)) byDay[at] = (byDay[at] ?? 0) + value
  })
  const cells = new Float64Array(people.length * months)
  for (let person = 0; person < people.length; person += 1)
    for (let at = 0; at < byDay.length; at += 1) {
      const cell = person * months + (monthOf[at] ?? 0)
      if (member[person * byDay.length + at] === 1) cells[cell] = (cells[cell] ?? 0) + (byDay[at] ?? 0)
    }
  const inDoubles = (person: number, first: number, last: number): number => {
    let sum = 0
    for (let month = first; month <= last; month += 1) sum += cells[person * months + month] ?? 0
    return sum
  }
  return { reach, sum: (person, first, last) => BigInt(inDoubles(person, first, last)), inDoubles, cells: cellsOf(cells, months) }
}

const cellsOf = (values: Float64Array, months: number): DoubleCells => ({ values, first: 0, perPerson: months, perMonth: 1 })

/** All numbers of a stretch without their signs, added up. */
function sizeOf(values: Float64Array, from: number, to: number): bigint {
  let [size, big] = [0, 0n]
  for (let place = from; place < to; place += 1) {
    const value = Math.abs(values[place] ?? 0)
    if (Number.isNaN(value)) continue
    size += value
    if (size > 2 ** 52) {
      big += BigInt(size - value) + BigInt(value)
      size = 0
    }
  }
  return big + BigInt(size)
}
