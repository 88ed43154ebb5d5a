/** What you are measured on. */
import type { Aggregate } from '../../runtime/core/core.ts'
import type { Metric, Plan, QuotaClause } from '../plan.ts'
import { isSimple, sayFactor } from './credit.ts'
import { sayConverted } from './exchange.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { type Line, reason, sentence, text } from './page.ts'
import { sayLiteral } from './value.ts'
import { plural, sayPer, sayWindow, spoken, windowNoun } from './words.ts'

/** Whose rows count: `you own`, or the field that makes a row yours. */
function owned(record: string, plan: Plan): string {
  const crediting = plan.credit.find((one) => one.record === record)
  const only = crediting !== undefined && isSimple(crediting) ? crediting.rules[0] : undefined
  if (only?.kind !== 'share' || only.to.kind !== 'path') return 'credited to you'
  const { path } = only.to
  const last = path.at(-1) ?? ''
  const yours =
    last === 'owner' ? 'you own' : last === plan.appliesTo.record ? 'of yours' : `where you are the ${path.map(spoken).join("'s ")}`
  return only.when === null ? yours : `${yours} and ${sayExpression(only.when, plan)}`
}

const LINES: Readonly<Record<Metric['scope']['lines'], string>> = {
  all: '',
  direct: 'Only direct credit counts.',
  highest: 'Of several parts of one deal only the largest counts.',
}

/** Whose rows count, where they are not the person's own. */
function whose(record: string, { scope }: Metric, plan: Plan): string {
  const { population } = scope
  switch (population.kind) {
    case 'person':
      return owned(record, plan)
    case 'team':
      return 'of your team'
    case 'company':
      return 'of the whole company'
    case 'territory':
      return 'of your territories'
    case 'group':
      return `of everyone with the same ${population.path.map(spoken).join("'s ")} as you`
    default: {
      const never: never = population
      return never
    }
  }
}

/** What the scope of a metric adds: lines, dates, days. */
function sayScope({ scope, aggregate, record }: Metric): string[] {
  const { population, lines, dated } = scope
  const weighted = (aggregate.kind === 'count' || aggregate.kind === 'count_net') && aggregate.weighted
  return [
    ...(population.kind === 'person' ? [] : ['Rows count from the day on which you are in this plan, once each, whoever has the credit.']),
    ...(LINES[lines] === '' ? [] : [LINES[lines]]),
    ...(weighted ? ['Each counts by your share of the credit.'] : []),
    ...(dated === null ? [] : [`A ${spoken(record)} counts on its ${spoken(dated)}.`]),
  ]
}

function sayAggregate(aggregate: Aggregate, rows: { one: string; all: string }, plan: Plan): string {
  const say = (of: Parameters<typeof sayExpression>[0]): string => sayExpression(of, plan)
  switch (aggregate.kind) {
    case 'sum':
      return `${say(aggregate.of)} of every ${rows.one}`
    case 'count':
      return `how many ${rows.all}`
    case 'count_distinct':
      return `how many different ${plural(say(aggregate.of))} there are in the ${rows.all}`
    case 'average':
      return `average ${say(aggregate.of)} of the ${rows.all}`
    case 'min':
      return `smallest ${say(aggregate.of)} of the ${rows.all}`
    case 'max':
      return `largest ${say(aggregate.of)} of the ${rows.all}`
    case 'count_net':
      return `how many ${rows.all}, where one with ${say(aggregate.of)} below zero takes one away`
    case 'latest':
      return `latest ${say(aggregate.of)} of the ${rows.all}`
    case 'growth':
      return `growth of ${metricLabel(aggregate.metric, plan)} over the same days of ${aggregate.against === 'last_year' ? 'last year' : 'the window before'}`
    case 'team_share':
      return `share of your team for whom ${say(aggregate.test).replaceAll('your ', 'their ')}`
    case 'ratio':
      return `${say(aggregate.of)} as a share of ${say(aggregate.to)}, over all ${rows.all}`
    default: {
      const never: never = aggregate
      return never
    }
  }
}

/** What a metric counts: `sales amount of every order line you own where product is Cloud`. */
export function sayMeasure(metric: Metric, plan: Plan): string {
  const noun = spoken(metric.record)
  const theirs = whose(metric.record, metric, plan)
  const filter = metric.where === null ? '' : `${theirs.includes('where') ? ' and' : ' where'} ${sayExpression(metric.where, plan)}`
  return sayAggregate(metric.aggregate, { one: `${noun} ${theirs}${filter}`, all: `${plural(noun)} ${theirs}${filter}` }, plan)
}

/** Over which time it adds up, and against which part of the quota. */
function sayWindowOf({ name, window, basis, quota, scope }: Metric, plan: Plan): string {
  if (scope.lastMonths !== null) return `It adds up over the last ${scope.lastMonths} months, this one included.`
  if (window === 'deal') return 'Each one counts by itself.'
  const over = window === 'plan' ? 'the whole plan' : sayWindow(window)
  const isPaidOn = plan.pays.some(({ metric, worth }) => metric === name && worth !== null)
  if (quota === null && basis === 'to_date' && isPaidOn) return `It adds up over ${over}, for the target pay up to the day we look.`
  if (quota === null) return `It adds up over ${over}.`
  const against = basis === 'full' ? `the quota of the whole ${windowNoun(window)}` : 'the quota up to the day we look'
  return `It adds up over ${over}, against ${against}.`
}

function sayQuota({ source }: QuotaClause, plan: Plan): string {
  switch (source.kind) {
    case 'value':
      return `Your quota is ${sayExpression(source.value, plan)} per ${sayPer(source.per)}.`
    case 'record':
      return `Your quota for each ${sayPer(source.per)} is ${spoken(source.value)} in the list of ${plural(spoken(source.record))}.`
    case 'planned': {
      const planned = plan.planning.find(({ name }) => name === source.planning)
      return `Your quota for each month is the one that ${planned?.label ?? source.planning} gives you.`
    }
    default: {
      const never: never = source
      return never
    }
  }
}

function sayNoQuota(whenMissing: string): string {
  if (whenMissing === 'no_pay') return 'without a quota it pays nothing'
  if (whenMissing === 'weight_moves') return 'without a quota its weight goes to your other parts of pay'
  if (whenMissing === 'error') return 'without a quota we stop and ask; nothing is guessed'
  return `without a quota you count as being at ${sayLiteral({ kind: 'percent' }, whenMissing, { code: '', digits: 0 })} of it`
}

function sayNoValue(metric: Metric, plan: Plan): string[] {
  const { whenEmpty } = metric
  if (whenEmpty === null) return []
  if (whenEmpty === 'no_pay') return ['where there is nothing to measure, it pays nothing']
  if (whenEmpty === 'error') return ['where there is nothing to measure, we stop and ask']
  return [`where there is nothing to measure, it counts as ${sayLiteral(metric.unit, whenEmpty, plan.currency)}`]
}

/** The lines about one metric. */
export function describeMetric(metric: Metric, plan: Plan): Line[] {
  return [
    text(sentence(`${metricLabel(metric.name, plan)}: ${sayMeasure(metric, plan)}`)),
    ...(metric.encourages === null ? [] : [text(sentence(metric.encourages), 1)]),
    ...metric.onCredit.factors.map((factor) => text(sentence(`Of each, ${sayFactor(factor, plan)}`), 1)),
    ...(metric.onCredit.cap === null ? [] : [text(`Each counts for at most ${sayExpression(metric.onCredit.cap.limit, plan)}.`, 1)]),
    ...(metric.quota === null ? [] : [text(sayQuota(metric.quota, plan), 1)]),
    ...sayScope(metric).map((one) => text(one, 1)),
    ...sayConverted(metric, plan).map((one) => text(one, 1)),
    text(sayWindowOf(metric, plan), 1),
    ...(metric.because === null ? [] : [reason(metric.because, 1)]),
  ]
}

/** What holds for a metric where there is no quota, or nothing to measure. */
export const describeMissing = (metric: Metric, plan: Plan): Line[] =>
  [...(metric.quota === null ? [] : [sayNoQuota(metric.quota.whenMissing)]), ...sayNoValue(metric, plan)].map((says) =>
    text(sentence(`${metricLabel(metric.name, plan)}: ${says}`)),
  )
