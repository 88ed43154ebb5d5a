/** What each row of a window earned (semantics 6.7): in the order of the rows, or in proportion to them. */
import type { Component, Measure, Step } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { type Fraction, product, quotient, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { below, constant, either, minus } from '../../../runtime/fast/program/number.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import { type Measured, sumOf } from '../measures/measures.ts'
import { programFor } from '../measures/needs.ts'
import { type ColumnsOfDays, type Figure, figureKey, rangeIn, slotsOf } from '../measures/reading.ts'
import type { RowSums } from '../measures/row-sums.ts'
import {
  column,
  columnNamed,
  compare,
  int,
  integer,
  join,
  nullable,
  type Relation,
  select,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { type Earned, soundPay, type Termed } from './components.ts'
import { inOrderOfTerms, rowsOfTerms } from './term-rows.ts'
import { besideRows, termsOf } from './term-tables.ts'

/** Rows with what each earned in each window to date: `payee`, `moment`, the row's key, `earned_by_row`. */
export interface ByRow {
  readonly table: Relation
  readonly keys: readonly string[]
  readonly measure: Measure
}

/**
 * The rows that explain a component's pay: those that get something on top, and those of its base, that share the rest; none where no row explains it.
 */
export function attributed(site: Site, earned: Earned, measured: ReadonlyMap<string, Measured>, sums: RowSums): readonly ByRow[] {
  const { component } = earned
  const kickers = kickersOf(component, sums)
  const ownPay = withoutKickers(site, earned, kickers)
  const kicked = kickers.flatMap((kicker): ByRow[] => {
    const of = measured.get(kicker.metric)
    return of === undefined ? [] : [byRow(of, onTop(site, earned, kicker, of))]
  })
  const base = baseOf(earned, sums)
  const of = base === undefined ? undefined : measured.get(base.metric)
  if (component.attribution === 'none' || base === undefined || of === undefined || !explains(of.counted.measure)) return kicked
  if (earned.terms !== null) return [...kicked, byRow(of, byTerms(site, earned, earned.terms, kickers, base, of))]
  const rows = rowsOf(site, { ...earned, table: ownPay }, of, base.days)
  const running = soFar(site, earned, of, rows)
  const table =
    component.attribution === 'in_order'
      ? inOrder(site, { ...earned, table: ownPay }, base, of, running)
      : inProportion(site, earned, of, running)
  return [...kicked, byRow(of, table)]
}

/** The same where fields of people change inside the window: term by term. */
function byTerms(
  site: Site,
  earned: Earned,
  termed: Termed,
  kickers: readonly Kicker[],
  { metric, key, days }: Base,
  of: Measured,
): Relation {
  const { component } = earned
  const divisor = key === null ? null : (earned.found.get(key)?.under ?? null)
  const terms = termsOf(site, earned, termed, kickers, metric, divisor)
  const rows = rowsOfTerms(site, { component, table: terms.table }, of, days)
  if (component.attribution === 'in_proportion') return inProportion(site, earned, of, soFar(site, earned, of, rows, ['pay_term']))
  const running = soFar(site, earned, of, rows)
  const { adds, keys } = of.counted
  const under = typeof divisor === 'string' ? `pay_${divisor}` : divisor
  return inOrderOfTerms(site, component, terms, metric, under, adds, keys, running)
}

const byRow = ({ counted: { keys, measure } }: Measured, table: Relation): ByRow => ({ table, keys, measure })

/** Only rows that are added up or counted explain pay (17.17). */
export const explains = ({ aggregate }: Measure): boolean => aggregate.kind === 'sum' || aggregate.kind === 'count'

/** The metric that explains pay; `key`: the figure of what its rows come to at rates of their own. */
interface Base {
  readonly metric: string
  readonly key: string | null
  readonly days: ColumnsOfDays
}

/** The metric whose rows pay is shared over, and its days; undefined where its value is stated and has no rows: what rows earned at rates of their own stands for their amounts. */
function baseOf({ component, days, daysOf }: Earned, sums: RowSums): Base | undefined {
  const { base, steps, origin } = component
  if (base.step === null) return { metric: base.metric, key: null, days }
  const step = steps.find(({ id }) => id === base.step)
  if (step?.value.kind !== 'measure' || !sums.has(step.value.metric)) return refuse('a rate for each row', origin)
  const key = figureKey({ what: 'measure', metric: step.value.metric, reads: step.reads })
  const own = daysOf.get(key)
  return own === undefined ? undefined : { metric: step.value.metric, key, days: own }
}

/** What is paid on top for rows of its own, after all multipliers: these rows get it (semantics 6.7). */
interface Kicker {
  readonly metric: string
  readonly key: string
  readonly step: Step
}
function kickersOf({ steps }: Component, sums: RowSums): readonly Kicker[] {
  const lastFactor = steps.findLastIndex(({ stage }) => stage === 'multiplier')
  return steps.flatMap((step, place): Kicker[] => {
    if (step.stage !== 'kicker' || place < lastFactor) return []
    const found = [...everyPart(step.value)].find((part) => part.kind === 'measure' && sums.has(part.metric))
    if (found?.kind !== 'measure') return []
    return [{ metric: found.metric, key: figureKey({ what: 'measure', metric: found.metric, reads: step.reads }), step }]
  })
}

/** With `own`: the pay that is left when rows that are paid on top have theirs. */
function withoutKickers({ build }: Site, { component, table, found }: Earned, kickers: readonly Kicker[]): Relation {
  const slots = newSlots()
  const whole = figureIn(slots, table, 'earned').over
  const own = kickers.reduce((left, { key }) => {
    const { over } = found.get(key) ?? {}
    if (over === undefined || over === null) throw new Error(key)
    return minus(left, roundedTo(figureIn(slots, table, over), exactly(component.round.unit), component.round.mode).over)
  }, whole)
  const told = { name: `${component.name}_own`, says: `${component.label} without what is paid on top for rows`, origin: component.origin }
  return kickers.length === 0 ? table : write(build, told, table, slots, new Map(), [{ column: 'own', number: own }])
}

/** What is paid on top by rows: rounded sums, each less the one before it. */
function onTop(site: Site, earned: Earned, { key, step }: Kicker, of: Measured): Relation {
  const { component, daysOf } = earned
  const days = daysOf.get(key)
  if (days === undefined) throw new Error(key)
  const running = soFar(site, earned, of, rowsOf(site, earned, of, days))
  const slots = newSlots()
  const [after, adds] = [figureIn(slots, running, 'so_far'), figureIn(slots, running, of.counted.adds)]
  const before: Fraction = { ...after, over: { ...minus(after.over, adds.over), low: after.over.low, high: after.over.high } }
  const paid = (sum: Fraction) => roundedTo(sum, exactly(component.round.unit), component.round.mode).over
  const told = { name: `${component.name}_on_top`, says: `What each row earned: ${step.label}`, origin: step.origin }
  return write(site.build, told, running, slots, new Map(), [{ column: 'earned_by_row', number: minus(paid(after), paid(before)) }])
}

/** The rows of each window to date, beside what the window has earned and all that its pay was computed from. */
function rowsOf({ build }: Site, { component, table }: Earned, { inWindows }: Measured, days: ColumnsOfDays): Relation {
  const told = {
    name: `${component.name}_rows`,
    says: `The rows that made ${component.label}, in each window to date`,
    origin: component.origin,
  }
  const on = [
    { left: 'payee', right: 'payee' },
    { left: 'from_day', right: days.from },
    { left: 'to_day', right: days.to },
    ...(days.seen === null ? [] : [{ left: 'seen_on', right: days.seen }]),
  ]
  const take = table.columns.filter(({ name }) => name !== 'payee').map(({ name }) => [name, `pay_${name}`] as const)
  return join(build, told, inWindows, table, { on, take: Object.fromEntries(take) })
}

/** With what the metric comes to after each row, and with all of them. */
function soFar(
  { build, limits }: Site,
  { component }: Earned,
  { counted }: Measured,
  rows: Relation,
  within: readonly string[] = [],
): Relation {
  const { measure, adds, keys } = counted
  const amount = columnNamed(rows, adds)
  if (amount.type !== 'int') throw new Error(adds)
  const together = sumOf(limits, measure.name, amount)
  const told = {
    name: `${component.name}_so_far`,
    says: `${measure.label} after each row, in the order of the rows`,
    origin: component.origin,
  }
  const so = (name: string): Column =>
    measure.aggregate.kind === 'count' && adds !== 'at_rate' && limits.together(measure.name) === undefined
      ? countsOf(name, amount)
      : { ...together, name }
  const made = windowed(
    build,
    told,
    rows,
    ['payee', 'pay_moment', ...within],
    ['day', ...keys],
    [
      { column: so('so_far'), does: 'running_sum', of: adds },
      { column: so('in_all'), does: 'total', of: adds },
      { column: int('place', 1n, MOST_ROWS), does: 'row_number' },
    ],
  )
  for (const name of ['so_far', 'in_all'])
    build.bounds.push({ step: made.name, column: name, says: `\`${measure.name}\` of one person, row by row` })
  return made
}

const MOST_ROWS = 10n ** 9n
const countsOf = (name: string, of: Column): Column => {
  const scale = of.type === 'int' ? of.scale : 0
  return int(name, -MOST_ROWS * 10n ** BigInt(scale), MOST_ROWS * 10n ** BigInt(scale), scale)
}

/** `e_j = R(H(c_j)) - R(H(c_(j-1)))`: the pay as a function of the metric alone, after each row less after the one before it. */
function inOrder(site: Site, earned: Earned, { metric: moves, key }: Base, { counted }: Measured, running: Relation): Relation {
  const { build } = site
  const { component } = earned
  const { name, label, origin } = component
  const figures = new Map([...earned.found].map(([key, figure]) => [key, besideRows(figure)]))
  const withNone = beforeTheFirst(site, earned, counted.keys, running)
  const so = columnNamed(withNone, 'so_far')
  // what rows come to stands over the divisor of their window
  const under = key === null ? null : (figures.get(key)?.under ?? null)
  const moving: Figure = { over: 'so_far', scale: so.type === 'int' ? so.scale : 0, under, known: 'always' }
  const program = programFor(
    component,
    (asked) => rangeIn(withNone, asked.what === 'moving' ? moving : figures.get(figureKey(asked))),
    moves,
  )
  const slots = slotsOf(program, figures, moving)
  const paid = write(
    build,
    { name: `${name}_after_row`, says: `${label} as if each row were the last`, origin },
    withNone,
    slots,
    new Map(),
    [{ column: 'paid_after', number: soundPay(program).pay }],
  )
  const before = windowed(
    build,
    { name: `${name}_before_row`, says: `${label} before each row`, origin },
    paid,
    ['payee', 'pay_moment'],
    ['place'],
    [{ column: nullable({ ...columnNamed(paid, 'paid_after'), name: 'paid_before' }), does: 'lag', of: 'paid_after' }],
  )
  const after = columnNamed(before, 'paid_after')
  const most = after.type === 'int' ? BigInt(after.high) - BigInt(after.low) : 0n
  const paidBefore: Scalar = { kind: 'coalesce', value: column('paid_before'), otherwise: integer(0) }
  const each = { kind: 'subtract' as const, left: column('paid_after'), right: paidBefore }
  return select(
    build,
    { name: `${name}_by_row`, says: `What each row earned in ${label}`, origin },
    before,
    [...keptForLines(before, counted.keys), { column: int('earned_by_row', -most, most), value: each }],
    compare('>', column('place'), integer(0)),
  )
}

/** The columns of rows that lines of the ledger need. */
const keptForLines = (relation: Relation, keys: readonly string[]) =>
  relation.columns
    .filter(({ name }) => name === 'payee' || name === 'pay_moment' || name === 'pay_for_period' || keys.includes(name))
    .map((one) => ({ column: keys.includes(one.name) ? { ...one, nullable: false } : one, value: column(one.name) }))

/** The rows, and before the first of them nothing, so that what the first one earned is found like that of the next. */
function beforeTheFirst({ build }: Site, { component, table }: Earned, keys: readonly string[], running: Relation): Relation {
  const own = running.columns.filter(
    ({ name }) => name.startsWith('pay_') || ['payee', 'so_far', 'place'].includes(name) || keys.includes(name),
  )
  const none = own.map((one) => {
    if (keys.includes(one.name)) return { column: { ...text(one.name), nullable: true }, value: { kind: 'null', type: 'text' } as const }
    if (one.name === 'so_far' || one.name === 'place') return { column: { ...one, low: '0', high: '0' }, value: integer(0) }
    const of = one.name === 'payee' ? 'payee' : one.name.slice('pay_'.length)
    return { column: { ...columnNamed(table, of), name: one.name }, value: column(of) }
  })
  const told = (what: string, says: string) => ({ name: `${component.name}_${what}`, says, origin: component.origin })
  const start = select(build, told('start', `${component.label} before any row`), table, none)
  const rows = select(
    build,
    told('each_row', `The rows with what ${component.label} reads`),
    running,
    own.map((one) => ({ column: one, value: column(one.name) })),
  )
  return union(build, told('along', `Before any row, and after each of them`), start, rows)
}

/** `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)`; nothing where the rows add up to nothing. */
function inProportion({ build, core }: Site, { component }: Earned, { counted }: Measured, running: Relation): Relation {
  const { name, label, origin } = component
  const slots = newSlots()
  const figure = (of: string): Fraction => figureIn(slots, running, of)
  const [pay, after, all, adds] = [
    figure(running.columns.some((one) => one.name === 'pay_own') ? 'pay_own' : 'pay_earned'),
    figure('so_far'),
    figure('in_all'),
    figure(counted.adds),
  ]
  const before: Fraction = { ...after, over: { ...minus(after.over, adds.over), low: after.over.low, high: after.over.high } }
  const { mode, unit } = core.rounding.money
  const part = (of: Fraction): Fraction => roundedTo(quotient(product(pay, of), all), exactly(unit), mode)
  const told = { name: `${name}_by_row`, says: `What each row earned in ${label}, in proportion to it`, origin }
  const some = either(below(all.over, constant(0n), false), below(constant(0n), all.over, false))
  return write(
    build,
    told,
    running,
    slots,
    new Map(),
    [{ column: 'earned_by_row', number: minus(part(after).over, part(before).over) }],
    some,
  )
}
