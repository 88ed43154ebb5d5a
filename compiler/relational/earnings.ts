/** Lines of the earnings ledger: what each row, and what no row, adds to each part of pay in each pay period (semantics 8, 9). */
import type { Component } from '../../runtime/core/core.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import { byNobody } from './decided/decisions.ts'
import type { Moments } from './measures/moments.ts'
import type { ByRow } from './pay/attribution.ts'
import type { Earned } from './pay/components.ts'
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
  values,
} from './program/build.ts'
import type { Column } from './program/ir.ts'
import type { Scalar } from './program/scalar.ts'

/** A component with the rows that explain it. */
export interface Paid {
  readonly earned: Earned
  readonly byRow: readonly ByRow[]
}

/** How many columns row keys have. */
const widthOf = (rows: readonly ByRow[]): number => Math.max(1, ...rows.map(({ keys }) => keys.length))
export const keyName = (place: number): string => (place === 0 ? 'row_key' : `row_key_${place + 1}`)

/** What a part of pay earned deal by deal; `rows` null: its lines name no row. */
export interface DealLines {
  readonly lines: LinesOf
  readonly rows: ByRow | null
}

/** Lines of one kind: their item, whose part of pay they are, and in which periods their moments count. */
export interface LinesOf {
  readonly name: string
  readonly label: string
  readonly origin: Component['origin']
  readonly item: EarningLine['item']
  /** The part of pay, or the column that names it. */
  readonly component: { readonly name: string } | { readonly column: string }
  readonly moments: Moments
  readonly table: Relation
  readonly amount: string
}

const wholeOf = ({ component, moments, table }: Earned): LinesOf => ({
  name: component.name,
  label: component.label,
  origin: component.origin,
  item: 'earned',
  component: { name: component.name },
  moments,
  table,
  amount: 'earned',
})

/** What makes up the ledger: parts of pay with the rows that explain them, what no row explains, and what is paid deal by deal or for events. */
export interface Ledger {
  readonly paid: readonly Paid[]
  readonly besides: readonly LinesOf[]
  /** What limits on all pay change for everybody; then what they change from the first decision on by which somebody is exempt, and so on. */
  readonly limits: readonly LinesOf[]
  readonly deals: readonly DealLines[]
  readonly events: readonly DealLines[]
}

/** How many columns row keys have in a ledger. */
export const keysOf = ({ paid, deals, events }: Ledger): number =>
  widthOf([...paid.flatMap(({ byRow }) => byRow), ...[...deals, ...events].flatMap(({ rows }) => rows ?? [])])

/** Lines of parts of pay. Rows add what they earned; what no row explains is the rest: the whole, less what rows earned. */
export const linesOfPay = (build: Build, { paid, besides, deals }: Ledger, width: number): Relation[] => [
  ...paid.flatMap(({ earned, byRow }) => {
    const whole = wholeOf(earned)
    return [
      linesOf(build, whole, 'whole', `${whole.label} of each pay period`, null, width, 1),
      ...byRow.flatMap((rows) => {
        const own: LinesOf = { ...whole, table: rows.table, amount: 'earned_by_row' }
        // where a part of pay has several kinds of rows, each in the words of what they earned
        const which = byRow.length === 1 ? '' : ` (${build.steps.find(({ name }) => name === rows.table.name)?.says ?? ''})`
        const explained = `What rows explain of ${whole.label}${which}: taken from the whole, so that the rest is left`
        return [
          linesOf(build, own, 'of_rows', `${whole.label} by rows${which}`, rows, width, 1),
          linesOf(build, own, 'explained', explained, null, width, -1),
        ]
      }),
    ]
  }),
  ...deals.map(({ lines, rows }) => linesOf(build, lines, 'of_rows', `${lines.label} by deals`, rows, width, 1)),
  ...besides.map((one) => linesOf(build, one, 'lines', `${one.label} of each pay period`, null, width, 1)),
]

/** Lines of what limits on all pay change. */
export const linesOfLimits = (build: Build, { limits }: Ledger, width: number): Relation[] =>
  limits.map((one) => linesOf(build, one, 'lines', `${one.label} of each pay period`, null, width, 1))

/** Lines that stand beside all pay: of events, and what fills pay up. */
export const linesBeside = (build: Build, list: readonly DealLines[], width: number): Relation[] =>
  list.map(({ lines, rows }) => linesOf(build, lines, 'lines', `${lines.label} of each pay period`, rows, width, 1))

/**
 * All lines of the ledger, one for each part of pay, person, pay period and row. `apart`: lines that stay by themselves beside others of these, each with the
 * number of its decision.
 */
export function earningLines(build: Build, parts: readonly Relation[], apart: readonly Relation[]): Relation {
  const [first = noLines(build), ...more] = parts
  const told = { name: 'posted', says: 'All that is earned, by part of pay, person, pay period and row', origin: null }
  const every = more.length === 0 ? first : union(build, told, first, ...more)
  const by = every.columns.filter(({ name }) => name !== 'amount').map(({ name }) => name)
  const amount = columnNamed(every, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const once = aggregate(build, { name: 'lines', says: 'One line for each of these', origin: null }, every, by, [
    { column: int('amount', BigInt(amount.low) * MANY, BigInt(amount.high) * MANY), does: 'sum', of: 'amount' },
  ])
  const sums =
    apart.length === 0
      ? once
      : union(build, { name: 'all_lines', says: 'With those decided by hand', origin: null }, byNobody(build, once), ...apart)
  const earnings = { name: 'earning_lines', says: 'Those that are not nothing', origin: null }
  return select(
    build,
    earnings,
    sums,
    [
      ...sums.columns.filter(({ name }) => name !== 'amount').map((one) => ({ column: one, value: column(one.name) })),
      { column: columnNamed(sums, 'amount'), value: column('amount') },
    ],
    compare('<>', column('amount'), integer(0)),
  )
}

/** Where nothing falls into the pay periods that are asked for. */
const noLines = (build: Build): Relation => {
  const columns = [
    ...['component', 'payee', 'for_period', 'posted_in', 'kind', 'record', 'row_key', 'item'].map(text),
    int('amount', 0n, 0n),
  ]
  return values(build, { name: 'nothing', says: 'Nothing falls into these pay periods', origin: null }, columns)
}

/** A line adds up no more amounts than windows and their opposites in one pay period. */
export const MANY = 1000n

/** With the pay period in which each moment counts, and whether it is added or taken away. */
function inPeriods(build: Build, { name, label, moments: { adds, plain }, table }: LinesOf): Relation {
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
          ['for_period', 'posted_in', 'kind', 'counted', 'sense'],
          adds.map(({ period, posted, moment, sense }) => [period, posted, posted === period ? 'original' : 'clawback', moment, sense]),
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

function linesOf(build: Build, of: LinesOf, what: string, says: string, rows: ByRow | null, width: number, sign: 1 | -1): Relation {
  const table = inPeriods(build, of)
  const has = (name: string): boolean => table.columns.some((one) => one.name === name)
  const period = has('for_period') ? 'for_period' : 'pay_for_period'
  const found = columnNamed(table, of.amount)
  if (found.type !== 'int') throw new Error(of.amount)
  const most = [found.low, found.high]
    .map((bound) => (BigInt(bound) < 0n ? -BigInt(bound) : BigInt(bound)))
    .reduce((a, b) => (a > b ? a : b))
  const negative = (value: Scalar): Scalar => ({ kind: 'subtract', left: integer(0), right: value })
  const counted: Scalar = has('sense') ? { kind: 'multiply', left: column(of.amount), right: column('sense') } : column(of.amount)
  const keys = Array.from({ length: width }, (_, i) => {
    const key = rows?.keys[i]
    const made: Column = { ...text(keyName(i)), nullable: true }
    return { column: made, value: key === undefined ? NOTHING : column(key) }
  })
  return select(build, { name: `${of.name}_${what}`, says, origin: of.origin }, table, [
    { column: text('component'), value: 'name' in of.component ? { kind: 'text', value: of.component.name } : column(of.component.column) },
    { column: text('payee'), value: column('payee') },
    { column: text('for_period'), value: column(period) },
    { column: text('posted_in'), value: column(has('posted_in') ? 'posted_in' : period) },
    { column: text('kind'), value: has('kind') ? column('kind') : { kind: 'text', value: 'original' } },
    { column: { ...text('record'), nullable: true }, value: rows === null ? NOTHING : { kind: 'text', value: rows.measure.record } },
    ...keys,
    { column: text('item'), value: { kind: 'text', value: of.item } },
    { column: int('amount', -most, most), value: sign === 1 ? counted : negative(counted) },
  ])
}

const NOTHING: Scalar = { kind: 'null', type: 'text' }
