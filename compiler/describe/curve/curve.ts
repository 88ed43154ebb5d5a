/** A payout curve as data: exact knots joined by straight lines. It decides no pay; its amounts are the evaluator's own. */

/** One place of an axis: the exact number (a decimal, or `n/d` where its digits do not end), and how it is told. */
export interface Mark {
  readonly exact: string
  readonly says: string
}

/** A straight line of the curve. Where the next one starts at another height, the curve jumps. */
export interface Piece {
  readonly from: Point
  readonly to: Point
  /** What it pays as `x` rises: `3x per point`, `$1,080.00 per point`, `9% of each sale`; empty where that is nothing, or not told in a few words. */
  readonly rate: string
}

export interface Point {
  readonly x: Mark
  readonly y: Mark
}

/** A place where the curve bends, jumps, starts or ends. `pays` is what is paid exactly there. */
export interface Knot {
  readonly x: Mark
  readonly pays: Mark
  /** What is paid just before and just after; null where that is the same, or outside the curve. */
  readonly before: Mark | null
  readonly after: Mark | null
  /** What happens here: `the cap is reached`; empty where the curve only bends. */
  readonly note: string
}

/** What is earned, in `y`, for every value of `x` that is shown. */
export interface Curve {
  readonly title: string
  readonly x: string
  readonly y: string
  readonly pieces: readonly Piece[]
  readonly knots: readonly Knot[]
  /** Where the person stands; null on the rep's page. */
  readonly you: Point | null
  /** What the curve leaves out or takes for granted, as sentences. */
  readonly notes: readonly string[]
}
