/** What somebody decided by hand: overrides, relief, moves, and the accounts of nobody. Each with its reason, its author and its date. */

import type { AllocationClause } from '../../../grammar/forms/items.ts'
import { quoted } from '../../../grammar/literals.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { parseDay, showDay } from '../../../runtime/calendar/day.ts'
import { parsePeriod } from '../../../runtime/calendar/fiscal.ts'
import type { House, Move, Override, Relief } from '../../../runtime/core/planning/allocation.ts'
import { originOf, unknownName } from '../context.ts'
import { bindExpression, personScope } from '../expression.ts'
import { type Constant, notBelowZero } from './constant.ts'
import { isMoney, type Within, wrongUnit } from './within.ts'

type Clause<N extends AllocationClause['form']> = Extract<AllocationClause, { form: N }>

const authorityOf = ({ authority: { reason, author, dated } }: Pick<Clause<'override'>, 'authority'>): Override['authority'] => ({
  reason: reason.text,
  author: author.text,
  dated: dated.text,
})

/** Whether a constant is an amount of the quota's unit. */
const isAmount = (within: Within, { unit }: Constant): boolean => unit === (isMoney(within) ? 'money' : 'number')

/** Reports CB201, CB206, CB304. */
export function bindOverrides(within: Within, nodes: readonly Clause<'override'>[]): Override[] {
  const { context, metric, levels } = within
  return nodes.flatMap((node, i): Override[] => {
    if (node.level !== undefined && !levels.some(({ name }) => name === node.level?.text)) {
      unknownName(
        context,
        node.level.span,
        node.level.text,
        'level',
        levels.map(({ name }) => name),
      )
      return []
    }
    const first = nodes.findIndex((other) => other.node.text === node.node.text && other.level?.text === node.level?.text)
    if (first < i) {
      const related = [{ span: nodes[first]?.span ?? node.span, note: 'it is stated here already' }]
      context.report(reportOf('CB206', node.span, { clause: `override ${quoted(node.node.text)}` }, { related }))
      return []
    }
    const amount = notBelowZero(node.amount, 'override', context)
    if (amount === undefined) return []
    if (!isAmount(within, amount)) return wrongUnit(within, node.amount, 'override') ?? []
    return [
      {
        level: node.level?.text ?? null,
        node: node.node.text,
        amount: amount.value,
        adds: node.adds !== undefined,
        locked: node.locked !== undefined,
        says: printExpression(node.amount),
        authority: authorityOf(node),
        origin: originOf(`quota ${metric}/override ${node.node.text}`, node.span),
      },
    ]
  })
}

/** Reports CB208, CB304. */
export function bindReliefs(within: Within, nodes: readonly Clause<'relieve'>[]): Relief[] {
  const { context, metric, calendar } = within
  return nodes.flatMap((node): Relief[] => {
    const amount: ExprSyntax = { kind: 'literal', literal: node.amount, span: node.amount.span }
    const value = notBelowZero(amount, 'relieve', context)
    const period = node.period === undefined ? null : parsePeriod(calendar, node.period.text)
    if (period !== null && 'problem' in period) {
      context.report(
        reportOf('CB208', node.period?.span ?? node.span, { word: node.period?.text ?? '', what: 'period', allowed: [], meant: undefined }),
      )
      return []
    }
    if (value === undefined) return []
    if (value.unit !== 'ratio' && !isAmount(within, value)) return wrongUnit(within, amount, 'relieve') ?? []
    return [
      {
        node: node.node.text,
        of: value.unit === 'ratio' ? 'share' : 'amount',
        value: value.value,
        period: period === null ? null : { label: period.label, from: showDay(period.from), to: showDay(period.to) },
        says: `${node.amount.source}${period === null ? '' : ` for ${period.label}`}`,
        authority: authorityOf(node),
        origin: originOf(`quota ${metric}/relieve ${node.node.text}`, node.span),
      },
    ]
  })
}

/** Reports CB208, CB304. */
export function bindMoves(within: Within, nodes: readonly Clause<'move'>[]): Move[] {
  const { context, metric, effective } = within
  return nodes.flatMap((node): Move[] => {
    const value = notBelowZero(node.amount, 'move', context)
    if (value === undefined) return []
    if (value.unit !== 'ratio' && !isAmount(within, value)) return wrongUnit(within, node.amount, 'move') ?? []
    const day = node.day.text
    if (parseDay(day) === undefined) {
      context.report(reportOf('CB208', node.day.span, { word: day, what: 'day of the calendar', allowed: [], meant: undefined }))
      return []
    }
    if (day < effective.from || day > effective.to) {
      context.report(reportOf('CB535', node.day.span, { day, from: effective.from, to: effective.to }))
      return []
    }
    return [
      {
        of: value.unit === 'ratio' ? 'share' : 'amount',
        value: value.value,
        from: node.from.text,
        to: node.to.text,
        day,
        says: printExpression(node.amount),
        authority: authorityOf(node),
        origin: originOf(`quota ${metric}/move ${node.from.text} ${node.to.text}`, node.span),
      },
    ]
  })
}

/** `house accounts 5%`, `house accounts $2,000,000` or `house accounts where rep.role = "House"`. Reports CB304. */
export function bindHouse(within: Within, nodes: readonly Clause<'house'>[]): House[] {
  const { context, metric } = within
  return nodes.flatMap((node): House[] => {
    const origin = originOf(`quota ${metric}/house accounts`, node.span)
    if (node.where !== undefined) {
      const where = bindExpression(node.where, personScope(origin.address), context)
      return where === undefined ? [] : [{ kind: 'people', where, says: `where ${printExpression(node.where)}`, origin }]
    }
    if (node.amount === undefined) return []
    const value = notBelowZero(node.amount, 'house accounts', context)
    if (value === undefined) return []
    const says = printExpression(node.amount)
    if (value.unit === 'ratio') return [{ kind: 'share', share: value.value, says, origin }]
    return isAmount(within, value)
      ? [{ kind: 'amount', amount: value.value, says, origin }]
      : (wrongUnit(within, node.amount, 'house accounts') ?? [])
  })
}
