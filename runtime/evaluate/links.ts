import type { Day } from '../calendar/day.ts'
import type { Receiver } from '../core/credit.ts'
import { joinKey } from '../data/order.ts'
import type { Row } from '../data/table.ts'
import { inForce } from './lookup.ts'
import { perPlan, type World } from './world.ts'

type Linked = Extract<Receiver, { kind: 'linked' }>

const indices = perPlan<ReadonlyMap<string, readonly Row[]>>()
const none: readonly Row[] = []

/** The rows of a linking record that name the row with this key, in order of their own keys; with history those in force on the day. */
export function linkedRows(world: World, { record, link }: Linked, key: string, day: Day): readonly Row[] {
  const byKey = indices(world, `${record} ${link}`, () => {
    const found = new Map<string, Row[]>()
    for (const row of world.data.tables.get(record)?.rows ?? []) {
      const named = row.values.get(link)
      if (typeof named !== 'string') continue
      const known = found.get(named)
      if (known === undefined) found.set(named, [row])
      else known.push(row)
    }
    return found
  })
  const rows = byKey.get(key) ?? none
  if (world.lookup.record(record)?.shape.history === null) return rows
  return rows.filter((row) => inForce(world.lookup.versions(record, joinKey(row.key)), day, day)?.row === row)
}
