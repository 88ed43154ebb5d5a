/** Rows that were set aside, as a ledger, for a program and for a reader. */
import type { Core } from '../runtime/core/core.ts'
import type { Suspended } from '../runtime/data/suspense.ts'
import type { Data } from '../runtime/data/table.ts'
import { dollarsOf } from '../runtime/suspense/dollars.ts'
import { type Provisional, provisionalOf, type Reaching, reachOf } from '../runtime/suspense/reach.ts'
import { figure, text } from '../runtime/write/column.ts'
import { csvOf } from '../runtime/write/csv.ts'

/** More rows are told as a number. */
const TOLD = 10

export interface Suspense {
  readonly rows: readonly Reaching[]
  readonly provisional: Provisional
}

/** No row was set aside. */
export const NOTHING_SUSPENDED: Suspense = { rows: [], provisional: { everyone: false, people: [], parts: [] } }

export function suspenseOf(core: Core, data: Data, suspended: readonly Suspended[]): Suspense {
  const rows = reachOf(core, data, suspended)
  return { rows, provisional: provisionalOf(core, rows) }
}

const reachWords = (people: Reaching['people']): string => (people === null ? 'everyone' : people.join('; '))

/** `suspense.csv`: one line a row, in the order of files and lines. */
export const suspenseCsv = ({ rows }: Suspense, core: Core): string =>
  csvOf(rows, {
    identity: ({ row }) => [row.file, row.line, row.record],
    columns: [
      text('file', ({ row }) => row.file),
      figure('line', ({ row }) => row.line),
      text('record', ({ row }) => row.record),
      text('code', ({ row }) => row.code),
      text('reason', ({ row }) => row.reason),
      figure('amount', ({ row }) => dollarsOf(core, row)),
      text('reaches', ({ people }) => reachWords(people)),
    ],
  })

/** The same for a program. */
export const suspenseJson = ({ rows, provisional }: Suspense, core: Core) => ({
  rows: rows.map(({ row, people }) => {
    const { file, line, record, code, reason } = row
    return { file, line, record, code, reason, amount: dollarsOf(core, row) || null, reaches: people }
  }),
  provisional,
})

/** What is set aside and what is provisional because of it, for the reader of a terminal; empty where nothing is. */
export function suspenseWords({ rows, provisional }: Suspense): string {
  if (rows.length === 0) return ''
  const { everyone, people, parts } = provisional
  const count = rows.length === 1 ? '1 row is' : `${rows.length} rows are`
  const told = rows
    .slice(0, TOLD)
    .map(({ row, people: reached }) => `  ${row.file}:${row.line} [${row.code}] ${row.reason}; may reach ${reachWords(reached)}`)
  const more = rows.length > TOLD ? [`  and ${rows.length - TOLD} more`] : []
  const who = everyone
    ? ['everyone']
    : [...(people.length === 0 ? [] : [people.join(', ')]), ...(parts.length === 0 ? [] : [`everyone's ${parts.join(', ')}`])]
  return [`${count} set aside:`, ...told, ...more, `provisional until corrected: ${who.join('; ')}`, ''].join('\n')
}

/** What a person's statement says of rows that are set aside; nothing where they cannot reach it. */
export function provisionalNotes({ rows, provisional }: Suspense, core: Core, person: string): string[] {
  if (rows.length === 0) return []
  const count = rows.length === 1 ? '1 row of the data is' : `${rows.length} rows of the data are`
  const whole = provisional.everyone || provisional.people.includes(person)
  const labels = [...core.components, ...core.events].flatMap(({ name, label }) => (provisional.parts.includes(name) ? [label] : []))
  if (!whole && labels.length === 0) return []
  return [`${whole ? 'All of this' : labels.join(', ')} is provisional: ${count} set aside until corrected, and could change it.`]
}
