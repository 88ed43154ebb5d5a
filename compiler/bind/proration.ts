/** `prorate` and `do not prorate`: what shrinks with the time in the plan, how, and for which reasons. */
import type { PolicyClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Proration } from '../../runtime/core/core.ts'
import type { Plan } from '../plan.ts'
import { type Context, inForce, itemsOf, later, notStated } from './context.ts'
import { policiesOf, policy, type Stated } from './policies.ts'

type ProrateClause = Extract<PolicyClause, { form: 'prorate' }>
type WholeClause = Extract<PolicyClause, { form: 'do_not_prorate' }>
const THINGS = ['target', 'quota', 'cap', 'floor', 'guarantee', 'draw'] as const
type Thing = (typeof THINGS)[number]
const UNITS: Readonly<Record<string, Proration['by']>> = { days: 'days', started: 'months_started', completed: 'months_completed' }
const REASONS = ['hired_on', 'left_on', 'leave', 'transfer', 'change'] as const
type Reason = (typeof REASONS)[number]

const lists = ({ things }: ProrateClause | WholeClause, thing: Thing): boolean => things.some(({ word }) => word.text === thing)
const names = ({ reasons }: ProrateClause | WholeClause, reason: Reason): boolean => reasons.some(({ word }) => word.text === reason)

/**
 * What is prorated and why, and the reasons that nobody has decided on. For each thing the nearest clause that lists it holds: a plan
 * may state one thing anew and leave the others to its company, or take a reason of its company's out with `do not prorate`.
 * Reports CB205, CB210, CB217, CB249.
 */
export function bindProration(context: Context): { prorate: Plan['prorate']; undecided: string[]; stated: Stated<PolicyClause>[] } {
  const whole = { plan: wholesOf(context.own), company: wholesOf(context.shared) }
  const stated = new Map<PolicyClause, Stated<PolicyClause>>()
  const units = new Map<ProrateClause, Proration['by']>()
  const holding = new Map<Thing, ProrateClause>()
  const prorationOf = (thing: Thing): Proration | null => {
    const found = policy(context, 'prorate', [], (clause) => lists(clause, thing))
    if (found === undefined) return null
    const { clause, from } = found
    stated.set(clause, found)
    holding.set(thing, clause)
    const by = units.get(clause) ?? unitOf(context, clause)
    units.set(clause, by)
    const same = (from === 'company' ? whole.company : whole.plan).filter((one) => lists(one, thing))
    const nearer = from === 'company' ? whole.plan.filter((one) => lists(one, thing)) : []
    const both = same.find((one) => REASONS.some((reason) => names(one, reason) && names(clause, reason)))
    if (both !== undefined) {
      const reason = REASONS.find((one) => names(both, one) && names(clause, one)) ?? ''
      context.report(reportOf('CB249', both.span, { thing, reason }, { related: [{ span: clause.span, note: 'it is prorated here' }] }))
    }
    return { by, reasons: REASONS.filter((reason) => names(clause, reason) && !nearer.some((one) => names(one, reason))) }
  }
  const prorate = {
    target: prorationOf('target'),
    quota: prorationOf('quota'),
    cap: prorationOf('cap'),
    floor: prorationOf('floor'),
    guarantee: prorationOf('guarantee'),
    draw: prorationOf('draw'),
  }
  const wholes = [...whole.plan, ...whole.company]
  const openOf = (thing: Thing): Reason[] => {
    const clauses = [holding.get(thing) ?? [], ...wholes.filter((one) => lists(one, thing))].flat()
    return REASONS.filter((reason) => !clauses.some((one) => names(one, reason)))
  }
  const listed = (['target', 'quota'] as const).filter((thing) => prorate[thing] !== null)
  const open = new Set(listed.flatMap(openOf))
  for (const thing of ['cap', 'floor', 'guarantee', 'draw'] as const) {
    const clause = holding.get(thing)
    const reasons = openOf(thing).map((reason) => `\`${reason}\``)
    if (clause !== undefined && hasAny(context, thing) && reasons.length > 0)
      context.report(reportOf('CB217', clause.span, { things: thing, reasons: reasons.join(', ') }))
  }
  const refused = policy(context, 'do_not_prorate')
  return {
    prorate,
    undecided: REASONS.filter((reason) => (listed.length === 0 ? !wholes.some((one) => names(one, reason)) : open.has(reason))),
    stated: stated.size === 0 && refused !== undefined ? [refused] : [...stated.values()],
  }
}

const wholesOf = (items: Context['own']): WholeClause[] =>
  policiesOf(items).filter((clause): clause is WholeClause => clause.form === 'do_not_prorate')

/** How a month that is worked in part is counted. */
function unitOf(context: Context, { unit, inYear, day, counted, span }: ProrateClause): Proration['by'] {
  if (unit?.text === 'workdays' && inForce(context, 'holidays') === undefined)
    notStated(context, span, '`by workdays`', 'which weekdays are no workdays', 'holidays from "holidays.csv"')
  if (day !== undefined && day.text !== '15') later(context, day.span, `by day ${day.text}`)
  if (unit?.text === 'workdays') return 'workdays'
  if (inYear !== undefined) return 'days_in_year'
  return day === undefined ? (UNITS[counted?.text ?? 'days'] ?? 'days') : 'months_by_day_15'
}

/** Whether the plan has anything of the kind. */
const hasAny = ({ own }: Context, thing: Thing): boolean =>
  own.some(({ form }) => form === thing) || itemsOf(own, 'pay').some(({ clauses }) => clauses?.some(({ form }) => form === thing))
