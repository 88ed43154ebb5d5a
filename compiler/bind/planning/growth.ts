/** How much the whole grows, what levels are given above their plan, and what every quota is raised by. */

import type { AllocationClause } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import type { LiteralSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { compare, ONE, sign } from '../../../runtime/exact/ratio.ts'
import type { GrowthClause, HedgeClause } from '../../plan/quotas.ts'
import { onlyOne, originOf, unknownName } from '../context.ts'
import { decimalOfPercent } from '../facts.ts'
import { constantOf } from './constant.ts'
import type { Clauses, Within } from './within.ts'

const negated = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`)
const shareOf = (literal: LiteralSyntax, less: boolean): string => {
  const share = decimalOfPercent(literal.text)
  return less ? negated(share) : share
}

/** `grow 10% less 2%, then relieve 2%`; null where nothing is said. Reports CB206. */
export function bindGrowth({ context, metric }: Within, clauses: Clauses): GrowthClause | null | undefined {
  const node = onlyOne(context, clauses, 'grow')
  if (node === undefined) return null
  const first = [
    { share: shareOf(node.share, false), says: `grow ${node.share.source}` },
    ...node.addends.map(({ sign: { text }, share }) => ({ share: shareOf(share, text === 'less'), says: `${text} ${share.source}` })),
  ] as GrowthClause['steps'][0]
  const steps: GrowthClause['steps'] = [
    first,
    ...node.steps.map(({ verb, share }): GrowthClause['steps'][0] => [
      { share: shareOf(share, verb.text === 'relieve'), says: `${verb.text} ${share.source}` },
    ]),
  ]
  const says = steps.map((step, i) => `${i === 0 ? '' : 'then '}${step.map((one) => one.says).join(' ')}`).join(', ')
  return { steps, says, origin: originOf(`quota ${metric}/grow`, node.span) }
}

/** `hedge region 5%, rep 110% of plan`. Reports CB201, CB206, CB310, CB532, CB533. */
export function bindHedges({ context, metric, levels }: Within, clauses: Clauses): HedgeClause[] {
  const nodes = clauses
    .filter((clause): clause is Extract<AllocationClause, { form: 'hedge' }> => clause.form === 'hedge')
    .flatMap((clause) => [...clause.levels])
  return nodes.flatMap((node, i): HedgeClause[] => {
    if (!levels.some(({ name }) => name === node.level.text)) {
      unknownName(
        context,
        node.level.span,
        node.level.text,
        'level',
        levels.map(({ name }) => name),
      )
      return []
    }
    const first = nodes.findIndex(({ level }) => level.text === node.level.text)
    if (first < i) {
      const related = [{ span: nodes[first]?.span ?? node.span, note: 'it is stated here already' }]
      context.report(reportOf('CB206', node.span, { clause: `hedge ${node.level.text}` }, { related }))
      return []
    }
    const { amount } = node
    const ofPlan =
      amount.kind === 'binary' && amount.op === 'of' && amount.right.kind === 'path' && printExpression(amount.right) === 'plan'
    const value = constantOf(ofPlan && amount.kind === 'binary' ? amount.left : amount, context)
    if (value === undefined) return []
    const as = node.as?.text ?? (ofPlan ? ('of plan' as const) : ('over' as const))
    const says = `${node.level.text} ${printExpression(amount)}${node.as === undefined ? '' : ` ${node.as.text}`}`
    const number = fromFraction(value.value)
    if (value.unit === 'money' || (as === 'over' ? sign(number) < 0 : sign(number) <= 0)) {
      context.report(reportOf('CB532', amount.span, { level: node.level.text, found: printExpression(amount) }))
      return []
    }
    if (as === 'over' && node.as === undefined && compare(number, ONE) >= 0) {
      const written = printExpression(amount)
      const fix = { title: `write ${written} of plan`, edits: [{ span: amount.span, text: `${written} of plan` }] }
      context.report(reportOf('CB533', amount.span, { level: node.level.text, found: written }, { fix }))
      return []
    }
    return [
      { level: node.level.text, as, value: value.value, says, origin: originOf(`quota ${metric}/hedge ${node.level.text}`, node.span) },
    ]
  })
}

/** `pad 2%`: a fraction, 0 where nothing is said. Reports CB206. */
export function bindPad({ context }: Within, clauses: Clauses): string {
  const node = onlyOne(context, clauses, 'pad')
  return node === undefined ? '0' : decimalOfPercent(node.share.text)
}
