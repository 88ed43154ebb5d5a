/**
 * The Goal Alignment Matrix: which objective is served by which behaviour, through which mechanic, with what weight and how many dollars at
 * target (objective, behaviour, mechanic: the chain from strategy to pay).
 */
import { add, compare, divide, fromDecimal, type Ratio, ratio, ZERO } from '../../runtime/exact/ratio.ts'
import type { Metric, Objective, Plan } from '../plan.ts'
import { mechanicsOf } from './mechanics.ts'

/** One plan's way of serving an objective: a metric and what it moves. */
export interface Served {
  readonly plan: string
  readonly metric: string
  /** What the plan says that it wants people to do. */
  readonly behaviour: string | null
  readonly mechanics: readonly string[]
  /** Whether a part of pay, or an event, pays on it; else it only opens, multiplies or limits other pay. */
  readonly pays: boolean
  /** Share of target pay; a metric that serves two objectives gives half of it to each. Zero where it only opens or multiplies other pay. */
  readonly weight: Ratio
  /** At target over the plan's days, in minor units, everybody together; null where no data says. */
  readonly dollars: Ratio | null
}

/** One objective of the company, and everything that serves it. */
export interface Row {
  readonly objective: Objective
  readonly served: readonly Served[]
  /** What is wrong with it, in words; empty where nothing is. */
  readonly flags: readonly string[]
}

export interface Matrix {
  readonly plans: readonly string[]
  readonly rows: readonly Row[]
  /** The currency of the dollars; null where plans pay in several, or no data was given. */
  readonly currency: { readonly code: string; readonly digits: number } | null
  /** Plans whose dollars are not known, or not shown since too few people are in them; none where no data was given. */
  readonly withheld: readonly string[]
}

/** What all people of a plan earn at target over its days, in minor units; undefined where it is not known. */
export type AtTarget = (plan: Plan) => Ratio | undefined

/** An objective that takes more of all pay at target than this leaves the others without weight: each of three would have a third. */
const MOST = ratio(60n, 100n)

/** The matrix over all plans of a company. */
export function matrixOf(plans: readonly Plan[], atTarget: AtTarget = () => undefined): Matrix {
  const objectives = [...new Map(plans.flatMap((plan) => plan.objectives.map((one) => [one.name, one] as const))).values()]
  const currencies = new Map(plans.map(({ currency }) => [currency.code, currency]))
  const [currency, second] = currencies.values()
  const dollars = new Map(plans.map((plan) => [plan.name, atTarget(plan)]))
  const known = [...dollars.values()].some((one) => one !== undefined)
  const rows = objectives.map((objective) => ({
    objective,
    served: plans.flatMap((plan) => servedBy(objective, plan, dollars.get(plan.name))),
  }))
  // where a plan pays without shares of target pay, weights say too little of it
  const comparable = rows.length > 1 && plans.every(({ pays }) => pays.length > 0 && pays.every(({ worth }) => worth !== null))
  const all = sum(rows.flatMap(({ served }) => served.map(({ weight }) => weight)))
  return {
    plans: plans.map(({ label }) => label),
    rows: rows.map((one) => ({ ...one, flags: flagsOf(one, all, comparable) })),
    currency: known && second === undefined ? (currency ?? null) : null,
    withheld: known ? plans.filter(({ name }) => dollars.get(name) === undefined).map(({ label }) => label) : [],
  }
}

export const sum = (list: readonly Ratio[]): Ratio => list.reduce(add, ZERO)

function servedBy({ name }: Objective, plan: Plan, atTarget: Ratio | undefined): Served[] {
  const serves = ({ supports }: Pick<Metric, 'supports'>): boolean => supports.some(({ objective }) => objective === name)
  const metrics = plan.metrics.filter(serves).map((metric): Served => {
    const pays = plan.pays.filter((pay) => pay.metric === metric.name)
    const weight = divide(sum(pays.map(({ worth }) => fromDecimal(worth ?? '0') ?? ZERO)), ratio(BigInt(metric.supports.length)))
    const dollars = atTarget === undefined ? null : { n: weight.n * atTarget.n, d: weight.d * atTarget.d }
    return {
      plan: plan.label,
      metric: metric.label,
      behaviour: metric.encourages,
      mechanics: mechanicsOf(metric, plan),
      pays: pays.length > 0 || plan.events.some((event) => event.metric === metric.name),
      weight,
      dollars: dollars === null ? null : ratio(dollars.n, dollars.d),
    }
  })
  const events = plan.events
    .filter((event) => serves(event) && !plan.metrics.some((metric) => metric.name === event.metric && serves(metric)))
    .map(
      (event): Served => ({
        plan: plan.label,
        metric: event.label,
        behaviour: null,
        mechanics: [event.kind],
        pays: true,
        weight: ZERO,
        dollars: null,
      }),
    )
  return [...metrics, ...events]
}

function flagsOf({ served }: Pick<Row, 'served'>, all: Ratio, most: boolean): string[] {
  if (served.length === 0) return ['no plan serves it']
  const flags = served.some(({ pays }) => pays) ? [] : ['nothing is paid for it: it only opens, multiplies or limits other pay']
  for (const plan of new Set(served.map((one) => one.plan))) {
    const metrics = served.filter((one) => one.plan === plan && one.pays)
    if (metrics.length > 1) flags.push(`${metrics.length} metrics of ${plan} pay for it`)
  }
  const weight = sum(served.map((one) => one.weight))
  if (most && all.n > 0n && compare(divide(weight, all), MOST) > 0) flags.push('it takes most of all target pay')
  return flags
}
