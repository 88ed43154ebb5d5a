/** A part of the space of conditions in words: `where account.state is "CA" and account.employees is 1000 or more`. */
import { showDay } from '../../../../runtime/calendar/day.ts'
import type { Value } from '../../../../runtime/data/table.ts'
import { isRatio, toDecimal } from '../../../../runtime/exact/ratio.ts'
import { showMoney } from '../../../../runtime/exact/show.ts'
import { pairs, sameCells } from '../../../../runtime/planning/regions/cells.ts'
import type { Space } from '../../../../runtime/planning/regions/space.ts'
import type { Subject } from '../../../../runtime/planning/regions/subject.ts'
import type { Region } from '../../../../runtime/planning/regions/sweep.ts'

type Currency = Parameters<typeof showMoney>[1]

/** Where a region lies, told by one value of each field that matters. */
export function sayRegion({ subjects }: Space, region: Region, record: string, currency: Currency): string {
  const parts = region.flatMap(({ subject: at, cells }) => {
    const subject = subjects[at]
    const cell = pairs(cells)[0]?.[0]
    if (subject === undefined || cell === undefined || sameCells(cells, subject.all)) return []
    return [sayCell(subject, telling(subject, cells) ?? cell, `\`${[record, ...subject.path].join('.')}\``, currency)]
  })
  return parts.length === 0 ? 'at all' : `where ${parts.join(' and ')}`
}

/** The first cell that is one value, if there is one. */
function telling({ kind, values, missing }: Subject, cells: readonly number[]): number | undefined {
  for (const [from, to] of pairs(cells))
    for (let cell = from; cell <= to; cell += 1)
      if (cell !== missing && (kind === 'ordered' ? cell % 2 === 1 : cell < values.length)) return cell
  return undefined
}

function sayCell({ unit, kind, values, missing }: Subject, cell: number, field: string, currency: Currency): string {
  const say = (value: Value | undefined): string => sayValue(value, unit.kind === 'money' ? currency : undefined)
  if (cell === missing) return `${field} is missing`
  if (kind !== 'ordered') return cell < values.length ? `${field} is ${say(values[cell])}` : `${field} is something else`
  if (cell % 2 === 1) return `${field} is ${say(values[(cell - 1) / 2])}`
  const [below, above] = [values[cell / 2 - 1], values[cell / 2]]
  const [less, more] = unit.kind === 'date' ? ['before', 'after'] : ['below', 'above']
  if (below === undefined) return above === undefined ? `${field} has any value` : `${field} is ${less} ${say(above)}`
  return above === undefined ? `${field} is ${more} ${say(below)}` : `${field} is between ${say(below)} and ${say(above)}`
}

function sayValue(value: Value | undefined, currency: Currency | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return showDay(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return `\`${value}\``
  if (!isRatio(value)) return ''
  return currency === undefined ? (toDecimal(value) ?? '') : showMoney(value, currency)
}
