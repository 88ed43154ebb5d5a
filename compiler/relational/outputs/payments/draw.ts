/** What a draw comes to, and the most and the least that is paid out, person by person in one pay period (semantics 9 steps 5 and 6). */
import { grainEnd } from '../../../../runtime/calendar/grain.ts'
import type { Expression } from '../../../../runtime/core/expression.ts'
import { everyPart } from '../../../../runtime/core/parts.ts'
import type { PayoutLimit } from '../../../../runtime/core/payments.ts'
import { exactly } from '../../../../runtime/evaluate/values.ts'
import type { Stretch } from '../../../../runtime/evaluate/windows.ts'
import { type Fraction, isBelow, literal, roundedTo } from '../../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, NEVER, not, type Truth } from '../../../../runtime/fast/program/number.ts'
import type { Calendar } from '../../days.ts'
import type { Place } from '../../events/places.ts'
import { figureIn, newSlots, type Slots, when } from '../../measures/figures.ts'
import type { All } from '../../measures/sources.ts'
import { amountsOf } from '../../pay/topups.ts'
import { fieldsOn } from '../../people/on-the-day.ts'
import { aggregate, column, columnNamed, int, integer, join, kept, type Relation, select, stopAt, type Told } from '../../program/build.ts'
import { write } from '../../program/written.ts'
import { calculator, ownField } from '../../records/fields.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { metBy, withForgiven } from './forgiven.ts'
import type { DrawNow } from './settle.ts'

/** Everyone who is in the plan on some day. */
export const everybody = ({ build }: Site, { time }: All): Relation =>
  aggregate(build, { name: 'everybody', says: 'Everyone who is in the plan on some day', origin: null }, time, ['payee'], [])

/** What the draw of a plan comes to: `payee`, `known_on` (the end of a pay period), `up_to`; and who meets what forgives it, null: nothing does. */
export interface Draws {
  readonly amounts: Relation
  readonly met: Relation | null
}

/** The draw of the plan; null where it has none. `forgiving`: what its condition asks for. */
export function drawsOf(site: Site, calendar: Calendar, sources: All, forgiving: Place | undefined): Draws | null {
  const { draw } = site.core.payments
  if (draw === null) return null
  if (everyPart(draw.amount).some((part) => part.kind === 'field' && part.path.length > 1))
    refuse('a draw by what a field refers to', draw.origin)
  return {
    amounts: amountsOf(site, calendar, { ...draw, kind: 'draw' }, 'recoverable_draw', sources),
    met: forgiving === undefined ? null : metBy(site, forgiving, sources),
  }
}

export interface Drawing {
  readonly relation: Relation
  readonly now: (slots: Slots) => DrawNow | null
  readonly limit: (slots: Slots, which: 'most' | 'least') => Fraction | null
}

const pathsOf = (expression: Expression): readonly (readonly string[])[] =>
  everyPart(expression).flatMap((part) => (part.kind === 'field' ? [part.path] : []))

const day = (of: number): Fraction => literal({ n: BigInt(of), d: 1n })

/** The accounts of one pay period with what a draw and the limits of cash read of each person. */
export function drawIn(site: Site, { world }: Calendar, sources: All, draws: Draws | null, accounts: Relation, period: Stretch): Drawing {
  const { build, core } = site
  const { draw, payout } = core.payments
  const told = (what: string, says: string): Told => ({
    name: `${accounts.name}_${what}`,
    says: `${says} ${period.label}`,
    origin: draw?.origin ?? null,
  })
  const drawn = draws === null ? accounts : withDraw(site, accounts, draws.amounts, told, period)
  const met = draws?.met ?? null
  const drawing = met === null ? drawn : withForgiven(site, drawn, met, told, period.to)
  const starts = draw !== null && draw.fromMonth > 1 && draw.term === null
  const own = starts ? withFirstDay(site, sources, drawing, told, period) : drawing
  const { left } = core.people
  const limits = [payout.most, payout.least].flatMap((one) => one ?? [])
  const paths = [
    ...limits.flatMap(({ amount }) => pathsOf(amount)),
    ...(left !== null && (draws !== null || payout.least !== null) ? [[left]] : []),
    ...(draw === null || draw.fromMonth === 1 || draw.term === null ? [] : pathsOf(draw.term.from)),
  ]
  if (paths.length === 0) return readingOf(own, new Map())
  const dated = select(build, told('day', 'Each account at the end of'), own, [
    ...kept(own, 'on_day'),
    { column: int('on_day', BigInt(period.to), BigInt(period.to)), value: integer(period.to) },
  ])
  const { relation, columnOf } = fieldsOn(site, dated, 'on_day', paths)
  return readingOf(relation, columnOf)

  function readingOf(from: Relation, columns: ReadonlyMap<string, string>): Drawing {
    const leftOn = (slots: Slots): Fraction | undefined => {
      const found = left === null ? undefined : columns.get(left)
      return found === undefined ? undefined : figureIn(slots, from, found)
    }
    const upTo = (slots: Slots, first: number): Truth => {
      const at = leftOn(slots)
      if (at === undefined) return NEVER
      const open = { ...at, known: ALWAYS }
      return both(at.known, both(isBelow(day(first), open, true), isBelow(open, day(period.to), true)))
    }
    /** Whether the draw has come to the month in which pay starts to recover it. */
    const fromMonth = (slots: Slots): Truth => {
      if (draw === null || draw.fromMonth === 1) return ALWAYS
      const first =
        draw.term === null
          ? figureIn(slots, from, 'first_in_plan')
          : calculator({ slots, fieldAt: (field) => ownField(slots, from, columns, field) }).number(draw.term.from)
      return isBelow(first, day(grainEnd(core.calendar, period.last + 1 - draw.fromMonth)), true)
    }
    return {
      relation: from,
      now: (slots) =>
        draws === null || draw === null
          ? null
          : {
              amount: { ...figureIn(slots, from, 'draw_up_to'), known: ALWAYS },
              recovers: fromMonth(slots),
              leaves: upTo(slots, period.from),
              forgiven: met === null ? NEVER : when(slots, { kind: 'not', value: { kind: 'is_null', value: column('met_on') } }),
            },
      limit: (slots, which) => {
        const limit = payout[which]
        if (limit === null || (which === 'least' && period.to >= world.until)) return null
        const made = limitOf(site, from, columns, limit, told, slots)
        // the last period of a person pays any amount
        return which === 'least' ? { ...made, known: not(upTo(slots, world.from)) } : made
      },
    }
  }
}

function withDraw(
  { build }: Site,
  accounts: Relation,
  draws: Relation,
  told: (what: string, says: string) => Told,
  period: Stretch,
): Relation {
  const own = select(build, told('draws', 'The draw of'), draws, kept(draws), {
    kind: 'compare',
    op: '=',
    left: column('known_on'),
    right: integer(period.to),
  })
  const beside = join(build, told('drawing', 'Each account with its draw in'), accounts, own, {
    how: 'left',
    on: [{ left: 'payee', right: 'payee' }],
    take: { up_to: 'draw_found' },
  })
  const found = columnNamed(beside, 'draw_found')
  if (found.type !== 'int') throw new Error('draw')
  const { low, high } = found
  const least = BigInt(low) < 0n ? BigInt(low) : 0n
  return select(build, told('draw', 'Each account with its draw in'), beside, [
    ...kept(beside, 'draw_found', 'draw_up_to'),
    {
      column: int('draw_up_to', least, BigInt(high) > 0n ? BigInt(high) : 0n),
      value: { kind: 'coalesce', value: column('draw_found'), otherwise: integer(0) },
    },
  ])
}

/** With each person's first day in the plan, as known at the end of the period. */
function withFirstDay(
  { build }: Site,
  { time }: All,
  accounts: Relation,
  told: (what: string, says: string) => Told,
  period: Stretch,
): Relation {
  const known = select(build, told('known', 'Days in the plan, as known at the end of'), time, kept(time), {
    kind: 'compare',
    op: '=',
    left: column('known_on'),
    right: integer(period.to),
  })
  const first = aggregate(
    build,
    told('first_days', 'First days in the plan, as known at the end of'),
    known,
    ['payee'],
    [{ column: columnNamed(known, 'from_day'), does: 'min', of: 'from_day' }],
  )
  return join(build, told('first_day', 'Each account with the first day in the plan, as known at the end of'), accounts, first, {
    how: 'left',
    on: [{ left: 'payee', right: 'payee' }],
    take: { from_day: 'first_in_plan' },
  })
}

/** A limit of cash, rounded; stops where it has no value. */
function limitOf(
  site: Site,
  from: Relation,
  columns: ReadonlyMap<string, string>,
  { amount, origin }: PayoutLimit,
  told: (what: string, says: string) => Told,
  slots: Slots,
): Fraction {
  const { mode, unit } = site.core.rounding.money
  const read = (of: Slots): Fraction => calculator({ slots: of, fieldAt: (field) => ownField(of, from, columns, field) }).number(amount)
  const own = newSlots()
  const missing = not(read(own).known)
  if (missing.kind !== 'never') {
    const wrong = write(
      site.build,
      { ...told('no_limit', 'Where a limit of cash has no value in'), origin },
      from,
      own,
      new Map(),
      [],
      missing,
    )
    stopAt(site.build, wrong, 'a limit of cash has no value', 'CB852', ['payee'])
  }
  return { ...roundedTo(read(slots), exactly(unit), mode), known: ALWAYS }
}
