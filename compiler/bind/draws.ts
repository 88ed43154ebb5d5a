/** Guarantees and draws. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import type { ExprSyntax, LiteralSyntax, PathSyntax, Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Draw, TopUp } from '../../runtime/core/payments.ts'
import { type Context, itemsOf, notStated, onlyOne, originOf, wordIn } from './context.ts'
import { bindExpression, personScope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { addressed, dateOf, numbered, type PaymentFacts, wholeNumber } from './payment-parts.ts'
import { perOfField } from './quotas.ts'
import { bindAmount } from './tables.ts'

/** What is filled up: guarantees, and draws that are not recoverable. Reports CB205, CB213, CB304. */
export const bindTopUps = (context: Context, facts: PaymentFacts): TopUp[] => [
  ...numbered(context, 'guarantee', (node, address) => bindGuarantee(context, node, address, facts)),
  ...numbered(context, 'draw', (node, address) => bindUnrecoverable(context, node, address, facts)),
]

interface PeriodicSyntax {
  readonly amount: ExprSyntax
  readonly per: Word
  readonly months?: LiteralSyntax | undefined
  readonly from?: PathSyntax | undefined
  readonly span: ItemOf<'draw'>['span']
}

/** `$4,000 per month for 6 months from rep.hired_on`. */
function bindPeriodic(context: Context, node: PeriodicSyntax, clause: string, address: string, { units, prorate }: PaymentFacts) {
  const scope = personScope(address)
  const cell = bindAmount(node.amount, clause, scope, units, context)
  const per = wordIn(context, node.per, 'period', ['month', 'quarter', 'half', 'year'] as const)
  const stated = cell?.value.kind === 'field' ? perOfField(context, cell.value) : null
  if (stated !== null && per !== undefined && stated !== per) {
    const found = `an amount per ${stated}`
    context.report(reportOf('CB304', node.amount.span, { clause, expected: `an amount per ${per}`, found }))
    return undefined
  }
  const origin = originOf(address, node.span)
  const shrinks = clause === 'guarantee' ? prorate.guarantee : prorate.draw
  if (cell === undefined || per === undefined) return undefined
  if (node.months === undefined || node.from === undefined) return { amount: cell.value, per, term: null, prorate: shrinks, origin }
  const months = wholeNumber(context, node.months, clause, `for 6 months from ${context.payee}.hired_on`)
  const from = dateOf(context, node.from, scope, clause)
  return months === undefined || from === undefined
    ? undefined
    : { amount: cell.value, per, term: { months, from }, prorate: shrinks, origin }
}

function bindGuarantee(context: Context, node: ItemOf<'guarantee'>, address: string, facts: PaymentFacts): TopUp | undefined {
  const periodic = bindPeriodic(context, node, 'guarantee', address, facts)
  return periodic && { kind: 'guarantee', ...periodic }
}

function bindUnrecoverable(context: Context, node: ItemOf<'draw'>, address: string, facts: PaymentFacts): TopUp | undefined {
  if (node.notRecoverable === undefined) return undefined
  if (node.leaving !== undefined)
    context.report(
      reportOf('CB213', node.leaving.span, {
        what: '`balance on leaving`',
        instead: 'leave it out: a draw that is not recoverable has no balance',
      }),
    )
  const periodic = bindPeriodic(context, node, 'draw', address, facts)
  return periodic && { kind: 'draw', ...periodic }
}

const LEAVING = { owed: 'owed', forgiven: 'forgiven', 'taken from last pay': 'last_pay' } as const

/** The draw that comes back from later pay; a plan has at most one. */
export function bindDraw(context: Context, facts: PaymentFacts): Draw | undefined {
  const draws = itemsOf(context.own, 'draw').filter((node) => node.notRecoverable === undefined)
  const [node] = draws
  onlyOne(context, draws, 'draw')
  const recover = onlyOne(context, itemsOf(context.own, 'recover'), 'recover')
  if (node === undefined) {
    if (recover !== undefined)
      context.report(
        reportOf('CB213', recover.span, { what: '`recover`', instead: 'write a `draw ... recoverable from pay`, or leave `recover` out' }),
      )
    return undefined
  }
  const address = addressed(context, 'draw').find((one) => one.node === node)?.address ?? 'draw'
  const periodic = bindPeriodic(context, node, 'draw', address, facts)
  if (node.leaving === undefined)
    return notStated(context, node.span, '`draw`', 'what becomes of its balance when someone leaves', 'balance on leaving owed')
  const test = node.forgivable === undefined ? null : bindExpression(node.forgivable.test, { ...facts.scope, address }, context)
  if (periodic === undefined || test === undefined) return undefined
  const forgiven =
    test !== null && node.forgivable?.sense.text === 'unless' ? { kind: 'not' as const, value: test, origin: test.origin } : test
  const fromMonth = recover === undefined ? 1 : wholeNumber(context, recover.month, 'recover', 'recover 50% from month 7')
  if (fromMonth === undefined) return undefined
  return {
    ...periodic,
    recovery: node.above === undefined ? 'pay' : 'above_draw',
    share: recover === undefined ? '1' : decimalOfPercent(recover.share.text),
    fromMonth,
    forgiven,
    leaving: LEAVING[node.leaving.text],
  }
}
