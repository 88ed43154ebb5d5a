/** The ledger of credits where it takes more than the columns: the reference evaluator's own lines, some thousand rows at a time. */
import { seenThrough } from '../../evaluate/horizons.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import { creditFacts, creditLedger } from '../../ledger/credits.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { replay } from '../../ledger/replay.ts'
import { type ByteSink, bytesOf } from '../../write/bytes.ts'
import { sortedLines } from '../../write/column.ts'
import { cellsOf, headerOf } from '../../write/csv.ts'
import { creditSheet } from '../../write/sheets.ts'
import type { Store } from '../apart/stores.ts'
import { tableOfRows, worldOfRows } from '../apart/worlds.ts'
import { type Ends, horizonsFor } from './horizons.ts'

const CHUNK = 4096

/**
 * Writes `credits.csv` of the periods named in `wanted`; how many lines it has. Rows come in the order of the ledger, so what each clause has said
 * so far is kept as bytes, and put one clause after the other.
 */
export function writeCreditsByRows(
  ends: Ends,
  stores: readonly Store[],
  moves: (store: Store) => (place: number) => boolean,
  wanted: ReadonlySet<string>,
  asOf: string,
  sink: ByteSink,
): number {
  const byClause = new Map<string, Uint8Array[]>()
  let count = 0
  for (const store of stores) {
    const moving = moves(store)
    const listed = store.listed()
    for (let from = 0; from < store.count; from += CHUNK) {
      const places = Array.from({ length: Math.min(CHUNK, store.count - from) }, (_, i) => listed[from + i] ?? 0)
      const lines = [
        ...linesOf(
          ends,
          store,
          places.filter((place) => !moving(place)),
          true,
          asOf,
        ),
        ...linesOf(ends, store, places.filter(moving), false, asOf),
      ].filter(({ postedIn }) => wanted.has(postedIn))
      count += lines.length
      addLines(byClause, lines)
    }
  }
  sink(bytesOf(`${headerOf(creditSheet)}\n`))
  for (const clause of [...byClause.keys()].sort(compareText)) for (const block of byClause.get(clause) ?? []) sink(block)
  return count
}

function linesOf(ends: Ends, store: Store, places: readonly number[], still: boolean, asOf: string): CreditLine[] {
  const [first] = ends.seenAt
  if (places.length === 0 || first === undefined) return []
  const rows = tableOfRows(store, [...places].sort((a, b) => a - b).map(store.rowAt))
  const own = new WeakMap<World, World>()
  const of = (whole: World): World => {
    const known = own.get(whole) ?? worldOfRows(whole, '', [rows])
    own.set(whole, known)
    return known
  }
  const horizons = horizonsFor(ends, still, of)
  const labels = ends.periods.map(({ label }) => label)
  return replay(creditLedger(first.core, asOf), labels, seenThrough(ends.periods, horizons)(creditFacts), { periods: new Set(), lines: [] })
}

function addLines(byClause: Map<string, Uint8Array[]>, lines: readonly CreditLine[]): void {
  const texts = new Map<string, string[]>()
  for (const line of sortedLines(lines, creditSheet)) {
    const clause = `${line.clause}\u0000${line.record}`
    const cells = `${cellsOf(creditSheet, line).join(',')}\n`
    const known = texts.get(clause)
    if (known === undefined) texts.set(clause, [cells])
    else known.push(cells)
  }
  for (const [clause, cells] of texts) byClause.set(clause, [...(byClause.get(clause) ?? []), bytesOf(cells.join(''))])
}
