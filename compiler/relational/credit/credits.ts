/** Who gets credit for which row, on its incentive date (semantics 3). */
import type { Crediting } from '../../../runtime/core/credit.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { Lying } from '../../../runtime/core/planning/territories.ts'
import { expressionsOf } from '../../../runtime/evaluate/reach.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { equal, ONE } from '../../../runtime/exact/ratio.ts'
import type { Calendar } from '../days.ts'
import { onDays } from '../people/people.ts'
import { allOf, between, column, columnNamed, integer, join, kept, type Relation, renamed, select } from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { inPlanCurrency, stopAtFinerMoney, stopWithoutRate } from '../records/converted.ts'
import { type Site, tableOf } from '../records/records.ts'
import { reached } from '../records/references.ts'
import { refuse } from '../refused.ts'
import { keptRows } from './clawbacks.ts'
import { linesOfRules, pathTo } from './credit-lines.ts'
import { inTerritories, lyingOf, pathsOfTerritories } from './territories.ts'

/** The rows that count for somebody in the plan: the columns of the record and of what it refers to, `payee`, and the incentive date as `day`. */
export interface Credited {
  readonly rows: Relation
  /** The rows of the record on the plan's days, whoever gets them. */
  readonly dated: Relation
  /** Lines of the rows of people who are in the plan on that day, whether something of them is taken back or not. */
  readonly counted: Relation
  /** All lines of the rows, also of people who are not in the plan. */
  readonly lines: Relation
  /** The column of each path of fields that is read; money of other currencies in the plan's. */
  readonly columnOf: ReadonlyMap<string, string>
  /** The columns with the row's key. */
  readonly keys: readonly string[]
  /** Whose whole row it is, or what part of it: in the columns `share`, `share_before` and `part`. */
  readonly shared: boolean
  /** Whether one person can have several lines of one row. */
  readonly several: boolean
}

/** The columns that tell rows of one person apart: the row's key, and the day on which it is looked at where something can be clawed back. */
export const rowOf = ({ rows, keys }: Pick<Credited, 'rows' | 'keys'>): readonly string[] =>
  rows.columns.some(({ name }) => name === 'seen_by') ? [...keys, 'seen_by'] : keys

export const isThere = (name: string): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(name) } })

/** `members`: everybody's days in the plan; `dated`: the date by which rows go, null: their incentive date. */
export function creditedRows(site: Site, calendar: Calendar, record: string, members: Relation, dated: string | null = null): Credited {
  const { world } = calendar
  const { build, core } = site
  const crediting = core.credit.find((one) => one.record === record)
  const table = tableOf(site, record)
  const { shape, rows, columnOf } = table
  if (crediting === undefined) throw new Error(`nobody is credited for \`${record}\``)
  if (shape.history !== null) refuse('rows with a history that are credited', shape.origin)
  const date = shape.fields.find(({ name, role }) => (dated === null ? role === 'incentive' : name === dated))
  if (date?.role === 'event') refuse('a metric that goes by a date that may not have happened yet', date.origin)
  const day = columnOf.get(date?.name ?? '')
  if (day === undefined) throw new Error(`\`${record}\` has no such date`)
  const keys = shape.key.map((name) => {
    const field = shape.fields.find((one) => one.name === name)
    if (field !== undefined && field.unit.kind !== 'text' && field.unit.kind !== 'reference')
      refuse('a row key that is no text', field.origin)
    return columnOf.get(name) ?? ''
  })
  const told = { name: `${record}_dated`, says: `The rows of \`${record}\` on the plan's days`, origin: shape.origin }
  const inPlan = select(
    build,
    told,
    rows,
    [...kept(rows, 'day'), { column: renamed({ ...columnNamed(rows, day), nullable: false }, 'day'), value: column(day) }],
    allOf(columnNamed(rows, day).nullable ? isThere(day) : null, between(column(day), integer(world.from), integer(world.until))),
  )
  stopAtFinerMoney(site, inPlan, table)
  const priced = inPlanCurrency(site, inPlan, table, null)
  const lies = lyingOf(crediting)
  const along = reached(site, priced.relation, shape, priced.columnOf, pathsOf(site, crediting, lies))
  const behind = lies === undefined ? along : inTerritories(site, crediting, lies, along, keys[0] ?? 'day')
  const whole = wholeRowTo(crediting, behind.columnOf)
  const lines = whole === undefined ? linesOfRules(site, crediting, behind, keys) : toOne(site, crediting, behind.relation, whole)
  const counted = join(
    build,
    { name: `${record}_credited`, says: `The rows of \`${record}\` of people who are in the plan on that day`, origin: crediting.origin },
    lines,
    members,
    { on: [{ left: 'payee', right: 'payee' }], and: onDays('day'), take: {} },
  )
  if (core.measures.some((one) => one.record === record && one.converted === null)) stopWithoutRate(site, counted, record, priced)
  const seen = keptRows(site, calendar, record, counted, behind.columnOf)
  const several = whole === undefined && (crediting.rules.length > 1 || crediting.rules.some(({ kind }) => kind === 'levels'))
  return { rows: seen, dated: behind.relation, counted, lines, columnOf: behind.columnOf, keys, shared: whole === undefined, several }
}

/** Every path of more than one field that is read from rows of the record: by credit, by metrics, and by rates for each row. */
function pathsOf(site: Site, { record, rules }: Crediting, lies: Lying | undefined): readonly (readonly string[])[] {
  const read = expressionsOf(site.core).flatMap((expression) => [...everyPart(expression)])
  const fields = read.flatMap((part) => (part.kind === 'field' && part.of === 'row' && part.record === record ? [part.path] : []))
  const people = rules.flatMap((rule) => ('to' in rule && rule.to.kind === 'path' ? [rule.to.path] : []))
  const covered = site.core.records.find(({ name }) => name === lies?.record)?.key[0] ?? ''
  const territories = lies === undefined ? [] : [[...lies.link, covered], ...pathsOfTerritories(site, lies)]
  return [...fields, ...people, ...territories].filter((path) => path.length > 1)
}

/** The column with the one person who gets each whole row; undefined where rows are shared. */
function wholeRowTo({ rules, origin }: Crediting, columnOf: ReadonlyMap<string, string>): string | undefined {
  const [rule, second] = rules
  if (rule === undefined || second !== undefined || rule.kind !== 'share' || rule.role !== 'direct') return undefined
  if (rule.when !== null || rule.to.kind === 'linked' || !isWhole(rule.share)) return undefined
  return columnOf.get(pathTo(rule.to).join('.')) ?? refuse('credit behind a reference', origin)
}

const isWhole = (share: Expression): boolean => share.kind === 'literal' && equal(exactly(share.value), ONE)

function toOne({ build }: Site, { record, origin }: Crediting, rows: Relation, owner: string): Relation {
  const told = { name: `${record}_credit`, says: `Whose each row of \`${record}\` is`, origin }
  const found = columnNamed(rows, owner)
  const payee = { column: renamed({ ...found, nullable: false }, 'payee'), value: column(owner) }
  return select(build, told, rows, [...kept(rows, 'payee'), payee], found.nullable ? isThere(owner) : null)
}
