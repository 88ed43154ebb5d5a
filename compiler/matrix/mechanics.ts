/** The mechanics through which a metric moves pay, in the field's words. */
import type { Metric, Pay, Plan } from '../plan.ts'
import { everyExpression } from '../reach.ts'

const RATES: Readonly<Record<Pay['rate']['kind'], string>> = {
  flat: 'flat rate',
  amount: 'amount',
  table: 'rate table',
  keyed: 'rates by kind',
  matrix: 'matrix',
}

/** `graduated`, `retroactive`, `interpolated`: how the steps of a table pay. */
const rateOf = ({ rate }: Pay): string => (rate.kind === 'table' ? `${rate.mode} table` : RATES[rate.kind])

type Expr = Parameters<typeof everyExpression>[0]
const reads = (e: Expr | null, name: string): boolean =>
  e !== null && everyExpression(e).some((part) => (part.kind === 'measure' || part.kind === 'attainment') && part.metric === name)

/** `graduated table of Cloud commission`, `gate on Cloud commission`, `spiff Q2 cloud sprint`. */
export function mechanicsOf({ name }: Metric, plan: Plan): string[] {
  const ofPays = plan.pays.flatMap((pay): string[] => {
    const { label, metric, base, gates, multipliers, kickers, limits } = pay
    return [
      ...(metric === name ? [`${rateOf(pay)} of ${label}`] : base === name ? [`base of ${label}`] : []),
      ...(gates.some(({ test }) => reads(test, name)) ? [`gate on ${label}`] : []),
      ...(multipliers.some(({ by, when, metric: own }) => own === name || reads(by, name) || reads(when, name))
        ? [`factor on ${label}`]
        : []),
      ...(kickers.some(({ amount, when }) => reads(amount, name) || reads(when, name)) ? [`kicker on ${label}`] : []),
      ...(metric !== name && limits.some(({ value, when }) => reads(value, name) || reads(when, name)) ? [`limit of ${label}`] : []),
    ]
  })
  const onAll = [
    ...(plan.wholePay.gates.some(({ test }) => reads(test, name)) ? ['gate on all pay'] : []),
    ...(plan.wholePay.multipliers.some(({ by, metric }) => metric === name || reads(by, name)) ? ['factor on all pay'] : []),
  ]
  const events = plan.events.filter(({ metric }) => metric === name).map(({ kind, label }) => `${kind} ${label}`)
  return [...ofPays, ...onAll, ...events]
}
