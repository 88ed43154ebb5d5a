/** Draws whose balance may be forgiven: who meets the condition at the end of each pay period, and the earning that the balance becomes (semantics 9 step 5). */
import type { Core } from '../../../../runtime/core/core.ts'
import { windowAt } from '../../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../../days.ts'
import { isYes } from '../../events/contest.ts'
import { readOn } from '../../events/moments.ts'
import { answersOf, type Place, placeOf } from '../../events/places.ts'
import type { All } from '../../measures/sources.ts'
import { column, columnNamed, integer, type Relation, renamed, select, type Told } from '../../program/build.ts'
import type { Column } from '../../program/ir.ts'
import type { Scalar } from '../../program/scalar.ts'
import { write } from '../../program/written.ts'
import type { Site } from '../../records/records.ts'
import { textIs } from './posted.ts'

/** Whether the balance of a draw may become an earning: where a condition holds, or when somebody leaves. */
export const mayForgive = ({ payments: { draw } }: Core): boolean =>
  draw !== null && (draw.forgiven !== null || draw.leaving === 'forgiven')

/** What the condition that forgives a draw asks for at the end of each pay period, of everyone who was in the plan by then; undefined: there is none. */
export function forgivenessAsked({ core, refusals }: Site, { world, periods }: Calendar): Place | undefined {
  const { draw, clawbacks } = core.payments
  if (draw === null || draw.forgiven === null) return undefined
  const { forgiven, origin } = draw
  const moments = readOn(
    periods.map(({ to }) => ({ window: windowAt(world, 'plan', to), at: to, period: to, seen: clawbacks.length > 0 ? to : null })),
  )
  const question = { word: 'forgiven', expression: forgiven, as: 'truth', over: 'own' } as const
  return placeOf(world, { name: 'draw', label: 'The draw', origin }, moments, [question], refusals)
}

/** Who meets the condition, and at the end of which pay period: `payee`, `met_on`. */
export function metBy(site: Site, place: Place, sources: All): Relation {
  const { relation, slots, answer, at } = answersOf(site, place, sources)
  const told: Told = { name: 'draw_met', says: 'Who meets the condition that forgives a draw, and when', origin: place.component.origin }
  const met = write(site.build, told, relation, slots, new Map(), [], isYes(answer('forgiven')))
  return select(site.build, { ...told, name: 'draw_forgiven_on' }, met, [
    { column: columnNamed(met, 'payee'), value: column('payee') },
    { column: renamed(columnNamed(met, at), 'met_on'), value: column(at) },
  ])
}

/** Balances that are forgiven, as lines of earnings with the columns of others. */
export function forgivenLines({ build, core }: Site, payments: Relation, { columns }: Relation): Relation {
  const amount = columnNamed(payments, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const said = (value: string): Scalar => ({ kind: 'text', value })
  const made: Readonly<Record<string, Scalar>> = {
    component: said(''),
    payee: column('payee'),
    for_period: column('posted_in'),
    posted_in: column('posted_in'),
    kind: said('original'),
    item: said('forgiven'),
    amount: { kind: 'subtract', left: integer(0), right: column('amount') },
  }
  const own = columns.map((one): { column: Column; value: Scalar } => {
    const value = made[one.name]
    if (value === undefined) return { column: { ...one, nullable: true }, value: { kind: 'null', type: one.type } }
    const reach = { low: String(-BigInt(amount.high)), high: String(-BigInt(amount.low)) }
    return { column: one.type === 'int' ? { ...one, ...reach } : one, value }
  })
  const told: Told = { name: 'forgiven_lines', says: 'Balances of draws that are forgiven', origin: core.payments.draw?.origin ?? null }
  return select(build, told, payments, own, { kind: 'and', parts: [textIs('account', 'draw'), textIs('kind', 'forgiven')] })
}
