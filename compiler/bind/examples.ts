/** Examples: facts and expectations, table rows written out as cases. */
import type { ExampleClause, ItemOf } from '../../grammar/forms/items.ts'
import type { LiteralSyntax, NodeBase, PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Calendar } from '../../runtime/core/core.ts'
import type { Example, ExampleValue, Metric, Pay } from '../plan.ts'
import { type Context, itemsOf, later, originOf, unknownName } from './context.ts'
import { valueOfLiteral } from './literal.ts'
import { periodNamed } from './period-names.ts'
import { unknownField } from './records.ts'

export interface ExampleFacts {
  readonly metrics: readonly Metric[]
  /** Parts of pay and events: what an amount can be expected of. */
  readonly pays: readonly Pick<Pay, 'name'>[]
  readonly calendar: Calendar
  readonly effective: { readonly from: string; readonly to: string | null }
}
type Case = Example['cases'][number]
type Draft = { -readonly [K in keyof Case]: Case[K] }
type Row = Extract<ExampleClause, { form: 'row' }>

export function bindExamples(context: Context, facts: ExampleFacts): Example[] {
  return itemsOf(context.own, 'example').map((node) => bindExample(context, node, facts))
}

function bindExample(context: Context, node: ItemOf<'example'>, facts: ExampleFacts): Example {
  const title = node.title.text
  const address = `example ${title}`
  const base: Draft = { measures: [], target: null, rows: [], expectations: [], origin: originOf(address, node.span) }
  const cases: Draft[] = []
  let record: { name: string; span: Span } | undefined
  let table: Row[] = []
  const endTable = (): void => {
    if (table.length > 0) bindTable(context, table, record, base, cases, facts, address)
    table = []
    record = undefined
  }
  for (const clause of node.clauses) {
    if (clause.form === 'row') {
      table.push(clause)
      continue
    }
    endTable()
    if (clause.form === 'each') {
      if (clause.record.text === 'month' || !context.records.has(clause.record.text))
        clause.record.text === 'month'
          ? later(context, clause.span, 'each month')
          : unknownName(context, clause.record.span, clause.record.text, 'record', context.records.keys())
      else record = { name: clause.record.text, span: clause.span }
    } else if (clause.form === 'given') bindGiven(context, clause, base, facts, address)
    else bindExpect(context, clause, base, facts, address)
  }
  endTable()
  const shared = { ...base }
  const whole =
    cases.length === 0
      ? [shared]
      : cases.map((c) => ({
          ...c,
          measures: [...shared.measures, ...c.measures],
          rows: [...shared.rows, ...c.rows],
          target: c.target ?? shared.target,
          expectations: [...c.expectations, ...shared.expectations],
        }))
  const expects = node.clauses.some(
    (clause) => clause.form === 'expect' || (clause.form === 'row' && clause.cells.some((cell) => cell.expect !== undefined)),
  )
  if (!expects && !context.damaged) context.report(reportOf('CB606', node.title.span, { example: title }))
  return { title, cases: whole, origin: originOf(address, node.title.span) }
}

function value(context: Context, literal: LiteralSyntax, address: string): ExampleValue | undefined {
  const bound = valueOfLiteral(literal, context.currency, context)
  return bound === undefined ? undefined : { ...bound, origin: originOf(address, literal.span) }
}

function bindGiven(
  context: Context,
  clause: Extract<ExampleClause, { form: 'given' }>,
  to: Draft,
  facts: ExampleFacts,
  address: string,
): void {
  let row: { record: string; values: Record<string, ExampleValue> } | undefined
  for (const item of clause.items) {
    const [first, property] = item.what.words
    if (first === undefined) continue
    if (item.text !== undefined && property === undefined && context.records.has(first.text)) {
      const key = context.records.get(first.text)?.key[0] ?? 'id'
      row = { record: first.text, values: {} }
      to.rows = [...to.rows, { ...row, origin: originOf(address, item.span) }]
      setField(context, row, key, item.text, item.what.span, address)
      if (item.field !== undefined && item.fieldValue !== undefined)
        setField(context, row, item.field.text, item.fieldValue, item.field.span, address)
      continue
    }
    const literal = item.value ?? item.text
    if (literal === undefined) continue
    if (row !== undefined && property === undefined && context.records.get(row.record)?.fields.some((f) => f.name === first.text))
      setField(context, row, first.text, literal, first.span, address)
    else state(context, item.what, literal, item.of, null, to, facts, address)
  }
}

function setField(
  context: Context,
  row: { record: string; values: Record<string, ExampleValue> },
  field: string,
  literal: LiteralSyntax,
  span: Span,
  address: string,
): void {
  const shape = context.records.get(row.record)
  if (shape !== undefined && !shape.fields.some((f) => f.name === field)) unknownField(context, span, field, row.record, shape.fields)
  const bound = value(context, literal, address)
  if (bound !== undefined) row.values[field] = bound
}

/** One stated fact: the target, a metric, its quota, or a person's field. */
function state(
  context: Context,
  what: PathSyntax,
  literal: LiteralSyntax,
  of: LiteralSyntax | undefined,
  person: string | null,
  to: Draft,
  facts: ExampleFacts,
  address: string,
): void {
  const [first, property] = what.words.map((w) => w.text)
  const bound = value(context, literal, address)
  const quota = of === undefined ? null : value(context, of, address)
  if (first === undefined || bound === undefined || quota === undefined) return
  const origin = originOf(address, what.span)
  if (first === 'target' && property === undefined) to.target = bound
  else if (first === context.payee && property !== undefined) {
    const shape = context.records.get(context.payee)
    if (shape !== undefined && !shape.fields.some((f) => f.name === property))
      unknownField(context, what.span, property, context.payee, shape.fields)
    else to.rows = [...to.rows, { record: context.payee, values: { [property]: bound }, origin }]
  } else if (facts.metrics.some((m) => m.name === first)) {
    if (property === undefined) to.measures = [...to.measures, { person, metric: first, measure: bound, quota, origin }]
    else if (property === 'quota') to.measures = [...to.measures, { person, metric: first, measure: null, quota: bound, origin }]
    else if (property === 'attainment') later(context, what.span, 'an attainment given outright')
  } else if (facts.pays.some((p) => p.name === first)) later(context, what.span, 'an amount given by the name of its pay')
  else
    unknownName(context, what.span, what.words.map((w) => w.text).join('.'), 'metric or field', [
      'target',
      ...facts.metrics.map((m) => m.name),
    ])
}

function bindExpect(
  context: Context,
  clause: Extract<ExampleClause, { form: 'expect' }>,
  to: Draft,
  facts: ExampleFacts,
  address: string,
): void {
  if (clause.rounded !== undefined) later(context, clause.rounded.span, 'rounded to')
  expect(context, clause.what, clause.person?.text ?? null, clause, clause.value, to, facts, address)
}

const LEDGER: ReadonlySet<string> = new Set(['paid', 'owed', 'held'])

function expect(
  context: Context,
  what: PathSyntax,
  person: string | null,
  at: NodeBase & { named?: { text: string; span: Span } | undefined; period?: LiteralSyntax | undefined },
  literal: LiteralSyntax,
  to: Draft,
  facts: ExampleFacts,
  address: string,
): void {
  const [first, property] = what.words.map((w) => w.text)
  if (first === undefined) return
  if (property !== undefined || LEDGER.has(first)) return later(context, what.span, `expect ${what.words.map((w) => w.text).join('.')}`)
  if (first !== 'pay' && !facts.pays.some((p) => p.name === first))
    return unknownName(context, what.span, first, 'pay', ['pay', ...facts.pays.map((p) => p.name)])
  const bound = value(context, literal, address)
  const word = at.named ?? at.period
  const period = word === undefined ? null : periodNamed(word.text, facts.calendar, facts.effective)
  if (period === undefined && word !== undefined) return unknownName(context, word.span, word.text, 'period', ['January', 'Q1', 'FY26'])
  if (bound !== undefined)
    to.expectations = [
      ...to.expectations,
      { what: first, person, period: period ?? null, value: bound, origin: originOf(address, at.span) },
    ]
}

/** A table: rows of a record after `each`, otherwise one case per row. */
function bindTable(
  context: Context,
  rows: readonly Row[],
  record: { name: string } | undefined,
  base: Draft,
  cases: Draft[],
  facts: ExampleFacts,
  address: string,
): void {
  const [head, ...body] = rows
  if (head === undefined) return
  for (const row of body) {
    if (row.cells.length !== head.cells.length) {
      context.report(reportOf('CB605', row.span, { cells: row.cells.length, columns: head.cells.length }))
      continue
    }
    const into: Draft =
      record === undefined ? { measures: [], target: null, rows: [], expectations: [], origin: originOf(address, row.span) } : base
    bindRow(context, head, row, record, into, facts, address)
    if (record === undefined) cases.push(into)
  }
}

function bindRow(
  context: Context,
  head: Row,
  row: Row,
  record: { name: string } | undefined,
  into: Draft,
  facts: ExampleFacts,
  address: string,
): void {
  const values: Record<string, ExampleValue> = {}
  const shape = record === undefined ? undefined : context.records.get(record.name)
  const target: Draft = { ...into }
  row.cells.forEach((cell, index) => {
    const column = head.cells[index]
    const literal = cell.value
    if (column === undefined || literal === undefined || column.ofQuota !== undefined) return
    if (column.this !== undefined || column.toDate !== undefined) return later(context, column.span, 'a running table')
    const next = head.cells[index + 1]?.ofQuota === undefined ? undefined : row.cells[index + 1]?.value
    const keyIndex = head.cells.findIndex((c) => c.column?.words[0]?.text === shape?.key[0])
    const person = shape?.name === context.payee ? (row.cells[keyIndex]?.value?.text ?? null) : null
    if (column.expect !== undefined && shape !== undefined && shape.name !== context.payee)
      return later(context, column.span, 'an expectation for each row')
    if (column.expect !== undefined)
      return expect(context, column.expect, person, { ...row, span: cell.span }, literal, target, facts, address)
    const name = column.column?.words.map((w) => w.text)
    if (name === undefined) return
    const isField = shape?.fields.some((f) => f.name === name[0]) ?? false
    if (isField || (shape !== undefined && !facts.metrics.some((m) => m.name === name[0])))
      setField(context, { record: shape?.name ?? '', values }, name[0] ?? '', literal, column.span, address)
    else if (column.column !== undefined) state(context, column.column, literal, next, person, target, facts, address)
  })
  Object.assign(into, target)
  if (record !== undefined) into.rows = [...into.rows, { record: record.name, values, origin: originOf(address, row.span) }]
}
