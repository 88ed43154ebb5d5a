/** What components of a changed plan would have paid on data that stay: only what the change reaches is computed again (design: two stages). */
import type { Diagnostic } from '../../../messages/diagnostic.ts'
import type { Core, Measure } from '../../core/core.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import type { World } from '../../evaluate/world.ts'
import { draftOf, type Memory, meaningOf } from '../people/memory.ts'
import { readyFor } from '../people/pay.ts'
import { REFERENCE } from '../people/places.ts'
import { earnedWithin } from '../people/within.ts'
import type { Totals } from '../rows/stage.ts'

/** Stage A of a run that stands: what its rows come to, and what was computed of its people. */
export interface Stood {
  readonly world: World
  readonly totals: Totals
  readonly memory: Memory
}

/** Everybody's pay under another plan, in minor units, for the pay periods that were asked for. */
export interface WhatIf {
  readonly people: readonly string[]
  /** By component, in the order of the plan: by person. */
  readonly components: ReadonlyMap<string, Float64Array>
  readonly totals: Float64Array
  /** Metrics whose rows were counted again; null where all of it was, people and rows. */
  readonly counted: readonly string[] | null
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
}

/** Counts some metrics of a plan. */
export type Count = (world: World, measures: readonly Measure[]) => Totals

/** A what-if, and the stage A that it leaves for the next one; or why programs do not tell, or what is wrong. */
export type Found =
  | { readonly whatIf: WhatIf; readonly stood: Stood }
  | { readonly because: string }
  | { readonly diagnostics: readonly Diagnostic[] }

/** Whether two plans say the same of who is there when and whose rows are whose, so that counted rows of one are those of the other. */
export const sameBase = (a: Core, b: Core): boolean => baseOf(a) === baseOf(b)

/**
 * What `core`, which has the base of the plan that stands, pays in the periods named in `wanted`. Rates, tiers, limits, worth, targets and quotas leave the counted rows as they are; a
 * changed metric has its rows counted again, and no other one.
 */
export function whatIfBy(stood: Stood, core: Core, wanted: ReadonlySet<string>, count: Count): Found {
  const diagnostics: Diagnostic[] = []
  const problems = collectProblems((one) => diagnostics.push(one))
  const world: World = { ...stood.world, core, problems }
  const then = new Map(stood.world.core.measures.map((measure) => [measure.name, countedOf(measure)]))
  const changed = core.measures.filter((measure) => then.get(measure.name) !== countedOf(measure))
  const totals = merged(stood.totals, core, changed.length === 0 ? null : count(world, changed), changed)
  const memory = draftOf(stood.memory)
  const components = new Map<string, Float64Array>()
  const sums = new Float64Array(totals.frame.people.length)
  let byBigIntegers = 0
  for (const component of core.components) {
    const ready = readyFor(world, totals, component, memory)
    if ('because' in ready) return { because: `${ready.because} in \`${component.name}\`` }
    // who earns by increments is computed from rows, which are not at hand here
    if (ready.places.kinds.some((kind) => kind.includes(REFERENCE)))
      return { because: `a field of a person that changes inside a window of \`${component.name}\`` }
    const { amounts, held, byBigIntegers: big } = earnedWithin(ready, wanted)
    if (!held) return { because: `amounts that may pass 2^53 in \`${component.name}\`` }
    byBigIntegers += big
    components.set(component.name, amounts)
    for (let person = 0; person < sums.length; person += 1) sums[person] = (sums[person] ?? 0) + (amounts[person] ?? 0)
  }
  if (problems.failed()) return { diagnostics }
  const counted = changed.map(({ name }) => name)
  return { whatIf: { people: totals.frame.people, components, totals: sums, counted, byBigIntegers }, stood: { world, totals, memory } }
}

/** What counts the rows of a measure: all of it but its quota and its words. */
const countedOf = ({ aggregate, where, onCredit, converted, scope, record, window, whenEmpty }: Measure): string =>
  meaningOf([aggregate, where, onCredit, converted, scope, record, window, whenEmpty])

const bases = new WeakMap<Core, string>()

/** All that decides who is in the plan on which day and whose rows are whose, and which fields of people are read. */
function baseOf(core: Core): string {
  const known = bases.get(core)
  if (known !== undefined) return known
  const { records, people, calendar, effective, paid, currency, rounding, credit, exchange, holidays, alongside, amendments, payments } =
    core
  const made = meaningOf([
    [records, people, calendar, effective, paid, currency, rounding, credit, exchange, holidays, alongside, amendments, payments.clawbacks],
    [...fieldsOfPeople([core.target, core.measures, core.components, core.factors, core.limits, core.events, core.payments])].sort(),
  ])
  bases.set(core, made)
  return made
}

/** The paths of all fields of people that parts of a plan read. */
function fieldsOfPeople(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(part)) for (const one of part) fieldsOfPeople(one, found)
  else if (typeof part === 'object' && part !== null) {
    if ('kind' in part && part.kind === 'field' && 'of' in part && part.of === 'person' && 'path' in part)
      found.add(JSON.stringify(part.path))
    else for (const [name, one] of Object.entries(part)) if (name !== 'origin') fieldsOfPeople(one, found)
  }
  return found
}

/** Totals of a changed plan: those that stood, and those that were counted again. */
function merged(stood: Totals, { measures }: Core, counted: Totals | null, changed: readonly Measure[]): Totals {
  if (counted === null) return stood
  const again = new Set(changed.map(({ name }) => name))
  const sums = measures.flatMap(({ name }) => {
    const own = (again.has(name) ? counted : stood).sums.get(name)
    return own === undefined ? [] : [[name, own] as const]
  })
  return {
    ...stood,
    sums: new Map(sums),
    earning: (name) => (again.has(name) ? counted : stood).earning(name),
  }
}
