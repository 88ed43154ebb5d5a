/** Where sums stand: cells of 8 bytes, all sums of one person and month side by side, so that one row touches one place of memory. */
import type { Job, PersonMonths } from './job.ts'
import { PAIR_BASE, type Rung, reachOf, rungOf } from './rung.ts'

/** How the sum of one addend is held, and in which lane of a cell, or which list of big integers. */
export interface Lane {
  readonly rung: Rung
  readonly at: number
}

/** By addend its lane; cell 0 takes the rows that count for nobody, cell `1 + person x months + month` the others. */
export interface Lanes {
  readonly lanes: readonly Lane[]
  /** Lanes of a cell. */
  readonly stride: number
  readonly cells: number
  /** How many lists of big integers there are beside the cells. */
  readonly lists: number
}

/** Sums on their way. The two arrays are the same memory; lists are by cell. */
export interface Cells {
  readonly doubles: Float64Array
  readonly integers: BigInt64Array
  readonly lists: readonly bigint[][]
}

const ROOM: Record<Rung, number> = { doubles: 1, pairs: 2, int64: 1, big: 0 }

/** The lanes of a job's sums: each held the cheapest way that is proved exact. */
export function lanesOf({ addends, most, where }: Job): Lanes {
  let [stride, lists] = [0, 0]
  const lanes = addends.map((value): Lane => {
    const rung = rungOf(value, most)
    if (rung === 'big') return { rung, at: lists++ }
    stride += ROOM[rung]
    return { rung, at: stride - ROOM[rung] }
  })
  return { lanes, stride: Math.max(1, stride), cells: 1 + where.people * where.months, lists }
}

/** Cells with nothing in them. They are written here: a page of memory that is read first is mapped twice. */
export function emptyCells(lanes: Lanes): Cells {
  const cells = cellsIn(lanes, new ArrayBuffer(8 * lanes.stride * lanes.cells))
  cells.doubles.fill(0)
  return cells
}

/** The cells at the start of some memory. */
export const cellsIn = ({ stride, cells, lists }: Lanes, memory: ArrayBufferLike): Cells => ({
  doubles: new Float64Array(memory, 0, stride * cells),
  integers: new BigInt64Array(memory, 0, stride * cells),
  lists: Array.from({ length: lists }, () => Array.from({ length: cells }, () => 0n)),
})

/** Takes everything out of cells. */
export function clear({ doubles, lists }: Cells): void {
  doubles.fill(0)
  for (const list of lists) list.fill(0n)
}

/** The sums of each addend, read from cells. */
export function personMonths({ addends, most, where }: Job, { lanes, stride }: Lanes, { doubles, integers, lists }: Cells): PersonMonths[] {
  return addends.map((value, i): PersonMonths => {
    const { rung, at } = lanes[i] ?? { rung: 'doubles', at: 0 }
    const first = (person: number, month: number): number => 1 + person * where.months + month
    const reach = reachOf(value, most)
    switch (rung) {
      case 'doubles': {
        const inDoubles = (person: number, from: number, to: number): number => {
          // one person's months together are bounded as each of them is
          const end = first(person, to) * stride + at
          let sum = 0
          for (let lane = first(person, from) * stride + at; lane <= end; lane += stride) sum += doubles[lane] ?? 0
          return sum
        }
        return {
          reach,
          sum: (person, from, to) => BigInt(inDoubles(person, from, to)),
          inDoubles,
          cells: { values: doubles, first: stride + at, perPerson: where.months * stride, perMonth: stride },
        }
      }
      case 'pairs':
        return {
          reach,
          inDoubles: null,
          cells: null,
          sum: (person, from, to) => {
            let [high, low] = [0, 0]
            for (let cell = first(person, from); cell <= first(person, to); cell += 1) {
              high += doubles[cell * stride + at] ?? 0
              low += doubles[cell * stride + at + 1] ?? 0
            }
            return BigInt(high) * BigInt(PAIR_BASE) + BigInt(low)
          },
        }
      case 'int64':
        return {
          reach,
          inDoubles: null,
          cells: null,
          sum: (person, from, to) => {
            let sum = 0n
            for (let cell = first(person, from); cell <= first(person, to); cell += 1) sum += integers[cell * stride + at] ?? 0n
            return sum
          },
        }
      case 'big': {
        const list = lists[at] ?? []
        return {
          reach,
          inDoubles: null,
          cells: null,
          sum: (person, from, to) => list.slice(first(person, from), first(person, to) + 1).reduce((a, b) => a + b, 0n),
        }
      }
      default: {
        const never: never = rung
        return never
      }
    }
  })
}
