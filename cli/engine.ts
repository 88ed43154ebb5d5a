/** The evaluator that closes periods and that every other one must equal. */
export const ENGINE = 'reference'

/** Which evaluator answered; and why not the one that was asked for. */
export interface EngineUsed {
  readonly name: 'reference' | 'fast'
  readonly because: string | null
}

export const REFERENCE: EngineUsed = { name: ENGINE, because: null }

/** What is known once the ledgers are made. */
export interface Recorded {
  /** What identifies the data. */
  readonly data: string
  /** Rows of each record, and lines of each ledger. */
  readonly rows: ReadonlyMap<string, number>
  readonly lines: { readonly credits: number; readonly earnings: number; readonly payments: number }
}
