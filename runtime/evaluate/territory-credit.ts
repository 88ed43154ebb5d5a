/** Credit through territories: who has those in which a row lies, and what nobody has (semantics 3, 13). */
import { lineSpan } from '../../messages/span.ts'
import { type Day, showDay } from '../calendar/day.ts'
import type { Lying } from '../core/planning/territories.ts'
import { shownKey } from '../data/order.ts'
import type { Row, Value } from '../data/table.ts'
import { ratio } from '../exact/ratio.ts'
import type { Landed, Nobody } from './landed.ts'
import { liesIn } from './lying.ts'
import type { World } from './world.ts'

/** What conditions and shares of credit call the territory through which a rule leads to somebody. */
export const TERRITORY = 'territory'

/**
 * The territories in which a row lies on a day. Reports CB887, CB895 and CB897 where that cannot be said, CB898 where the row leads to no row
 * that territories are made of: then it lies in none.
 */
export function landedFor(world: World, record: string, lying: Lying, row: Row, day: Day): readonly Landed[] {
  const lies = liesIn(world, record, lying, row, day)
  if (lies.kind === 'landed') return lies.landed
  const span = lineSpan(world.lookup.record(record)?.shape.file ?? record, row.line)
  const key = shownKey(row.key)
  const { problems } = world
  const of = { record, key, day: showDay(day) }
  switch (lies.kind) {
    case 'no row':
      problems.raise('CB898', `${record} ${key}`, span, { ...of, covered: lying.record })
      break
    case 'no file':
      problems.raise('CB895', `${record} ${key}`, span, of)
      break
    case 'no territory':
      problems.raise('CB897', `${record} ${key}`, span, { ...of, covered: lying.record, row: lies.key })
      break
    case 'tied':
      problems.raise('CB887', lies.key, span, {
        record: lying.record,
        key: lies.key,
        territories: lies.territories,
        winners: lies.winners,
      })
      break
    default: {
      const never: never = lies
      return never
    }
  }
  return []
}

/** What of a row is nobody's, of the territories that a rule holds for; undefined where somebody has each. */
export function nobodyFor(
  world: World,
  record: string,
  lying: Lying,
  row: Row,
  day: Day,
  holdsFor: (one: Landed) => boolean,
): Nobody | undefined {
  const lies = liesIn(world, record, lying, row, day)
  if (lies.kind === 'no row') return { territory: null, says: `without ${lying.record}` }
  const one = lies.kind === 'landed' ? lies.landed.find((landed) => landed.owner === null && holdsFor(landed)) : undefined
  return one && { territory: one.territory.name, says: `in ${one.territory.name}` }
}

/** A territory as what a condition can read: its name, and which of those that have the row it is. */
export function asRow({ territory, rank, owner }: Landed): Row {
  const values = new Map<string, Value>([
    ['name', territory.name],
    ['rank', ratio(BigInt(rank))],
  ])
  return { key: [territory.name], values: owner === null ? values : values.set('owner', owner), line: territory.origin.span.start.line }
}

/** How many rows nobody is credited with, by the territory that nobody has. */
export interface NobodysRows {
  readonly add: (territory: string, row: Row) => void
  /** Reports CB899 for each territory. */
  readonly raise: () => void
}

const LISTED = 3

export function nobodysRows(world: World, record: string): NobodysRows {
  const found = new Map<string, { count: number; readonly first: string[] }>()
  return {
    add: (territory, row) => {
      const known = found.get(territory) ?? { count: 0, first: [] }
      known.count += 1
      if (known.first.length < LISTED) known.first.push(shownKey(row.key))
      found.set(territory, known)
    },
    raise: () => {
      for (const [territory, { count, first }] of [...found].sort()) {
        const origin = world.core.territories
          .flatMap(({ territories }) => territories.territories)
          .find(({ name }) => name === territory)?.origin
        if (origin !== undefined)
          world.problems.raise('CB899', `${record} ${territory} ${world.from}`, origin.span, { record, territory, count, first })
      }
    },
  }
}
