/** Lines of the earnings ledger: what each row, and what no row, adds to each part of pay in each pay period (semantics 8, 9). */
import type { Component } from '../../runtime/core/core.ts'
import type { ByRow } from './attribution.ts'
import {
  aggregate,
  type Build,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  type Relation,
  select,
  text,
  union,
} from './build.ts'
import type { Earned } from './components.ts'
import type { Column } from './ir.ts'
import type { Moments } from './moments.ts'
import type { Scalar } from './scalar.ts'

/** A component with the rows that explain it. */
export interface Paid {
  readonly earned: Earned
  readonly byRow: readonly ByRow[]
}

/** How many columns row keys have. */
const widthOf = (paid: readonly Paid[]): number => Math.max(1, ...paid.flatMap(({ byRow }) => byRow.map(({ keys }) => keys.length)))
const keyName = (place: number): string => (place === 0 ? 'row_key' : `row_key_${place + 1}`)

/** All lines of components. Rows add what they earned; what no row explains is the rest: the whole, less what rows earned. */
export function earningLines(build: Build, paid: readonly Paid[]): Relation {
  const width = widthOf(paid)
  const parts = paid.flatMap(({ earned, byRow }) => {
    const { component, moments, table } = earned
    const whole = inPeriods(build, component, moments, table)
    const { name, label, origin } = component
    const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
    const all = lines(build, told('whole', `${label} of each pay period`), component, whole, 'earned', null, width, 1)
    const explained = `What rows explain of ${label}: taken from the whole, so that the rest is left`
    return [
      all,
      ...byRow.flatMap((one) => {
        const rows = inPeriods(build, component, moments, one.table)
        return [
          lines(build, told('of_rows', `${label} by rows`), component, rows, 'earned_by_row', one, width, 1),
          lines(build, told('explained', explained), component, rows, 'earned_by_row', null, width, -1),
        ]
      }),
    ]
  })
  const [first, ...more] = parts
  if (first === undefined) throw new Error('a plan without pay')
  const told = { name: 'posted', says: 'All that is earned, by part of pay, person, pay period and row', origin: null }
  const every = more.length === 0 ? first : union(build, told, first, ...more)
  const by = every.columns.filter(({ name }) => name !== 'amount').map(({ name }) => name)
  const amount = columnNamed(every, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const sums = aggregate(build, { name: 'lines', says: 'One line for each of these', origin: null }, every, by, [
    { column: int('amount', BigInt(amount.low) * MANY, BigInt(amount.high) * MANY), does: 'sum', of: 'amount' },
  ])
  const earnings = { name: 'earnings', says: 'The lines of the earnings ledger, in minor units', origin: null }
  return select(
    build,
    earnings,
    sums,
    [
      ...sums.columns.filter(({ name }) => name !== 'amount').map((one) => ({ column: one, value: column(one.name) })),
      { column: text('item'), value: { kind: 'text', value: 'earned' } },
      { column: text('kind'), value: { kind: 'text', value: 'original' } },
      { column: text('posted_in'), value: column('for_period') },
      { column: columnNamed(sums, 'amount'), value: column('amount') },
    ],
    compare('<>', column('amount'), integer(0)),
  )
}

/** A line adds up no more amounts than windows and their opposites in one pay period. */
const MANY = 1000n

/** With the pay period in which each moment counts, and whether it is added or taken away. */
function inPeriods(build: Build, { name, label }: Component, { adds, plain }: Moments, table: Relation): Relation {
  if (plain) return table
  const taken = build.steps.find((step) => step.name === `${name}_periods`)
  const counts =
    taken === undefined
      ? constants(
          build,
          {
            name: `${name}_periods`,
            says: `In which pay period each window to date of ${label} counts; -1: it was paid before`,
            origin: null,
          },
          ['for_period', 'counted', 'sense'],
          adds.map(({ period, moment, sense }) => [period, moment, sense]),
        )
      : { name: taken.name, columns: taken.op === 'values' ? taken.columns : [] }
  const moment = table.columns.some((one) => one.name === 'pay_moment') ? 'pay_moment' : 'moment'
  return join(
    build,
    { name: `${table.name}_in_periods`, says: `${label} in the pay periods in which it counts`, origin: null },
    table,
    counts,
    {
      on: [{ left: moment, right: 'counted' }],
    },
  )
}

function lines(
  build: Build,
  told: { readonly name: string; readonly says: string; readonly origin: Component['origin'] },
  component: Component,
  table: Relation,
  amount: string,
  rows: ByRow | null,
  width: number,
  sign: 1 | -1,
): Relation {
  const has = (name: string): boolean => table.columns.some((one) => one.name === name)
  const period = has('for_period') ? 'for_period' : 'pay_for_period'
  const found = columnNamed(table, amount)
  if (found.type !== 'int') throw new Error(amount)
  const most = [found.low, found.high]
    .map((bound) => (BigInt(bound) < 0n ? -BigInt(bound) : BigInt(bound)))
    .reduce((a, b) => (a > b ? a : b))
  const signed: Scalar = has('sense')
    ? {
        kind: 'multiply',
        left: column(amount),
        right: sign === 1 ? column('sense') : { kind: 'subtract', left: integer(0), right: column('sense') },
      }
    : sign === 1
      ? column(amount)
      : { kind: 'subtract', left: integer(0), right: column(amount) }
  const keys = Array.from({ length: width }, (_, i) => {
    const key = rows?.keys[i]
    const made: Column = { ...text(keyName(i)), nullable: true }
    return { column: made, value: key === undefined ? ({ kind: 'null', type: 'text' } as const) : column(key) }
  })
  return select(build, told, table, [
    { column: text('component'), value: { kind: 'text', value: component.name } },
    { column: text('payee'), value: column('payee') },
    { column: text('for_period'), value: column(period) },
    {
      column: { ...text('record'), nullable: true },
      value: rows === null ? { kind: 'null', type: 'text' } : { kind: 'text', value: rows.measure.record },
    },
    ...keys,
    { column: int('amount', -most, most), value: signed },
  ])
}
