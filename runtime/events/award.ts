import type { Spiff } from '../core/events.ts'
import type { Expression } from '../core/expression.ts'
import { joinKey } from '../data/order.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { type Environment, numberOf } from '../evaluate/expression.ts'
import { exactly } from '../evaluate/values.ts'
import type { World } from '../evaluate/world.ts'
import { type Ratio, wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'

/** The measure, its quota and the attainment that an award goes by, as its line shows them. */
export interface Basis {
  /** The label of the window, or the days from and to. */
  readonly window: string
  readonly measure: Ratio | null
  readonly quota: Ratio | null
  readonly attainment: Ratio | null
}

/** What one person gets from an event, for one row or for none, in minor units. */
export interface Award {
  readonly payee: string
  readonly row: Credit | null
  readonly amount: bigint
  readonly basis: Basis
}

export const noBasis = (window: string): Basis => ({ window, measure: null, quota: null, attainment: null })

/** One text for whom and for which row an award is. */
export const awardKey = ({ payee, row }: Pick<Award, 'payee' | 'row'>): string =>
  [payee, row?.record ?? '', row === null ? '' : joinKey(row.row.key)].join('\u0000')

/** An amount of money, rounded (RP6), in minor units; undefined where it has no value. */
export function amountOf(world: World, expression: Expression, env: Environment): bigint | undefined {
  const value = numberOf(expression, env)
  return value === undefined ? undefined : wholePart(roundToUnit(value, world.core.rounding.money))
}

/** The unit in which prizes, budgets and pools are shared, in minor units. */
export const unitOfShares = ({ core }: World): bigint => wholePart(exactly(core.rounding.money.unit))

export type Named = Pick<Spiff, 'name' | 'label' | 'origin'>
