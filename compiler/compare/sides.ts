/** Who gains, who loses and who stays, of pay or of quota. */

/** The sum of amounts. */
export const sumOf = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((sum, amount) => sum + amount, 0n)

/** People of one kind and what they come to together. */
export interface Side {
  readonly count: number
  readonly change: bigint
}

/** Who gains, who loses and who stays where they are; the changes of the three sum to that of the cost. */
export interface Sides {
  readonly gain: Side
  readonly lose: Side
  readonly stay: Side
}

interface Changed {
  readonly change: bigint
}

const sideOf = (moves: readonly Changed[]): Side => ({ count: moves.length, change: sumOf(moves.map(({ change }) => change)) })

/** Moves by their direction. */
export const sidesOf = (moves: readonly Changed[]): Sides => ({
  gain: sideOf(moves.filter(({ change }) => change > 0n)),
  lose: sideOf(moves.filter(({ change }) => change < 0n)),
  stay: sideOf(moves.filter(({ change }) => change === 0n)),
})
