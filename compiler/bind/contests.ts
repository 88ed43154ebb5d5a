/** Contests: who is ranked by what, and what the places pay. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import type { ExprSyntax, LiteralSyntax, PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Contest, Places } from '../plan/events.ts'
import type { Metric } from '../plan.ts'
import { type Context, notStated, onlyOne, originOf } from './context.ts'
import {
  commonOf,
  type EventFacts,
  eventScope,
  isPayee,
  metricNamed,
  moneyLiteral,
  pluralOf,
  wants,
  windowOfEvent,
  wordsOf,
} from './event-parts.ts'
import { bindExpression, personScope } from './expression.ts'

type Node = ItemOf<'contest'>
type Rank = Extract<Node['clauses'][number], { form: 'rank' }>

export function bindContest(context: Context, node: Node, facts: EventFacts): Contest | undefined {
  const common = commonOf(context, node, facts)
  const { name } = common
  const block = `contest \`${name}\``
  const metric = metricNamed(context, node.metric, facts)
  const rank = onlyOne(context, node.clauses, 'rank')
  const ties = onlyOne(context, node.clauses, 'ties')
  const then = onlyOne(context, node.clauses, 'tie_break')
  const eligible = onlyOne(context, node.clauses, 'eligible')
  const places = placesOf(context, node)
  if (rank === undefined)
    notStated(context, node.name.span, block, 'what decides the places', `rank ${pluralOf(context.payee)} by attainment over year`)
  if (places !== undefined && places.length === 0) notStated(context, node.name.span, block, 'what the places pay', 'place 1 pays $10,000')
  if (ties === undefined) notStated(context, node.name.span, block, 'what equals get', 'ties share')
  const [first, ...rest] = places ?? []
  if (metric === undefined || rank === undefined || ties === undefined || first === undefined) return undefined
  if (!isPayee(context, rank.record.text)) return wants(context, rank.record, 'rank', pluralOf(context.payee))
  const where = rank.where === undefined ? null : bindExpression(rank.where, personScope(`${name}/rank`), context)
  const by = bindValue(context, rank.by, metric, facts, `${name}/rank`)
  const second = then === undefined ? null : bindValue(context, then.by, metric, facts, `${name}/then by`)
  const test = eligible === undefined ? null : bindExpression(eligible.test, eventScope(`${name}/eligible when`, facts), context)
  const window = windowOfEvent(context, rank, rank.window, metric.window, common, facts)
  if (where === undefined || by === undefined || second === undefined || test === undefined || window === undefined) return undefined
  return {
    kind: 'contest',
    ...common,
    metric: metric.name,
    window,
    where,
    eligible: test,
    by,
    then: second,
    places: [first, ...rest],
    ties: ties.how.text,
  }
}

/** What people are ranked by: a metric or an attainment. Reports CB205 for an attainment without quota, CB304 for anything else. */
function bindValue(context: Context, path: PathSyntax, metric: Metric, facts: EventFacts, address: string): Expression | undefined {
  const own = wordsOf(path) === 'attainment'
  const e: ExprSyntax = { kind: 'path', path, span: path.span }
  const value: Expression | undefined = own
    ? { kind: 'attainment', metric: metric.name, basis: metric.basis, whenNoQuota: null, origin: originOf(address, path.span) }
    : bindExpression(e, eventScope(address, facts), context)
  if (value === undefined) return undefined
  if (value.kind === 'measure') return value
  if (value.kind !== 'attainment') {
    const expected = 'a metric or its attainment'
    context.report(reportOf('CB304', path.span, { clause: 'rank by', expected, found: `\`${wordsOf(path)}\`` }))
    return undefined
  }
  const quota = facts.metrics.find(({ name }) => name === value.metric)?.quota ?? null
  return quota === null
    ? notStated(context, path.span, `metric \`${value.metric}\``, 'what its quota is', 'quota $1,200,000 per year')
    : value
}

/** The prizes as written; undefined where one has a mistake. */
function placesOf(context: Context, node: Node): Places[] | undefined {
  const found: Places[] = []
  let sound = true
  const add = (first: LiteralSyntax, last: LiteralSyntax, prize: ExprSyntax, span: Rank['span']): void => {
    const origin = originOf(`${node.name.text}/place ${first.text}`, span)
    const [from, to] = [wholeNumber(context, first), wholeNumber(context, last)]
    const money = prize.kind === 'literal' ? moneyLiteral(context, prize.literal, 'a prize', origin.address) : undefined
    if (prize.kind !== 'literal')
      context.report(reportOf('CB304', prize.span, { clause: 'a prize', expected: 'an amount of money', found: 'a calculation' }))
    if (from === undefined || to === undefined || money?.kind !== 'literal') sound = false
    else found.push({ first: from, last: to, prize: money.value, origin })
  }
  for (const clause of node.clauses) {
    if (clause.form === 'place') add(clause.place, clause.place, clause.prize, clause.span)
    if (clause.form === 'places') add(clause.first, clause.last, clause.prize, clause.span)
  }
  return sound ? found : undefined
}

function wholeNumber(context: Context, literal: LiteralSyntax): number | undefined {
  if (/^[1-9]\d{0,4}$/.test(literal.text)) return Number(literal.text)
  const allowed = ['1', '2', '3']
  context.report(reportOf('CB208', literal.span, { word: literal.text, what: 'place', allowed, meant: undefined }))
  return undefined
}
