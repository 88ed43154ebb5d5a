import { joinKey, shownKey } from '../data/order.ts'
import type { Data, Row } from '../data/table.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { dayIn } from '../evaluate/values.ts'
import type { World } from '../evaluate/world.ts'
import { ONE, ZERO } from '../exact/ratio.ts'
import type { Posted } from '../payments/holdings.ts'
import type { CreditLine, EarningLine, PaymentLine } from './lines.ts'

/** The ledgers of closed periods: an input of a run, never computed again (semantics 9). */
export interface ClosedLedgers {
  /** The closed pay periods, in order, from the plan's first. */
  readonly periods: readonly string[]
  readonly credits: readonly CreditLine[]
  readonly earnings: readonly EarningLine[]
  readonly payments: readonly PaymentLine[]
  /** The data as they were known when the last of these periods was closed. */
  readonly known?: () => Data
}

export const NONE_CLOSED: ClosedLedgers = { periods: [], credits: [], earnings: [], payments: [] }

/** The closed ledgers up to some periods: what a run for an earlier period sees of them. */
export function closedWithin(closed: ClosedLedgers, labels: readonly string[]): ClosedLedgers {
  const seen = new Set(labels)
  const inside = ({ postedIn }: { readonly postedIn: string }): boolean => seen.has(postedIn)
  return {
    periods: closed.periods.filter((label) => seen.has(label)),
    credits: closed.credits.filter(inside),
    earnings: closed.earnings.filter(inside),
    payments: closed.payments.filter(inside),
  }
}

/** A row as the last close knew it, for what was clawed back then (semantics 9: first what changes without new triggers). */
export function rowsThen({ known }: ClosedLedgers): World['rowThen'] {
  if (known === undefined) return undefined
  const { tables } = known()
  const rows = new Map([...tables].map(([record, table]) => [record, new Map(table.rows.map((row) => [joinKey(row.key), row] as const))]))
  return (record, row) => rows.get(record)?.get(joinKey(row.key))
}

/** Earnings that a replay posts; a draw that is forgiven is made by the payments. */
export const isReplayed = ({ item }: EarningLine): boolean => item !== 'forgiven'

/** Closed earnings with the rows that they are for, as the data hold them now; null where a row is gone. */
export function withRowsOfNow(world: World, earnings: readonly EarningLine[]): Posted[] {
  const rows = new Map<string, ReadonlyMap<string, Row>>()
  const rowsOf = (record: string): ReadonlyMap<string, Row> => {
    const known = rows.get(record)
    if (known !== undefined) return known
    const made = new Map((world.data.tables.get(record)?.rows ?? []).map((row) => [shownKey(row.key), row] as const))
    rows.set(record, made)
    return made
  }
  return earnings.filter(isReplayed).map((line) => {
    const row = line.record === '' ? undefined : rowsOf(line.record).get(line.rowKey)
    return { line, row: row === undefined ? null : creditOf(world, line, row) }
  })
}

function creditOf(world: World, { record, rowKey, payee, origin }: EarningLine, row: Row): Credit | null {
  const shape = world.lookup.record(record)?.shape
  const date = shape?.fields.flatMap(({ name, role }) => (role === 'incentive' ? [dayIn(row.values.get(name))] : []))[0]
  if (shape === undefined || date === undefined) return null
  return {
    record,
    row,
    rowKey,
    date,
    recipient: payee,
    role: 'direct',
    level: 0,
    share: ONE,
    before: ZERO,
    of: null,
    counts: true,
    origin: { ...shape.origin, address: origin },
  }
}
