/** A row's money as it counts: times its factors, under the cap (semantics 3, 7 stage 0). */
import type { OnCredit } from '../core/credit.ts'
import { roundingIn } from '../currency/minor.ts'
import type { Value } from '../data/table.ts'
import { absolute, compare, equal, isRatio, multiply, negate, ONE, type Ratio, sign } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { type Dated, keptOf } from '../payments/clawback.ts'
import { compute, type Environment, numberOf } from './expression.ts'
import type { RowReader } from './reader.ts'
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

/**
 * What a measure reads of a row: its own amounts as they count, everything else as it stands. What is clawed back is taken off first,
 * and rounded where it is money (17.27); then money goes through its factors and caps.
 */
export function creditedEnvironment(
  world: World,
  record: string,
  clauses: readonly OnCredit[],
  { env, current, changed }: RowReader,
): Environment {
  const active = clauses.filter(({ factors, cap }) => factors.length > 0 || cap !== null)
  const clawed = world.core.payments.clawbacks.some((clawback) => clawback.record === record)
  if (active.length === 0 && !clawed) return env
  const fields = world.lookup.record(record)?.shape.fields ?? []
  const named = (kinds: readonly string[]): ReadonlySet<string> =>
    new Set(fields.flatMap(({ name, unit }) => (kinds.includes(unit.kind) ? [name] : [])))
  const money = named(['money'])
  const amounts = named(['money', 'number', 'count'])
  return {
    ...env,
    field: (of, from, path): Value | undefined => {
      const value = env.field(of, from, path)
      const name = path[0] ?? ''
      const own = of === 'row' && from === record && path.length === 1 && amounts.has(name)
      if (!own || value === undefined || !isRatio(value)) return value
      const row = current()
      // what is clawed back comes off the row's own amount, before that is converted (17.27)
      const kept = row === undefined || equal(keptOf(world, row), ONE) ? value : changed(name, keptOfRow(world, row, money.has(name)))
      if (kept === undefined || !isRatio(kept)) return kept
      return money.has(name) ? active.reduce((amount, one) => credited(world, one, amount, env), kept) : kept
    },
  }
}

/** The part of a row's number that still counts: money rounded in its own currency, before it is shared (17.27). */
const keptOfRow =
  (world: World, dated: Dated, money: boolean) =>
  (value: Ratio, currency: string | null): Ratio => {
    const part = multiply(value, keptOf(world, dated))
    return money ? roundToUnit(part, roundingIn(world.core, currency ?? world.core.currency.code)) : part
  }

const nothing: OnCredit = { factors: [], cap: null }

/** What the credit block of a record changes. */
export const onCreditOf = (world: World, record: string): OnCredit => world.core.credit.find((one) => one.record === record) ?? nothing
