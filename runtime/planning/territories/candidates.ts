/** Which territories can cover a row at all: found by the value of one field each, so that a row need not be held against all of them. */
import type { RecordShape } from '../../core/record.ts'
import type { Value } from '../../data/table.ts'
import { type Box, boxesOf, EVERYWHERE, meet } from '../regions/boxes.ts'
import { type Cells, countOf, pairs, union } from '../regions/cells.ts'
import { type Space, spaceOf } from '../regions/space.ts'
import { cellOf } from '../regions/subject.ts'
import type { Chart } from './chart.ts'
import { rulesOf } from './conditions.ts'

/** A territory whose field leaves more cells than these is held against every row. */
const MOST_CELLS = 20_000

/** Where each territory can cover a row, by its rules and those above; no box where it covers nothing by rule. */
export function regionsOf(
  records: readonly RecordShape[],
  chart: Chart,
): { readonly space: Space; readonly boxes: readonly (readonly Box[])[] } {
  const rules = chart.places.map((place) => rulesOf(chart, place))
  const space = spaceOf(
    records,
    rules.flatMap((found) => found?.flat() ?? []),
  )
  const boxes = rules.map((found) => {
    if (found === undefined) return []
    return found.reduce<readonly Box[]>(
      (so, alternatives) =>
        meet(
          so,
          alternatives.flatMap((one) => boxesOf(space, one)),
        ),
      [EVERYWHERE],
    )
  })
  return { space, boxes }
}

/** Asks for the territories that can cover a row, by the values of its fields: all that do, and few others. */
export function indexOf(
  records: readonly RecordShape[],
  chart: Chart,
): (valueOf: (path: readonly string[]) => Value | undefined) => readonly number[] {
  const { space, boxes } = regionsOf(records, chart)
  const always: number[] = []
  const byField = new Map<number, Map<number, number[]>>()
  for (const [index, own] of boxes.entries()) {
    const narrow = own.length === 0 ? undefined : narrowest(own)
    if (own.length === 0) continue
    if (narrow === undefined) always.push(index)
    else {
      const cells = byField.get(narrow.subject) ?? new Map<number, number[]>()
      byField.set(narrow.subject, cells)
      for (const [from, to] of pairs(narrow.cells))
        for (let cell = from; cell <= to; cell += 1) {
          const known = cells.get(cell)
          if (known === undefined) cells.set(cell, [index])
          else known.push(index)
        }
    }
  }
  return (valueOf) => {
    const found = [...always]
    for (const [at, cells] of byField) {
      const subject = space.subjects[at]
      if (subject !== undefined) found.push(...(cells.get(cellOf(subject, valueOf(subject.path))) ?? []))
    }
    return found.sort((a, b) => a - b)
  }
}

/** The field that every box asks about and that leaves the fewest cells. */
function narrowest(boxes: readonly Box[]): { readonly subject: number; readonly cells: Cells } | undefined {
  const [first] = boxes
  const asked = [...(first?.sets.keys() ?? [])].filter((subject) => boxes.every(({ sets }) => sets.has(subject)))
  const found = asked.map((subject) => {
    const cells = boxes.reduce<Cells>((so, { sets }) => union(so, sets.get(subject) ?? []), [])
    return { subject, cells, count: countOf(cells) }
  })
  const [best] = found.sort((a, b) => a.count - b.count || a.subject - b.subject)
  return best === undefined || best.count > MOST_CELLS ? undefined : best
}
