/** What stands beside the table of a part of pay: gates, factors, limits, kickers, holds, rounding. */
import type { Draw } from './draw.ts'
import type { Metric } from './metrics.ts'
import { span, type Table } from './tables.ts'
import type { Trait, Without } from './traits.ts'

const BOUNDS = { money: ['$0', '$20,000', '$50,000.01'], count: ['0', '2', '4'], ratio: ['0%', '20%', '35%'] } as const

/** What a gate or factor on a metric of another window must say: nothing, or each of the shorter window. */
function eachOf(metric: Metric, on: Metric): string | undefined {
  if (span(metric.window) >= span(on.window)) return ''
  return metric.window === 'month' || metric.window === 'quarter' ? ` each ${metric.window}` : undefined
}

export function modifiersOn(
  draw: Draw,
  { on, table }: { readonly on: Metric; readonly table: Table },
  all: readonly Metric[],
  worth: boolean,
  without: Without,
): string[] {
  const may = (trait: Trait, oneIn: number): boolean => draw.chance(oneIn) && !without(trait)
  const atLeast = (): string => draw.one('>=', '>=', '>')
  const deal = on.window === 'deal'
  const money = on.base && on.unit === 'money'
  const limited = money && on.whose === undefined && table.rows && may('limits of a deal', 5)
  const others = all.filter(({ name, window }) => name !== on.name && window !== 'deal')
  const other = others.length === 0 ? undefined : draw.one(...others)
  const say = other === undefined ? undefined : eachOf(other, on)
  const clauses: string[] = limited ? [`cap at ${draw.one('$2,500', '$999.99')} per deal`] : []
  if (other !== undefined && say !== undefined && !(limited && say !== '')) {
    const { name, unit } = other
    const [low, middle, high] = BOUNDS[unit]
    const keeps = draw.one('', ' otherwise keeps 50%', ' otherwise keeps 33.33%')
    if (may('gates', 3)) clauses.push(`only when ${name} ${atLeast()} ${draw.one(middle, high)}${keeps}${say}`)
    else if (say === '' && !deal && other.window === 'year' && may('decided later', 4))
      clauses.push(`only when ${name} >= ${middle} decided at end of year, ${draw.one('closed', 'open')} until then`)
    if (may('multipliers', 3)) {
      const top = `from ${high} at ${draw.one('1.2x', '0.75x', '1.333x')}`
      const steps = [`below ${low} at 1.0x`, `from ${low} at 1.0x`, top]
      const points = [`below ${low} at 1.0x`, `reaching ${low} at 1.0x`, top]
      const curved = !without('interpolated') && unit !== 'count' && draw.chance(2)
      clauses.push(`multiplied by ${name}${curved ? ' interpolated' : ''} {\n${(curved ? points : steps).join('\n')}\n}${say}`)
    }
    if (!limited && !deal && say === '' && may('kickers', 4))
      clauses.push(`plus ${draw.one('$500', '$1,000.01', worth ? '10% of worth' : '$50')} when ${name} ${atLeast()} ${middle}`)
  }
  if (!limited && !deal && money && may('kickers', 5)) clauses.push(`plus 2% of ${on.name} where deal.kind = "renewal"`)
  const monthly = clauses.every((clause) => !clause.includes(' each ') && !clause.includes('per deal'))
  if (!limited && may('limits', 4))
    clauses.push(`cap at ${draw.one('$5,000', '$10,000.01', worth ? '150% of worth' : '$2,000')}${draw.one('', ' before multipliers')}`)
  else if (monthly && (on.window === 'quarter' || on.window === 'year') && may('limits of a month', 4))
    clauses.push(
      `cap at ${draw.one('$1,000', '$500.01')} each month`,
      ...(may('carry-over', 2) ? [`excess carries to next month until end of ${on.window}`] : []),
    )
  if (!limited && !clauses.some((clause) => clause.startsWith('excess')) && may('floors', 6)) clauses.push('floor at $0')
  if (may('rounded', 6)) clauses.push(draw.one('round to $1', limited ? 'round to $10' : 'round after rates'))
  if (!deal && may('earned stays earned', 6)) clauses.push('earned stays earned')
  if ((on.window === 'month' || on.window === 'quarter') && may('paid later', 8)) clauses.push('paid at end of year')
  const held = `hold ${draw.one('50%', '33.33%')} of each deal until ${draw.one('deal.paid_on', '2 months after deal.closed_on')}`
  const served = `advance ${draw.one('9 of 12', '75% of 6')} months from deal.closed_on${draw.one('', ', shortfall recovered from all pay')}`
  if (on.byRow && may('holds', 5)) clauses.push(held)
  else if (may('instalments', 8)) clauses.push('pay in 3 instalments')
  else if (on.byRow && may('advances', 8)) clauses.push(served)
  if (on.byRow && on.whose === undefined && may('splits', 8))
    clauses.push(
      ...draw.one(['pay 20% to deal.second'], ['pay 33.33% to deal.second'], ['pay 20% to deal.second', 'pay 10% to deal.owner.manager']),
    )
  return clauses
}
