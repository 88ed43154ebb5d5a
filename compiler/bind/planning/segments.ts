/** Segments: the first class whose condition holds takes a row. */
import type { ItemOf } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Segment } from '../../../runtime/core/planning/territories.ts'
import { type Context, originOf, unknownName } from '../context.ts'
import { bindExpression, rowScope } from '../expression.ts'

/** The segments of a record. Reports CB201, CB202, CB294. */
export function bindSegment(context: Context, node: ItemOf<'segment'>): Segment | undefined {
  const record = node.record.text
  if (!context.records.has(record)) return unknownName(context, node.record.span, record, 'record', context.records.keys())
  for (const [i, { name }] of node.classes.entries()) {
    const first = node.classes.find((one) => one.name.text === name.text)
    if (first !== undefined && first !== node.classes[i])
      context.report(
        reportOf('CB202', name.span, { name: name.text }, { related: [{ span: first.name.span, note: 'it is declared here already' }] }),
      )
  }
  if (!node.classes.some(({ otherwise }) => otherwise !== undefined))
    context.report(reportOf('CB294', node.record.span, { record, last: node.classes.at(-1)?.name.text ?? 'other' }))
  const classes = node.classes.flatMap((one): Segment['classes'] => {
    const address = `segment ${record}/${one.name.text}`
    const origin = originOf(address, one.span)
    if (one.test === undefined) return [{ name: one.name.text, when: null, says: 'otherwise', origin }]
    const when = bindExpression(one.test, rowScope(address, record), context)
    return when === undefined ? [] : [{ name: one.name.text, when, says: printExpression(one.test), origin }]
  })
  return { record, classes, origin: originOf(`segment ${record}`, node.record.span) }
}
