/** What one rule of credit gives, remembered by what it reads: the reference evaluator is asked once for each different case. */
import type { Column } from '../../columns/column.ts'
import { isGap } from '../../columns/growing.ts'
import type { CreditRule } from '../../core/credit.ts'
import type { Expression } from '../../core/expression.ts'
import { everyPart } from '../../core/parts.ts'
import { changes } from '../../evaluate/lookup.ts'
import { pathsIn } from '../../evaluate/reach.ts'
import type { World } from '../../evaluate/world.ts'
import { rowNumber } from '../kernel/row-number.ts'
import { constant, pick } from '../program/number.ts'
import { deciderOf } from './decide.ts'
import type { HeldRows } from './held-rows.ts'
import { CannotCount, rowPrograms } from './row-program.ts'
import { rowValue } from './totals.ts'

/** One thing that a rule reads, as a number from 0 to below `size`; -1 where the row must be asked by itself. */
interface Read {
  readonly size: number
  readonly of: (row: number, day: number) => number
}

/** The case of a row for a rule: rows of one case are given the same. -1: the row must be asked by itself. */
export interface Cases {
  readonly size: number
  readonly of: (row: number, day: number) => number
}

/** Different numbers of a column that are told apart. */
const MOST_NUMBERS = 4096
const LARGEST = 2 ** 50

/** Tells the cases of a rule apart; undefined where its rows differ too much. `epochOf` numbers the stretches of days between which records change. */
export function casesOf(world: World, held: HeldRows, rule: Exclude<CreditRule, { kind: 'levels' }>, epochs: Epochs): Cases | undefined {
  const { columns, shape } = held
  if (columns === null || rule.to.kind !== 'path') return undefined
  const reads: Read[] = []
  const { path } = rule.to
  const fields = new Set(path.slice(0, 1))
  const paths: (readonly string[])[] = [path]
  const addFields = (e: Expression): boolean => {
    if ([...everyPart(e)].some(({ kind }) => kind === 'months_since')) return false
    const found = pathsIn(e, 'row')
    paths.push(...found)
    for (const [first] of found) if (first !== undefined) fields.add(first)
    return true
  }
  if (rule.kind === 'share') {
    const { when, share } = rule
    if (!addFields(share)) return undefined
    if (when !== null) {
      const decided = readsNumbers(when, columns.fields) ? conditionOf(world, held, when) : undefined
      if (decided !== undefined) reads.push(decided)
      else if (!addFields(when)) return undefined
    }
  }
  for (const field of fields) {
    const column = columns.fields.get(field)
    const read = column === undefined ? undefined : columnRead(column)
    if (read === undefined) return undefined
    reads.push(read)
  }
  if (paths.some((path) => changes(world.lookup, shape.name, path))) {
    reads.push({ size: epochs.count, of: (_, day) => epochs.of(day) })
  }
  const size = reads.reduce((product, one) => product * one.size, 1)
  if (size > LARGEST) return undefined
  return {
    size,
    of: (row, day) => {
      let key = 0
      for (const read of reads) {
        const one = read.of(row, day)
        if (one < 0) return -1
        key = key * read.size + one
      }
      return key
    },
  }
}

const readsNumbers = (e: Expression, fields: ReadonlyMap<string, Column>): boolean =>
  pathsIn(e, 'row').some(([first]) => first !== undefined && fields.get(first)?.kind !== 'code')

/** A condition by itself: it holds or it does not. */
function conditionOf(world: World, { columns, shape }: HeldRows, when: Expression): Read | undefined {
  if (columns === null) return undefined
  try {
    const programs = rowPrograms(columns, deciderOf(world, shape.name))
    const holds = pick(programs.truth(when), constant(1n), constant(0n))
    const number = rowNumber(
      holds,
      programs.inputs.map((one) => rowValue(one, columns)),
      1,
    )
    return number.held === 'doubles' ? { size: 2, of: number.of } : undefined
  } catch (problem) {
    if (problem instanceof CannotCount) return undefined
    throw problem
  }
}

function columnRead(column: Column): Read | undefined {
  switch (column.kind) {
    case 'code': {
      const { codes, gaps } = column
      const of =
        gaps === null ? (row: number) => codes[row] ?? 0 : (row: number) => (isGap(gaps, row) ? column.texts.length : (codes[row] ?? 0))
      return { size: column.texts.length + 1, of }
    }
    case 'number':
    case 'day': {
      const { values, gaps } = column
      const places = new Map<number, number>()
      return {
        size: MOST_NUMBERS + 1,
        of: (row) => {
          if (isGap(gaps, row)) return MOST_NUMBERS
          const value = values[row] ?? 0
          const known = places.get(value)
          if (known !== undefined) return known
          if (places.size === MOST_NUMBERS) return -1
          places.set(value, places.size)
          return places.size - 1
        },
      }
    }
    default:
      return undefined
  }
}

/** The stretches of days between which no record with a history changes. */
export interface Epochs {
  readonly count: number
  readonly of: (day: number) => number
}

/** The epochs of the records that have a history. */
export function epochsOf({ core, data, from, until }: World): Epochs {
  const starts = new Set<number>()
  for (const { name, history } of core.records) {
    if (history === null) continue
    for (const { values } of data.tables.get(name)?.rows ?? []) {
      const [start, end] = [values.get(history.from), history.to === null ? undefined : values.get(history.to)]
      if (typeof start === 'number') starts.add(start)
      if (typeof end === 'number') starts.add(end + 1)
    }
  }
  const days = [...starts].filter((day) => day > from && day <= until).sort((a, b) => a - b)
  const byDay = new Int32Array(until - from + 1)
  days.forEach((day, i) => byDay.fill(i + 1, day - from))
  return { count: days.length + 1, of: (day) => byDay[day - from] ?? 0 }
}
