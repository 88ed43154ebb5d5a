/** How an event came to what it pays, in sentences. */
import { compare, isRatio, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { PlanEvent, Spiff } from '../plan/events.ts'
import type { Plan } from '../plan.ts'
import { metricLabel } from './expression.ts'
import { sayPart } from './pool-words.ts'
import { printed } from './value.ts'
import { countOf, sayDate, spoken } from './words.ts'

/** An event as the plan or the Core holds it. */
interface Kind {
  readonly kind: PlanEvent['kind']
  readonly metric?: string | null
  readonly occasion?: Spiff['occasion']
}

const numberOf = ({ value }: Derivation): Ratio | undefined => (value !== undefined && isRatio(value) ? value : undefined)

/** The nodes of a derivation that say something, the deepest first. */
const everyNode = (derivation: Derivation): readonly Derivation[] => [...derivation.inputs.flatMap(everyNode), derivation]

/** How an event came to what it adds, a sentence each. */
export function sayEvent(derivation: Derivation, event: Kind, plan: Plan): string[] {
  const said = everyNode(derivation).flatMap((node) => sayNode(node, event, plan))
  return derivation.how === 'difference' && said.length > 0 ? [...said, sayDifference(derivation, plan)] : said
}

const show = (node: Derivation | undefined, plan: Plan): string => (node === undefined ? '' : printed(node.value, node.unit, plan.currency))

function sayNode(node: Derivation, event: Kind, plan: Plan): string[] {
  if (node.label === 'claims') return [sayClaims(node, event, plan)]
  switch (node.how) {
    case 'minimum':
      return [sayCap(node, plan)]
    case 'shared':
      return event.kind === 'pool' ? sayPart(node, plan) : [sayBudget(node, plan)]
    case 'ranked':
      return [sayPlace(node, plan)]
    default:
      return []
  }
}

/** `3 deals, $500.00 each: $1,500.00.` */
function sayClaims(node: Derivation, { occasion, metric }: Kind, plan: Plan): string {
  const [many, each] = node.inputs
  const count = many === undefined ? 0 : Number(numberOf(many)?.n ?? 0n)
  const label = metricLabel(metric ?? '', plan)
  if (occasion?.kind === 'once') {
    const when = count > 1 ? `${count} times, first by ${sayDate(node.note)}` : `by ${sayDate(node.note)}`
    return `${label} reached it ${when}: ${show(node, plan)}.`
  }
  const record = spoken(plan.metrics.find(({ name }) => name === metric)?.record ?? 'deal')
  const share = occasion?.weighted === true ? ', by your share of each' : ''
  return `${countOf(count, record)}, ${show(each, plan)} each${share}: ${show(node, plan)}.`
}

function sayCap(node: Derivation, plan: Plan): string {
  const [before, cap] = node.inputs
  const reached = before !== undefined && compare(numberOf(before) ?? ZERO, numberOf(node) ?? ZERO) > 0
  return `At most ${show(cap, plan)} for one person: ${reached ? `reached, ${show(node, plan)}` : 'not reached'}.`
}

function sayBudget(node: Derivation, plan: Plan): string {
  const [own, all, budget] = node.inputs
  const exceeded = all !== undefined && budget !== undefined && compare(numberOf(all) ?? ZERO, numberOf(budget) ?? ZERO) > 0
  if (!exceeded) return `Everyone together earned ${show(all, plan)}, within the budget of ${show(budget, plan)}.`
  const together = `Everyone together earned ${show(all, plan)}, more than the budget of ${show(budget, plan)}`
  return node.note === 'first_come'
    ? `${together}; what was left when your deals came: ${show(node, plan)}.`
    : `${together}. Your part: ${show(budget, plan)} x ${show(own, plan)} / ${show(all, plan)}, to the cent ${show(node, plan)}.`
}

/** `FY26-Q2: place 2 of 14 by Bookings (95%), equal with 1 other: $750.00.` */
function sayPlace(node: Derivation, plan: Plan): string {
  const [value, place, tied, people] = node.inputs
  const others = (tied === undefined ? 0 : Number(numberOf(tied)?.n ?? 1n)) - 1
  const equal = others > 0 ? `, equal with ${countOf(others, 'other')}` : ''
  const by = `${metricLabel(value?.label ?? '', plan)}${value?.how === 'attainment' ? ' attainment' : ''}`
  const prize = compare(numberOf(node) ?? ZERO, ZERO) === 0 ? 'no prize' : show(node, plan)
  return `${node.note}: place ${show(place, plan)} of ${show(people, plan)} by ${by} (${show(value, plan)})${equal}: ${prize}.`
}

function sayDifference(derivation: Derivation, plan: Plan): string {
  const [now, before] = derivation.inputs
  return `To date ${show(now, plan)}, less ${show(before, plan)} before: ${show(derivation, plan)}.`
}
