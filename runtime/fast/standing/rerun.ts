/** The ledgers of some people, computed again from their own rows as a full run computes them (law 9: disjoint people). */
import type { Diagnostic } from '../../../messages/diagnostic.ts'
import type { Core } from '../../core/core.ts'
import type { Data, Table } from '../../data/table.ts'
import { evaluate } from '../../evaluate/evaluate.ts'
import type { Question } from '../../evaluate/outcome.ts'
import type { ClosedLedgers } from '../../ledger/closed.ts'
import type { CreditLine, EarningLine, PaymentLine } from '../../ledger/lines.ts'

/** Lines of the three ledgers. */
export interface Lines {
  readonly credits: readonly CreditLine[]
  readonly earnings: readonly EarningLine[]
  readonly payments: readonly PaymentLine[]
  readonly payPeriods: readonly string[]
}

/** Lines; or what is wrong. */
export type Rerun = Lines | { readonly diagnostics: readonly Diagnostic[] }

/** Who is computed again, and which rows may be: those that count for them, as they were and as they are. */
export interface Only {
  readonly people: ReadonlySet<string>
  /** Records and keys as ledgers show them. */
  readonly rows: ReadonlySet<string>
}

/** What tells a row of any record in a ledger. */
export const rowIn = (record: string, rowKey: string): string => `${record}\u0000${rowKey}`

/** A full run, or one of some people alone: `rows` then holds at least all that counts for them. */
export function rerun(core: Core, rest: Data, rows: readonly Table[], question: Question, only: Only | null): Rerun {
  const diagnostics: Diagnostic[] = []
  const data: Data = { tables: new Map([...rest.tables, ...rows.map((table) => [table.record, table] as const)]) }
  const closed = only === null || question.closed === undefined ? question.closed : closedOf(question.closed, only)
  const asked = { ...question, ...(only === null ? {} : { only: only.people }), ...(closed === undefined ? {} : { closed }) }
  return evaluate(core, data, asked, (one) => diagnostics.push(one)) ?? { diagnostics }
}

/** The closed lines of some people, and all credits of the rows that are computed with them. */
function closedOf(closed: ClosedLedgers, { people, rows }: Only): ClosedLedgers {
  return {
    ...closed,
    credits: closed.credits.filter(({ recipient, record, rowKey }) => people.has(recipient) || rows.has(rowIn(record, rowKey))),
    earnings: closed.earnings.filter(({ payee }) => people.has(payee)),
    payments: closed.payments.filter(({ payee }) => people.has(payee)),
  }
}
