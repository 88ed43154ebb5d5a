/**
 * How far the figures of any data may reach. Nothing in a plan bounds them, so a program states what it was proved for, and its checks stop a
 * run on data beyond it. A run on data at hand may state closer bounds, and then needs less wide numbers.
 */
import type { Unit } from '../../runtime/core/unit.ts'

/** The bounds of one kind of figure, in whole numbers of its scale. */
export interface Reach {
  readonly low: bigint
  readonly high: bigint
  readonly scale: number
}

export interface Limits {
  /** A field of a row, by its record and name where that matters; `price`: what one of a currency costs in another. */
  readonly field: (unit: Unit, record: string, name: string, price?: 'price') => Reach
  /** Whether converted money is held to go no further than an amount of the plan's currency, or is as far as its amount and its rate prove. */
  readonly converted: 'held' | 'proved'
  /** What rows add up to for one person in one window, as a multiple of what one row may hold, where nothing closer is known. */
  readonly rowsTogether: bigint
  /** What all rows of a metric come to for one person at most, without their signs, in whole numbers of what a row adds; undefined: not known. */
  readonly together: (metric: string) => bigint | undefined
}

const around = (most: bigint, scale: number): Reach => ({ low: -most, high: most, scale })
const FIRST_DAY = -25_567n // 1900-01-01
const LAST_DAY = 84_006n // 2200-01-01

/**
 * What holds where nothing closer is known: an amount of money is no further from zero than a billion of a currency with cents (10^11 minor
 * units); a rate or factor is at most 10 (1,000%) with six decimals; a number at most a million with four decimals; a count at most a billion; the price
 * of a currency at most 100,000 with eight decimals.
 * All rows of one person in one window together come to no more than one amount may.
 */
export const ANY_DATA: Limits = {
  field: ({ kind }, _record, _name, price) => {
    if (price !== undefined) return around(10n ** 13n, 8)
    switch (kind) {
      case 'money':
        return around(10n ** 11n, 0)
      case 'percent':
      case 'factor':
        return around(10n ** 7n, 6)
      case 'number':
        return around(10n ** 10n, 4)
      case 'count':
        return around(10n ** 9n, 0)
      case 'months':
        return around(10n ** 4n, 0)
      case 'date':
        return { low: FIRST_DAY, high: LAST_DAY, scale: 0 }
      case 'yesno':
        return { low: 0n, high: 1n, scale: 0 }
      case 'text':
      case 'reference':
        return around(0n, 0)
      default: {
        const never: never = kind
        return never
      }
    }
  },
  converted: 'held',
  rowsTogether: 1n,
  together: () => undefined,
}

/** Days that a program may meet. */
export const DAYS: Reach = { low: FIRST_DAY, high: LAST_DAY, scale: 0 }
