/** Lines of earnings as texts with gaps: what the lines of a component share is made once, and what a place shows once for all of its rows. */
import type { Component, Core } from '../../core/core.ts'
import type { Shown } from '../../ledger/facts.ts'
import { COMPUTED, type EarningLine } from '../../ledger/lines.ts'
import { type Piece, pieceOf } from '../../write/bytes.ts'
import { cellOf } from '../../write/csv.ts'
import { earningSheet } from '../../write/sheets.ts'
import { textsAround } from './template.ts'

/** What differs from line to line of a component, in the order of the sheet. */
const VARYING = ['payee', 'for_period', 'row_key', 'window', 'measure', 'quota', 'attainment', 'amount', 'posted_in']
const SHOWN = new Set(['window', 'measure', 'quota', 'attainment'])

/** The bytes of a line before its key, between that and the amount, and after it. */
export interface LineText {
  readonly before: Piece
  readonly between: (shown: Shown) => Piece
  readonly after: Piece
}

/** The lines of a component, for rows of `record` or for none: by person and pay period. */
export function earningTexts(core: Core, component: Component, record: string, asOf: string): (payee: string, period: string) => LineText {
  const sheet = earningSheet(core)
  const line: EarningLine = {
    plan: core.plan.name,
    component: component.name,
    payee: '',
    forPeriod: '',
    record,
    rowKey: '',
    item: 'earned',
    kind: 'original',
    window: '',
    measure: null,
    quota: null,
    attainment: null,
    amount: 0n,
    currency: core.currency.code,
    paid: null,
    postedIn: '',
    asOf,
    corrects: '',
    origin: component.origin.address,
    ...COMPUTED,
  }
  const [plan, afterPayee, afterPeriod, afterKey, afterWindow, afterMeasure, afterQuota, afterAttainment, afterAmount, end] = textsAround(
    sheet,
    line,
    VARYING,
  )
  const columns = new Map(sheet.columns.map((column) => [column.name, column]))
  const cell = (name: string, of: EarningLine): string => {
    const column = columns.get(name)
    return column === undefined ? '' : cellOf(column, of)
  }
  const shownColumns = sheet.columns.filter(({ name }) => SHOWN.has(name))
  const between = (shown: Shown): Piece => {
    const of = { ...line, ...shown }
    const [window, measure, quota, attainment] = shownColumns.map((column) => cellOf(column, of))
    return pieceOf(`${afterKey}${window}${afterWindow}${measure}${afterMeasure}${quota}${afterQuota}${attainment}${afterAttainment}`)
  }
  const ends = new Map<string, { readonly cell: string; readonly after: Piece }>()
  const endOf = (period: string) => {
    const known = ends.get(period)
    if (known !== undefined) return known
    const made = {
      cell: cell('for_period', { ...line, forPeriod: period }),
      after: pieceOf(`${afterAmount}${cell('posted_in', { ...line, postedIn: period })}${end}`),
    }
    ends.set(period, made)
    return made
  }
  return (payee, period) => {
    const { cell: label, after } = endOf(period)
    return { before: pieceOf(`${plan}${cell('payee', { ...line, payee })}${afterPayee}${label}${afterPeriod}`), between, after }
  }
}
