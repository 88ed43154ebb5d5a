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
import { type Credited, type MoneyColumn, type WholeRows, writeWholeCredits } from './whole-credits.ts'

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
  const whole = wholeRowsOf(world.core, totals, held)
  if (whole !== undefined) {
    const address = crediting.rules[0]?.origin.address ?? ''
    const { frame, periods, asOf, out } = writing
    return [{ address, record, write: () => writeWholeCredits({ core: world.core, frame, periods, asOf }, whole, out) }]
  }
  const lists = dates.map((dated): Dated => ({ dated, list: creditListOf(world, crediting, held, dated) }))
  const addresses = new Set(lists.flatMap(({ list }) => list.kinds.map(({ origin }) => origin.address)))
  return [...addresses].map((address) => ({ address, record, write: () => writeListedCredits(writing, lists, key, address) }))
}

/** The rows of a record in columns, where all of them go whole to one person on one date. */
function wholeRowsOf(core: Core, totals: Totals, held: HeldRows): WholeRows | undefined {
  const whole = totals.whole.get(held.shape.name)
  const fields = moneyColumns(core, held)
  if (whole === undefined || fields === undefined || datesOf(core, held.shape.name).length !== 1) return undefined
  const { columns, owner, day } = whole
  return { columns, owner, day, personOf: whole.totals.frame.personOf, key: keyTextsOf(held), fields }
}

/** Credits of one record whose rows go whole to their people: plain data, from which another thread may write the ledger. */
export interface WholeCredits extends Credited {
  readonly rows: WholeRows
}

/** The ledger of credits as plain data; undefined where more than one record, or another rule, has lines in it. */
export function wholeCreditsOf(
  { core }: World,
  heldOf: HeldOf,
  totals: Totals,
  periods: readonly Stretch[],
  asOf: string,
): WholeCredits | undefined {
  const [only, second] = core.credit
  const held = only === undefined ? undefined : heldOf(only.record)
  const rows = held === undefined || second !== undefined ? undefined : wholeRowsOf(core, totals, held)
  return rows && { core, frame: totals.frame, periods, asOf, rows }
}

/** Writes `credits.csv` from plain data; how many lines it has. */
export function writeCreditsOf({ rows, ...credited }: WholeCredits, sink: ByteSink): number {
  const out = byteWriter(sink)
  out.put(pieceOf(`${headerOf(creditSheet)}\n`))
  const lines = writeWholeCredits(credited, rows, out)
  out.flush()
  return lines
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
