/** Credit lines of rows that go whole to one person: one for a row and money field, in the order of the file (semantics 9). */

import { asDay } from '../../calendar/civil.ts'
import { showDay } from '../../calendar/day.ts'
import type { CodeColumn, Columns, DayColumn, NumberColumn } from '../../columns/column.ts'
import { isGap } from '../../columns/growing.ts'
import type { Core } from '../../core/core.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { type ByteWriter, joined, pieceOf } from '../../write/bytes.ts'
import { textCell } from '../../write/csv.ts'
import { creditSheet } from '../../write/sheets.ts'
import type { Frame } from '../rows/frame.ts'
import { periodsOf } from './credit-lines.ts'
import { type KeyTexts, keyWriter } from './key-text.ts'
import { templateOf } from './template.ts'

/** What differs from line to line, in the order of the sheet. */
const VARYING = ['row_key', 'recipient', 'for_period', 'incentive_date', 'amount', 'posted_in']
const NONE = pieceOf('')

/** A money field that metrics add up, and its column in minor units. */
export interface MoneyColumn {
  readonly field: string
  readonly column: NumberColumn
}

/** The rows of a record that go whole to the person whom a reference names, as plain data. */
export interface WholeRows {
  readonly columns: Columns
  readonly owner: CodeColumn
  readonly day: DayColumn
  readonly personOf: Int32Array
  readonly key: KeyTexts
  readonly fields: readonly MoneyColumn[]
}

/** What lines say of the question, as plain data. */
export interface Credited {
  readonly core: Core
  readonly frame: Frame
  readonly periods: readonly Stretch[]
  readonly asOf: string
}

/** Writes the lines of a record's rows; how many there are. Every row is credited whole to the person that it names. */
export function writeWholeCredits(
  { core, frame, periods, asOf }: Credited,
  { columns, owner, day, personOf, key, fields }: WholeRows,
  out: ByteWriter,
): number {
  const { shape, count } = columns
  const { texts, order } = key
  const putKeyOf = keyWriter(texts)
  const origin = core.credit.find(({ record }) => record === shape.name)?.rules[0]?.origin.address ?? ''
  const people = frame.people.map((person) => pieceOf(textCell(person)))
  const labels = periods.map(({ label }) => pieceOf(label))
  const days = frame.monthOf.length
  const periodOf = periodsOf(frame, periods)
  const lines = fields.map(({ field, column }) => {
    const cut = templateOf(creditSheet, lineOf(field), VARYING)
    const [before = NONE, afterKey = NONE, afterPerson = NONE, afterPeriod = NONE, afterDate = NONE, afterAmount = NONE, last = NONE] = cut
    return {
      column,
      before,
      byPerson: people.map((person) => joined(afterKey, person)),
      byDay: Array.from({ length: days }, (_, i) => {
        const date = pieceOf(showDay(asDay(frame.from + i)))
        return joined(afterPerson, labels[periodOf[i] ?? 0] ?? NONE, afterPeriod, date, afterDate)
      }),
      byPeriod: labels.map((label) => joined(afterAmount, label, last)),
    }
  })
  const { digits } = core.currency
  let written = 0
  // a function of its own is compiled long before a loop of millions of rows comes to its end
  const write = (row: number): void => {
    if (isGap(day.gaps, row) || isGap(owner.gaps, row)) return
    const [person, date] = [personOf[owner.codes[row] ?? 0] ?? -1, (day.values[row] ?? 0) - frame.from]
    const period = person >= 0 && date >= 0 && date < days && frame.member[person * days + date] === 1 ? (periodOf[date] ?? -1) : -1
    if (period < 0) return
    for (let i = 0; i < lines.length; i += 1) {
      const { column, before, byPerson, byDay, byPeriod } = lines[i] as (typeof lines)[number]
      const amount = column.values[row] ?? 0
      if (amount === 0 || isGap(column.gaps, row)) continue
      out.put(before)
      putKeyOf(out, row)
      out.put(byPerson[person] ?? NONE)
      out.put(byDay[date] ?? NONE)
      out.decimal(amount, digits)
      out.put(byPeriod[period] ?? NONE)
      written += 1
    }
  }
  for (let place = 0; place < count; place += 1) write(order === null ? place : (order[place] ?? 0))
  return written

  function lineOf(field: string): CreditLine {
    return {
      plan: core.plan.name,
      clause: origin,
      record: shape.name,
      rowKey: '',
      recipient: '',
      role: 'direct',
      level: 0,
      forPeriod: '',
      field,
      share: '1',
      incentiveDate: '',
      amount: 0n,
      currency: core.currency.code,
      postedIn: '',
      asOf,
      kind: 'original',
      corrects: '',
      origin,
    }
  }
}
