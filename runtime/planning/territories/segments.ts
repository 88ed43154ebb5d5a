/** Which rows are in which segment: the first class whose condition holds takes a row (semantics 13). */
import type { Day } from '../../calendar/day.ts'
import type { Segment } from '../../core/planning/territories.ts'
import type { Row } from '../../data/table.ts'
import { compute } from '../../evaluate/expression.ts'
import { holds } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { nameOf, rowEnvironment, rowsOn } from './rows.ts'

export interface Segmented {
  readonly segment: Segment
  /** The name of the class by the key of the row, in canonical order. */
  readonly rows: ReadonlyMap<string, string>
}

/** The class of every row on a day. */
export function segmentsOf(world: World, segment: Segment, day: Day): Segmented {
  const rows = rowsOn(world, segment.record, day).flatMap((row): [string, string][] => {
    const name = classOf(world, segment, row, day)
    return name === undefined ? [] : [[nameOf(row), name]]
  })
  return { segment, rows: new Map(rows) }
}

function classOf(world: World, { record, classes }: Segment, row: Row, day: Day): string | undefined {
  const env = rowEnvironment(world, record, row, day)
  return classes.find(({ when }) => when === null || holds(compute(when, env)))?.name
}
