/** What is wrong with rows beside each other: keys that are there twice, references that lead nowhere. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import { folded } from '../data/fold.ts'
import type { Columns } from './column.ts'
import { isGap } from './growing.ts'
import { lookAlikes, twice } from './keys.ts'
import { textAt } from './value.ts'

/** A row's cell in a field, or the whole row; its place in the file is looked up when it is needed. */
export interface Cell {
  readonly row: number
  readonly field: string | null
}

/** A finding whose places are not known yet. */
export interface Unplaced {
  readonly code: 'CB819' | 'CB820' | 'CB824'
  readonly cell: Cell
  /** Another row to show. */
  readonly other: number | null
  readonly make: (cell: Span, other: Span | undefined) => Diagnostic
}

const shownKeyOf = ({ shape, fields }: Columns, row: number): string =>
  shape.key
    .map((name) => {
      const column = fields.get(name)
      return column === undefined ? '' : textAt(column, row)
    })
    .join(', ')

const besides = (other: Span | undefined): { related: { span: Span; note: string }[] } => ({
  related: other === undefined ? [] : [{ span: other, note: `the other row, line ${other.start.line}` }],
})

/** Keys that are there twice (CB820), or that only look different (CB824, a warning). */
export function keyFindings(columns: Columns, distinct: boolean): Unplaced[] {
  const { shape, fields, count, order } = columns
  const field = shape.key[0] ?? ''
  const same = (distinct ? [] : twice(shape, fields, count, order)).map(
    ({ first, second }): Unplaced => ({
      code: 'CB820',
      cell: { row: second, field },
      other: first,
      make: (cell, other) =>
        report('CB820', cell, { record: shape.name, key: shownKeyOf(columns, second), start: undefined }, besides(other)),
    }),
  )
  const near = lookAlikes(shape, fields, count, order).map(
    ({ first, second }): Unplaced => ({
      code: 'CB824',
      cell: { row: second, field },
      other: first,
      make: (cell, other) =>
        report('CB824', cell, { record: shape.name, key: shownKeyOf(columns, second), other: shownKeyOf(columns, first) }, besides(other)),
    }),
  )
  return [...same, ...near]
}

/** The keys of a record that references lead to. */
export interface Target {
  readonly record: string
  readonly file: string
  readonly keys: ReadonlySet<string>
}

/** References that are no key of their record (CB819): each different text is looked up once. */
export function referenceFindings({ shape, fields, count }: Columns, targetOf: (record: string) => Target | undefined): Unplaced[] {
  return shape.fields.flatMap(({ name, unit }) => {
    const target = unit.kind === 'reference' ? targetOf(unit.record) : undefined
    const column = fields.get(name)
    if (target === undefined || column?.kind !== 'code') return []
    const lost = new Set(column.texts.flatMap((text, code) => (target.keys.has(text) ? [] : [code])))
    if (lost.size === 0) return []
    const { record, file, keys } = target
    const near = new Map([...keys].map((key) => [folded(key), key]))
    const found: Unplaced[] = []
    for (let row = 0; row < count; row += 1) {
      if (!lost.has(column.codes[row] ?? 0) || isGap(column.gaps, row)) continue
      const value = textAt(column, row)
      const make = (span: Span): Diagnostic => report('CB819', span, { record, value, file, meant: near.get(folded(value)) })
      found.push({ code: 'CB819', cell: { row, field: name }, other: null, make })
    }
    return found
  })
}
