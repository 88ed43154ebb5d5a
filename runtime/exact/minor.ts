/** Amounts in minor units: whole numbers. */

/** The least of some amounts. */
export function least(first: bigint, ...rest: readonly bigint[]): bigint {
  let found = first
  for (const amount of rest) if (amount < found) found = amount
  return found
}

/** The greatest of some amounts. */
export function greatest(first: bigint, ...rest: readonly bigint[]): bigint {
  let found = first
  for (const amount of rest) if (amount > found) found = amount
  return found
}

/** The amount where it is above zero, else 0. */
export const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n)

export function sumOf(amounts: Iterable<bigint>): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}
