/** What moves between two texts or two states of the data: rows, what they hold, and everybody's quota. */

import type { Day } from '../../calendar/day.ts'
import type { Unit } from '../../core/unit.ts'
import type { Row } from '../../data/table.ts'
import { numberIn } from '../../evaluate/values.ts'
import { compareText } from '../../exact/order.ts'
import { add, compare, divide, isZero, type Ratio, ratio, subtract, ZERO } from '../../exact/ratio.ts'
import type { Planned } from '../planning.ts'
import type { Assignment } from './assign.ts'
import { type RowNumber, rowNumbers } from './numbers.ts'
import { ownerOn } from './owners.ts'
import { rowValue } from './rows.ts'

/** Where a row is: its territories and their owners; nobody's are `null`. */
interface Home {
  readonly row: Row
  readonly territories: readonly string[]
  readonly owners: readonly (string | null)[]
}

export interface MovedRow {
  readonly key: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Whether somebody else has it then. */
  readonly changesOwner: boolean
  /** What it holds of each number; null where it has none. */
  readonly holds: readonly (Ratio | null)[]
}

export interface Moved {
  readonly numbers: readonly (Pick<RowNumber, 'says' | 'unit'> & {
    /** What the rows that change owners hold, and its part of all: the disruption. */
    readonly moved: Ratio
    readonly disruption: Ratio
  })[]
  readonly rows: readonly MovedRow[]
  /** People whose quota is another then, by metric. */
  readonly quotas: readonly {
    readonly metric: string
    readonly label: string
    readonly unit: Unit
    readonly people: readonly {
      readonly id: string
      readonly label: string
      readonly before: Ratio
      readonly after: Ratio
      readonly change: Ratio
    }[]
  }[]
}

/**
 * Compares two computed quotas files of one company, their rows on a day (null: the first of each). A row or a person that only one of them
 * has is there too.
 */
export function movedBetween(before: Planned, after: Planned, day: Day | null = null): Moved {
  const numbers = rowNumbers(after.planning)
  const [old, now] = [homesOf(before, day), homesOf(after, day)]
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort(compareText)
  const holdsOf = (planned: Planned, home: Home | undefined, number: RowNumber): Ratio | null => {
    const assignment = assignedOn(planned, day)
    if (home === undefined || assignment === null) return null
    return numberIn(rowValue(planned.world, assignment.record, home.row, assignment.day, number.path)) ?? null
  }
  const all = keys.map((key): MovedRow => {
    const [from, to] = [old.get(key), now.get(key)]
    return {
      key,
      from: from?.territories ?? [],
      to: to?.territories ?? [],
      changesOwner: from?.owners.join('\0') !== to?.owners.join('\0'),
      holds: numbers.map((number) => holdsOf(after, to, number) ?? holdsOf(before, from, number)),
    }
  })
  const sum = (rows: readonly MovedRow[], at: number): Ratio => rows.reduce((so, { holds }) => add(so, holds[at] ?? ZERO), ZERO)
  return {
    numbers: numbers.map(({ says, unit }, at) => {
      const whole = sum(all, at)
      const moved = sum(
        all.filter(({ changesOwner }) => changesOwner),
        at,
      )
      return { says, unit, moved, disruption: isZero(whole) ? ZERO : divide(moved, whole) }
    }),
    rows: all.filter(({ from, to, changesOwner }) => changesOwner || from.join('\0') !== to.join('\0')),
    quotas: quotasBetween(before, after),
  }
}

const assignedOn = ({ coverage }: Planned, day: Day | null): Assignment | null =>
  coverage === null ? null : day === null ? coverage.assignment : coverage.on(day)

function homesOf(planned: Planned, on: Day | null): ReadonlyMap<string, Home> {
  const assignment = assignedOn(planned, on)
  if (assignment === null) return new Map()
  const { chart, rows, day } = assignment
  return new Map(
    rows.map(({ key, row, territories }) => {
      const own = territories.flatMap((index) => chart.places[index]?.territory ?? [])
      return [key, { row, territories: own.map(({ name }) => name), owners: own.map((one) => ownerOn(one, day)) }]
    }),
  )
}

function quotasBetween(before: Planned, after: Planned): Moved['quotas'] {
  return after.quotas.flatMap((quota) => {
    const { metric, label, unit } = quota.allocation
    const other = before.quotas.find(({ allocation }) => allocation.metric === metric)
    const ids = [...new Set([...quota.people, ...(other?.people ?? [])])].sort(compareText)
    const people = ids.flatMap((id) => {
      const [old, now] = [other?.person(id, before.world.until), quota.person(id, after.world.until)]
      const [from, to] = [ratio(old?.year ?? 0n), ratio(now?.year ?? 0n)]
      return compare(from, to) === 0
        ? []
        : [{ id, label: now?.label ?? old?.label ?? id, before: from, after: to, change: subtract(to, from) }]
    })
    return [{ metric, label, unit, people }]
  })
}
