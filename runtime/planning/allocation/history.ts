/** What a metric came to in the past, for each person. */
import { grainOf, type Period, parsePeriod } from '../../calendar/fiscal.ts'
import type { Planning } from '../../core/planning/planning.ts'
import type { Data } from '../../data/table.ts'
import type { Problems } from '../../evaluate/problems.ts'
import { measureOf } from '../../evaluate/totals.ts'
import { numberIn } from '../../evaluate/values.ts'
import { windowAt } from '../../evaluate/windows.ts'
import { type Ratio, ZERO } from '../../exact/ratio.ts'
import { pastWorld } from '../world.ts'

/** A person's total of a metric in a period of the past; zero where there is nothing. */
export type History = (metric: string, period: string, person: string) => Ratio

/** The period that a label of the Core names. */
export function periodNamed({ calendar }: Pick<Planning, 'calendar'>, label: string): Period {
  const period = parsePeriod(calendar, label)
  if ('problem' in period) throw new RangeError(`not a period in the Core: ${label}`)
  return period
}

/** Totals of the past; each period is read once. */
export function historyOf(planning: Planning, data: Data, problems: Problems): History {
  const worlds = new Map<string, ReturnType<typeof pastWorld>>()
  return (metric, label, person) => {
    const measure = planning.measures.find(({ name }) => name === metric)
    if (measure === undefined) return ZERO
    const { from, to } = periodNamed(planning, label)
    const world = worlds.get(label) ?? pastWorld(planning, data, from, to, problems)
    worlds.set(label, world)
    return numberIn(measureOf(world, person, { ...measure, window: 'plan', whenEmpty: null }, windowAt(world, 'plan', to), to)) ?? ZERO
  }
}

/** The months of a period, as numbers of the fiscal calendar. */
export const grainsOf = ({ calendar }: Pick<Planning, 'calendar'>, { from, to }: Period): readonly number[] => {
  const [first, last] = [grainOf(calendar, from), grainOf(calendar, to)]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
