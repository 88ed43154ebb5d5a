/** What a component reads, as columns: which column stands for which input of its program. */
import type { Asked, Program, Range } from '../../../runtime/fast/program/build.ts'
import { column, columnNamed, compare, type Relation } from '../program/build.ts'
import { waits } from '../refused.ts'
import type { StatedToDate } from '../stated/stated.ts'
import { newSlots, type Slots } from './figures.ts'
import type { Measured } from './measures.ts'
import type { Stated } from './needs.ts'

/** Where a component finds what it reads. */
export interface Sources {
  /** Everybody's days in the plan, as known on the days that are needed. */
  readonly time: Relation
  /** The days on which they take part: in the plan, or rows still count for them. */
  readonly taking: Relation
  readonly measured: ReadonlyMap<string, Measured>
  readonly stated: ReadonlyMap<string, StatedToDate>
  /** The days on which fields of people change inside the windows of a part of pay, by its name; none where it reads no such field. */
  readonly changes: ReadonlyMap<string, Relation>
}

/** The name of a stated amount: `target`, a metric's quota, or a component's share that moves. Another share is made of the target. */
export const statedName = (of: Stated): string =>
  of.what === 'quota' ? `${of.measure.name}_quota` : of.what === 'moved_worth' ? `${of.component}_worth` : 'target'

/** A figure in columns: the number, its divisor, and whether it is there; a truth has only the last. */
export interface Figure {
  readonly over: string | null
  readonly scale: number
  readonly under: string | bigint | null
  readonly known: string | 'always' | 'never'
}

/** What is asked for, wherever in the text. */
export const figureKey = (asked: Asked): string => JSON.stringify(asked, (name, value: unknown) => (name === 'origin' ? undefined : value))

/** The columns with the first and the last day of a stretch. */
export interface ColumnsOfDays {
  readonly from: string
  readonly to: string
  /** The day up to which clawbacks have happened; null where rows cannot be clawed back. */
  readonly seen: string | null
}

/** How far a figure reaches. */
export function rangeIn(relation: Relation, figure: Figure | undefined): Range {
  // what is asked for was refused before
  if (figure === undefined) return waits()
  const { over, scale, under } = figure
  if (over === null) return { low: 0n, high: 1n, scale: 0, under: null }
  const found = columnNamed(relation, over)
  if (found.type !== 'int') throw new Error(over)
  const divisor = typeof under === 'string' ? columnNamed(relation, under) : under
  const most = divisor === null ? null : typeof divisor === 'bigint' ? divisor : divisor.type === 'int' ? BigInt(divisor.high) : null
  return { low: BigInt(found.low), high: BigInt(found.high), scale, under: most, always: figure.known === 'always' }
}

/** What stands for each input of a component's program; `moving`: the metric that moves. */
export function slotsOf(program: Program, found: ReadonlyMap<string, Figure>, moving: Figure | null): Slots {
  const slots = newSlots()
  for (const { asked, over, known, under } of program.inputs) {
    if (asked.what === 'moving' && moving === null) throw new Error('nothing moves')
    const figure = asked.what === 'moving' ? moving : found.get(figureKey(asked))
    // what is asked for was refused before
    if (figure === undefined || figure === null) return waits()
    if (figure.over !== null) slots.values[over] = column(figure.over)
    slots.truths[known] =
      figure.known === 'always' || figure.known === 'never'
        ? figure.known
        : compare('=', column(figure.known), { kind: 'integer', value: '1' })
    if (under !== null && figure.under !== null)
      slots.values[under] = typeof figure.under === 'bigint' ? { kind: 'integer', value: String(figure.under) } : column(figure.under)
  }
  return slots
}
