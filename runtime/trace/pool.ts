import type { Pool } from '../core/events.ts'
import type { Expression } from '../core/expression.ts'
import { compute, type Environment } from '../evaluate/expression.ts'
import { measureNamed } from '../evaluate/moment.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { environmentHere } from '../events/moment.ts'
import { sharedIn, together } from '../events/pool.ts'
import { ratio } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'
import { node, YESNO } from './node.ts'
import { moneyOf, unitOf } from './units.ts'

const COUNT = { kind: 'count' } as const

/**
 * The person's part of a pool: the part and all parts, the fund and the condition that opens the pool. Undefined for who has none, unless
 * the pool of the person's group is closed.
 */
export function partNode(world: World, pool: Pool, person: string, window: Stretch): Derivation | undefined {
  const shared = sharedIn(world, pool, window).find(({ members }) => members.some((place) => place.person === person))
  const place = shared?.members.find((one) => one.person === person)
  if (shared === undefined || place === undefined) return undefined
  const own = shared.parts.find((part) => part.person === person)
  const all = together(world, shared.members)
  const gate = pool.gate === null ? undefined : toldOf(world, pool.gate, all)
  if (own === undefined && gate?.value !== false) return undefined
  const { origin } = pool
  const money = moneyOf(world.core)
  const unit = pool.weight === null ? COUNT : unitOf(world.core, pool.weight)
  const weight = pool.weight === null ? [] : [toldOf(world, pool.weight, environmentHere(place))]
  const fund = toldOf(world, pool.fund, all)
  return node('shared', pool.label, ratio(own?.amount ?? 0n), money, {
    note: window.label,
    origin,
    inputs: [
      node('stated', 'part', own?.weight, unit, { origin, inputs: weight }),
      node('add', 'all parts', shared.weights, unit, { origin }),
      node('stated', 'fund', ratio(shared.fund), money, { origin: pool.fund.origin, inputs: [fund] }),
      ...(gate === undefined ? [] : [node('compare', 'only when', gate.value, YESNO, { origin: pool.gate?.origin, inputs: [gate] })]),
    ],
  })
}

const VERBS = { add: 'sum', subtract: 'difference', multiply: 'product', divide: 'quotient' } as const

/** How an expression of a pool came to its value, read of a person or of everyone together. */
function toldOf(world: World, expression: Expression, env: Environment): Derivation {
  const { core } = world
  const { origin } = expression
  const value = compute(expression, env)
  const unit = unitOf(core, expression)
  const inside = (...parts: readonly Expression[]): readonly Derivation[] => parts.map((part) => toldOf(world, part, env))
  switch (expression.kind) {
    case 'arithmetic':
      return node(expression.op, VERBS[expression.op], value, unit, { origin, inputs: inside(expression.left, expression.right) })
    case 'compare':
    case 'and':
    case 'or':
      return node('logic', 'condition', value, unit, { origin, inputs: inside(expression.left, expression.right) })
    case 'not':
      return node('logic', 'condition', value, unit, { origin, inputs: inside(expression.value) })
    case 'else':
      return node('choose', 'value', value, unit, { origin })
    case 'field':
      return node('field', expression.path.at(-1) ?? '', value, unit, { origin })
    case 'measure':
      return node('measured', expression.metric, value, unit, { origin })
    case 'quota':
      return node('quota', expression.metric, value, unit, { origin })
    case 'attainment': {
      const own = measureNamed(world, expression.metric)?.unit ?? unit
      const sides = [
        node('measured', expression.metric, env.measure(expression.metric), own, { origin }),
        node('quota', expression.metric, env.quota(expression.metric, expression.basis), own, { origin }),
      ]
      return node('attainment', expression.metric, value, unit, { origin, inputs: sides })
    }
    default:
      return node('stated', '', value, unit, { origin })
  }
}
