import { lineSpan } from '../../messages/span.ts'
import type { Day } from '../calendar/day.ts'
import type { CreditRule } from '../core/core.ts'
import { shownKey } from '../data/order.ts'
import type { Row, Value } from '../data/table.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, equal, isZero, multiply, ONE, type Ratio, toDecimal, ZERO } from '../exact/ratio.ts'
import { compute, type Environment, fieldsOnly } from './expression.ts'
import { type Start, valueAlong } from './lookup.ts'
import { isIn, type Piece, timelineOf } from './spans.ts'
import { dayIn, exactly, holds } from './values.ts'
import { perWorld, type World } from './world.ts'

/** A row of data that gives one person credit, on its incentive date (semantics 3). */
export interface Credit {
  readonly record: string
  readonly row: Row
  readonly rowKey: string
  readonly date: Day
  readonly recipient: string
  readonly rule: CreditRule
  /** The recipient's share of the row, and the running sum of shares before it: parts of a cent add up to the row (RP2). */
  readonly share: Ratio
  readonly before: Ratio
}

const credits = perWorld<readonly Credit[]>()

/** Reads one row after the other, each on its incentive date: move it to a row, then evaluate. */
export interface RowReader {
  readonly env: Environment
  readonly moveTo: (row: Row, date: Day) => void
  readonly along: (path: readonly string[]) => Value | undefined
}

/** What expressions on the rows of a record can read: a row's fields and references, on its incentive date (semantics 1). */
export function rowReader({ lookup, eventsTo }: World, record: string): RowReader {
  let start: Start | undefined
  const along = (path: readonly string[]): Value | undefined => (start === undefined ? undefined : valueAlong(lookup, start, path))
  return {
    env: fieldsOnly((of, _, path) => (of === 'row' ? along(path) : undefined)),
    moveTo: (row, date) => {
      start = { record, row, day: date, horizon: date, eventsTo }
    },
    along,
  }
}

/**
 * The credits of a record's rows to people of the plan's population on the incentive date, in order of (incentive date, row key)
 * (semantics 2, 3, 17.2). Warns of rows without a date (CB853) and rows credited to nobody here (CB854); reports CB858.
 */
export function creditsOf(world: World, record: string): readonly Credit[] {
  return credits(world, record, () => {
    const rules = world.core.credit.filter((rule) => rule.record === record)
    const dated = world.lookup.record(record)?.shape.fields.find(({ role }) => role === 'incentive')?.name
    const table = world.data.tables.get(record)
    const reader = rowReader(world, record)
    const timelines = new Map<string, readonly Piece[]>()
    const counts = ({ recipient, date }: Credit): boolean => {
      const timeline = timelines.get(recipient) ?? timelineOf(world, recipient, world.until)
      timelines.set(recipient, timeline)
      return isIn(timeline, date)
    }
    const found: Credit[] = []
    let undated = 0
    let outside = 0
    for (const row of table?.rows ?? []) {
      const date = dated === undefined ? undefined : dayIn(row.values.get(dated))
      if (date === undefined) undated += 1
      if (date === undefined || date < world.from || date > world.until) continue
      const before = found.length
      for (const credit of creditsOfRow(world, reader, rules, row, date)) if (counts(credit)) found.push(credit)
      if (found.length === before) outside += 1
    }
    const span = lineSpan(table?.file ?? record, 1)
    if (undated > 0) world.problems.raise('CB853', record, span, { record, count: undated, field: dated ?? 'date' })
    if (outside > 0) world.problems.raise('CB854', record, span, { record, count: outside })
    return found.sort((a, b) => a.date - b.date) // stable: rows of one day stay in order of their keys
  })
}

function creditsOfRow(world: World, reader: RowReader, rules: readonly CreditRule[], row: Row, date: Day): readonly Credit[] {
  const found: Credit[] = []
  reader.moveTo(row, date)
  for (const rule of rules) {
    const recipient = reader.along(rule.to)
    if (typeof recipient !== 'string') continue
    if (rule.when !== null && !holds(compute(rule.when, reader.env))) continue
    found.push({ record: rule.record, row, rowKey: shownKey(row.key), date, recipient, rule, share: exactly(rule.share), before: ZERO })
  }
  return found.length === 1 && found[0]?.share === exactly('1') ? found : shared(world, found)
}

/** Puts the shares of one row in order, so that the parts of a cent add up to the row (RP2). Reports CB858. */
function shared(world: World, found: Credit[]): readonly Credit[] {
  const [first] = found.sort(byShare)
  if (first === undefined) return found
  let before = ZERO
  const parts = found.map((credit): Credit => {
    const start = before
    before = add(before, credit.share)
    return { ...credit, before: start }
  })
  if (!equal(before, ONE)) {
    const percent = multiply(before, exactly('100'))
    const total = `${toDecimal(percent) ?? `${percent.n}/${percent.d}`}%`
    const { record, rowKey, rule } = first
    world.problems.raise('CB858', `${record} ${rowKey}`, rule.origin.span, { record, row: rowKey, total })
  }
  return parts
}

/** Shares of one row in the order in which its cents are shared: share descending, recipient, the clause's address (17.33). */
const byShare = (a: Credit, b: Credit): number =>
  compare(b.share, a.share) || compareText(a.recipient, b.recipient) || compareText(a.rule.origin.address, b.rule.origin.address)

/** Whether the credit is for something at all. */
export const isShare = ({ share }: Credit): boolean => !isZero(share)
