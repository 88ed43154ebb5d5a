/** The row that is imagined where more of a metric is asked for: the person's most usual one, in another size. */
import type { Day } from '../../runtime/calendar/day.ts'
import type { Core, Measure } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Row, Value } from '../../runtime/data/table.ts'
import type { Counted } from '../../runtime/evaluate/counted.ts'
import { expressionsOf } from '../../runtime/evaluate/reach.ts'
import { peopleOf } from '../../runtime/evaluate/spans.ts'
import { tallyOf } from '../../runtime/evaluate/tally.ts'
import type { Imagined } from '../../runtime/evaluate/world.ts'
import { divide, isRatio, isZero, multiply, ONE, type Ratio, ratio, sign, wholePart, ZERO } from '../../runtime/exact/ratio.ts'
import type { Person } from './person.ts'

/** A metric of which more can be had: each row adds to it. `counts`: a row is one; else a row adds its amount. */
export interface Growing {
  readonly measure: Measure
  readonly counts: boolean
  /** It and those that add up the same of the same rows over other windows: they grow together. */
  readonly together: readonly Measure[]
}

/** The row behind the question. */
export interface Usual {
  /** A row of the person's own, or where there is none of somebody else's; undefined: nobody has one. */
  readonly counted: Counted | undefined
  /** The fields that the plan reads of it and what they say, in the record's order. */
  readonly says: readonly { readonly field: string; readonly value: Value }[]
}

const counts = ({ aggregate: { kind } }: Measure): boolean => kind === 'count' || kind === 'count_net' || kind === 'count_distinct'

/** What is added up, without where the plan says so. */
const addsUp = ({ record, aggregate, where, onCredit, scope, converted }: Measure): string =>
  JSON.stringify({ record, aggregate, where, onCredit, scope, converted }, (key, value: unknown) => (key === 'origin' ? undefined : value))

/** The metrics of which more can be had, in the plan's order; those that grow together are one, named after the first with a quota. */
export function growingOf({ measures }: Core): readonly Growing[] {
  const groups = new Map<string, Measure[]>()
  for (const measure of measures) {
    if (measure.aggregate.kind !== 'sum' && !counts(measure)) continue
    const key = addsUp(measure)
    groups.set(key, [...(groups.get(key) ?? []), measure])
  }
  return [...groups.values()].flatMap((together) => {
    const measure = together.find(({ quota }) => quota !== null) ?? together[0]
    return measure === undefined ? [] : [{ measure, counts: counts(measure), together }]
  })
}

/** The fields of a record that conditions and tables of the plan read, which tell one kind of row from another. */
function tellingFields(core: Core, record: string): readonly string[] {
  const read = new Set<string>()
  const note = (expression: Expression): void => {
    for (const part of everyPart(expression))
      if (part.kind === 'field' && part.of === 'row' && part.record === record && part.path.length === 1) read.add(part.path[0])
  }
  for (const part of expressionsOf(core).flatMap(everyPart)) {
    if (part.kind === 'compare' || part.kind === 'one_of') note(part)
    if (part.kind === 'keyed') note(part.by)
  }
  const fields = core.records.find(({ name }) => name === record)?.fields ?? []
  const tells = new Set(['text', 'yesno', 'number', 'count', 'reference'])
  return fields.flatMap(({ name, unit }) => (read.has(name) && tells.has(unit.kind) ? [name] : []))
}

const told = (value: Value | undefined): string => (value === undefined ? '' : isRatio(value) ? `${value.n}/${value.d}` : String(value))

/**
 * The person's most usual row of a metric up to a day: of the kind that there are most of, by the fields that the plan reads, the one in the
 * middle by size; where two kinds are as frequent, that with the first row. Where the person has none, the same of everybody's.
 */
export function usualOf(person: Person, { measure }: Growing, day: Day): Usual {
  const { world, id } = person
  const names = tellingFields(world.core, measure.record)
  const rowsOf = (of: string): readonly Counted[] =>
    tallyOf(world, measure, of).rows.filter(
      ({ credit, amount }) => credit.date <= day && (measure.aggregate.kind !== 'sum' || (amount !== undefined && sign(amount) > 0)),
    )
  const own = rowsOf(id)
  const rows = own.length > 0 ? own : peopleOf(world).flatMap(rowsOf)
  const kinds = new Map<string, Counted[]>()
  for (const one of rows) {
    const kind = names.map((name) => told(one.credit.row.values.get(name))).join('\u0000')
    kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  const most = [...kinds.values()].reduce<readonly Counted[]>((best, kind) => (kind.length > best.length ? kind : best), [])
  const bySize = most.toSorted((a, b) => sizeOrder(a.amount, b.amount))
  const counted = bySize[(bySize.length - 1) >> 1]
  return {
    counted,
    says: names.flatMap((field) => {
      const value = counted?.credit.row.values.get(field)
      return value === undefined ? [] : [{ field, value }]
    }),
  }
}

const sizeOrder = (a: Ratio = ZERO, b: Ratio = ZERO): number => Number(a.n * b.d - b.n * a.d > 0n) - Number(a.n * b.d - b.n * a.d < 0n)

/** Key of an imagined row: after all others of its day. */
const keyOf = (row: Row | undefined, at: number): string[] => (row?.key ?? ['']).map(() => `\u{10ffff}${at}`)

/** The row with its money so many times as much. */
function sized(core: Core, { record, aggregate, scope }: Measure, row: Row | undefined, day: Day, times: Ratio, at: number): Row {
  const fields = core.records.find(({ name }) => name === record)?.fields ?? []
  const added =
    aggregate.kind === 'sum'
      ? new Set([...everyPart(aggregate.of)].flatMap((part) => (part.kind === 'field' && part.path.length === 1 ? [part.path[0]] : [])))
      : new Set<string>()
  const values = new Map<string, Value>()
  for (const { name, unit, role } of fields) {
    const value = role === 'incentive' || name === scope.dated ? day : row?.values.get(name)
    // it has just happened: what comes later, a payment or a cancellation, has not
    if (value === undefined || role === 'event') continue
    values.set(name, isRatio(value) && (unit.kind === 'money' || added.has(name)) ? multiply(value, times) : value)
  }
  return { key: keyOf(row, at), values, line: row?.line ?? 1 }
}

/**
 * So much more of a metric on a day, as credit of the person: one row of that size, or so many rows of the usual size where rows are counted.
 * Other metrics, and other people, stay as they are; who sees the same rows of a team, store or company in the metric sees these as well.
 */
export function creditOf(person: Person, growing: Growing, usual: Usual, day: Day): (more: Ratio) => Imagined['counted'] {
  const { world, id } = person
  const { measure, together } = growing
  const names = new Set(together.map(({ name }) => name))
  const like = usual.counted
  const sees = (of: string, own: Measure): boolean =>
    of === id ||
    (own.scope.population.kind !== 'person' &&
      like !== undefined &&
      tallyOf(world, own, of).rows.some(({ credit }) => credit === like.credit))
  const line = (row: Row): Counted['credit'] => ({
    record: measure.record,
    row,
    rowKey: row.key.join(' '),
    date: day,
    recipient: like?.credit.recipient ?? id,
    role: like?.credit.role ?? 'direct',
    level: like?.credit.level ?? 0,
    share: ONE,
    before: ZERO,
    of: null,
    counts: true,
    origin: like?.credit.origin ?? measure.origin,
  })
  const rowOf = (times: Ratio, at: number): Row => sized(world.core, measure, like?.credit.row, day, times, at)
  const one = (row: Row, amount: Ratio | undefined, other: Value | undefined): Counted => {
    const credit = line(row)
    return { credit, lines: [credit], amount, other }
  }
  const rows = (more: Ratio): readonly Counted[] => {
    if (!growing.counts) {
      const size = like?.amount
      return isZero(more) ? [] : [one(rowOf(size === undefined ? ONE : divide(more, size), 0), more, undefined)]
    }
    const distinct = measure.aggregate.kind === 'count_distinct'
    const first = rowOf(ONE, 0)
    return Array.from({ length: Number(wholePart(more)) }, (_, at) =>
      one({ ...first, key: keyOf(first, at) }, distinct ? undefined : ratio(1n), distinct ? `\u{10ffff}${at}` : undefined),
    )
  }
  const viewers = new Map<string, boolean>()
  return (more) => {
    const added = rows(more)
    return (asked, of) => {
      // what a growth compares is named after two metrics: with the metric its growth grows
      if (!names.has(asked.name.split(' in ')[0] ?? '')) return []
      const key = `${asked.name} ${of}`
      const seen = viewers.get(key) ?? sees(of, asked)
      viewers.set(key, seen)
      return seen ? added : []
    }
  }
}
