/** What each person claims of a spiff: for each row that counts, or once in each window in which a test held (semantics 10, 17.25). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Measure } from '../../../runtime/core/core.ts'
import type { Spiff } from '../../../runtime/core/events.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { earlier, payPeriods } from '../../../runtime/evaluate/windows.ts'
import { windowsOf } from '../../../runtime/events/days.ts'
import { ratio } from '../../../runtime/exact/ratio.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { compared, literal } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, not, type Truth } from '../../../runtime/fast/program/number.ts'
import type { Credited } from '../credit/credits.ts'
import { partIn, sharedAmount, weightOf } from '../credit/shares.ts'
import type { Calendar } from '../days.ts'
import { DAYS } from '../limits.ts'
import { newSlots, when } from '../measures/figures.ts'
import type { Moment, Moments } from '../measures/moments.ts'
import type { Sources } from '../measures/reading.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  int,
  integer,
  kept,
  type Relation,
  select,
  type Told,
  windowed,
} from '../program/build.ts'
import { write } from '../program/written.ts'
import { calculator, dayIn, ownField } from '../records/fields.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { attainmentIn, columnsOf, type GoesBy, shownAs, shownQuestions } from './goes-by.ts'
import { readOn } from './moments.ts'
import { answersOf, type Place, type Question } from './places.ts'

/** All that is claimed, whenever: `payee`, `day`, `full`, the keys of the row, and the day on which it is looked at where something can be clawed back. */
export interface Claimed {
  readonly rows: Relation
  readonly keys: readonly string[]
  /** The column with the day up to which clawbacks have happened; null where there are none. */
  readonly seen: string | null
}

type FieldRead = Extract<Expression, { kind: 'field' }>

/** A claim for each row that the metric counts for the person and that meets the condition. */
export function claimedRows(site: Site, spiff: Spiff, measure: Measure, credited: Credited, amount: bigint): Claimed {
  const { build, core } = site
  const { occasion, name, label, origin } = spiff
  const { rows, columnOf, keys, shared } = credited
  if (occasion.kind !== 'row') throw new Error(name)
  if (measure.scope.dated !== null) return refuse('a metric that goes by another date', measure.origin)
  if (measure.scope.lines === 'highest') return refuse('a spiff on the greatest line of each row', origin)
  const slots = newSlots()
  const read = calculator({
    slots,
    fieldAt: (field: FieldRead) => ownField(slots, rows, columnOf, field),
    today: dayIn(core, slots, rows, 'day'),
  })
  const isDirect = (): Truth => when(slots, { kind: 'text_equals', left: column('role'), right: { kind: 'text', value: 'direct' } })
  const part = shared ? partIn(slots, rows) : null
  const direct = shared && (occasion.lines === 'direct' || measure.scope.lines === 'direct') ? isDirect() : ALWAYS
  const some = part === null ? ALWAYS : not(compared('=', weightOf(part), literal(ratio(0n))))
  const conditions = [measure.where, occasion.where].map((one) => (one === null ? ALWAYS : read.truth(one)))
  const whole: Fraction = literal(ratio(amount))
  const full = occasion.weighted && part !== null ? sharedAmount(part, whole, true, core.rounding.money) : whole
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const lines = write(
    build,
    told('lines', `The rows that ${label} pays for`),
    rows,
    slots,
    new Map(),
    [{ column: 'full', number: full.over }],
    [...conditions, direct, some].reduce(both),
  )
  const seen = rows.columns.some((one) => one.name === 'seen_by') ? 'seen_by' : null
  const claims = aggregate(
    build,
    told('claims', `What each row is worth to whom in ${label}`),
    lines,
    ['payee', 'day', ...keys, ...(seen === null ? [] : [seen])],
    [
      occasion.weighted
        ? { column: withLines(columnNamed(lines, 'full')), does: 'sum', of: 'full' }
        : { column: columnNamed(lines, 'full'), does: 'max', of: 'full' },
    ],
  )
  return { rows: claims, keys, seen }
}

/** How many lines one person may have of a row. */
const LINES = 8n
function withLines(found: ReturnType<typeof columnNamed>) {
  if (found.type !== 'int') throw new Error(found.name)
  const [low, high] = [BigInt(found.low), BigInt(found.high)]
  return int(found.name, low < 0n ? low * LINES : low, high > 0n ? high * LINES : high)
}

export function milestoneQuestions({ occasion, metric }: Spiff): Question[] {
  if (occasion.kind !== 'once') return []
  const { test } = occasion
  return [{ word: 'test', expression: test, as: 'truth', over: 'event' }, ...shownQuestions(metric, attainmentIn(test), test)]
}

/** The ends of pay periods, or of the window, at which the test of each window is read: as clawbacks up to each of some days leave it. */
export function testMoments(calendar: Calendar, spiff: Spiff, seen: readonly (Day | null)[]): Moments {
  const { world } = calendar
  const { occasion } = spiff
  const last = calendar.periods.at(-1)?.to
  if (occasion.kind !== 'once' || last === undefined) return readOn([])
  const list = windowsOf(world, spiff, occasion.window, last).flatMap((window) =>
    payPeriods(world, window.from, window.to)
      .map(({ to }) => earlier(to, window.to))
      .filter((at) => at <= last)
      .flatMap((at) => seen.map((one): Omit<Moment, 'id'> => ({ window, at, period: at, seen: one }))),
  )
  return readOn(list)
}

/** A claim for each window, on the first of these days on which the test held; `goesBy`: with the figures of that day. */
export function claimedOnce(
  site: Site,
  spiff: Spiff,
  place: Place,
  sources: Sources,
  amount: bigint,
): Claimed & { readonly goesBy: GoesBy } {
  const { build } = site
  const { name, label, origin } = spiff
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const answers = answersOf(site, place, sources)
  const test = answers.answer('test')
  const attained = spiff.occasion.kind === 'once' && attainmentIn(spiff.occasion.test) !== undefined
  const claws = place.moments.moments.some(({ seen }) => seen !== null)
  const held = write(
    build,
    told('held', `Who passes the test of ${label}, on which days`),
    answers.relation,
    answers.slots,
    new Map(),
    ['measure' as const, ...(attained ? ['quota' as const] : [])].flatMap((one) => shownAs(one, answers.answer(columnsOf(one).over))),
    compared('>', test, literal(ratio(0n))),
  )
  const seen = held.columns.some((one) => one.name === 'seen') && claws ? 'seen' : null
  const first = windowed(
    build,
    told('first', 'These days of each window in their order'),
    held,
    ['payee', 'window_from', ...(seen === null ? [] : [seen])],
    [answers.at],
    [{ column: int('nth', 1n, 10n ** 6n), does: 'row_number' }],
  )
  const reached = select(build, told('reached', 'The first of them'), first, kept(first, 'nth'), compare('=', column('nth'), integer(1)))
  const rows = select(build, told('claims', `On which day each window of ${label} was reached`), reached, [
    ...kept(reached).filter(({ column: one }) => one.name === 'payee' || one.name === seen),
    { column: int('day', DAYS.low, DAYS.high), value: column(answers.at) },
    { column: int('full', amount < 0n ? amount : 0n, amount > 0n ? amount : 0n), value: integer(amount) },
  ])
  return { rows, keys: [], seen, goesBy: { event: spiff, moments: place.moments, relation: reached } }
}
