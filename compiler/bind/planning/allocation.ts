/** `quota NAME { ... }`: how the quota of one metric is allocated, from the first day and from each later one. */

import type { AllocationClause, ItemOf } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { parseDay } from '../../../runtime/calendar/day.ts'
import type { Bound, Level, Version } from '../../../runtime/core/planning/allocation.ts'
import type { AllocationVersion, PlanLevel, PlannedQuota } from '../../plan/quotas.ts'
import type { Metric } from '../../plan.ts'
import { sayUnit } from '../../units.ts'
import { type Context, notStated, onlyOne, originOf, unknownName, wordIn } from '../context.ts'
import { bindExpression, personScope } from '../expression.ts'
import { bindAmount, bindBasis, bindBlend } from './basis.ts'
import { bindHouse, bindMoves, bindOverrides, bindReliefs } from './by-hand.ts'
import { notBelowZero, WHOLE } from './constant.ts'
import { bindGrowth, bindHedges, bindPad } from './growth.ts'
import { type FoundLevel, findLevels, sayShare } from './levels.ts'
import { bindRamp, bindRound, bindSeasons, bindUnitOfTime } from './time.ts'
import { type Clauses, type Facts, isMoney, placeOf, type Within, wrongUnit } from './within.ts'

type Block = ItemOf<'allocation'>

/** What parts can sum to. */
const ALLOCABLE: ReadonlySet<string> = new Set(['money', 'number', 'count'])

const PERS = ['month', 'quarter', 'half', 'year'] as const
export const PERIODS_IN_YEAR = { month: 12, quarter: 4, half: 2, year: 1 } as const

/** The quota of each metric; further blocks of one metric hold from their day on. Reports CB201, CB202, CB205, CB206. */
export function bindAllocations(facts: Facts, blocks: readonly Block[]): PlannedQuota[] {
  const names = [...new Set(blocks.map(({ metric }) => metric.text))]
  return names.flatMap(
    (name) =>
      bindAllocation(
        facts,
        name,
        blocks.filter(({ metric }) => metric.text === name),
      ) ?? [],
  )
}

function bindAllocation(facts: Facts, name: string, blocks: readonly Block[]): PlannedQuota | undefined {
  const { context, metrics, effective } = facts
  const dated = blocks.map((block) => ({ block, from: onlyOne(context, block.clauses, 'effective') }))
  const [first, second] = dated.filter(({ from }) => from === undefined)
  const repeated =
    second?.block ??
    dated.find(({ from }, i) => from !== undefined && dated.findIndex((other) => other.from?.from.text === from.from.text) < i)?.block
  if (first !== undefined && repeated !== undefined) {
    const related = [{ span: first.block.metric.span, note: 'it is declared here already' }]
    context.report(reportOf('CB202', repeated.metric.span, { name }, { related }))
    return undefined
  }
  const metric = metrics.find((one) => one.name === name)
  const [any] = blocks
  if (any === undefined) return undefined
  if (metric === undefined)
    return unknownName(
      context,
      any.metric.span,
      name,
      'metric',
      metrics.map((one) => one.name),
    )
  if (first === undefined)
    return notStated(
      context,
      any.metric.span,
      `the quota of \`${name}\``,
      'what holds from the first day',
      `quota ${name} { total $1,000,000 }`,
    )
  if (!ALLOCABLE.has(metric.unit.kind)) {
    context.report(reportOf('CB538', any.metric.span, { metric: name, unit: sayUnit(metric.unit) }))
    return undefined
  }
  const later = dated.flatMap(({ block, from }) => (from === undefined ? [] : [{ block, clause: from }]))
  for (const { clause } of later) {
    const day = parseDay(clause.from.text)
    if (day === undefined)
      context.report(
        reportOf('CB208', clause.from.span, { word: clause.from.text, what: 'day of the calendar', allowed: [], meant: undefined }),
      )
    else if (clause.from.text <= effective.from || clause.from.text > effective.to)
      context.report(reportOf('CB535', clause.from.span, { day: clause.from.text, from: effective.from, to: effective.to }))
  }
  const versions: AllocationVersion[] = []
  let clauses: Clauses = first.block.clauses
  const bound = bindVersion(facts, metric, first.block, clauses, effective.from)
  if (bound === undefined) return undefined
  versions.push(bound)
  for (const { block, clause } of [...later].sort((a, b) => (a.clause.from.text < b.clause.from.text ? -1 : 1))) {
    clauses = replaced(clauses, block.clauses)
    const version = bindVersion(facts, metric, block, clauses, clause.from.text)
    if (version === undefined) return undefined
    versions.push(version)
  }
  const [earliest, ...rest] = versions
  const because = onlyOne(context, first.block.clauses, 'because')
  return (
    earliest && {
      metric: name,
      label: metric.label,
      unit: metric.unit,
      because: because?.reason.text ?? null,
      versions: [earliest, ...rest],
      origin: originOf(`quota ${name}`, first.block.metric.span),
    }
  )
}

/** The clauses from a later day on: what it states replaces what was said; what is decided by hand stays, but for overrides that are not locked (semantics 13). */
function replaced(before: Clauses, now: Clauses): Clauses {
  const adds = new Set<AllocationClause['form']>(['override', 'relieve', 'move', 'house'])
  const slot = (clause: AllocationClause): string => {
    if (clause.form === 'bound') return `${clause.kind.text} ${clause.level.text}`
    if (clause.form === 'season') return `season ${clause.node?.text ?? ''}`
    return clause.form === 'start' || clause.form === 'total' ? 'root' : clause.form
  }
  const stated = new Set(now.map(slot))
  const kept = before.filter((clause) =>
    clause.form === 'override' ? clause.locked !== undefined : adds.has(clause.form) || !stated.has(slot(clause)),
  )
  return [...kept, ...now.filter(({ form }) => form !== 'effective')]
}

function bindVersion(facts: Facts, metric: Metric, block: Block, clauses: Clauses, from: string): AllocationVersion | undefined {
  const { context } = facts
  const named = `the quota of \`${metric.name}\``
  const of = <N extends AllocationClause['form']>(form: N) =>
    clauses.filter((clause): clause is Extract<AllocationClause, { form: N }> => clause.form === form)
  const found = findLevels(context, of('allocate'))
  if (found === undefined) return undefined
  const within: Within = { ...facts, metric: metric.name, unit: metric.unit, levels: withPeople(context, found, block) }
  const root = bindRoot(within, clauses)
  const each = bindEach(within, clauses)
  const unstated = of('total').length + of('start').length + of('each_person').length === 0
  if (unstated) return notStated(context, block.metric.span, named, 'how much it is', 'total $1,000,000')
  const levels = bindLevels(within, clauses, root ?? null, block)
  const parts = {
    growth: bindGrowth(within, clauses),
    seasons: bindSeasons(within, clauses),
    ramp: bindRamp(within, onlyOne(context, clauses, 'ramp')),
    prorate: bindUnitOfTime(within, onlyOne(context, clauses, 'quota_prorate')),
    round: bindRound(within, onlyOne(context, clauses, 'quota_round')),
  }
  if (root === undefined || each === undefined || levels === undefined || parts.seasons === undefined || parts.round === undefined)
    return undefined
  if (parts.growth === undefined || parts.ramp === undefined) return undefined
  return {
    from,
    root,
    growth: parts.growth,
    each,
    levels,
    season: parts.seasons.all,
    seasonsOf: parts.seasons.of,
    ramp: parts.ramp,
    prorate: parts.prorate,
    reliefs: bindReliefs(within, of('relieve')),
    house: bindHouse(within, of('house')),
    round: parts.round,
    overrides: bindOverrides(within, of('override')),
    moves: bindMoves(within, of('move')),
    pad: bindPad(within, clauses),
  }
}

/** The levels, with the people last where no line names them. */
function withPeople({ payee }: Context, levels: readonly FoundLevel[], block: Block): FoundLevel[] {
  if (levels.some(({ name }) => name === payee)) return [...levels]
  return [...levels, { name: payee, path: [], record: payee, share: null, span: block.metric.span }]
}

/** Null: from the bottom up. Reports CB206, CB284. */
function bindRoot(within: Within, clauses: Clauses): Version['root'] | undefined {
  const { context, metric } = within
  const total = onlyOne(context, clauses, 'total')
  const start = onlyOne(context, clauses, 'start')
  if (total !== undefined && start !== undefined) {
    context.report(reportOf('CB284', start.span, { metric }, { related: [{ span: total.span, note: 'the total is stated here' }] }))
    return undefined
  }
  if (start !== undefined) {
    const of = bindBasis(start.basis, placeOf(within, null, `quota ${metric}/start from`))
    return of && { kind: 'start', of, origin: originOf(`quota ${metric}/start from`, start.span) }
  }
  if (total === undefined) return null
  const amount = notBelowZero(total.amount, 'total', context)
  if (amount === undefined) return undefined
  if (amount.unit !== (isMoney(within) ? 'money' : 'number')) return wrongUnit(within, total.amount, 'total')
  const per = total.per === undefined ? 'year' : wordIn(context, total.per, 'period', PERS)
  if (per === undefined) return undefined
  const times = constantTimes(amount.value, PERIODS_IN_YEAR[per])
  const says = `${printExpression(total.amount)}${per === 'year' ? '' : ` per ${per}`}`
  return { kind: 'total', amount: times, says, origin: originOf(`quota ${metric}/total`, total.span) }
}

const constantTimes = (value: string, times: number): string => {
  const [over = '0', under = '1'] = value.split('/')
  return `${BigInt(over) * BigInt(times)}/${under}`.replace(/\/1$/, '')
}

/** `each rep $1,200,000 per year`; null where nothing is said. Reports CB201, CB208, CB304. */
function bindEach(within: Within, clauses: Clauses): Version['each'] | undefined {
  const { context, metric } = within
  const node = onlyOne(context, clauses, 'each_person')
  if (node === undefined) return null
  if (node.level.text !== context.payee)
    return unknownName(context, node.level.span, node.level.text, 'record of the people', [context.payee])
  const address = `quota ${metric}/each ${context.payee}`
  const value = bindExpression(node.amount, personScope(address), context)
  const per = wordIn(context, node.per, 'period', PERS)
  if (value === undefined || per === undefined) return undefined
  if (value.kind === 'literal' && (value.unit.kind === 'money') !== isMoney(within)) return wrongUnit(within, node.amount, 'each')
  return { value, per, says: `${printExpression(node.amount)} per ${per}`, origin: originOf(address, node.span) }
}

function bindLevels(within: Within, clauses: Clauses, root: Version['root'], block: Block): [PlanLevel, ...PlanLevel[]] | undefined {
  const { metric, levels } = within
  const hedges = bindHedges(within, clauses)
  const bounds = bindBounds(within, clauses)
  const bound = levels.map((level): PlanLevel | undefined => {
    const address = `quota ${metric}/allocate to ${level.name}`
    const shared = bindShared(within, level, root, block, address)
    return (
      shared && {
        name: level.name,
        path: [...level.path],
        record: level.record,
        shared,
        hedge: hedges.find((hedge) => hedge.level === level.name) ?? null,
        floor: bounds.find(({ kind, of }) => kind === 'floor' && of === level.name)?.bound ?? null,
        ceiling: bounds.find(({ kind, of }) => kind === 'ceiling' && of === level.name)?.bound ?? null,
        says: level.share === null ? 'as it starts' : sayShare(level.share),
        origin: originOf(address, level.span),
      }
    )
  })
  const [first, ...rest] = bound.flatMap((level) => level ?? [])
  return first === undefined || bound.some((level) => level === undefined) ? undefined : [first, ...rest]
}

/** How a level is shared; people whom no line names share by what the quota starts from. Reports CB205, CB531. */
function bindShared(within: Within, level: FoundLevel, root: Version['root'], block: Block, address: string): Level['shared'] | undefined {
  const { context, metric } = within
  const place = placeOf(within, level, address)
  if (level.share === null) {
    if (root === null) return { kind: 'evenly' } // from the bottom up, nothing is shared
    if (root.kind === 'start') return { kind: 'by', weights: [{ share: WHOLE, of: root.of }], above: null }
    return notStated(
      context,
      block.metric.span,
      `the quota of \`${metric}\``,
      `how it is shared among every \`${level.name}\``,
      `allocate to ${level.name} evenly`,
    )
  }
  if (level.share.weights === undefined) return { kind: 'evenly' }
  const weights = bindBlend(level.share.weights, place)
  const above = level.share.above === undefined ? null : bindBasis(level.share.above, place)
  return weights && (above === undefined ? undefined : { kind: 'by', weights, above })
}

interface NamedBound {
  readonly kind: 'floor' | 'ceiling'
  readonly of: string
  readonly bound: Bound
}

/** `floor rep $600,000`. Reports CB201, CB206, CB304. */
function bindBounds(within: Within, clauses: Clauses): NamedBound[] {
  const { context, levels, metric } = within
  const nodes = clauses.filter((clause): clause is Extract<AllocationClause, { form: 'bound' }> => clause.form === 'bound')
  return nodes.flatMap((node, i): NamedBound[] => {
    const level = levels.find(({ name }) => name === node.level.text)
    if (level === undefined) {
      unknownName(
        context,
        node.level.span,
        node.level.text,
        'level',
        levels.map(({ name }) => name),
      )
      return []
    }
    const first = nodes.findIndex((other) => other.kind.text === node.kind.text && other.level.text === node.level.text)
    if (first < i) {
      const related = [{ span: nodes[first]?.span ?? node.span, note: 'it is stated here already' }]
      context.report(reportOf('CB206', node.span, { clause: `${node.kind.text} ${level.name}` }, { related }))
      return []
    }
    const address = `quota ${metric}/${node.kind.text} ${level.name}`
    const amount = bindAmount(node.limit, placeOf(within, level, address), isMoney(within))
    return amount === undefined ? [] : [{ kind: node.kind.text, of: level.name, bound: { amount, origin: originOf(address, node.span) } }]
  })
}
