/** Pools: what is shared, by whom, and in what parts. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Pool } from '../plan/events.ts'
import type { Metric } from '../plan.ts'
import { isClash, unitOf } from '../units.ts'
import { type Context, notStated, onlyOne, originOf } from './context.ts'
import { commonOf, type EventFacts, eventScope, metricNamed, windowOfEvent, wordsOf } from './event-parts.ts'
import { bindExpression, personScope } from './expression.ts'

type Node = ItemOf<'pool'>

export function bindPool(context: Context, node: Node, facts: EventFacts): Pool | undefined {
  const common = commonOf(context, node, facts)
  const { name } = common
  const block = `pool \`${name}\``
  const metric = node.metric === undefined ? null : metricNamed(context, node.metric, facts)
  const fundClause = onlyOne(context, node.clauses, 'fund')
  const share = onlyOne(context, node.clauses, 'share')
  if (fundClause === undefined) notStated(context, node.name.span, block, 'what is shared', 'fund 1% of bookings')
  if (share === undefined) notStated(context, node.name.span, block, 'what decides the parts', 'share equally')
  if (fundClause === undefined || share === undefined || metric === undefined) return undefined
  const fund = bindExpression(fundClause.amount, eventScope(`${name}/fund`, facts), context)
  const weight = share.proportion === undefined ? null : bindWeight(context, share.proportion, name, facts)
  const eligible = onlyOne(context, node.clauses, 'eligible')
  const test = eligible === undefined ? null : bindExpression(eligible.test, eventScope(`${name}/eligible when`, facts), context)
  const opens = onlyOne(context, node.clauses, 'pool_gate')
  const gate = opens === undefined ? null : bindExpression(opens.test, eventScope(`${name}/only when`, facts), context)
  const onePer = bindGroup(context, node)
  if (fund === undefined || weight === undefined || test === undefined || gate === undefined || onePer === undefined) return undefined
  if (!isAddable(context, 'fund', fund, facts, onePer !== null)) return undefined
  if (gate !== null && !isAddable(context, 'only when', gate, facts, onePer !== null)) return undefined
  const read = metric ?? metricIn(fund, facts)
  const window = windowOfEvent(context, fundClause, fundClause.window, read?.window, common, facts)
  const odd = onlyOne(context, node.clauses, 'odd_cents')
  return (
    window && {
      kind: 'pool',
      ...common,
      metric: metric?.name ?? null,
      window,
      fund,
      gate,
      eligible: test,
      onePer,
      weight,
      oddCents: odd === undefined ? 'largest_remainder' : odd.to.text === 'stay with the company' ? 'company' : 'largest_part',
    }
  )
}

/** The first metric that an amount reads. */
function metricIn(fund: Expression, { metrics }: EventFacts): Metric | undefined {
  const read = [...everyPart(fund)].find((part) => part.kind === 'measure' || part.kind === 'quota' || part.kind === 'attainment')
  return read === undefined ? undefined : metrics.find(({ name }) => name === read.metric)
}

/**
 * Whether everything that a fund or a pool's condition reads is one number for all who share it: added up over people, or measured for the company, or for
 * the group of a pool for each group. Reports CB213, CB304.
 */
function isAddable(context: Context, clause: 'fund' | 'only when', fund: Expression, { metrics }: EventFacts, perGroup: boolean): boolean {
  for (const part of everyPart(fund)) {
    if (part.kind === 'field') {
      const field = part.path.join('.')
      context.report(reportOf('CB304', part.origin.span, { clause, expected: 'one amount for all', found: `\`${field}\` of a person` }))
      return false
    }
    if (part.kind !== 'measure' && part.kind !== 'attainment') continue
    const metric = metrics.find(({ name }) => name === part.metric)
    const population = metric?.scope.population.kind
    if (population === 'team' || (population === 'group' && !perGroup)) {
      const instead = 'a fund is one number for all who share it, so it reads a metric of persons or of the company'
      context.report(reportOf('CB213', part.origin.span, { what: `\`${part.metric}\``, instead }))
      return false
    }
    if (metric?.aggregate.kind === 'sum' || metric?.aggregate.kind === 'count') continue
    const instead = 'a fund adds a metric up over everyone, so it reads one that is a sum or a count'
    context.report(reportOf('CB213', part.origin.span, { what: `\`${part.metric}\``, instead }))
    return false
  }
  return true
}

/** `in proportion to rep.points`: a number or an amount. */
function bindWeight(context: Context, e: Parameters<typeof bindExpression>[0], name: string, facts: EventFacts): Expression | undefined {
  const weight = bindExpression(e, eventScope(`${name}/share`, facts), context)
  if (weight === undefined) return undefined
  const unit = unitOf(weight, (m) => facts.metrics.find((x) => x.name === m)?.unit ?? { kind: 'number' }, {
    kind: 'money',
    currency: context.currency.code,
  })
  if (isClash(unit) || ['money', 'number', 'count', 'percent', 'factor', 'months'].includes(unit.kind)) return weight
  context.report(reportOf('CB304', e.span, { clause: 'share', expected: 'a number or money', found: `a ${unit.kind}` }))
  return undefined
}

/** `one per rep.store`; null where there is one pool for all. */
function bindGroup(context: Context, node: Node): Expression | null | undefined {
  const clause = onlyOne(context, node.clauses, 'one_per')
  if (clause === undefined) return null
  const address = `${node.name.text}/one per`
  const group = bindExpression({ kind: 'path', path: clause.group, span: clause.group.span }, personScope(address), context)
  if (group === undefined) return undefined
  if (group.kind === 'field' && (group.unit.kind === 'text' || group.unit.kind === 'reference'))
    return { ...group, origin: originOf(address, clause.span) }
  const found = `\`${wordsOf(clause.group)}\``
  context.report(reportOf('CB304', clause.group.span, { clause: 'one per', expected: 'a text or a reference', found }))
  return undefined
}
