/** Every account in every pay period, with all that does not depend on what is open: what was earned, the draw, the limits of cash (semantics 9 steps 3 to 6). */
import { grainEnd } from '../../../../runtime/calendar/grain.ts'
import type { Expression } from '../../../../runtime/core/expression.ts'
import { everyPart } from '../../../../runtime/core/parts.ts'
import type { Calendar } from '../../days.ts'
import type { All } from '../../measures/sources.ts'
import { fieldsOn } from '../../people/on-the-day.ts'
import { aggregate, columnNamed, constants, join, type Relation, type Told } from '../../program/build.ts'
import type { Site } from '../../records/records.ts'
import type { Reached } from '../../records/references.ts'
import type { Draws } from './draw.ts'

const told = (name: string, says: string, origin: Told['origin'] = null): Told => ({ name, says, origin })

/**
 * `payee`, `posted_in`, `period_start`, `period_end`, what was earned, the draw and the fields that others read, by their paths. `accounts`: everyone who has
 * one; `sums`: what they earned, by pay period.
 */
export function accountsIn(site: Site, sources: All, draws: Draws | null, periods: Relation, accounts: Relation, sums: Relation): Reached {
  const { build, core } = site
  const { draw, payout } = core.payments
  const every = join(build, told('accounts_in_periods', 'Each account in each pay period'), accounts, periods, {})
  const payeeAnd = (left: string, right: string) => [
    { left: 'payee', right: 'payee' },
    { left, right },
  ]
  let all = join(build, told('accounts_earned', 'With what was earned in it'), every, sums, {
    how: 'left',
    on: payeeAnd('posted_in', 'posted_in'),
    take: Object.fromEntries(sums.columns.flatMap(({ name }) => (['payee', 'posted_in'].includes(name) ? [] : [[name, name]]))),
  })
  const beside = (right: Relation, day: string, what: Told, take: Readonly<Record<string, string>>): Relation =>
    join(build, what, all, right, { how: 'left', on: payeeAnd('period_end', day), take })
  const origin = draw?.origin ?? null
  if (draws !== null)
    all = beside(draws.amounts, 'known_on', told('accounts_drawing', 'With the draw of the pay period', origin), { up_to: 'draw_up_to' })
  if (draws?.met != null)
    all = beside(draws.met, 'met_on', told('accounts_forgiving', 'With whether the draw is forgiven in it', origin), { met_on: 'met_on' })
  if (draw !== null && draw.fromMonth > 1 && draw.term === null)
    all = beside(firstDays(site, sources), 'known_on', told('accounts_began', 'With the first day in the plan', origin), {
      first_in_plan: 'first_in_plan',
    })
  const { left } = core.people
  const paths = [
    ...[payout.most, payout.least].flatMap((one) => (one === null ? [] : pathsOf(one.amount))),
    ...(left !== null && (draws !== null || payout.least !== null) ? [[left]] : []),
    ...(draw === null || draw.fromMonth === 1 || draw.term === null ? [] : pathsOf(draw.term.from)),
  ]
  return paths.length === 0 ? { relation: all, columnOf: new Map() } : fieldsOn(site, all, 'period_end', paths)
}

const pathsOf = (expression: Expression): readonly (readonly string[])[] =>
  everyPart(expression).flatMap((part) => (part.kind === 'field' ? [part.path] : []))

/** The pay periods; `draw_begun_by`: who was in the plan by then pays the draw back, `pays_any`: the plan's last, which pays any amount. */
export function periodsOf({ build, core }: Site, { periods, world }: Calendar): Relation {
  const { draw, payout } = core.payments
  const begins = draw !== null && draw.fromMonth > 1
  const least = payout.least !== null
  return constants(
    build,
    told('pay_periods', 'The pay periods, with their first and last days'),
    ['posted_in', 'period_start', 'period_end', ...(begins ? ['draw_begun_by'] : []), ...(least ? ['pays_any'] : [])],
    periods.map(({ label, from, to, last }) => [
      label,
      from,
      to,
      ...(begins ? [grainEnd(core.calendar, last + 1 - draw.fromMonth)] : []),
      ...(least ? [to >= world.until ? 1 : 0] : []),
    ]),
  )
}

/** Everybody's first day in the plan, as known at the end of each pay period. */
const firstDays = ({ build, core }: Site, { time }: All): Relation =>
  aggregate(
    build,
    told('first_days', 'Everybody’s first day in the plan, as known on each day', core.payments.draw?.origin),
    time,
    ['payee', 'known_on'],
    [{ column: { ...columnNamed(time, 'from_day'), name: 'first_in_plan' }, does: 'min', of: 'from_day' }],
  )
