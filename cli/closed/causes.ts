import type { PeriodCauses } from '../../compiler/describe/causes.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import { causesOf } from '../../runtime/ledger/causes.ts'
import { closedWithin } from '../../runtime/ledger/closed.ts'
import { dataAs, knownOf } from '../../runtime/ledger/known.ts'
import { type Closed, knownAt } from './folder.ts'
import type { CloseRecord } from './record.ts'
import { clausesOf } from './seal.ts'

/** Why a person's closed periods are corrected in each of some pay periods. */
export function causesIn(core: Core, data: Data, closed: Closed, payee: string, periods: readonly string[]): PeriodCauses[] {
  return periods.flatMap((period): PeriodCauses[] => {
    const place = closed.periods.findIndex(({ record }) => record.period === period)
    const before = place === -1 ? closed.periods : closed.periods.slice(0, place)
    const last = before.at(-1)?.record
    if (last === undefined) return []
    const then = knownAt(closed, last.period)
    const now = place === -1 ? knownOf(core.records, data) : knownAt(closed, period)
    const labels = before.map(({ record }) => record.period)
    const ledgers = { ...closedWithin(closed.ledgers, labels), known: () => dataAs(core.records, then) }
    const clauses = changedClauses(last, core)
    return [{ period, causes: causesOf({ core, payee, period, closed: ledgers, then, now, clauses }) }]
  })
}

/** The clauses whose meaning is not that of the last close. */
function changedClauses({ clauses: then }: CloseRecord, core: Core): string[] {
  const now = clausesOf(core)
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((address) => then[address] !== now[address]).sort()
}
