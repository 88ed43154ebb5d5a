import type { Severity } from './diagnostic.ts'
import type { Worked } from './example.ts'

/**
 * One entry of the catalogue: the words of one finding. `says` is one sentence, no capital, no full stop,
 * the user's own text in backticks. `why` is the reason it matters, for the error's page.
 * `bad` raises exactly this code, at its mark, and `good` is its correction; a test runs both and the error's page prints them.
 */
export interface Message<P> {
  readonly severity: Severity
  readonly says: (params: P) => string
  readonly help?: string | ((params: P) => string | undefined)
  readonly why: string
  readonly bad: Worked
  readonly good: Worked
}

/** Declares an entry of the catalogue; the parameters of `says` are the parameters of the code. */
export const message = <P>(definition: Message<P>): Message<P> => definition
