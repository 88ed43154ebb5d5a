/** Clawbacks: rows that count no more once something has happened. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Clawback } from '../../runtime/core/payments.ts'
import { type Context, itemsOf, originOf, unknownName } from './context.ts'
import { bindExpression, rowScope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { numbered } from './payment-parts.ts'

/** Reports CB201, CB240, CB241, CB244. */
export function bindClawbacks(context: Context): Clawback[] {
  const clawbacks = numbered(context, 'clawback', (node, address) => bindClawback(context, node, address))
  sameRecovery(context, itemsOf(context.own, 'clawback'))
  return clawbacks
}

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
