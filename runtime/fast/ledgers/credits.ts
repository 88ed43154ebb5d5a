/** The ledger of credits: clause by clause, each in the order of its rows (semantics 9). */
import type { Core } from '../../core/core.ts'
import { fieldsOfMoney } from '../../evaluate/reach.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import { type ByteSink, byteWriter, pieceOf } from '../../write/bytes.ts'
import { headerOf } from '../../write/csv.ts'
import { creditSheet } from '../../write/sheets.ts'
import { creditListOf } from '../rows/credit-list.ts'
import type { HeldRows } from '../rows/held-rows.ts'
import type { HeldOf } from '../rows/measured.ts'
import { datesOf, type Totals } from '../rows/stage.ts'
import type { Writing } from './credit-lines.ts'
import { keyTextsOf } from './key-text.ts'
import { type Dated, writeListedCredits } from './listed-credits.ts'
import { type MoneyColumn, writeWholeCredits } from './whole-credits.ts'

/** Lines of one clause. */
interface Clause {
  readonly address: string
  readonly record: string
  readonly write: () => number
}

/** Writes `credits.csv` of the periods; how many lines it has. */
export function writeCredits(
  world: World,
  heldOf: HeldOf,
  totals: Totals,
  periods: readonly Stretch[],
  asOf: string,
  sink: ByteSink,
): number {
  const out = byteWriter(sink)
  out.put(pieceOf(`${headerOf(creditSheet)}\n`))
  const writing: Writing = { world, frame: totals.frame, periods, asOf, out }
  const clauses = world.core.credit.flatMap(({ record }): readonly Clause[] => {
    const held = heldOf(record)
    return held === undefined ? [] : clausesOf(writing, totals, held)
  })
  const inFile = [...clauses].sort((a, b) => compareText(a.address, b.address) || compareText(a.record, b.record))
  const lines = inFile.reduce((sum, { write }) => sum + write(), 0)
  out.flush()
  return lines
}

function clausesOf(writing: Writing, totals: Totals, held: HeldRows): readonly Clause[] {
  const { world } = writing
  const { name: record } = held.shape
  const crediting = world.core.credit.find((one) => one.record === record)
  const dates = datesOf(world.core, record)
  if (crediting === undefined) return []
  const key = keyTextsOf(held)
  const whole = totals.whole.get(record)
  const fields = moneyColumns(world.core, held)
  if (whole !== undefined && dates.length === 1 && fields !== undefined) {
    const address = crediting.rules[0]?.origin.address ?? ''
    return [{ address, record, write: () => writeWholeCredits(writing, whole, key, fields) }]
  }
  const lists = dates.map((dated): Dated => ({ dated, list: creditListOf(world, crediting, held, dated) }))
  const addresses = new Set(lists.flatMap(({ list }) => list.kinds.map(({ origin }) => origin.address)))
  return [...addresses].map((address) => ({ address, record, write: () => writeListedCredits(writing, lists, key, address) }))
}

/** The money fields of a record that metrics add up, in the order of their names; undefined where one is in no column of minor units. */
function moneyColumns(core: Core, { shape, columns }: HeldRows): readonly MoneyColumn[] | undefined {
  const names = fieldsOfMoney(core, shape.name, null).map(({ read }) => read.path.join('.'))
  const found = names.sort(compareText).flatMap((field): MoneyColumn[] => {
    const column = columns?.fields.get(field)
    return column?.kind === 'number' && column.scale === 0 ? [{ field, column }] : []
  })
  return found.length === names.length ? found : undefined
}
