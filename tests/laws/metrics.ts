/** Measures of a story: one to three, the first always a sum that can be paid on. */
import type { Draw } from './draw.ts'
import { type Block, block } from './story.ts'
import type { Without } from './traits.ts'

export interface Metric {
  readonly name: string
  readonly unit: 'money' | 'count' | 'ratio'
  readonly window: string
  readonly quota: boolean
  /** Whose rows are measured, where it is not the person's own. */
  readonly whose?: string | undefined
  /** Whether a rate may multiply it. */
  readonly base: boolean
  /** Whether each row earns something of its own: a sum or a count (17.17). */
  readonly byRow: boolean
  readonly block: Block
}

const WINDOWS = ['year', 'quarter', 'month'] as const

const moneyQuota = (draw: Draw, without: Without, window: string): string | undefined => {
  const year = draw.one('$120,000', '$100,000', '$113,000.01', '$33,333.33')
  if (window === 'deal') return undefined
  return draw.one(
    `quota ${year} per year`,
    undefined,
    `quota ${draw.one('$30,000', '$10,000.01')} per quarter`,
    `quota ${draw.one('$10,000', '$8,333.33')} per month`,
    without('no quota') ? `quota ${year} per year` : 'quota rep.sales_quota per year',
  )
}
const countQuota = (draw: Draw): string | undefined => draw.one('quota 12 per year', undefined, 'quota 4 per quarter', 'quota 1 per month')

function sum(draw: Draw, without: Without, name: string): Metric {
  const window = without('deal windows') ? draw.one(...WINDOWS) : draw.one(...WINDOWS, 'deal')
  const quota = moneyQuota(draw, without, window)
  const whose =
    window === 'deal' || without('population') || without('of others')
      ? undefined
      : draw.one(undefined, undefined, undefined, 'measured for company', 'measured for team', 'measured for rep.region')
  const counting = without('credit rules') ? undefined : draw.one(undefined, undefined, 'counting direct', 'counting highest')
  const of =
    name === 'sales'
      ? draw.one('deal.amount', 'deal.amount', 'deal.amount where deal.kind <> "service"')
      : draw.one('deal.margin', 'deal.amount where deal.kind = "renewal"')
  return {
    name,
    unit: 'money',
    window,
    quota: quota !== undefined,
    whose,
    base: true,
    byRow: true,
    block: block(
      `metric ${name} "${name}"`,
      'supports grow',
      `sum of ${of}`,
      window === 'deal' ? 'accumulates per deal' : `accumulates over ${window}`,
      quota,
      whose,
      whose === undefined ? counting : undefined,
    ),
  }
}

function counted(draw: Draw, without: Without, name: string): Metric {
  const window = draw.one(...WINDOWS)
  const quota = countQuota(draw)
  const what = without('counted')
    ? undefined
    : draw.one('count of deal', 'count distinct of deal.customer', 'count net of deal.amount', 'count of deal where deal.kind = "new"')
  if (what === undefined) return sum(draw, without, name)
  const weighted = what === 'count of deal' && draw.chance(4) ? 'weighted by credit' : undefined
  return {
    name,
    unit: 'count',
    window,
    quota: quota !== undefined,
    base: true,
    byRow: what.startsWith('count of'),
    block: block(`metric ${name} "${name}"`, 'supports grow', what, `accumulates over ${window}`, quota, weighted),
  }
}

/** A metric that cannot be multiplied: a ratio, a mean, the months behind. */
function compared(draw: Draw, without: Without, name: string): Metric {
  const kinds = [
    ...(without('ratios') ? [] : ['ratio']),
    ...(without('averaged') ? [] : ['average', 'latest']),
    ...(without('rolling') ? [] : ['rolling']),
  ]
  if (kinds.length === 0) return sum(draw, without, name)
  const kind = draw.one(...kinds)
  const window = kind === 'rolling' ? 'last 3 months' : draw.one(...WINDOWS)
  const of = {
    ratio: 'ratio of deal.margin to deal.amount',
    average: 'average of deal.amount',
    latest: 'latest of deal.amount',
    rolling: 'sum of deal.amount',
  }[kind]
  const none = kind === 'rolling' ? undefined : `no value means ${kind === 'ratio' ? draw.one('0%', 'no pay', '100%') : 'no pay'}`
  return {
    name,
    unit: kind === 'ratio' ? 'ratio' : 'money',
    window,
    quota: false,
    base: false,
    byRow: false,
    block: block(`metric ${name} "${name}"`, 'supports grow', of, `accumulates over ${window}`, none),
  }
}

/** A metric of another record: visits, or their hours. */
function ofVisits(draw: Draw, without: Without, name: string): Metric {
  if (without('several records') || without('counted')) return sum(draw, without, name)
  const window = draw.one(...WINDOWS)
  const quota = countQuota(draw)
  const block_ = block(`metric ${name} "${name}"`, 'supports grow', 'count of visit', `accumulates over ${window}`, quota)
  return { name, unit: 'count', window, quota: quota !== undefined, base: true, byRow: false, block: block_ }
}

export function metrics(draw: Draw, without: Without): Metric[] {
  const first = sum(draw, without, 'sales')
  const more = draw.below(3)
  return [
    first,
    ...['second', 'third']
      .slice(0, more)
      .map((name) => draw.one(sum, counted, compared, sum, counted, compared, ofVisits)(draw, without, name)),
  ]
}
