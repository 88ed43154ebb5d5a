/** Tables of an example: a bare one is a list of independent cases, `each RECORD` a list of rows. */
import { report as reportOf } from '../../../messages/report.ts'
import type { RecordShape } from '../../../runtime/core/record.ts'
import { later, originOf } from '../context.ts'
import { expectValue } from './expect.ts'
import { EVERYWHERE, giveFact, giveTarget } from './given.ts'
import { hasField, type OpenRow, setField } from './rows.ts'
import { type Cell, type Draft, emptyDraft, type Row, type Scene } from './scene.ts'

/** The rows under a head, each with as many cells as it has columns. Reports CB605. */
export function wholeRows({ context }: Scene, head: Row, body: readonly Row[]): readonly Row[] {
  return body.filter((row) => {
    const whole = row.cells.length === head.cells.length
    if (!whole) context.report(reportOf('CB605', row.span, { cells: row.cells.length, columns: head.cells.length }))
    return whole
  })
}

/** The cell that states the quota of the column before it. */
export const quotaBeside = (head: Row, row: Row, index: number): Cell['value'] =>
  head.cells[index + 1]?.ofQuota === undefined ? undefined : row.cells[index + 1]?.value

/** One case for each row. */
export function bindCases(scene: Scene, head: Row, body: readonly Row[]): Draft[] {
  return wholeRows(scene, head, body).map((row) => {
    const draft = emptyDraft(scene.address, row.span)
    row.cells.forEach((cell, index) => {
      const column = head.cells[index]
      const literal = cell.value
      if (column === undefined || literal === undefined || column.ofQuota !== undefined) return
      if (column.this !== undefined || column.toDate !== undefined)
        return later(scene.context, column.span, 'a table of periods without `each month` above it')
      if (column.expect !== undefined) {
        const place = { ...EVERYWHERE, everyone: false, each: false, row: null, span: cell.span }
        return expectValue(scene, column.expect, place, literal, column.rounded, draft)
      }
      const what = column.column
      if (what === undefined) return
      if (what.words.length === 1 && what.words[0]?.text === 'target' && scene.planned === null)
        giveTarget(scene, literal, undefined, draft)
      else giveFact(scene, what, literal, quotaBeside(head, row, index), draft, EVERYWHERE)
    })
    return draft
  })
}

/** One row of the record for each row. A person's row, and in a quotas file that of any part of the tree, may state its own expectations. */
export function bindRecordTable(scene: Scene, shape: RecordShape, head: Row, body: readonly Row[], to: Draft): void {
  const isPeople = shape.name === scene.context.payee || scene.planned !== null
  const keyAt = head.cells.findIndex(({ column }) => column?.words.at(-1)?.text === shape.key[0])
  for (const row of wholeRows(scene, head, body)) {
    const open: OpenRow = { shape, values: {} }
    const person = isPeople ? (row.cells[keyAt]?.value?.text ?? null) : null
    const place = to.rows.length
    row.cells.forEach((cell, index) => {
      const column = head.cells[index]
      const literal = cell.value
      if (column === undefined || literal === undefined || column.ofQuota !== undefined) return
      if (column.this !== undefined || column.toDate !== undefined)
        return later(scene.context, column.span, `a period in a table of ${shape.name}`)
      if (column.expect !== undefined) {
        const where = { ...EVERYWHERE, person, everyone: false, each: false, row: isPeople ? null : place, span: cell.span }
        return expectValue(scene, column.expect, where, literal, column.rounded, to)
      }
      const what = column.column
      if (what === undefined) return
      const [first, second] = what.words.map((word) => word.text)
      const field = first === shape.name && second !== undefined ? second : what.words.length === 1 ? first : undefined
      const isMetric = isPeople && [...scene.metrics, ...scene.pays].some(({ name }) => name === first)
      if (field !== undefined && (hasField(shape, field) || !isMetric)) setField(scene, open, field, literal, what.span)
      else giveFact(scene, what, literal, quotaBeside(head, row, index), to, { ...EVERYWHERE, person })
    })
    to.rows = [...to.rows, { record: shape.name, values: open.values, origin: originOf(scene.address, row.span) }]
  }
}
