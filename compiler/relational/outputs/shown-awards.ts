/** The figures that lines of prizes show, and the window: those of the last prize that a person was given by then, as it is seen where the line is posted. */
import { earlier } from '../../../runtime/evaluate/windows.ts'
import { daysOf } from '../../../runtime/events/days.ts'
import type { Calendar } from '../days.ts'
import { columnsOf, FIGURES, type FigureName, type GoesBy } from '../events/goes-by.ts'
import {
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  isOne,
  join,
  type Relation,
  select,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import { cases, NO_NUMBER, said, told } from './words.ts'

/** With the window of a line's prize, `window_of_award`, and its figures. */
export function withAwards({ build }: Site, calendar: Calendar, lines: Relation, awards: readonly GoesBy[]): Relation {
  const [first, ...more] = awards.map((one) => lastPrizes({ build }, calendar, one))
  if (first === undefined) return lines
  const all = more.length === 0 ? first : union(build, told('prizes', 'What all prizes go by'), first, ...more)
  return join(build, told('with_prizes', 'Each line with what its prize goes by'), lines, all, {
    how: 'left',
    on: [
      { left: 'component', right: 'of_event' },
      { left: 'payee', right: 'of_payee' },
      { left: 'for_period', right: 'shown_period' },
      { left: 'posted_in', right: 'shown_posted' },
    ],
    take: {
      award_window: 'window_of_award',
      ...Object.fromEntries(FIGURES.flatMap((one) => [one, `${one}_under`].map((name) => [name, `${name}_of_award`]))),
    },
  })
}

/** What everybody's last prize goes by, for each pay period as it is seen in itself and where something can be clawed back in later ones. */
function lastPrizes({ build }: Pick<Site, 'build'>, calendar: Calendar, { event, moments: { moments }, relation }: GoesBy): Relation {
  const { name, label } = event
  const { world, periods } = calendar
  const windows = constants(
    build,
    told(`${name}_windows`, `The days on which ${label} is looked at`),
    ['award_moment', 'award_window', 'award_day', 'award_seen'],
    moments.map(({ id, window, at, seen }) => [id, window.label, at, seen ?? 0]),
  )
  const dated = join(build, told(`${name}_dated`, `Who is given something by ${label}, by these days`), relation, windows, {
    on: [{ left: 'moment', right: 'award_moment' }],
    take: { award_window: 'award_window', award_day: 'award_day', award_seen: 'award_seen' },
  })
  const days = daysOf(world, event)
  const again = world.core.payments.clawbacks.length > 0
  const pairs = constants(
    build,
    told(`${name}_periods`, `Up to which day lines of ${label} show what it was given for`),
    ['shown_period', 'shown_posted', 'through', 'looked_at'],
    periods.flatMap((period, i) =>
      period.to < days.from || period.from > days.to
        ? []
        : periods
            .slice(i, again ? undefined : i + 1)
            .map((posted) => [period.label, posted.label, earlier(period.to, days.to), again ? posted.to : 0] as const),
    ),
  )
  const through = join(build, told(`${name}_through`, `The prizes of ${label} up to then`), dated, pairs, {
    on: [{ left: 'award_seen', right: 'looked_at' }],
    and: compare('<=', column('award_day', 'left'), column('through', 'right')),
    take: { shown_period: 'shown_period', shown_posted: 'shown_posted' },
  })
  const ordered = windowed(
    build,
    told(`${name}_last`, 'These prizes, the last one first'),
    through,
    ['payee', 'shown_period', 'shown_posted'],
    [{ of: 'award_day', descending: true }],
    [{ column: int('award_number', 1n, BigInt(moments.length) + 1n), does: 'row_number' }],
  )
  return select(
    build,
    told(`${name}_goes_by`, `What prizes of ${label} go by`),
    ordered,
    [
      { column: text('of_event'), value: said(name) },
      { column: text('of_payee'), value: column('payee') },
      ...['shown_period', 'shown_posted', 'award_window'].map((one) => ({ column: text(one), value: column(one) })),
      ...FIGURES.flatMap((one) => figureColumns(ordered, one)),
    ],
    compare('=', column('award_number'), integer(1)),
  )
}

/** A figure as a whole number over another; null where there is none. */
function figureColumns(relation: Relation, figure: FigureName): { column: Column; value: Scalar }[] {
  const { over, under, isThere } = columnsOf(figure)
  const none = (as: string) => ({ column: { ...int(as, 0n, 0n), nullable: true }, value: NO_NUMBER })
  if (!relation.columns.some(({ name }) => name === over)) return [none(figure), none(`${figure}_under`)]
  const [own, divisor] = [columnNamed(relation, over), columnNamed(relation, under)]
  if (own.type !== 'int' || divisor.type !== 'int') throw new Error(over)
  const whole = 10n ** BigInt(own.scale)
  const where = (value: Scalar): Scalar => cases([{ if: isOne(isThere), then: value }], NO_NUMBER)
  const by: Scalar = whole === 1n ? column(under) : { kind: 'multiply', left: column(under), right: integer(whole) }
  return [
    { column: { ...own, name: figure, scale: 0, nullable: true }, value: where(column(over)) },
    { column: { ...int(`${figure}_under`, BigInt(divisor.low) * whole, BigInt(divisor.high) * whole), nullable: true }, value: where(by) },
  ]
}
