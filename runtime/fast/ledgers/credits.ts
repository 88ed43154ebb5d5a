/** The ledger of credits from columns: one line a row and money field, in the order of the file (semantics 9). */

import { asDay } from '../../calendar/civil.ts'
import { showDay } from '../../calendar/day.ts'
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import { isGap } from '../../columns/growing.ts'
import { fieldsOfMoney } from '../../evaluate/reach.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { type ByteSink, byteWriter, joined, pieceOf } from '../../write/bytes.ts'
import { headerOf, textCell } from '../../write/csv.ts'
import { creditSheet } from '../../write/sheets.ts'
import type { Frame } from '../rows/frame.ts'
import { type KeyTexts, putKey } from './key-text.ts'
import { templateOf } from './template.ts'

/** A record's rows as the ledger reads them. */
export interface CreditedColumns {
  readonly columns: Columns
  readonly key: KeyTexts
  readonly owner: CodeColumn
  readonly day: DayColumn
}

/** The place in `periods` of each day of the plan, -1 where none holds it. */
export function periodsOf({ from, monthOf }: Frame, periods: readonly Stretch[]): Int32Array {
  const places = new Int32Array(monthOf.length).fill(-1)
  periods.forEach((period, place) => {
    places.fill(place, Math.max(0, period.from - from), Math.max(0, period.to - from + 1))
  })
  return places
}

/** What differs from line to line, in the order of the sheet. */
const VARYING = ['row_key', 'recipient', 'for_period', 'incentive_date', 'amount', 'posted_in']
const NONE = pieceOf('')

/** Writes `credits.csv` of the periods; how many lines it has. Every row is credited whole to the person that it names. */
export function writeCredits(
  { core }: World,
  { columns, key, owner, day }: CreditedColumns,
  frame: Frame,
  periods: readonly Stretch[],
  asOf: string,
  sink: ByteSink,
): number {
  const out = byteWriter(sink)
  out.put(pieceOf(`${headerOf(creditSheet)}\n`))
  const { shape, count } = columns
  const { texts, order } = key
  const origin = core.credit.find(({ record }) => record === shape.name)?.rules[0]?.origin.address ?? ''
  const fields = fieldsOfMoney(core, shape.name, null)
    .map(({ read }) => read.path.join('.'))
    .sort(compareText)
    .flatMap((field) => {
      const column = columns.fields.get(field)
      return column?.kind === 'number' ? [{ field, column }] : []
    })
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
  for (let place = 0; place < count; place += 1) {
    const row = order === null ? place : (order[place] ?? 0)
    if (isGap(day.gaps, row) || isGap(owner.gaps, row)) continue
    const [person, date] = [frame.personOf[owner.codes[row] ?? 0] ?? -1, (day.values[row] ?? 0) - frame.from]
    const period = person >= 0 && date >= 0 && date < days && frame.member[person * days + date] === 1 ? (periodOf[date] ?? -1) : -1
    if (period < 0) continue
    for (const { column, before, byPerson, byDay, byPeriod } of lines) {
      const amount = column.values[row] ?? 0
      if (amount === 0 || isGap(column.gaps, row)) continue
      out.put(before)
      putKey(out, texts, row)
      out.put(byPerson[person] ?? NONE)
      out.put(byDay[date] ?? NONE)
      out.decimal(amount, digits)
      out.put(byPeriod[period] ?? NONE)
      written += 1
    }
  }
  out.flush()
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
