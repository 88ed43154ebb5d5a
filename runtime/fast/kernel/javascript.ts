/** A loop over rows as JavaScript without branches: what does not hold is multiplied by 0 or masked, never skipped. */

import { linesOf, namesOf, thereAt } from './javascript-steps.ts'
import type { Numbers } from './job.ts'
import type { Layout } from './layout.ts'
import type { Loop } from './loop.ts'
import { onlyDayDecides, type Place } from './place.ts'
import { PAIR_BASE } from './rung.ts'
import type { Held, Steps } from './steps.ts'

/** What a written loop is handed, by the names that it reads. */
export interface Handed {
  readonly columns: readonly Numbers[]
  readonly bits: readonly Uint8Array[]
  readonly tables: readonly Numbers[]
  readonly owner: Numbers
  readonly ownerGaps: Uint8Array | null
  readonly day: Numbers
  readonly dayGaps: Uint8Array | null
  readonly firstCell: Int32Array
  readonly month: Int32Array
  readonly first: Int32Array | null
  readonly last: Int32Array | null
  readonly start: Int32Array | null
  readonly member: Uint8Array | null
}

/** What a loop reads, and nothing else: it may be handed to another thread. */
export function handedOf({ job, layout, place }: Loop): Handed {
  const { owner, day } = job.where
  const { membership, firstCell, month } = place
  const stretch = membership.kind === 'stretch' ? membership : null
  const byDay = membership.kind === 'days' ? membership : null
  return {
    columns: layout.columns,
    bits: layout.bits,
    tables: layout.tables,
    owner: owner.codes,
    ownerGaps: owner.gaps,
    day: day.values,
    dayGaps: day.gaps,
    firstCell,
    month,
    first: stretch?.first ?? null,
    last: stretch?.last ?? null,
    start: byDay?.start ?? null,
    member: byDay?.member ?? null,
  }
}

/**
 * The text of `(handed, cells, round) => (from, to) => outside`. It holds numbers and names made here alone, nothing of the plan's own words:
 * so no plan can run code.
 */
export function textOfLoop({ job, steps, layout, lanes, place }: Loop): string {
  const { owner, day } = job.where
  const { lines, result } = linesOf(steps, layout)
  const added: string[] = []
  steps.results.forEach((one, i) => {
    const { rung, at } = lanes.lanes[i] ?? { rung: 'doubles', at: 0 }
    if (rung === 'doubles') added.push(`f[at + ${at}] += ${result(one, 'double')}`)
    if (rung === 'pairs') {
      const value = result(one, 'double')
      added.push(`const h${i} = Math.floor(${value} * ${1 / PAIR_BASE})`)
      added.push(`f[at + ${at}] += h${i}`, `f[at + ${at + 1}] += ${value} - h${i} * ${PAIR_BASE}`)
    }
    if (rung === 'int64') added.push(`q[at + ${at}] += ${result(one, 'int64')}`)
    if (rung === 'big') added.push(`b${at}[at / ${lanes.stride}] += ${result(one, 'big')}`)
  })
  return [
    'return (handed, { doubles, integers, lists }, round) => (from, to) => {',
    'const { columns, bits, tables, owner, ownerGaps, day, dayGaps, firstCell, month, first, last, start, member } = handed',
    'const f = doubles, q = integers',
    ...namesOf(layout),
    ...Array.from({ length: lanes.lists }, (_, i) => `const b${i} = lists[${i}]`),
    `let outside = ${onlyDayDecides(place, owner.gaps) ? '0' : 'to - from'}`,
    'for (let i = from; i < to; i++) {',
    ...placeText(place, owner.gaps, day.gaps !== null),
    ...lines,
    ...added,
    '}',
    'return outside',
    '}',
  ].join('\n')
}

/** `at`, the first lane of the row's cell: 0 where it does not count. Bits tell what lies within bounds: no test, no branch. */
function placeText(place: Place, ownerGaps: Uint8Array | null, dayGaps: boolean): string[] {
  const { membership, from, days, byDay } = place
  const there = dayGaps ? ` & ${thereAt('dayGaps')}` : ''
  const date = byDay ? `day[i]${there}` : `d + 1 & ((d | ${days - 1} - d) >>> 31) - 1${there}`
  const needsDay = !byDay || membership.kind !== 'whole'
  const own = ownerGaps !== null ? ` & ${thereAt('ownerGaps')}` : ''
  const mine = {
    whole: '',
    stretch: ' & ((d - first[o] | last[o] - d) >> 31 ^ -1)',
    days: ' & -member[start[o] + (d & ~away)]',
  }[membership.kind]
  const looked = [
    'const o = owner[i]',
    ...(needsDay ? [`const d = (day[i] | 0) - ${from}`] : []),
    `const m = month[${date}]`,
    'const cell = firstCell[o] + m | 0',
  ]
  if (onlyDayDecides(place, ownerGaps)) return [...looked, 'const at = cell & ~(cell >> 31)']
  return [
    ...looked,
    // all bits where the day is none of the plan's
    'const away = m >> 31',
    `const counts = (cell >>> 30) - 1 >> 31${mine}${own}`,
    'const at = cell & counts',
    'outside += away + counts',
  ]
}

/** The text of `(handed, round) => (row) => number` for the only addend of some steps. */
export function textOfNumber(steps: Steps, layout: Layout, wanted: Held): string {
  const { lines, result } = linesOf(steps, layout)
  return [
    'return ({ columns, bits, tables }, round) => {',
    ...namesOf(layout),
    'return (i) => {',
    ...lines,
    `return ${result(steps.results[0] ?? 0, wanted)}`,
    '}',
    '}',
  ].join('\n')
}
