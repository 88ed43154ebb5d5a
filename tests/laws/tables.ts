/** Rate tables on a metric, of every kind; a percent of worth or a multiple of the base rate needs worth. */
import type { Draw } from './draw.ts'
import type { Metric } from './metrics.ts'
import type { Without } from './traits.ts'

export interface Table {
  readonly text: string
  readonly worth: boolean
  /** Pays each deal by itself, so that a limit of a deal can stand beside it. */
  readonly rows: boolean
  /** Never falls as the metric rises, and nowhere jumps. */
  readonly smooth: boolean
}
/** Windows by their length. */
export const span = (window: string): number => ['deal', 'month', 'last 3 months', 'quarter', 'year'].indexOf(window)

type Way = (draw: Draw, metric: Metric, others: readonly Metric[], without: Without) => Table

const table = (text: string, smooth = false): Table => ({
  text,
  rows: text.startsWith('flat'),
  worth: /\dx\b|of worth/.test(text),
  smooth,
})
const lines = (head: string, ...rows: readonly string[]): string => `${head} {\n${rows.join('\n')}\n}`

const flat: Way = (draw, { unit }) =>
  table(unit === 'count' ? `flat ${draw.one('$100', '$33.33')}` : `flat ${draw.one('10%', '5.25%', '0.333%', '100%')}`, true)
const ofPerson: Way = () => table('flat rep.pct')
const byKind: Way = (draw) =>
  table(lines('flat by deal.kind', '"new" at 10%', `"renewal" at ${draw.one('4%', '3.33%')}`, 'otherwise at 1%'))
const bound = (draw: Draw): [string, string] => draw.one(['$50,000', '$100,000'], ['$10,000.01', '$33,333.33'], ['$1,000', '$120,000'])

const graduated: Way = (draw, { name, unit }) => {
  if (unit === 'count')
    return table(lines(`graduated on ${name}`, 'from 0 at $50', `from ${draw.one(3, 5)} at ${draw.one('$100', '$66.67')}`), true)
  const [low, high] = bound(draw)
  return table(
    lines(
      `graduated on ${name}`,
      'from $0 at 4%',
      `${draw.one('from', 'above')} ${low} at ${draw.one('6%', '5.25%', '0%')}`,
      `from ${high} at ${draw.one('9%', '3%')}`,
    ),
    true,
  )
}
const onAttainment: Way = (draw) =>
  table(
    lines(
      'graduated on attainment',
      `from 0% at ${draw.one('1.0x', '0.8x')}`,
      `from 100% at ${draw.one('1.5x', '2.0x')}`,
      `from 150% at ${draw.one('1.0x', '0.333x')}`,
    ),
    true,
  )
const retroactive: Way = (draw, { name, unit }) => {
  if (unit === 'count') return table(lines(`retroactive on ${name}`, 'from 0 pays nothing', 'from 2 pays $500', `from 5 pays $1,000`))
  const [low, high] = bound(draw)
  return table(
    lines(
      `retroactive on ${name}`,
      'from $0 at 3%',
      `${draw.one('from', 'above')} ${low} at 5%`,
      `from ${high} at ${draw.one('7%', '6.66%')}`,
    ),
  )
}
const paysSteps: Way = (draw, { name, unit }) => {
  if (unit === 'ratio')
    return table(lines(`retroactive on ${name}`, 'below 10% pays nothing', 'from 10% pays $500', 'from 30% pays $1,000'))
  if (unit === 'count') return table(lines(`retroactive on ${name}`, 'from 0 pays nothing', 'from 3 pays $750'))
  const [low, high] = bound(draw)
  return table(lines(`retroactive on ${name}`, `below ${low} pays nothing`, `from ${low} pays $500`, `from ${high} pays $2,000.01`))
}
const attained: Way = (draw) =>
  table(
    lines(
      'retroactive on attainment',
      'below 50% pays nothing',
      `from 50% pays ${draw.one('50%', '33.333%')} of worth`,
      'from 100% pays 100% of worth',
    ),
  )
const sloped: Way = (draw) =>
  table(
    lines(
      'retroactive on attainment',
      'below 90% pays nothing',
      `from 90% pays 60% of worth plus 2.5% per ${draw.one('1%', 'full 1%')}`,
      'from 120% pays 150% of worth',
    ),
  )
const ofQuota: Way = () => table(lines('retroactive on sales', 'below 50% of quota at 1%', 'from 50% of quota at 2%', 'from quota at 3%'))
const curve: Way = (draw) =>
  table(
    lines(
      'interpolated on attainment',
      'below 0% pays nothing',
      'reaching 0% pays nothing',
      `reaching 80% pays ${draw.one('50%', '33%')} of worth`,
      'reaching 100% pays 100% of worth',
      draw.one('from 150% pays 200% of worth', 'reaching 150% pays 180% of worth\nfrom 150% continues'),
    ),
    true,
  )
const cliffCurve: Way = (draw) =>
  table(
    lines(
      'interpolated on attainment',
      'below 80% pays nothing',
      'reaching 80% pays 50% of worth',
      draw.one('from 100% pays 100% of worth', 'reaching 100% pays 100% of worth\nfrom 100% continues'),
    ),
  )
const moneyCurve: Way = (draw, { name, unit }) =>
  unit === 'ratio'
    ? table(lines(`interpolated on ${name}`, 'below 0% pays $0', 'reaching 0% pays $0', 'from 40% pays $4,000'))
    : unit === 'count'
      ? table(lines(`interpolated on ${name}`, 'below 0 pays $0', 'reaching 0 pays $0', 'from 7 pays $1,000'))
      : table(
          lines(
            `interpolated on ${name}`,
            'below $0 pays $0',
            'reaching $0 pays $0',
            `reaching $50,000 pays ${draw.one('$1,000', '$333.33')}`,
            'from $100,000 pays $5,000',
          ),
          true,
        )
const onPay: Way = (draw) => table(lines('graduated on pay', 'from $0 at 10%', `from ${draw.one('$5,000', '$1,000.01')} at 15%`), true)
const foreign: Way = (draw, _, others) => {
  const driver = others.find(({ unit, base, window }) => unit === 'money' && base && window !== 'deal')
  return driver === undefined
    ? table('flat 7%', true)
    : table(lines(`graduated on ${driver.name}`, 'from $0 at 4%', `from ${draw.one('$10,000', '$50,000')} at 6%`))
}
const matrix: Way = (draw, { name, window: own }, others) => {
  const down = others.find(({ window }) => window !== 'deal' && span(window) >= span(own))
  if (down === undefined) return table('flat 2%', true)
  const bounds = { money: ['$0', '$20,000'], count: ['0', '3'], ratio: ['0%', '30%'] }[down.unit]
  return table(
    lines(
      draw.one(`matrix ${down.name} down, ${name} across, at`, `graduated on ${name} by ${down.name}`),
      '| | from $0 | from $50,000 |',
      `| from ${bounds[0]} | 1% | 2% |`,
      `| from ${bounds[1]} | 3% | 4% |`,
    ),
  )
}

export function tableOn(draw: Draw, metric: Metric, others: readonly Metric[], target: boolean, without: Without): Table {
  const money = metric.unit === 'money' && metric.base
  const has = (trait: Parameters<Without>[0], ...ways: readonly Way[]): readonly Way[] => (without(trait) ? [] : ways)
  const deal = metric.window === 'deal'
  const ways: Way[] = [
    ...(metric.base ? [flat, ...has('graduated', graduated)] : []),
    ...(money ? [...has('rates of a person', ofPerson), ...has('keyed', byKind), ...has('retroactive', retroactive)] : []),
    ...(metric.base ? [] : [paysSteps]),
    ...has('steps', paysSteps),
    ...(metric.window.startsWith('last') ? [] : has('interpolated', moneyCurve)),
    ...(money && !deal ? [...has('on pay', onPay), ...has('foreign driver', foreign), ...has('matrix', matrix)] : []),
    ...(metric.quota && target
      ? [
          ...(money ? has('graduated', onAttainment, onAttainment) : []),
          ...has('interpolated', curve, ...has('steps', cliffCurve)),
          ...has('steps', attained, sloped),
        ]
      : []),
    ...(metric.quota && money && metric.name === 'sales' ? has('retroactive', ofQuota) : []),
  ]
  return draw.one(...ways)(draw, metric, others, without)
}
