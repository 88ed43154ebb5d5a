/** What a run computes for one natural key: an amount in minor units, for a pay period. */
export interface Fact {
  readonly forPeriod: string
  readonly amount: bigint
}

/** When and how a fact is posted. */
export interface Posting {
  readonly postedIn: string
  readonly kind: 'original' | 'correction'
  readonly amount: bigint
}

/** One ledger's way from facts to lines. */
export interface Ledger<F extends Fact, L> {
  /** The natural key of a fact as one text. */
  readonly keyOf: (fact: F) => string
  readonly lineOf: (fact: F, posting: Posting) => L
}

/**
 * Posts the facts of each pay period in turn (semantics 9, one mechanism): what is computed now less what was posted before, where
 * that is not zero. `factsSeen` gives the facts of all periods up to the one that posts, as seen at its end; where no event can change
 * a past fact it may give only those of the posting period, with `frozen` true. Per key the lines always sum to the last fact.
 */
export function replay<F extends Fact, L>(
  ledger: Ledger<F, L>,
  periods: readonly string[],
  factsSeen: (place: number) => readonly F[],
  frozen: boolean,
): L[] {
  const lines: L[] = []
  const sums = new Map<string, { readonly fact: F; readonly amount: bigint }>()
  periods.forEach((postedIn, place) => {
    const post = (fact: F, amount: bigint): void => {
      if (amount !== 0n)
        lines.push(ledger.lineOf(fact, { postedIn, kind: fact.forPeriod === postedIn ? 'original' : 'correction', amount }))
    }
    const facts = factsSeen(place)
    if (frozen) {
      for (const fact of facts) post(fact, fact.amount)
      return
    }
    const seen = new Set<string>()
    for (const fact of facts) {
      const key = ledger.keyOf(fact)
      seen.add(key)
      post(fact, fact.amount - (sums.get(key)?.amount ?? 0n))
      sums.set(key, { fact, amount: fact.amount })
    }
    for (const [key, { fact, amount }] of sums) {
      if (seen.has(key)) continue
      post(fact, -amount)
      sums.delete(key)
    }
  })
  return lines
}
