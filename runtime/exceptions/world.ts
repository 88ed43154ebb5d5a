import type { Component, Core } from '../core/core.ts'
import type { Exemption, LeftOut } from '../core/exceptions.ts'
import type { Expression } from '../core/expression.ts'
import { apartOf } from '../evaluate/apart.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { isInForce } from './dated.ts'

const worlds = perWorld<World>()

/**
 * The world in which one person's pay is computed: without the clauses from which he or she is exempt. Everybody else's pay, and
 * what compares or adds up people, is computed in the world itself.
 */
export function worldFor(world: World, person: string): World {
  const own = world.core.exceptions.exemptions.filter((one) => one.payee === person && isInForce(world, one))
  return own.length === 0
    ? world
    : worlds(world, person, () => ({ ...without(world, own), ...apartOf(world, (whole) => worldFor(whole, person)) }))
}

function without(world: World, exemptions: readonly Exemption[]): World {
  const from = exemptions.map((one) => one.from)
  const rows = new Set(from.flatMap((one) => (one.kind === 'clawback' ? [`${one.record} ${one.row}`] : [])))
  const { core } = world
  const amendments = core.amendments.map((one) => ({ ...one, components: componentsWithout(core, one.components, from) }))
  return { ...world, core: { ...core, components: componentsWithout(core, core.components, from), amendments }, neverClawed: rows }
}

const componentsWithout = (core: Core, components: readonly Component[], from: readonly LeftOut[]): Component[] =>
  components.map((component) => from.reduce<Component>((left, one) => leavingOut(core, left, one), component))

/** A component without one clause. */
export function leavingOut({ currency }: Core, component: Component, one: LeftOut): Component {
  if (one.kind === 'clawback' || one.part !== component.name) return component
  if (one.kind !== 'part') return withoutSteps(component, one.kind)
  const { origin } = component
  const value: Expression = { kind: 'literal', unit: { kind: 'money', currency: currency.code }, value: '0', origin }
  const nothing = { id: origin.address, label: component.label, stage: 'rate', reads: 'window', value, origin } as const
  return { ...component, steps: [nothing], base: { ...component.base, step: null }, attribution: 'none', carry: null }
}

/** A component in which some clauses pass on what they would change. */
function withoutSteps(component: Component, kind: 'cap' | 'floor' | 'gate'): Component {
  const passed = component.steps.map((step, at): Component['steps'][number] => {
    const before = component.steps[at - 1]
    return before === undefined || !isClause(step, kind) ? step : { ...step, value: { kind: 'step', id: before.id, origin: step.origin } }
  })
  const [first, ...rest] = passed
  if (first === undefined) return component
  return { ...component, steps: [first, ...rest], carry: kind === 'cap' ? null : component.carry }
}

/** Whether a step is a clause of this kind: limits say which they are at the end of their address. */
export const isClause = ({ stage, origin }: Component['steps'][number], kind: 'cap' | 'floor' | 'gate'): boolean =>
  kind === 'gate' ? stage === 'gate' : stage.startsWith('limit') && new RegExp(`/${kind}\\b[^/]*$`).test(origin.address)
