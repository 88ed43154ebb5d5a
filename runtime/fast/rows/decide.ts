import type { Expression } from '../../core/expression.ts'
import { everyPart, partsOf } from '../../core/parts.ts'
import type { Row } from '../../data/table.ts'
import { compute, fieldsOnly } from '../../evaluate/expression.ts'
import { changes, valueAlong } from '../../evaluate/lookup.ts'
import { holds } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import type { Decide } from './row-program.ts'

/**
 * Decides conditions on the texts of one column of `record`, along references too, by the reference evaluator: once for each different text
 * instead of once a row. Not where a record on the way has a history, or months are counted: then the answer depends on the row's day.
 */
export const deciderOf =
  (world: World, record: string): Decide =>
  (condition, field, texts) => {
    if ([...everyPart(condition)].some(({ kind }) => kind === 'months_since')) return undefined
    if (pathsOf(condition).some((path) => changes(world.lookup, record, path))) return undefined
    const { from: day, eventsTo, lookup } = world
    const judge = (text: string | undefined): boolean => {
      const values = new Map(text === undefined ? [] : [[field, text] as const])
      const row: Row = { key: [], values, line: 0 }
      const env = fieldsOnly((_, from, path) => valueAlong(lookup, { record: from, row, day, horizon: world.until, eventsTo }, path))
      return holds(compute(condition, env))
    }
    return { holds: Uint8Array.from(texts, (text) => Number(judge(text))), missing: judge(undefined) }
  }

function pathsOf(e: Expression): readonly (readonly string[])[] {
  return [...(e.kind === 'field' ? [e.path] : []), ...partsOf(e).flatMap(pathsOf)]
}
