/** The people of a plan in a period, and the one whom a page begins with. */
import { leadingMetric } from '../../compiler/compare/attained.ts'
import type { Core, Measure } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import { withRowsOf } from '../../runtime/evaluate/apart.ts'
import { membersIn } from '../../runtime/evaluate/evaluate.ts'
import type { Person } from '../../runtime/evaluate/outcome.ts'
import { readProperty } from '../../runtime/evaluate/property.ts'
import { placesIn, tallyOf } from '../../runtime/evaluate/tally.ts'
import type { Stretch } from '../../runtime/evaluate/windows.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { compare, divide, fromDecimal, type Ratio, sign, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { forget, type Shared, settingOf } from '../../runtime/fast/apart/setting.ts'

/** Attainment at which a statement has most to tell: above quota, and not by much. */
const GOOD = fromDecimal('1.1') ?? ZERO
/** Rows of a period from which on there is a story. */
const SEVERAL = 3

interface Standing extends Person {
  readonly attainment: Ratio | undefined
  /** Rows that count in the period. */
  readonly rows: number
}

export interface People {
  readonly all: readonly Person[]
  /** Whom a page begins with; empty where nobody is in the plan. */
  readonly first: string
}

/**
 * Everybody in the plan on some day of a period; the first shown stands near 110% of the quota of the metric that pays most, with several rows.
 * What is counted for this is `shared` with their statements.
 */
export function peopleIn(program: Core, data: Data, period: string, shared: Shared): People {
  const setting = settingOf(program, data, { period, asOf: null }, shared, () => undefined)
  if (setting === undefined) return { all: [], first: '' }
  const { core, whole, ends, inside } = setting
  const all = membersIn(whole, inside, new Set())
  const metric = leadingMetric(core)
  const measure = metric ?? core.measures.find(({ name }) => name === core.components[0]?.base.metric)
  const [first, last] = [inside[0], inside.at(-1)]
  if (measure === undefined || first === undefined || last === undefined) return { all, first: all[0]?.id ?? '' }
  const days: Stretch = { ...last, from: first.from }
  const seen = ends.seenAt.at(-1) ?? whole
  const standing = all.map((person): Standing => standingOf(withRowsOf(seen, person.id), person, measure, days))
  if (setting.problems.failed()) forget(shared)
  const best = standing.reduce<Standing | undefined>((found, one) => (found === undefined || isBetter(one, found) ? one : found), undefined)
  return { all, first: best?.id ?? '' }
}

function standingOf(world: World, person: Person, measure: Measure, days: Stretch): Standing {
  const tallied = tallyOf(world, measure, person.id)
  const [from, to] = placesIn(tallied, days, days.to)
  const read = (of: 'measure' | 'quota'): Ratio | undefined =>
    readProperty(world, person.id, { of, name: measure.name, from: days.from, to: days.to, row: null })
  const [measured, quota] = measure.quota === null ? [] : [read('measure'), read('quota')]
  const attainment = measured === undefined || quota === undefined || sign(quota) <= 0 ? undefined : divide(measured, quota)
  return { ...person, attainment, rows: to - from }
}

const far = ({ attainment }: Standing): Ratio | undefined => {
  const off = attainment && subtract(attainment, GOOD)
  return off && (sign(off) < 0 ? subtract(ZERO, off) : off)
}

/** Several rows first, then nearest to 110%; where no attainment is known, most rows. Of equals the first in canonical order. */
function isBetter(one: Standing, found: Standing): boolean {
  const [many, were] = [one.rows >= SEVERAL, found.rows >= SEVERAL]
  if (many !== were) return many
  const [now, then] = [far(one), far(found)]
  if (now !== undefined && then !== undefined) return compare(now, then) < 0
  if (now !== undefined || then !== undefined) return now !== undefined
  return one.rows > found.rows
}
