/** What finds the place in a table. */
import type { PathSyntax } from '../../grammar/syntax.ts'
import type { Driver, Metric } from '../plan.ts'
import { type Context, notStated, originOf, unknownName } from './context.ts'
import type { TableScope } from './tables.ts'

export interface DriverFacts {
  readonly metrics: readonly Metric[]
  /** Metrics whose quota is stated, but not understood. */
  readonly brokenQuotas: ReadonlySet<string>
}

/** `attainment`, `METRIC`, `METRIC.attainment` or `pay`. Reports CB201, CB205. */
export function bindDriver(
  context: Context,
  path: PathSyntax,
  of: string | undefined,
  table: TableScope,
  facts: DriverFacts,
): Driver | undefined {
  const [first, property] = path.words.map((w) => w.text)
  const origin = originOf(`${table.scope.address}/on`, path.span)
  if (first === 'pay') return { kind: 'pay', metric: table.baseMetric, origin }
  const isAttainment = first === 'attainment' || property === 'attainment'
  const name = first === 'attainment' ? (of ?? table.scope.pay?.metric ?? '') : (first ?? '')
  const metric = facts.metrics.find((m) => m.name === name)
  if (metric === undefined) return unknownName(context, path.span, name, 'metric', ['attainment', ...facts.metrics.map((m) => m.name)])
  if (!isAttainment) return { kind: 'measure', metric: name, origin }
  if (metric.quota === null && facts.brokenQuotas.has(name)) return undefined
  if (metric.quota === null)
    return notStated(context, path.span, `metric \`${name}\``, 'the quota that attainment is measured against', 'quota $1,000,000 per year')
  return { kind: 'attainment', metric: name, origin }
}
