/** `pay at most $20,000 per month, rest next month` and `pay at least $100`. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import type { Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Payout, PayoutLimit } from '../../runtime/core/payments.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { exactly } from '../../runtime/evaluate/values.ts'
import { compare } from '../../runtime/exact/ratio.ts'
import { type Context, itemsOf, originOf, wordIn } from './context.ts'
import { personScope } from './expression.ts'
import type { PaymentFacts } from './payment-parts.ts'
import { bindAmount } from './tables.ts'

type Node = ItemOf<'pay'>

/** The most and the least that is paid out in a pay period. Reports CB206, CB208, CB246, CB247, CB304. */
export function bindPayout(context: Context, facts: PaymentFacts): Payout {
  const nodes = itemsOf(context.own, 'pay')
  const mostNode = single(context, nodes, 'most')
  const leastNode = single(context, nodes, 'least')
  const most = mostNode === undefined ? null : (bindLimit(context, mostNode, 'most', facts) ?? null)
  const least = leastNode === undefined ? null : (bindLimit(context, leastNode, 'least', facts) ?? null)
  if (most?.amount.kind === 'literal' && least?.amount.kind === 'literal' && isAbove(least.amount.value, most.amount.value))
    context.report(
      reportOf(
        'CB247',
        least.origin.span,
        { least: leastNode?.least?.kind === 'literal' ? leastNode.least.literal.source : 'the least' },
        { related: [{ span: most.origin.span, note: 'the most that is paid out' }] },
      ),
    )
  return { most, least }
}

/** Whether a decimal is above another, exactly. */
const isAbove = (a: string, b: string): boolean => compare(exactly(a), exactly(b)) > 0

function single(context: Context, nodes: readonly Node[], which: 'most' | 'least'): Node | undefined {
  const [first, second] = nodes.filter((node) => node[which] !== undefined)
  if (first !== undefined && second !== undefined) {
    const related = [{ span: first.span, note: 'it is stated here already' }]
    context.report(reportOf('CB206', second.span, { clause: `pay at ${which}` }, { related }))
  }
  return first
}

function bindLimit(context: Context, node: Node, which: 'most' | 'least', { units, paid }: PaymentFacts): PayoutLimit | undefined {
  const written = node[which]
  if (written === undefined) return undefined
  const address = `pay at ${which}`
  const periods = [node.per, node.rest].flatMap((word) => (word === undefined ? [] : [isPayPeriod(context, word, paid)]))
  const cell = bindAmount(written, address, personScope(address), units, context)
  if (cell === undefined || periods.includes(false)) return undefined
  return { amount: cell.value, origin: originOf(address, node.span) }
}

/** What is paid out is paid in pay periods, and so is what is put off. */
function isPayPeriod(context: Context, word: Word, paid: Per): boolean {
  const per = wordIn(context, word, 'period', ['month', 'quarter', 'half', 'year'] as const)
  if (per === undefined || per === paid) return per !== undefined
  const fix = { fix: { title: `write ${paid}`, edits: [{ span: word.span, text: paid }] } }
  context.report(reportOf('CB246', word.span, { per, paid }, fix))
  return false
}
