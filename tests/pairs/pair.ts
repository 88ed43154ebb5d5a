/** The pairs of a plan and a year of data: each is made from its number alone, so any of them can be tried again. */
import { parseDay } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { compiledOf } from '../laws/answer.ts'
import { type Draw, seeded } from '../laws/draw.ts'
import { planOf } from '../laws/plans.ts'
import { PLAN_END, type Story, WEEKS_END } from '../laws/story.ts'
import { TRAITS, type Trait, type Without } from '../laws/traits.ts'
import { factsOf, type Texts } from './edges.ts'

/** So many sets of data meet each plan, which is compiled once. */
export const PER_PLAN = 20

/** A plan that compiles, and what it leaves out. */
export interface Planned extends Texts {
  readonly core: Core
  readonly without: Without
}

export interface Pair {
  readonly index: number
  readonly core: Core
  readonly story: Story
  readonly question: Question
}

/** Plans end within a year, in the middle of windows too; most are short, since each month is computed as it is seen from every later one. */
const ENDS = ['2026-03-20', '2026-04-30', '2026-04-30', '2026-06-15', '2026-07-31'] as const
const LONG_ENDS = ['2026-10-31', PLAN_END] as const
const endOf = (draw: Draw): string => (draw.chance(12) ? draw.one(...LONG_ENDS) : draw.one(...ENDS))

/** What no program pays: a part of pay with one of these is the reference evaluator's in both answers. */
const BY_ROWS: readonly Trait[] = [
  'deal windows',
  'limits of a deal',
  'rates of a person',
  'keyed',
  'on pay',
  'holds',
  'instalments',
  'advances',
  'splits',
  'carry-over',
  'limits of a month',
  'linked',
  'earned stays earned',
  'never',
  'paid later',
  'amendments',
  'paid abroad',
]

/** What decides on a bound, for which some plans are drawn: so that data on bounds meet it often. */
const ON_BOUNDS: readonly Trait[] = ['gates', 'multipliers', 'kickers', 'retroactive', 'steps']

/** Most plans leave out most traits, the others some: single mechanics, and mechanics together. Roundings differ in half of them, and half have returns. */
function leavingOut(draw: Draw): Without {
  const simple = !draw.chance(4)
  const byPrograms = !draw.chance(4)
  const left = new Set<Trait>(TRAITS.filter(() => (simple ? !draw.chance(8) : draw.chance(2))))
  if (byPrograms) for (const trait of BY_ROWS) left.add(trait)
  if (draw.chance(3)) for (const trait of ON_BOUNDS) left.delete(trait)
  if (draw.chance(2)) left.delete('other rounding')
  if (draw.chance(2)) left.delete('returns')
  return (trait) => left.has(trait)
}

/** The plan of a number; it is longer, or its year whole, where it does not compile as short. */
export function planned(number: number): Planned {
  const text = (end: string | undefined): Planned | undefined => {
    const draw = seeded(number, 0)
    const without = leavingOut(draw)
    const texts = planOf(draw, without, end ?? endOf(draw))
    const { core } = compiledOf(texts)
    return core === undefined ? undefined : { ...texts, core, without, end: core.effective.to ?? PLAN_END }
  }
  const plan = text(undefined) ?? text('2026-07-31') ?? text(PLAN_END) ?? text(WEEKS_END)
  if (plan === undefined) throw new Error(`plan ${number} does not compile`)
  return plan
}

/** A pair by its number, which `SEED` names. */
export function pairOf(index: number, { core, company, plan, end, without }: Planned = planned(Math.floor(index / PER_PLAN))): Pair {
  const draw = seeded(index, 1)
  const facts = factsOf(draw, { company, plan, end }, without)
  return { index, core, story: { company, plan, ...facts }, question: questionOf(core, draw, end) }
}

/** All that was posted up to the plan's last day, or the month of some day alone. */
function questionOf({ calendar }: Core, draw: Draw, end: string): Question {
  const monthOf = (date: string): string => {
    const day = parseDay(date)
    if (day === undefined) throw new Error(date)
    return periodOf(calendar, 'month', day).label
  }
  if (draw.chance(4)) return { period: monthOf(draw.one('2026-02-28', '2026-03-01', end)), asOf: null }
  return { period: monthOf(end), asOf: null, since: 'plan' }
}
