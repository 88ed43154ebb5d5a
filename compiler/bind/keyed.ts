/** Rates by a text: `flat by deal.product { "Cloud" at 10%  otherwise at 5% }`. */
import type { PayClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Cell, Metric, Rate } from '../plan.ts'
import { sayUnit } from '../units.ts'
import { type Context, notStated, onlyOne, originOf } from './context.ts'
import { bindExpression } from './expression.ts'
import { bindRate, type TableScope } from './tables.ts'

type Keyed = Extract<Rate, { kind: 'keyed' }>

/**
 * A rate for each value of a text field, of the row that is paid for or of the person. Every value has one rate: `otherwise` may only be
 * missing where the field's type is a list and all of it is stated. Reports CB205, CB206, CB208, CB304.
 */
export function bindKeyed(
  context: Context,
  clause: Extract<PayClause, { form: 'flat' }>,
  table: TableScope,
  metrics: readonly Metric[],
): Keyed | undefined {
  const lines = clause.lines ?? []
  const path = clause.field
  const record = metrics.find(({ name }) => name === table.baseMetric)?.record
  if (path === undefined || record === undefined) return undefined
  const address = `${table.scope.address}/flat`
  const e: ExprSyntax = { kind: 'path', path, span: path.span }
  const row = path.words[0]?.text === record && record !== context.payee ? record : null
  const by = bindExpression(e, { ...table.scope, address, row }, context)
  if (by === undefined) return undefined
  if (by.kind !== 'field' || (by.unit.kind !== 'text' && by.unit.kind !== 'reference')) {
    const found = by.kind === 'field' ? sayUnit(by.unit) : `\`${printExpression(e)}\``
    context.report(reportOf('CB304', path.span, { clause: 'flat by', expected: 'a text field', found }))
    return undefined
  }
  const allowed = optionsOf(by, context)
  const seen = new Map<string, (typeof lines)[number]>()
  const cases: Keyed['cases'] = []
  for (const line of lines) {
    if (line.value === undefined) continue
    const text = line.value.text
    const first = seen.get(text)
    if (first !== undefined)
      context.report(
        reportOf(
          'CB206',
          line.value.span,
          { clause: `the rate of "${text}"` },
          { related: [{ span: first.span, note: 'it is stated here already' }] },
        ),
      )
    else if (allowed !== null && !allowed.includes(text))
      context.report(reportOf('CB208', line.value.span, { word: text, what: `value of ${printExpression(e)}`, allowed, meant: undefined }))
    seen.set(text, line)
    const at = `${address}/${text}`
    const cell = bindRate(line.rate, { ...table, scope: { ...table.scope, address: at } }, context)
    if (cell !== undefined) cases.push({ value: text, cell, origin: originOf(at, line.span) })
  }
  const other = onlyOne(
    context,
    lines.filter((line) => line.otherwise !== undefined),
    'keyed_line',
  )
  const otherwise: Cell | null =
    other === undefined
      ? null
      : (bindRate(other.rate, { ...table, scope: { ...table.scope, address: `${address}/otherwise` } }, context) ?? null)
  const covered = allowed?.every((value) => seen.has(value)) === true && !isOptional(by, context)
  if (other === undefined && !covered)
    return notStated(context, clause.span, `\`flat by ${printExpression(e)}\``, 'what holds for every other value', 'otherwise at 0%')
  return { kind: 'keyed', by, cases, otherwise, origin: originOf(address, clause.span) }
}

type FieldRead = Extract<Expression, { kind: 'field' }>

/** The fields that a path leads through. */
function fieldsAlong({ record, path }: FieldRead, { records }: Context) {
  let name = record
  return path.map((step) => {
    const field = records.get(name)?.fields.find((f) => f.name === step)
    name = field?.unit.kind === 'reference' ? field.unit.record : ''
    return field
  })
}

const optionsOf = (by: FieldRead, context: Context): readonly string[] | null => fieldsAlong(by, context).at(-1)?.oneOf ?? null
const isOptional = (by: FieldRead, context: Context): boolean => fieldsAlong(by, context).some((field) => field?.optional === true)
