/** The loop without written code, for pages on which none may be (a strict content security policy). */
import { BLOCK } from './block-steps.ts'
import { fillsOf } from './blocks.ts'
import type { Where } from './job.ts'
import type { Cells } from './lanes.ts'
import type { Loop, Run } from './loop.ts'
import { NOBODY, type Place } from './place.ts'
import { PAIR_BASE } from './rung.ts'

/** The loop over cells, a block of rows at a time. */
export function closuresOf({ job, steps, layout, lanes, place }: Loop, cells: Cells): Run {
  const { fills, doublesOf, bigsOf } = fillsOf(steps, layout)
  const at = new Int32Array(BLOCK)
  const adds = steps.results.map((result, i) => {
    const { rung, at: lane } = lanes.lanes[i] ?? { rung: 'doubles', at: 0 }
    const [doubles, bigs] = rung === 'doubles' || rung === 'pairs' ? [doublesOf(result), []] : [new Float64Array(), bigsOf(result)]
    return (rows: number): void => {
      if (rung === 'doubles') addDoubles(cells.doubles, at, lane, doubles, rows)
      else if (rung === 'pairs') addPairs(cells.doubles, at, lane, doubles, rows)
      else if (rung === 'int64') addIntegers(cells.integers, at, lane, bigs, rows)
      else addBigs(cells.lists[lane] ?? [], at, lanes.stride, bigs, rows)
    }
  })
  return (from, to) => {
    let outside = 0
    for (let start = from; start < to; start += BLOCK) {
      const rows = Math.min(BLOCK, to - start)
      outside += placeRows(job.where, place, start, rows, at)
      for (const fill of fills) fill(start, rows)
      for (const add of adds) add(rows)
    }
    return outside
  }
}

const isThere = (gaps: Uint8Array | null, row: number): boolean => gaps === null || (((gaps[row >> 3] ?? 0) >> (row & 7)) & 1) === 0

/** The first lane of each row's cell, 0 where it does not count; how many of the plan's days belong to nobody. */
function placeRows(
  { owner, day }: Where,
  { membership, firstCell, month, byDay, from, days }: Place,
  start: number,
  rows: number,
  at: Int32Array,
) {
  let outside = 0
  for (let i = 0; i < rows; i += 1) {
    const [code, date] = [owner.codes[start + i] ?? 0, (day.values[start + i] ?? 0) - from]
    at[i] = 0
    if (date < 0 || date >= days || !isThere(day.gaps, start + i)) continue
    const first = firstCell[code] ?? NOBODY
    const counts =
      membership.kind === 'whole' ||
      (membership.kind === 'stretch'
        ? date >= (membership.first[code] ?? 0) && date <= (membership.last[code] ?? 0)
        : membership.member[(membership.start[code] ?? 0) + date] === 1)
    if (first < NOBODY && counts && isThere(owner.gaps, start + i)) at[i] = first + (month[byDay ? date + from : date + 1] ?? 0)
    else outside += 1
  }
  return outside
}

function addDoubles(into: Float64Array, at: Int32Array, lane: number, values: Float64Array, rows: number): void {
  for (let i = 0; i < rows; i += 1) {
    const place = (at[i] ?? 0) + lane
    into[place] = (into[place] ?? 0) + (values[i] ?? 0)
  }
}

function addPairs(into: Float64Array, at: Int32Array, lane: number, values: Float64Array, rows: number): void {
  for (let i = 0; i < rows; i += 1) {
    const [place, value] = [(at[i] ?? 0) + lane, values[i] ?? 0]
    const high = Math.floor(value / PAIR_BASE)
    into[place] = (into[place] ?? 0) + high
    into[place + 1] = (into[place + 1] ?? 0) + (value - high * PAIR_BASE)
  }
}

function addIntegers(into: BigInt64Array, at: Int32Array, lane: number, values: readonly bigint[], rows: number): void {
  for (let i = 0; i < rows; i += 1) {
    const place = (at[i] ?? 0) + lane
    into[place] = (into[place] ?? 0n) + (values[i] ?? 0n)
  }
}

function addBigs(into: bigint[], at: Int32Array, stride: number, values: readonly bigint[], rows: number): void {
  for (let i = 0; i < rows; i += 1) {
    const cell = (at[i] ?? 0) / stride
    into[cell] = (into[cell] ?? 0n) + (values[i] ?? 0n)
  }
}
