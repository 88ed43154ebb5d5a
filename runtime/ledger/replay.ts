/** What a run computes for one natural key: an amount in minor units, for a pay period. */
export interface Fact {
  readonly forPeriod: string
  readonly amount: bigint
}

/** When and how a fact is posted. */
export interface Posting {
  readonly postedIn: string
  readonly kind: 'original' | 'correction' | 'clawback'
  readonly amount: bigint
}

/** One ledger's way from facts to lines. */
export interface Ledger<F extends Fact, L> {
  /** The natural key of a fact as one text. */
  readonly keyOf: (fact: F) => string
  readonly lineOf: (fact: F, posting: Posting) => L
}

/** The facts as they are seen at the end of each pay period, by its place in the list. */
export interface Seen<F> {
  /** The facts of all periods up to the one that posts; where `frozen`, only those of the posting period. */
  readonly facts: (place: number) => readonly F[]
  /** The facts of the periods before, without what is newly clawed back; undefined where nothing is. */
  readonly beforeClawbacks: (place: number) => readonly F[] | undefined
  /** Whether no event can change a past fact. */
  readonly frozen: boolean
}

/**
 * Posts the facts of each pay period in turn (semantics 9, one mechanism): what is computed now less what was posted before, where
 * that is not zero. What changes in past periods without new clawbacks is a correction, what they change then a clawback. Per key the
 * lines always sum to the last fact.
 */
export function replay<F extends Fact, L>(
  ledger: Ledger<F, L>,
  periods: readonly string[],
  { facts, beforeClawbacks, frozen }: Seen<F>,
): L[] {
  const lines: L[] = []
  const sums = new Map<string, { readonly fact: F; readonly amount: bigint }>()
  const postAll = (postedIn: string, seen: readonly F[], past: 'correction' | 'clawback'): void => {
    const post = (fact: F, amount: bigint): void => {
      if (amount !== 0n) lines.push(ledger.lineOf(fact, { postedIn, kind: fact.forPeriod === postedIn ? 'original' : past, amount }))
    }
    const keys = new Set<string>()
    for (const fact of seen) {
      const key = ledger.keyOf(fact)
      keys.add(key)
      post(fact, fact.amount - (sums.get(key)?.amount ?? 0n))
      sums.set(key, { fact, amount: fact.amount })
    }
    for (const [key, { fact, amount }] of sums) {
      if (keys.has(key)) continue
      post(fact, -amount)
      sums.delete(key)
    }
  }
  periods.forEach((postedIn, place) => {
    if (frozen) {
      for (const fact of facts(place))
        if (fact.amount !== 0n) lines.push(ledger.lineOf(fact, { postedIn, kind: 'original', amount: fact.amount }))
      return
    }
    const unclawed = beforeClawbacks(place)
    if (unclawed !== undefined) postAll(postedIn, unclawed, 'correction')
    postAll(postedIn, facts(place), unclawed === undefined ? 'correction' : 'clawback')
  })
  return lines
}
