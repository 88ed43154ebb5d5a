/** `each month`: a table whose rows follow one another in time, so that balances carry over. */
import { report as reportOf } from '../../../messages/report.ts'
import { parseDay } from '../../../runtime/calendar/day.ts'
import { nextPeriod, type Period, parsePeriod, periodOf } from '../../../runtime/calendar/fiscal.ts'
import type { Per } from '../../../runtime/core/unit.ts'
import { later, wordIn } from '../context.ts'
import { expectValue, periodOfWord } from './expect.ts'
import { giveFact, type Whose } from './given.ts'
import type { Cell, Draft, Row, Scene } from './scene.ts'
import { quotaBeside, wholeRows } from './table.ts'

export const isPeriod = (word: string): word is Per => word === 'month' || word === 'quarter' || word === 'half' || word === 'year'

/** The rows are the plan's first period and those after it, or the periods that a column of their own names; for each person anew. */
export function bindRunning(scene: Scene, kind: Per, head: Row, body: readonly Row[], to: Draft): void {
  const { context, calendar, effective } = scene
  const start = parseDay(effective.from)
  if (start === undefined) return
  const periodAt = columnNamed(head, kind)
  const personAt = columnNamed(head, context.payee)
  const reached = new Map<string | null, Period>()
  for (const row of wholeRows(scene, head, body)) {
    const person = personAt < 0 ? null : (row.cells[personAt]?.value?.text ?? null)
    const before = reached.get(person)
    const next = before === undefined ? periodOf(calendar, kind, start) : nextPeriod(calendar, before)
    const period = periodAt < 0 ? next : periodIn(scene, row.cells[periodAt])
    if (period === undefined) continue
    reached.set(person, period)
    if (effective.to !== null && period.from > (parseDay(effective.to) ?? period.from))
      context.report(reportOf('CB607', row.span, { period: period.label, from: effective.from, to: effective.to }))
    row.cells.forEach((cell, index) => {
      if (index !== periodAt && index !== personAt)
        bindCell(scene, kind, head.cells[index], cell, { person, period: period.label, quota: quotaBeside(head, row, index) }, to)
    })
  }
}

const columnNamed = (head: Row, name: string): number =>
  head.cells.findIndex(({ column, expect }) => expect === undefined && column?.words.length === 1 && column.words[0]?.text === name)

function periodIn(scene: Scene, cell: Cell | undefined): Period | undefined {
  const word = cell?.value ?? cell?.column?.words[0]
  const label = word === undefined ? undefined : periodOfWord(scene, word)
  const period = label === undefined ? undefined : parsePeriod(scene.calendar, label)
  return period === undefined || 'problem' in period ? undefined : period
}

function bindCell(
  scene: Scene,
  kind: Per,
  column: Cell | undefined,
  cell: Cell,
  { person, period, quota }: { person: string | null; period: string; quota: Cell['value'] },
  to: Draft,
): void {
  const { context } = scene
  const literal = cell.value
  if (column === undefined || literal === undefined) return
  // a quota is stated with the metric before it
  if (column.ofQuota !== undefined) return
  if (column.this !== undefined && wordIn(context, column.this, 'period', [kind]) === undefined) return
  const toDate = column.toDate !== undefined
  if (column.expect !== undefined) {
    const place = { person, everyone: false, each: false, period, toDate, row: null, span: cell.span }
    return expectValue(scene, column.expect, place, literal, column.rounded, to)
  }
  if (column.column === undefined) return
  const whose: Whose = { person, period, toDate }
  const metric = scene.metrics.find(({ name }) => name === column.column?.words[0]?.text)
  if (metric === undefined) return giveFact(scene, column.column, literal, undefined, to, whose)
  const whole = metric.window === kind
  if (!whole && (column.column.words.length > 1 || quota !== undefined))
    return later(context, column.span, `a quota or an attainment of part of a ${metric.window}`)
  if (column.column.words.length > 1) return giveFact(scene, column.column, literal, undefined, to, whose)
  if (column.this === undefined && !toDate && metric.window !== kind)
    context.report(reportOf('CB608', column.span, { metric: metric.name, kind }))
  else giveFact(scene, column.column, literal, quota, to, whose)
}
