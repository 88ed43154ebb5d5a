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
  /** The period in which the first line of the key was posted; empty for that line itself. */
  readonly corrects: string
}

/** What a line and a posting have in common. */
type PostedLine = Posting & { readonly forPeriod: string }

/** One ledger's way from facts to lines. */
export interface Ledger<F extends Fact, L> {
  /** The natural key of a fact as one text. */
  readonly keyOf: (fact: F) => string
  readonly lineOf: (fact: F, posting: Posting) => L
  /** The natural key of a line. */
  readonly keyOfLine: (line: L) => string
  readonly posting: (line: L) => PostedLine
  /** A line of the same key that takes back what is computed no more: it shows no measure. */
  readonly again: (line: L, posting: Posting) => L
}

/** The facts as they are seen at the end of each pay period, by its place in the list. */
export interface Seen<F> {
  /** The facts of all periods up to the one that posts; where `frozen`, only those of the posting period. */
  readonly facts: (place: number) => readonly F[]
  /** The facts of the periods before, without what is newly clawed back; undefined where nothing is. */
  readonly beforeClawbacks: (place: number) => readonly F[] | undefined
  /** Whether no event can change a past fact after this place. */
  readonly frozen: (place: number) => boolean
}

/** The lines of periods that are closed: they are posted, and never computed again. */
export interface ClosedLines<L> {
  readonly periods: ReadonlySet<string>
  readonly lines: readonly L[]
}

interface Sum<L> {
  readonly amount: bigint
  readonly forPeriod: string
  readonly first: string
  readonly lineOf: (posting: Posting) => L
}

/**
 * Posts the facts of each pay period in turn (semantics 9, one mechanism): what is computed now less what was posted before, where
 * that is not zero. What changes in past periods without new clawbacks is a correction, what they change then a clawback. Per key the
 * lines always sum to the last fact. Lines of closed periods come first, as they are; the answer holds them too.
 */
export function replay<F extends Fact, L>(
  ledger: Ledger<F, L>,
  periods: readonly string[],
  { facts, beforeClawbacks, frozen }: Seen<F>,
  closed: ClosedLines<L>,
): L[] {
  const lines: L[] = [...closed.lines]
  const sums = openingSums(ledger, closed.lines)
  const postAll = (postedIn: string, seen: readonly F[], past: 'correction' | 'clawback'): void => {
    const post = (key: string, { lineOf, forPeriod }: Omit<Sum<L>, 'amount' | 'first'>, amount: bigint): void => {
      const first = sums.get(key)?.first ?? ''
      if (amount !== 0n) lines.push(lineOf({ postedIn, kind: forPeriod === postedIn ? 'original' : past, amount, corrects: first }))
    }
    const keys = new Set<string>()
    for (const fact of seen) {
      const key = ledger.keyOf(fact)
      keys.add(key)
      const before = sums.get(key)
      const { amount, forPeriod } = fact
      const lineOf = (posting: Posting): L => ledger.lineOf(fact, posting)
      post(key, { lineOf, forPeriod }, amount - (before?.amount ?? 0n))
      // a key that came to nothing so far has no line yet
      const first = before?.first ?? ''
      sums.set(key, { lineOf, forPeriod, amount, first: first === '' && amount !== 0n ? postedIn : first })
    }
    for (const [key, sum] of sums) {
      if (keys.has(key)) continue
      post(key, { ...sum, lineOf: (posting) => ledger.again(sum.lineOf(posting), posting) }, -sum.amount)
      sums.set(key, { ...sum, amount: 0n })
    }
  }
  periods.forEach((postedIn, place) => {
    if (closed.periods.has(postedIn)) return
    if (frozen(place)) {
      for (const fact of facts(place))
        if (fact.amount !== 0n) lines.push(ledger.lineOf(fact, { postedIn, kind: 'original', amount: fact.amount, corrects: '' }))
      return
    }
    const unclawed = beforeClawbacks(place)
    if (unclawed !== undefined) postAll(postedIn, unclawed, 'correction')
    postAll(postedIn, facts(place), unclawed === undefined ? 'correction' : 'clawback')
  })
  return lines
}

/** What closed periods posted per key. */
function openingSums<F extends Fact, L>(ledger: Ledger<F, L>, lines: readonly L[]): Map<string, Sum<L>> {
  const sums = new Map<string, Sum<L>>()
  for (const line of lines) {
    const key = ledger.keyOfLine(line)
    const { amount, forPeriod, postedIn } = ledger.posting(line)
    const before = sums.get(key)
    sums.set(key, {
      amount: amount + (before?.amount ?? 0n),
      forPeriod,
      first: before?.first ?? postedIn,
      lineOf: before?.lineOf ?? ((posting) => ledger.again(line, posting)),
    })
  }
  return sums
}
