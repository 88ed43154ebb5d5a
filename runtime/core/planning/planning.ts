import * as z from 'zod'
import { Calendar } from '../calendar.ts'
import { Crediting } from '../credit.ts'
import { Exchange } from '../exchange.ts'
import { Measure } from '../measure.ts'
import { Origin } from '../origin.ts'
import { People } from '../people.ts'
import { RecordShape } from '../record.ts'
import { Rounding } from '../unit.ts'
import { Allocation } from './allocation.ts'
import { Capacity } from './capacity.ts'
import { Territories } from './territories.ts'

/** What a quotas file computes: territories, quotas and capacity for one fiscal year. Versioned; amounts of money are in minor units. */
export const Planning = z.strictObject({
  kind: z.literal('planning'),
  version: z.literal(1),
  name: z.string(),
  label: z.string(),
  currency: z.strictObject({ code: z.string(), digits: z.number().int().min(0).max(4) }),
  rounding: z.strictObject({ money: Rounding, ratio: Rounding }),
  exchange: Exchange,
  calendar: Calendar,
  holidays: z.string().nullable(),
  effective: z.strictObject({ from: z.string(), to: z.string() }),
  records: z.array(RecordShape),
  /** Who has quotas. */
  people: People,
  credit: z.array(Crediting),
  /** The metrics that quotas are for, without their quotas: what their history is. */
  measures: z.array(Measure),
  allocations: z.array(Allocation),
  territories: Territories,
  capacity: Capacity.nullable(),
  origin: Origin,
})
export type Planning = z.infer<typeof Planning>
