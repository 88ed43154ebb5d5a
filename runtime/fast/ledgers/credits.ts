/** The ledger of credits from columns: one line a row and money field, in the order of the file (semantics 9). */

import { asDay } from '../../calendar/civil.ts'
import { showDay } from '../../calendar/day.ts'
import type { CodeColumn, Columns, DayColumn, NumberColumn } from '../../columns/column.ts'
import { isGap } from '../../columns/growing.ts'
import { fieldsOfMoney } from '../../evaluate/reach.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { headerOf, textCell } from '../../write/csv.ts'
import { creditSheet } from '../../write/sheets.ts'
import type { Frame } from '../rows/frame.ts'
import { type ByteSink, bytesOf, byteWriter, isPlain } from './bytes.ts'
import type { KeyTexts } from './key-text.ts'
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
  out.put(bytesOf(`${headerOf(creditSheet)}\n`))
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
  const plain = isPlain(texts)
  const people = frame.people.map((person) => bytesOf(textCell(person)))
  const labels = periods.map(({ label }) => bytesOf(label))
  const days = frame.monthOf.length
  const dates = Array.from({ length: days }, (_, i) => bytesOf(showDay(asDay(frame.from + i))))
  const periodOf = periodsOf(frame, periods)
  const pieces = fields.map(({ field }) =>
    templateOf(creditSheet, lineOf(field), ['row_key', 'recipient', 'for_period', 'incentive_date', 'amount', 'posted_in']),
  )
  const { digits } = core.currency
  let lines = 0
  for (let place = 0; place < count; place += 1) {
    const row = order?.[place] ?? place
    if (isGap(day.gaps, row) || isGap(owner.gaps, row)) continue
    const [person, date] = [frame.personOf[owner.codes[row] ?? 0] ?? -1, (day.values[row] ?? 0) - frame.from]
    const period = person >= 0 && date >= 0 && date < days && frame.member[person * days + date] === 1 ? (periodOf[date] ?? -1) : -1
    if (period < 0) continue
    for (let i = 0; i < fields.length; i += 1) {
      const column = fields[i]?.column as NumberColumn
      const amount = column.values[row] ?? 0
      const [before, afterKey, afterPerson, afterPeriod, afterDate, afterAmount, last] = pieces[i] ?? []
      if (amount === 0 || isGap(column.gaps, row) || before === undefined || last === undefined) continue
      out.put(before)
      out.text(texts, row, plain)
      out.put(afterKey ?? last)
      out.put(people[person] ?? last)
      out.put(afterPerson ?? last)
      out.put(labels[period] ?? last)
      out.put(afterPeriod ?? last)
      out.put(dates[date] ?? last)
      out.put(afterDate ?? last)
      out.money(amount, digits)
      out.put(afterAmount ?? last)
      out.put(labels[period] ?? last)
      out.put(last)
      lines += 1
    }
  }
  out.flush()
  return lines

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
