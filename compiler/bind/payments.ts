/** From earning to payment: clawbacks, holds, draws and guarantees. */
import type { Item, ItemOf, PayClause } from '../../grammar/forms/items.ts'
import type { ExprSyntax, LiteralSyntax, PathSyntax, Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Clawback, Delay, Draw, Payments, TopUp } from '../../runtime/core/payments.ts'
import type { Metric } from '../plan.ts'
import type { MetricUnits } from '../units.ts'
import { type Context, itemsOf, later, notStated, onlyOne, originOf, unknownName, wordIn } from './context.ts'
import { bindExpression, personScope, rowScope, type Scope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { perOfField } from './quotas.ts'
import { bindAmount } from './tables.ts'

export interface PaymentFacts {
  readonly metrics: readonly Metric[]
  /** Where a condition on metrics stands: the plan. */
  readonly scope: Scope
  readonly units: MetricUnits
}

/** Everything between earning and payment. Reports CB201, CB205, CB206, CB213, CB240 to CB244. */
export function bindPayments(context: Context, facts: PaymentFacts): Payments {
  const clawbacks = numbered(context, 'clawback', (node, address) => bindClawback(context, node, address))
  sameRecovery(context, itemsOf(context.own, 'clawback'))
  return {
    clawbacks,
    delays: itemsOf(context.own, 'pay').flatMap((node) => bindDelay(context, node, facts) ?? []),
    topUps: [
      ...numbered(context, 'guarantee', (node, address) => bindGuarantee(context, node, address, facts)),
      ...numbered(context, 'draw', (node, address) => bindUnrecoverable(context, node, address, facts)),
    ],
    draw: bindDraw(context, facts) ?? null,
  }
}

/** All clauses of a form, the second with the address `clawback 2`. */
const numbered = <F extends Item['form'], T>(
  context: Context,
  form: F,
  bindOne: (node: ItemOf<F>, address: string) => T | undefined,
): T[] => itemsOf(context.own, form).flatMap((node, i) => bindOne(node, i === 0 ? form : `${form} ${i + 1}`) ?? [])

const path = (syntax: PathSyntax): ExprSyntax => ({ kind: 'path', path: syntax, span: syntax.span })

function bindClawback(context: Context, node: ItemOf<'clawback'>, address: string): Clawback | undefined {
  const record = node.record.text
  if (!context.records.has(record)) return unknownName(context, node.record.span, record, 'record', context.records.keys())
  const scope = rowScope(address, record)
  const when = bindExpression(node.test, scope, context)
  const months = node.months === undefined ? null : bindExpression(node.months, scope, context)
  if (when === undefined || months === undefined) return undefined
  const events = eventsIn(context, when)
  const [end] = events
  if (end === undefined) {
    context.report(reportOf('CB240', node.test.span, { record }))
    return undefined
  }
  if (months !== null && new Set(events.map(({ path: fields }) => fields.join('.'))).size > 1) {
    context.report(reportOf('CB241', node.test.span, { record, count: events.length }))
    return undefined
  }
  return {
    record,
    share: node.share === undefined ? '1' : decimalOfPercent(node.share.text),
    when,
    unserved: months === null ? null : { months, end },
    recovered: node.recovery === undefined ? null : decimalOfPercent(node.recovery.text),
    origin: originOf(address, node.span),
  }
}

/** The fields of an expression that have not happened before their day. */
const eventsIn = ({ records }: Context, e: Expression) =>
  [...everyPart(e)].flatMap((part) => {
    if (part.kind !== 'field') return []
    let shape = records.get(part.record)
    const isEvent = part.path.some((name) => {
      const field = shape?.fields.find((f) => f.name === name)
      shape = field?.unit.kind === 'reference' ? records.get(field.unit.record) : undefined
      return field?.role === 'event'
    })
    return isEvent ? [part] : []
  })

function sameRecovery(context: Context, nodes: readonly ItemOf<'clawback'>[]): void {
  const shares = nodes.map(({ recovery }) => recovery?.text)
  const other = nodes.find(({ recovery }) => recovery?.text !== shares[0])
  if (other === undefined) return
  const say = (share: string | undefined): string => share ?? 'what the policy says'
  context.report(reportOf('CB244', other.span, { first: say(shares[0]), second: say(other.recovery?.text) }))
}

type HoldClause = Extract<PayClause, { form: 'hold' }>

/** What a part of pay holds back; at most one way. */
function bindDelay(context: Context, node: ItemOf<'pay'>, { metrics }: PaymentFacts): Delay | undefined {
  const pay = node.name?.text ?? ''
  const delays = (node.clauses ?? []).filter((clause): clause is HoldClause => clause.form === 'hold')
  const [first, second] = delays
  if (first === undefined) return undefined
  if (second !== undefined) {
    const related = [{ span: first.span, note: 'the first of them' }]
    context.report(reportOf('CB242', second.span, { pay }, { related }))
  }
  const metric = metrics.find(({ name }) => name === node.metric?.text)
  return metric === undefined ? undefined : bindHold(context, first, pay, metric)
}

function bindHold(context: Context, clause: HoldClause, pay: string, metric: Metric): Delay | undefined {
  const record = clause.record.text
  if (!context.records.has(record)) return unknownName(context, clause.record.span, record, 'record', context.records.keys())
  if (record !== metric.record) {
    context.report(reportOf('CB243', clause.record.span, { record, pay, own: metric.record }))
    return undefined
  }
  const written = clause.until ?? clause.after
  if (written === undefined) return undefined
  const address = `${pay}/hold`
  const until = dateOf(context, written, rowScope(address, record), 'hold')
  if (until === undefined) return undefined
  const months = clause.months === undefined ? 0 : wholeNumber(context, clause.months, 'hold', 'until 12 months after deal.closed_on')
  if (months === undefined) return undefined
  const share = decimalOfPercent(clause.share.text)
  return { kind: 'hold', component: pay, record, share, until, months, origin: originOf(address, clause.span) }
}

/** A path that must lead to a date. Reports CB304. */
function dateOf(context: Context, written: PathSyntax, scope: Scope, clause: string): Expression | undefined {
  const bound = bindExpression(path(written), scope, context)
  if (bound === undefined || (bound.kind === 'field' && bound.unit.kind === 'date')) return bound
  context.report(reportOf('CB304', written.span, { clause, expected: 'a date', found: 'something else' }))
  return undefined
}

/** A number of months, whole and above zero. Reports CB205. */
function wholeNumber(context: Context, literal: LiteralSyntax, clause: string, example: string): number | undefined {
  const number = Number(literal.text)
  return Number.isInteger(number) && number > 0
    ? number
    : notStated(context, literal.span, `\`${clause}\``, 'a whole number of months', example)
}

interface PeriodicSyntax {
  readonly amount: ExprSyntax
  readonly per: Word
  readonly months?: LiteralSyntax | undefined
  readonly from?: PathSyntax | undefined
  readonly span: ItemOf<'draw'>['span']
}

/** `$4,000 per month for 6 months from rep.hired_on`. */
function bindPeriodic(context: Context, node: PeriodicSyntax, clause: string, address: string, { units }: PaymentFacts) {
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
  if (cell === undefined || per === undefined) return undefined
  if (node.months === undefined || node.from === undefined) return { amount: cell.value, per, term: null, origin }
  const months = wholeNumber(context, node.months, clause, `for 6 months from ${context.payee}.hired_on`)
  const from = dateOf(context, node.from, scope, clause)
  return months === undefined || from === undefined ? undefined : { amount: cell.value, per, term: { months, from }, origin }
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
function bindDraw(context: Context, facts: PaymentFacts): Draw | undefined {
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
  const place = itemsOf(context.own, 'draw').indexOf(node)
  const address = place === 0 ? 'draw' : `draw ${place + 1}`
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

/** Clauses about payment that are not built yet, or that a company states for its plans. */
export function reportLaterPayments(context: Context): void {
  for (const item of context.shared)
    if (['clawback', 'draw', 'guarantee', 'recover', 'recovery_scope'].includes(item.form))
      later(context, item.span, `${item.form} in a company file`)
}
