/** What waits of each part, or is paid before it is served: held pay, instalments, advances (semantics 9 step 2). */
import { parsePeriod, periodAt } from '../../../../runtime/calendar/fiscal.ts'
import type { Hold, Instalments } from '../../../../runtime/core/delays.ts'
import { exactly } from '../../../../runtime/evaluate/values.ts'
import { monthsOf } from '../../../../runtime/evaluate/windows.ts'
import {
  choose,
  compared,
  difference,
  type Fraction,
  isBelow,
  literal,
  product,
  roundedTo,
} from '../../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, constant, not } from '../../../../runtime/fast/program/number.ts'
import type { Calendar } from '../../days.ts'
import { figureIn, newSlots, type Slots } from '../../measures/figures.ts'
import { constants, join, type Relation } from '../../program/build.ts'
import { write } from '../../program/written.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { addMonths, monthsFrom } from '../../stated/months.ts'
import type { Delayed, PartsToDate, PartsWithRows } from './parts.ts'
import { NONE } from './settle.ts'

/**
 * Parts with what waits of them at the end of each pay period: `held`, and for an advance `advanced`, `shortfall` and `open`, all to date; `due_on` is the
 * day on which the last of it is paid, where `is_due` says that there is one.
 */
export type Waiting = Relation

/** A number in a column that is always there. */
export const figureOf = (slots: Slots, relation: Relation, name: string): Fraction => ({
  ...figureIn(slots, relation, name),
  known: ALWAYS,
})

/** A share of an amount, rounded (RP11). */
export function shareOf({ core }: Site, share: Fraction, amount: Fraction): Fraction {
  const { mode, unit } = core.rounding.money
  return roundedTo(product(share, amount), exactly(unit), mode)
}

/** `R(share x amount)` of every row that is not released by then. */
export function heldIn(site: Site, { told }: Delayed, { share, until, months }: Hold, rows: PartsWithRows): Waiting {
  const { relation, read } = rows
  const slots = newSlots()
  const [amount, seen] = [figureOf(slots, relation, 'amount'), figureOf(slots, relation, 'seen_on')]
  const from = read(slots).number(until)
  const released = months === 0 ? isBelow(from, seen, true) : isBelow(literal({ n: BigInt(months), d: 1n }), monthsFrom(from, seen), true)
  const due = months === 0 ? from : addMonths(from, months)
  const waits = both(not(released), not(compared('=', amount, NONE)))
  return write(site.build, told('held', 'What of each part is held'), relation, slots, new Map(), [
    { column: 'held', number: choose(released, NONE, shareOf(site, literal(exactly(share)), amount)).over },
    { column: 'due_on', number: due.over },
    { column: 'is_due', truth: both(waits, due.known) },
  ])
}

/** `E - R(E x k/n)`: the first instalment in the pay period itself, and one in each of the next. */
export function instalmentsIn(
  site: Site,
  { periods }: Calendar,
  { told }: Delayed,
  { count, origin }: Instalments,
  { relation }: PartsToDate,
): Waiting {
  const { build, core } = site
  const { calendar, paid } = core
  const months = Number(monthsOf[paid])
  const table = constants(
    build,
    { ...told('due', 'How many instalments of each pay period are due, and when the last of them is'), origin: null },
    ['earned_for', 'due_in', 'done', 'last_due'],
    periods.flatMap(({ label }, i) => {
      const earned = parsePeriod(calendar, label)
      if ('problem' in earned) return refuse('instalments of a pay period without a name', origin)
      const last = periodAt(calendar, paid, earned.first + (count - 1) * months).to
      return periods
        .slice(i)
        .map((period) => [label, period.label, Math.min((period.first - earned.first) / months + 1, count), last] as const)
    }),
  )
  const counted = join(build, told('instalments', 'Each part with its instalments'), relation, table, {
    on: [
      { left: 'source_period', right: 'earned_for' },
      { left: 'seen_in', right: 'due_in' },
    ],
    take: { done: 'done', last_due: 'last_due' },
  })
  const slots = newSlots()
  const figure = (name: string): Fraction => figureOf(slots, counted, name)
  const [amount, done] = [figure('amount'), figure('done')]
  const part: Fraction = { ...done, under: constant(BigInt(count)) }
  const waits = both(isBelow(done, literal({ n: BigInt(count), d: 1n }), false), not(compared('=', amount, NONE)))
  return write(build, told('held', 'What of each part is held'), counted, slots, new Map(), [
    { column: 'held', number: choose(waits, difference(amount, shareOf(site, part, amount)), NONE).over },
    { column: 'due_on', number: figure('last_due').over },
    { column: 'is_due', truth: waits },
  ])
}
