/** When what a part of pay earns counts: what a cap cuts comes later, or all of it at once. */
import type { PayClause } from '../../grammar/forms/items.ts'
import type { Pay } from '../plan.ts'
import { type Context, onlyOne, originOf, wordIn } from './context.ts'

const PERS = ['month', 'quarter', 'half', 'year'] as const

/** `excess carries to next month until end of year`. Reports CB208. */
export function bindCarry(context: Context, clauses: readonly PayClause[], pay: string): Pay['carry'] {
  const clause = onlyOne(context, clauses, 'carry')
  if (clause === undefined) return null
  const next = wordIn(context, clause.next, 'period', PERS)
  const until = wordIn(context, clause.until, 'window', [...PERS, 'plan'])
  return next === undefined || until === undefined ? null : { next, until, origin: originOf(`${pay}/carry`, clause.span) }
}

/** `paid at end of year`. Reports CB208. */
export function bindPaidAt(context: Context, clauses: readonly PayClause[], pay: string): Pay['paidAt'] {
  const clause = onlyOne(context, clauses, 'paid_at')
  const window = clause === undefined ? undefined : wordIn(context, clause.window, 'window', [...PERS, 'plan'])
  return clause === undefined || window === undefined ? null : { window, origin: originOf(`${pay}/paid_at`, clause.span) }
}
