/** The additions of a statement, verified. */
import type { Check } from './page.ts'

/** Adds a check; a statement whose sums do not add up is a bug, and is not shown. */
export function verified(checks: readonly Check[]): readonly Check[] {
  for (const { says, left, right } of checks) {
    if (left !== right) throw new Error(`the statement does not add up: ${says}: ${left} is not ${right} (minor units)`)
  }
  return checks
}

export const sum = (amounts: readonly { readonly amount: bigint }[]): bigint => amounts.reduce((all, { amount }) => all + amount, 0n)
