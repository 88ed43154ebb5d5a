/** How a part of a pool came about, in sentences: what all reached together, what there is to share, and whose part is how large. */
import { isRatio, sign } from '../../runtime/exact/ratio.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { PlanEvent } from '../plan/events.ts'
import type { Plan } from '../plan.ts'
import { sayAttainment } from './attained.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { printed } from './value.ts'
import { type Told, workOf } from './work.ts'

const everyNode = (node: Derivation): readonly Derivation[] => [node, ...node.inputs.flatMap(everyNode)]
const show = (node: Derivation | undefined, plan: Plan): string => (node === undefined ? '' : printed(node.value, node.unit, plan.currency))

/**
 * `FY26-M01: Store sales $250,000.00 against a quota of $200,000.00 (125%).`
 * `To share: 2% x ($250,000.00 - $200,000.00) + $1,000.00 = $2,000.00.`
 * `120 of 250 parts of $2,000.00: $960.00.`
 */
export function sayPart(node: Derivation, plan: Plan): string[] {
  const [own, all, fund, gate] = node.inputs
  const together = everyNode({ ...node, inputs: node.inputs.slice(2) })
  const reached = [...new Set(together.flatMap(({ how, label }) => (how === 'measured' ? [label] : [])))].map((name) =>
    sayReached(name, together, plan),
  )
  const told = reached.length === 0 ? '' : `${reached.join('; ')}.`
  const pool = plan.events.find(({ origin }) => origin.address === node.origin?.address)
  const closed = gate?.value === false
  const lines = [
    ...(told === '' ? [] : [told]),
    ...(gate === undefined ? [] : [`${gateWords(pool, plan)}: ${closed ? 'not met, and nothing is shared' : 'met'}.`]),
    ...(closed ? [] : [...sayWork('To share', fund, plan), ...sayWork('Your part', own, plan)]),
    ...(closed ? [] : [`${show(own, plan)} of ${show(all, plan)} parts of ${show(fund, plan)}: ${show(node, plan)}.`]),
  ]
  return lines.map((line, at) => (at === 0 ? `${node.note}: ${line}` : line))
}

function sayReached(name: string, nodes: readonly Derivation[], plan: Plan): string {
  const value = nodes.find(({ how, label }) => how === 'measured' && label === name)
  const quota = nodes.find(({ how, label }) => how === 'quota' && label === name)
  const said = `${metricLabel(name, plan)} ${show(value, plan)}`
  if (quota?.value === undefined || !isRatio(quota.value)) return said
  const against = `${said} against a quota of ${show(quota, plan)}`
  if (value?.value === undefined || !isRatio(value.value) || sign(quota.value) === 0) return against
  return `${against} (${sayAttainment(value.value, quota.value, plan)})`
}

const gateWords = (pool: PlanEvent | undefined, plan: Plan): string =>
  pool?.kind === 'pool' && pool.gate !== null ? `Only when ${sayExpression(pool.gate, plan)}` : 'Only when its condition holds'

/** A line for a calculation; none where a number stands by itself. */
function sayWork(label: string, node: Derivation | undefined, plan: Plan): string[] {
  const [inner] = node?.inputs ?? []
  if (node === undefined || inner === undefined) return []
  const told: Told = { plan, payPeriod: '', subject: '', seen: new Set(), lines: [] }
  const work = workOf(inner, told)
  return work === undefined ? [] : [`${label}: ${work} = ${show(node, plan)}.`]
}
