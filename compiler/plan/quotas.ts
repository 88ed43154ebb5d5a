/** The Plan of a quotas file: what was meant. Read by its checks, by lowering, by explanations and by plans whose pay it drives. */
import * as z from 'zod'
import { Calendar } from '../../runtime/core/calendar.ts'
import { Crediting } from '../../runtime/core/credit.ts'
import { Exchange } from '../../runtime/core/exchange.ts'
import { Expression } from '../../runtime/core/expression.ts'
import { Origin } from '../../runtime/core/origin.ts'
import { Presence } from '../../runtime/core/people.ts'
import { Bound, House, Move, Override, Ramp, Relief, Season, Shared, Version } from '../../runtime/core/planning/allocation.ts'
import { Fraction } from '../../runtime/core/planning/basis.ts'
import { Capacity } from '../../runtime/core/planning/capacity.ts'
import { Territories } from '../../runtime/core/planning/territories.ts'
import { Proration } from '../../runtime/core/proration.ts'
import { RecordShape } from '../../runtime/core/record.ts'
import { Rounding, Unit } from '../../runtime/core/unit.ts'
import { Example } from './example.ts'
import { Metric } from './metric.ts'

/** `grow 10% less 2%, then relieve 2%`: changes of one base are added up, each step is of what came before. */
export const GrowthClause = z.strictObject({
  steps: z.array(z.array(z.strictObject({ share: Fraction, says: z.string() })).nonempty()).nonempty(),
  says: z.string(),
  origin: Origin,
})
export type GrowthClause = z.infer<typeof GrowthClause>

/** The same hedge in the word it was written in: 10% over, 110% of plan, an attainment factor of 10/11. */
export const HedgeClause = z.strictObject({
  level: z.string(),
  as: z.enum(['over', 'of plan', 'attainment factor']),
  value: Fraction,
  says: z.string(),
  origin: Origin,
})
export type HedgeClause = z.infer<typeof HedgeClause>

export const PlanLevel = z.strictObject({
  name: z.string(),
  path: z.array(z.string()),
  record: z.string().nullable(),
  shared: Shared,
  hedge: HedgeClause.nullable(),
  floor: Bound.nullable(),
  ceiling: Bound.nullable(),
  says: z.string(),
  origin: Origin,
})
export type PlanLevel = z.infer<typeof PlanLevel>

/** How the quota of a metric is allocated from a day on, whole: what a later block does not say is as the one before says. */
export const AllocationVersion = z.strictObject({
  from: z.string(),
  root: Version.shape.root,
  growth: GrowthClause.nullable(),
  each: Version.shape.each,
  levels: z.array(PlanLevel).nonempty(),
  season: Season,
  seasonsOf: Version.shape.seasonsOf,
  ramp: Ramp.nullable(),
  prorate: Proration.nullable(),
  reliefs: z.array(Relief),
  house: z.array(House),
  round: Version.shape.round,
  overrides: z.array(Override),
  moves: z.array(Move),
  pad: Fraction,
})
export type AllocationVersion = z.infer<typeof AllocationVersion>

export const PlannedQuota = z.strictObject({
  metric: z.string(),
  label: z.string(),
  unit: Unit,
  because: z.string().nullable(),
  versions: z.array(AllocationVersion).nonempty(),
  origin: Origin,
})
export type PlannedQuota = z.infer<typeof PlannedQuota>

export const Quotas = z.strictObject({
  kind: z.literal('quotas'),
  version: z.literal(1),
  language: z.literal(1),
  name: z.string(),
  label: z.string(),
  because: z.string().nullable(),
  company: z.strictObject({ name: z.string(), label: z.string() }).nullable(),
  currency: z.strictObject({ code: z.string(), digits: z.number().int() }),
  rounding: z.strictObject({ money: Rounding, ratio: Rounding }),
  exchange: Exchange,
  calendar: Calendar,
  holidays: z.string().nullable(),
  effective: z.strictObject({ from: z.string(), to: z.string(), origin: Origin }),
  /** Who has quotas. */
  appliesTo: z.strictObject({ record: z.string(), where: Expression.nullable(), says: z.string(), origin: Origin }),
  presence: Presence,
  records: z.array(RecordShape),
  credit: z.array(Crediting),
  metrics: z.array(Metric),
  quotas: z.array(PlannedQuota),
  territories: Territories,
  capacity: Capacity.nullable(),
  examples: z.array(Example),
  origin: Origin,
})
export type Quotas = z.infer<typeof Quotas>
