/** Lines of earnings that were made one by one, as the text of the file: they are put between those that come from columns. */
import type { Core } from '../../core/core.ts'
import type { EarningLine } from '../../ledger/lines.ts'
import { sortedLines } from '../../write/column.ts'
import { cellsOf } from '../../write/csv.ts'
import { earningSheet } from '../../write/sheets.ts'

/** Lines of one part of pay, person and period, in the order of the file. */
export interface Text {
  readonly text: string
  readonly lines: number
}

/** By the period that the lines are for. */
export type ByPeriod = ReadonlyMap<string, Text>

/** The lines of everybody; they are kept as text, since objects would take many times the room. */
export interface Kept {
  readonly keep: (lines: readonly EarningLine[]) => void
  /** The names of all parts of pay, and of events, that have lines. */
  readonly names: () => readonly string[]
  readonly of: (name: string, payee: string) => ByPeriod
}

const none: ByPeriod = new Map()

export function keptLines(core: Core): Kept {
  const sheet = earningSheet(core)
  const all = new Map<string, Map<string, Map<string, Text>>>()
  return {
    keep: (lines) => {
      for (const line of sortedLines(lines, sheet)) {
        const people = all.get(line.component) ?? new Map<string, Map<string, Text>>()
        const periods = people.get(line.payee) ?? new Map<string, Text>()
        const { text, lines: count } = periods.get(line.forPeriod) ?? { text: '', lines: 0 }
        periods.set(line.forPeriod, { text: `${text}${cellsOf(sheet, line).join(',')}\n`, lines: count + 1 })
        people.set(line.payee, periods)
        all.set(line.component, people)
      }
    },
    names: () => [...all.keys()],
    of: (name, payee) => all.get(name)?.get(payee) ?? none,
  }
}
