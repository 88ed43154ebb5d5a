/** What a reviewer is told about a change of a quotas file: what changed, whether it can change a quota, and on data who is asked for what. */
import type { Day } from '../../runtime/calendar/day.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { compareText } from '../../runtime/exact/order.ts'
import type { Allocated } from '../../runtime/planning/allocation/allocate.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { type Moved, movedBetween } from '../../runtime/planning/territories/moved.ts'
import { type Sides, sidesOf, sumOf } from '../compare/sides.ts'
import { diff, type Side } from '../diff/diff.ts'
import { type Told, told } from '../diff/told.ts'
import type { Quotas } from '../plan/quotas.ts'
import { withoutNames } from './masked.ts'

/** One person's quota of one metric for the year, whole in its unit (money in minor units). */
export interface QuotaMove {
  readonly id: string
  readonly name: string
  /** The part of the topmost level that the person stands under, by its label; null where people are the only level. */
  readonly under: string | null
  readonly before: bigint
  readonly after: bigint
  readonly change: bigint
}

/** The quotas of one metric on both sides. */
export interface QuotaMoves {
  readonly metric: string
  readonly label: string
  readonly unit: Unit
  /** What the topmost level is called; null where people are the only one. */
  readonly level: string | null
  /** Everybody on either side, in canonical order. */
  readonly people: readonly QuotaMove[]
  readonly before: bigint
  readonly after: bigint
  readonly sides: Sides
}

/** What a change comes to on data. */
export interface QuotasConsequence {
  readonly quotas: readonly QuotaMoves[]
  /** Rows that change territory, and what they hold. */
  readonly moved: Moved
  /** What rows are rows of; null where the file has no territories. */
  readonly record: string | null
  readonly after: Planned
}

/** One quotas file that changed. */
export interface QuotasReview {
  readonly file: string
  readonly before: Quotas
  readonly after: Quotas
  readonly changes: readonly Told[]
  /** Whether equal programs prove that no quota can change, on any data. */
  readonly sameQuotas: boolean
  /** Undefined where no data was given. */
  readonly consequence: QuotasConsequence | undefined
}

/** Allocates a quotas file on the data; undefined where it cannot be. */
export type Allocator = (side: Side) => Planned | undefined

/** Reviews a change of one quotas file; undefined where one of the sides is none. */
export function quotasReviewOf(before: Side, after: Side, allocate: Allocator | undefined): QuotasReview | undefined {
  const [old, now] = [before.compiled.planning?.plan, after.compiled.planning?.plan]
  if (old === undefined || now === undefined) return undefined
  const { changes, samePay } = diff(before, after)
  const [from, to] = [before, after].map((side) => allocate?.(side))
  const consequence = from === undefined || to === undefined ? undefined : consequenceOf(from, to)
  const people = consequence?.quotas.flatMap((one) => one.people) ?? []
  return {
    file: after.text.plan.file,
    before: old,
    after: now,
    changes: changes.map((change) => withoutNames(told(change, now), people)),
    sameQuotas: samePay,
    consequence,
  }
}

function consequenceOf(before: Planned, after: Planned): QuotasConsequence {
  const metrics = new Map([...before.quotas, ...after.quotas].map((one) => [one.allocation.metric, one.allocation]))
  const quotas = [...metrics].map(([metric, { label, unit }]): QuotaMoves => {
    const [old, now] = [before, after].map(({ quotas: all, world }) => {
      const quota = all.find(({ allocation }) => allocation.metric === metric)
      return quota === undefined ? new Map<string, Held>() : heldIn(quota, world.until)
    })
    const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort(compareText)
    const people = ids.map((id): QuotaMove => {
      const [was, is] = [old?.get(id), now?.get(id)]
      const [from, to] = [was?.year ?? 0n, is?.year ?? 0n]
      const { name, under } = is ?? was ?? { name: id, under: null }
      return { id, name, under, before: from, after: to, change: to - from }
    })
    const level = after.quotas.find(({ allocation }) => allocation.metric === metric)?.trees.at(-1)?.root.children[0]?.level ?? null
    return {
      metric,
      label,
      unit,
      level: people.some(({ under }) => under !== null) ? level : null,
      people,
      before: sumOf(people.map((one) => one.before)),
      after: sumOf(people.map((one) => one.after)),
      sides: sidesOf(people),
    }
  })
  return { quotas, moved: movedBetween(before, after), record: after.coverage?.assignment?.record ?? null, after }
}

interface Held {
  readonly name: string
  readonly under: string | null
  readonly year: bigint
}

/** Everybody's quota of the year; what the house has is nobody's. */
function heldIn({ people, person, trees }: Allocated, until: Day): Map<string, Held> {
  const tree = trees.at(-1)
  const tops = new Map(tree?.root.children.map(({ key, label }) => [key, label]))
  return new Map(
    people.flatMap((id): [string, Held][] => {
      const own = person(id, until)
      if (own === undefined || own.house) return []
      const path = tree?.leaves.get(id)?.path ?? []
      const under = path.length > 1 ? (tops.get(path[0] ?? '') ?? path[0] ?? null) : null
      return [[id, { name: own.label, under, year: own.year }]]
    }),
  )
}
