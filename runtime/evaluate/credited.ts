/** A row's money as it counts: times its factors, under the cap (semantics 3, 7 stage 0). */
import type { OnCredit } from '../core/credit.ts'
import type { Value } from '../data/table.ts'
import { absolute, compare, isRatio, multiply, negate, type Ratio, sign } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { compute, type Environment, numberOf } from './expression.ts'
import { holds } from './values.ts'
import type { World } from './world.ts'

/** An amount times every factor that holds, then at most the cap with its own sign; each rounded (RP2). Other values stay. */
export function credited(world: World, { factors, cap }: OnCredit, amount: Ratio, env: Environment): Ratio {
  const rounding = world.core.rounding.money
  const scaled = factors.reduce((value, { by, when }) => {
    if (when !== null && !holds(compute(when, env))) return value
    const factor = numberOf(by, env)
    return factor === undefined ? value : roundToUnit(multiply(value, factor), rounding)
  }, amount)
  const limit = cap === null ? undefined : numberOf(cap.limit, env)
  if (limit === undefined || compare(absolute(scaled), limit) <= 0) return scaled
  const most = roundToUnit(limit, rounding)
  return sign(scaled) < 0 ? negate(most) : most
}

/** What a measure reads of a row: its own money fields as they count, everything else as it stands. */
export function creditedEnvironment(world: World, record: string, clauses: readonly OnCredit[], env: Environment): Environment {
  const active = clauses.filter(({ factors, cap }) => factors.length > 0 || cap !== null)
  if (active.length === 0) return env
  const money = new Set(world.lookup.record(record)?.shape.fields.flatMap(({ name, unit }) => (unit.kind === 'money' ? [name] : [])))
  return {
    ...env,
    field: (of, from, path): Value | undefined => {
      const value = env.field(of, from, path)
      const own = of === 'row' && from === record && path.length === 1 && money.has(path[0] ?? '')
      return own && value !== undefined && isRatio(value) ? active.reduce((amount, one) => credited(world, one, amount, env), value) : value
    },
  }
}

const nothing: OnCredit = { factors: [], cap: null }

/** What the credit block of a record changes. */
export const onCreditOf = (world: World, record: string): OnCredit => world.core.credit.find((one) => one.record === record) ?? nothing
