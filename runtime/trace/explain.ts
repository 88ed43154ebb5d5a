import type { Step } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { environmentAt } from '../evaluate/environment.ts'
import { chosenCase, compute, type Environment, numberOf, roundingOf, rungsOf } from '../evaluate/expression.ts'
import { type Moment, measureNamed } from '../evaluate/moment.ts'
import { isFactor, type Results, resultsAt, stepsOf } from '../evaluate/steps.ts'
import { holds } from '../evaluate/values.ts'
import { measuredNode, quotaNode, targetNode, worthNode } from './amounts.ts'
import { bandNode, betweenNode, slicesNode, type Tabled } from './bands.ts'
import type { Derivation } from './derivation.ts'
import { node } from './node.ts'
import { periodsNode } from './periods.ts'
import { limitedNode, rowsNode } from './rows.ts'
import { unitOf } from './units.ts'

/** The steps of a component at one moment, with their results. */
export interface Scene {
  readonly moment: Moment
  readonly results: Results
  /** What can be asked for at one row; absent where no row is at hand. */
  readonly row?: Environment
  /** Where gates and factors have their value, if not at the moment; and the moment while one of them is explained. */
  readonly factorsAt?: Moment
  readonly within?: Moment
}

export const sceneAt = (moment: Moment, factorsAt: Moment = moment): Scene => ({
  moment,
  results: resultsAt(moment, factorsAt),
  factorsAt,
})

/** How a step came to its result. Calculations take the step's own name. */
export function stepNode(scene: Scene, step: Step): Derivation {
  const { factorsAt } = scene
  const moment = scene.within ?? scene.moment
  const at =
    isFactor(step) && factorsAt !== undefined ? { ...scene, moment: factorsAt, within: moment } : { ...scene, moment, within: moment }
  const inner = explain(at, step.reads, step.value)
  const { label, origin } = step
  switch (inner.how) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'negate':
    case 'minimum':
    case 'maximum':
    case 'slices':
    case 'choose':
    case 'between':
      return { ...inner, label, origin }
    default:
      return node('step', label, inner.value, inner.unit, { origin, inputs: [inner] })
  }
}

const VERBS = { add: 'sum', subtract: 'difference', multiply: 'product', divide: 'quotient' } as const

/** How an expression came to its value, down to plan text, rows and months. The values are the evaluator's own. */
export function explain(scene: Scene, reads: Step['reads'], expression: Expression): Derivation {
  const { moment, results } = scene
  const { core } = moment.world
  const env: Environment =
    scene.row ??
    environmentAt(
      moment,
      reads,
      stepsOf((id) => results.get(id)),
    )
  const { origin } = expression
  const value = compute(expression, env)
  const unit = unitOf(core, expression)
  const inside = (...parts: readonly Expression[]): readonly Derivation[] => parts.map((part) => explain(scene, reads, part))
  switch (expression.kind) {
    case 'literal':
      return node('stated', '', value, unit, { note: expression.value, origin })
    case 'field':
      return node('field', expression.path.at(-1) ?? '', value, unit, { note: expression.path.join('.'), origin })
    case 'arithmetic':
      return node(expression.op, VERBS[expression.op], value, unit, { origin, inputs: inside(expression.left, expression.right) })
    case 'negate':
      return node('negate', 'negative', value, unit, { origin, inputs: inside(expression.value) })
    case 'compare':
      return node('compare', 'condition', value, unit, { note: expression.op, origin, inputs: inside(expression.left, expression.right) })
    case 'and':
    case 'or':
      return node('logic', 'condition', value, unit, { note: expression.kind, origin, inputs: inside(expression.left, expression.right) })
    case 'not':
    case 'known':
      return node('logic', 'condition', value, unit, { note: expression.kind, origin, inputs: inside(expression.value) })
    case 'one_of':
      return node('logic', 'condition', value, unit, { note: 'in', origin, inputs: inside(expression.value, ...expression.options) })
    case 'within':
      return node('logic', 'condition', value, unit, {
        note: `within ${expression.count} ${expression.of} after`,
        origin,
        inputs: inside(expression.date, expression.after),
      })
    case 'months_from':
      return node('logic', 'months', value, unit, { note: 'months from', origin, inputs: inside(expression.from, expression.to) })
    case 'months_since': {
      const note = expression.whole ? 'whole months since' : 'months since'
      return node('logic', 'months', value, unit, { note, origin, inputs: inside(expression.date) })
    }
    case 'else': {
      const present = compute(expression.value, env) !== undefined
      return node('choose', 'value', value, unit, {
        note: 'else',
        origin,
        inputs: inside(present ? expression.value : expression.fallback),
      })
    }
    case 'if': {
      const branch = holds(compute(expression.when, env)) ? expression.then : expression.otherwise
      return node('choose', 'choice', value, unit, { note: 'if', origin, inputs: inside(expression.when, branch) })
    }
    case 'minimum':
      return node('minimum', 'the smaller', value, unit, { origin, inputs: inside(...expression.values) })
    case 'maximum':
      return node('maximum', 'the larger', value, unit, { origin, inputs: inside(...expression.values) })
    case 'measure':
      return measuredNode(moment, expression.metric, reads)
    case 'quota':
      return quotaNode(moment, expression.metric, expression.basis, reads)
    case 'attainment': {
      const quota = quotaNode(moment, expression.metric, expression.basis, reads)
      const missing = quota.value === undefined
      const inputs = missing ? [] : [measuredNode(moment, expression.metric, reads), quota]
      const label = `${measureNamed(moment.world, expression.metric)?.name ?? expression.metric} attainment`
      return node('attainment', label, value, unit, { note: missing ? 'no quota' : expression.basis, origin, inputs })
    }
    case 'target':
      return targetNode(moment, expression.basis, reads)
    case 'worth':
      return worthNode(moment, expression.component, expression.basis, reads)
    case 'step': {
      const step = moment.component.steps.find(({ id }) => id === expression.id)
      return step === undefined ? node('step', expression.id, value, unit, { origin }) : stepNode(scene, step)
    }
    case 'round':
      return node('round', 'rounded', value, unit, { note: roundingOf(expression).mode, origin, inputs: inside(expression.value) })
    case 'bands':
      return tableNode(scene, reads, expression, env)
    case 'each_row':
      return rowsNode({ moment, expression, env, value, unit, explain: (part, row) => explain({ ...scene, row }, reads, part) })
    case 'row_amount':
      return node('stated', expression.metric, value, unit, { note: 'this row', origin })
    case 'row_driver':
      return node('stated', `${expression.metric} ${expression.end}`, value, unit, { note: 'this row', origin })
    case 'keyed': {
      const chosen = chosenCase(expression, env)
      if (chosen === null) return node('choose', 'choice', value, unit, { note: 'nothing is said', origin, inputs: inside(expression.by) })
      return { ...explain(scene, reads, chosen.cell), label: chosen.says, origin: chosen.origin }
    }
    case 'pay':
      return node('stated', expression.component, value, unit, { note: 'pay', origin })
    case 'ended':
      return node('logic', 'condition', value, unit, { note: `end of ${expression.window}`, origin })
    case 'carried':
      return node('earned', 'what the cap cut before', value, unit, { origin })
    case 'prorated': {
      const active = env.active(expression.prorate, expression.over)
      const part = node('stated', 'part of the time', active, { kind: 'number' }, { note: 'in the plan', origin })
      return node('multiply', 'prorated', value, unit, { origin, inputs: [...inside(expression.value), part] })
    }
    case 'each_period':
      return periodsNode(expression, env, value, unit)
    case 'limited':
      return limitedNode(expression, value, unit, origin, inside(expression.value, expression.bound))
    default: {
      const never: never = expression
      return never
    }
  }
}

function tableNode(scene: Scene, reads: Step['reads'], bands: Extract<Expression, { kind: 'bands' }>, env: Environment): Derivation {
  const { core } = scene.moment.world
  const unit = unitOf(core, bands)
  const explained = (expression: Expression): Derivation => explain(scene, reads, expression)
  const driver = explained(bands.driver)
  const at = numberOf(bands.driver, env)
  const rungs = rungsOf(bands, env)
  const value = numberOf(bands, env)
  if (at === undefined || rungs === undefined)
    return node('band', 'table', value, unit, { note: 'no value', origin: bands.origin, inputs: [driver] })
  const tabled: Tabled = { bands, value, driver, rungs, explain: explained, unit, driverUnit: driver.unit }
  switch (bands.mode) {
    case 'graduated':
      return slicesNode(tabled, at)
    case 'step':
      return bandNode(tabled, at)
    case 'interpolated':
      return betweenNode(tabled, at)
    case 'retroactive':
      return node('multiply', 'rate', value, unit, { origin: bands.origin, inputs: [bandNode(tabled, at), explained(bands.base)] })
    default: {
      const never: never = bands.mode
      return never
    }
  }
}
