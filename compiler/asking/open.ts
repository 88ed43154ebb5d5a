/** Deals that are not closed yet: what each, and several together, would add to the period's pay. */
import type { Day } from '../../runtime/calendar/day.ts'
import type { Field } from '../../runtime/core/record.ts'
import { shownKey } from '../../runtime/data/order.ts'
import type { Data, Row, Table } from '../../runtime/data/table.ts'
import type { Counted } from '../../runtime/evaluate/counted.ts'
import { lookupOf } from '../../runtime/evaluate/lookup.ts'
import { tallyOf } from '../../runtime/evaluate/tally.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { isRatio, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { sayDay } from '../describe/words.ts'
import type { Plan } from '../plan.ts'
import type { OpenDeal } from './answers.ts'
import { earnedFrom, type Person, withRows } from './person.ts'
import { moneyTold, told } from './say.ts'

/** An open row that a metric of the person counts. */
export interface Open {
  readonly key: string
  readonly record: string
  readonly row: Row
  readonly date: Day
  /** The first money field of its record: what the row is about. */
  readonly amount: Ratio
  /** Whether it closes in the period asked for. */
  readonly inside: boolean
}

/** The person's open rows, by day and key, and what the period pays when some of them close. */
export interface Opened {
  readonly rows: readonly Open[]
  readonly payWith: (keys: ReadonlySet<string>) => bigint
}

/** `record key`: what tells a row of any record. */
const idOf = (record: string, row: Row): string => `${record} ${shownKey(row.key)}`

/** `open`: tables of rows that are not in the data. `now`: what the period pays as it stands. */
export function openedFor(person: Person, open: Data, now: bigint): Opened {
  const { id, periods } = person
  const { core, data, problems } = person.world
  // the same plan and people, with the open rows alone
  const tables = new Map<string, Table>([...data.tables, ...open.tables])
  const empty = [...data.tables].flatMap(([record, table]): [string, Table][] => {
    const counted = core.measures.some((measure) => measure.record === record)
    return counted && !open.tables.has(record) ? [[record, { ...table, rows: [] }]] : []
  })
  const alone: Data = { tables: new Map([...tables, ...empty]) }
  const world: World = { ...person.world, data: alone, lookup: lookupOf(core, { tables }, problems) }
  const mine = core.measures.flatMap((measure) => tallyOf(world, measure, id).rows)
  const from = periods[0]?.from
  const to = periods.at(-1)?.to
  const byId = new Map<string, Open>()
  for (const { credit } of mine) {
    const { record, row, date } = credit
    const inside = from !== undefined && to !== undefined && date >= from && date <= to
    byId.set(idOf(record, row), { key: shownKey(row.key), record, row, date, amount: amountIn(person, record, row), inside })
  }
  const rows = [...byId.values()].toSorted((a, b) => a.date - b.date || (a.key < b.key ? -1 : 1))
  const first = rows.find(({ inside }) => inside)?.date
  if (first === undefined) return { rows, payWith: () => now }
  const countedWith =
    (keys: ReadonlySet<string>): ((one: Counted) => boolean) =>
    ({ credit }) =>
      credit.date >= first && keys.has(shownKey(credit.row.key))
  const worldWith = (keys: ReadonlySet<string>): World =>
    withRows(person, first, (measure, of) => tallyOf(world, measure, of).rows.filter(countedWith(keys)))
  const start = earnedFrom(person, worldWith(new Set()), first)
  const known = new Map<string, bigint>()
  return {
    rows,
    payWith: (keys) => {
      const text = rows.flatMap(({ key, inside }) => (inside && keys.has(key) ? [key] : [])).join('\u0000')
      const found = known.get(text) ?? (text === '' ? now : now + earnedFrom(person, worldWith(keys), first) - start)
      known.set(text, found)
      return found
    },
  }
}

function amountIn({ world }: Person, record: string, row: Row): Ratio {
  const money = world.core.records.find(({ name }) => name === record)?.fields.find(({ unit }) => unit.kind === 'money')
  const value = money === undefined ? undefined : row.values.get(money.name)
  return value !== undefined && isRatio(value) ? value : ZERO
}

/** Each open deal by itself. */
export function openDealsOf({ rows, payWith }: Opened, period: string, plan: Plan): readonly OpenDeal[] {
  const now = payWith(new Set())
  return rows.map((open): OpenDeal => {
    const adds = moneyTold(payWith(new Set([open.key])) - now, plan)
    const fields = plan.records.find(({ name }) => name === open.record)?.fields ?? []
    const label = labelOf(open, fields)
    const money = fields.find(({ unit }) => unit.kind === 'money')
    const amount = money === undefined ? null : told(open.amount, money.unit, plan)
    const closes = sayDay(open.date)
    const gain = open.inside ? `adds ${adds.says}` : `is no part of ${period}`
    return { key: open.key, label, amount, closes, adds, says: `${label}${amount === null ? '' : `, ${amount.says}`}, ${closes}: ${gain}.` }
  })
}

/** The texts of a row that tell it to a person: its key, and free text such as a customer. */
function labelOf({ key, row }: Open, fields: readonly Field[]): string {
  const texts = fields.flatMap(({ name, unit, oneOf }) => {
    const value = row.values.get(name)
    return unit.kind === 'text' && oneOf === null && typeof value === 'string' && value !== key ? [value] : []
  })
  return [key, ...texts].join(' ')
}

/** Keys of open rows that are in the data already. */
export const closedAlready = (data: Data, open: Data): readonly string[] =>
  [...open.tables].flatMap(([record, table]) => {
    const known = new Set((data.tables.get(record)?.rows ?? []).map(({ key }) => shownKey(key)))
    return table.rows.flatMap(({ key }) => (known.has(shownKey(key)) ? [shownKey(key)] : []))
  })
