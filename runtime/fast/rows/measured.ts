/** A metric's value from counted rows, where it is no sum of months: what the reference evaluator's `measureOf` says (semantics 4). */
import type { Measure } from '../../core/core.ts'
import { growthOf, type Measured, shareOfTeam } from '../../evaluate/compared.ts'
import { whenEmpty } from '../../evaluate/totals.ts'
import { perWorld, type World } from '../../evaluate/world.ts'
import type { Ratio } from '../../exact/ratio.ts'
import { type CountedRows, countedRowsOf } from './counted-rows.ts'
import type { HeldRows } from './held-rows.ts'
import { valueOf } from './window-value.ts'

/** The rows of a record; undefined where it has none. */
export type HeldOf = (record: string) => HeldRows | undefined

/** What a measure counts; undefined where nobody is credited with rows of its record. */
export function countedIn(world: World, heldOf: HeldOf, measure: Measure): CountedRows | undefined {
  const held = heldOf(measure.record)
  return held === undefined ? undefined : countedRowsOf(world, measure, held)
}

const known = perWorld<{ readonly value: Ratio | undefined }>()

/** Values over any window up to any day; each is found once. Reports CB852. */
export function measuredBy(heldOf: HeldOf): (...asked: Parameters<Measured>) => Ratio | undefined {
  const measured = (...[world, person, measure, window, at]: Parameters<Measured>): Ratio | undefined => {
    const over = (): Ratio | undefined => {
      const { aggregate } = measure
      if (aggregate.kind === 'growth') return growthOf(measured, world, person, measure, aggregate, window, at)
      if (aggregate.kind === 'team_share') return shareOfTeam(measured, world, person, aggregate, at)
      const own = countedIn(world, heldOf, measure)
      return own === undefined ? undefined : valueOf(world, measure, own, person, window.from, at)
    }
    const make = () => ({ value: over() ?? whenEmpty(world, person, measure, window) })
    return known(world, `${measure.name} ${window.from} ${at} ${person}`, make).value
  }
  return measured
}
