/**
 * Worth that moves where there is no quota: month by month a part of pay without a quota gives its worth to those that have one, in
 * proportion to theirs (semantics 5, 17.16). What a month adds to the target is shared by who has a quota in it; the sums to date are rounded.
 */
import type { Core, Measure } from '../../../runtime/core/core.ts'
import type { Given } from '../../../runtime/evaluate/given.ts'
import { type Share, sharesHaving, sharesOfTarget } from '../../../runtime/evaluate/shares.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { compare as compareRatios, type Ratio, ZERO } from '../../../runtime/exact/ratio.ts'
import { type Fraction, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { constant, minus, times } from '../../../runtime/fast/program/number.ts'
import { figureIn, newSlots, when } from '../measures/figures.ts'
import { column, columnNamed, constants, int, integer, join, type Relation, type Told, windowed } from '../program/build.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import type { StatedToDate, ToDate } from './stated.ts'

/** The metrics of parts of pay with a worth whose missing quota moves it. */
function movingMetrics(core: Core): readonly Measure[] {
  const names = new Set(sharesOfTarget({ core }).map(({ component }) => component))
  const read = new Set(core.components.flatMap(({ name, metric }) => (names.has(name) ? [metric] : [])))
  return core.measures.filter(({ name, quota }) => read.has(name) && quota?.whenMissing === 'weight_moves')
}

/** Whether the worth of parts of pay depends on who has a quota. */
export const worthMoves = (core: Core): boolean => movingMetrics(core).length > 0

/** Parts of pay that may be without a quota at most: their shares are listed for every set of those that have one. */
const MOST = 8

export interface MovedWorths {
  /** The worth of a part of pay to date. */
  readonly of: (component: string) => StatedToDate
}

interface Amounts {
  readonly target: (wanted: readonly ToDate[]) => StatedToDate
  readonly quota: (measure: Measure, wanted: readonly ToDate[]) => StatedToDate
}

/** The worths of all parts of pay over some months to date. */
export function movedWorths(site: Site, given: Given, wanted: readonly ToDate[], amounts: Amounts): MovedWorths {
  const { build, core } = site
  const origin = core.target?.origin ?? null
  const told = (what: string, says: string): Told => ({ name: `worth_${what}`, says, origin })
  const moving = movingMetrics(core)
  for (const { name, origin } of moving)
    if (given.measures.some(({ metric, quota, quotas }) => metric === name && (quota !== undefined || (quotas?.length ?? 0) > 0)))
      refuse('weight that moves beside a quota that is stated', origin)
  if (moving.length > MOST) return refuse('weight that moves among more than eight metrics', moving[MOST]?.origin ?? never())
  const months = monthsOf(wanted)
  const inMonths = months.map(({ known, last }): ToDate => ({ known, start: last, last }))
  const target = amounts.target(months)
  const starts = constants(
    build,
    told('months', 'The months of worth, and the first of the year of each'),
    ['known_on', 'last_month', 'first_month'],
    months.map(({ known, last, start }) => [known, last, start]),
  )
  const sameMonth = ['known_on', 'last_month'].map((one) => ({ left: one, right: one }))
  const dated = join(build, told('to_date', 'The target to date, month by month'), target.table, starts, {
    on: sameMonth,
    take: { first_month: 'first_month' },
  })
  let relation: Relation = windowed(
    build,
    told('before', 'The target to date, beside that of the month before'),
    dated,
    ['known_on', 'payee', 'first_month'],
    ['last_month'],
    [{ column: { ...columnNamed(dated, target.column), name: 'before', nullable: true }, does: 'lag', of: target.column }],
  )
  for (const [i, measure] of moving.entries()) {
    const quota = amounts.quota(measure, inMonths)
    relation = join(build, told(`with_${measure.name}`, `With the quota of ${measure.label} in the month`), relation, quota.table, {
      how: 'left',
      on: [...sameMonth, { left: 'payee', right: 'payee' }],
      take: { [quota.column]: `quota_${i + 1}` },
    })
  }
  const slots = newSlots()
  const through = figureIn(slots, relation, target.column)
  const monthly = write(
    build,
    told('by_month', 'What each month adds to the target, and which metrics have a quota in it'),
    relation,
    slots,
    new Map(),
    [
      { column: 'adds', number: minus(through.over, figureIn(slots, relation, 'before').over), scale: through.scale },
      ...moving.map((_, i) => ({
        column: `has_${i + 1}`,
        truth: when(slots, {
          kind: 'compare',
          op: '>',
          left: { kind: 'coalesce', value: column(`quota_${i + 1}`), otherwise: integer(0) },
          right: integer(0),
        }),
      })),
    ],
  )
  const made = new Map<string, StatedToDate>()
  return {
    of: (component) => {
      const known = made.get(component) ?? worthOf(site, component, moving, { monthly, most: columnNamed(target.table, target.column) })
      made.set(component, known)
      return known
    },
  }
}

/** All months up to each that is wanted. */
function monthsOf(wanted: readonly ToDate[]): readonly ToDate[] {
  const months = wanted.flatMap(({ known, start, last }) =>
    Array.from({ length: last - start + 1 }, (_, i): ToDate => ({ known, start, last: start + i })),
  )
  return [...new Map(months.map((one) => [`${one.known} ${one.last}`, one])).values()]
}

const never = (): never => {
  throw new Error('no metric')
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/** A part of pay's shares for every set of metrics that have a quota: before it and with it, as whole numbers over one divisor. */
function sharesOf(core: Core, component: string, moving: readonly Measure[]) {
  const all = sharesOfTarget({ core })
  const metricOf = (share: Share) => core.components.find(({ name }) => name === share.component)?.metric
  const sets = Array.from({ length: 2 ** moving.length }, (_, bits) => moving.map((_, i) => (bits >> i) % 2))
  const found = sets.map((flags) => {
    const has = (share: Share): boolean => flags[moving.findIndex(({ name }) => name === metricOf(share))] !== 0
    const share = sharesHaving(all, has).find((one) => one.component === component)
    return { flags, before: share?.before ?? ZERO, through: share?.through ?? ZERO }
  })
  const under = found.flatMap(({ before, through }) => [before.d, through.d]).reduce((a, d) => (a / gcd(a, d)) * d, 1n)
  const whole = ({ n, d }: Ratio): bigint => (n * under) / d
  const [first, ...more] = found.map(({ through }) => through)
  const most = more.reduce((a, b) => (compareRatios(a, b) < 0 ? b : a), first ?? ZERO)
  return { under, most: whole(most), rows: found.map(({ flags, before, through }) => [...flags, whole(before), whole(through)]) }
}

/** The worth of one part of pay to date: a difference of two rounded sums, so that all add up (RP4). */
function worthOf(
  { build, core }: Site,
  component: string,
  moving: readonly Measure[],
  { monthly, most }: { readonly monthly: Relation; readonly most: ReturnType<typeof columnNamed> },
): StatedToDate {
  const { label, origin } = core.components.find(({ name }) => name === component) ?? never()
  const told = (what: string, says: string): Told => ({ name: `${component}_worth${what}`, says, origin })
  const flags = moving.map((_, i) => `has_${i + 1}`)
  const { under, most: share, rows } = sharesOf(core, component, moving)
  const table = constants(
    build,
    told('_shares', `The share of ${label} by which metrics have a quota: parts of ${under}`),
    [...flags, 'part_before', 'part_through'],
    rows,
  )
  const shared = join(build, told('_shared', `Each month with the share of ${label} in it`), monthly, table, {
    on: flags.map((one) => ({ left: one, right: one })),
    take: { part_before: 'part_before', part_through: 'part_through' },
  })
  const slots = newSlots()
  const adds = figureIn(slots, shared, 'adds')
  const sides = ['before', 'through'] as const
  const parts = write(
    build,
    told('_by_month', `What each month adds to the worth of ${label}, in parts of ${under}`),
    shared,
    slots,
    new Map(),
    sides.map((side) => ({
      column: `adds_${side}`,
      number: times(adds.over, figureIn(slots, shared, `part_${side}`).over),
      scale: adds.scale,
    })),
  )
  if (most.type !== 'int') throw new Error(most.name)
  // a target grows month by month, so that what its months add comes to its part of it at most
  const [low, high] = [BigInt(most.low), BigInt(most.high)].map((bound) => bound * share)
  const sums = windowed(
    build,
    told('_sums', `The worth of ${label} to date, in parts of ${under}`),
    parts,
    ['known_on', 'payee', 'first_month'],
    ['last_month'],
    sides.map((side) => ({
      column: int(`to_date_${side}`, low !== undefined && low < 0n ? low : 0n, high !== undefined && high > 0n ? high : 0n, adds.scale),
      does: 'running_sum' as const,
      of: `adds_${side}`,
    })),
  )
  for (const side of sides) build.bounds.push({ step: sums.name, column: `to_date_${side}`, says: `the worth of ${label} to date` })
  const { mode, unit } = core.rounding.money
  const to = newSlots()
  const rounded = (side: (typeof sides)[number]): Fraction => {
    const sum = figureIn(to, sums, `to_date_${side}`)
    return roundedTo(under === 1n ? sum : { ...sum, under: constant(under) }, exactly(unit), mode)
  }
  const [before, through] = [rounded('before'), rounded('through')]
  const name = `${component}_worth`
  const made = write(build, told('', `The worth of ${label} to date`), sums, to, new Map(), [
    { column: name, number: minus(through.over, before.over), scale: through.scale },
  ])
  return { table: made, column: name, under: 1n }
}
