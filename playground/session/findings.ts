/** Findings in data, as a page lists them. */
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { type Refusal, refusal } from './refusal.ts'

/** At most this many rows are shown; a wrong column is wrong on every row. */
export const MOST_ROWS = 20

/** Refused data: the first rows that are wrong, and how many findings there are. */
export function dataRefusal(found: readonly Diagnostic[]): Refusal {
  const errors = found.filter(({ severity }) => severity === 'error')
  const [first] = errors
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : ''
  return refusal('data', first === undefined ? 'the data cannot be read' : `${first.message}${more}`, errors.slice(0, MOST_ROWS))
}

/** Errors among findings. */
export const errorsIn = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  hasErrors(found) ? found.filter(({ severity }) => severity === 'error') : []
