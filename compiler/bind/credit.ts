/** Credit: who gets credit for the rows that metrics count. */
import { creditClauses } from '../../grammar/forms/credit.ts'
import type { CreditClause, ItemOf } from '../../grammar/forms/items.ts'
import { printClause } from '../../grammar/print.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { CreditFactor, Crediting } from '../../runtime/core/credit.ts'
import { compareText } from '../../runtime/exact/order.ts'
import type { Metric } from '../plan.ts'
import { type Context, inForce, itemsOf, notStated, onlyOne, originOf, unknownName, wordIn } from './context.ts'
import { bindRule } from './credit-rules.ts'
import { bindExpression, fieldPath, rowScope } from './expression.ts'

/** Who gets credit for the rows of every record that a metric counts. Without a `credit` block the single reference to the payee record gets all (semantics 3). */
export function bindCredit(context: Context, metrics: readonly Metric[]): Crediting[] {
  const counted = [...new Set(metrics.map((metric) => metric.record))]
  return counted.flatMap((record) => {
    const stated = [context.own, context.shared].map((items) => onlyCredit(context, items, record)).find((item) => item !== undefined)
    return (stated === undefined ? impliedCredit(context, record, metrics) : statedCredit(context, stated, record)) ?? []
  })
}

/** The one credit block of a record in a file. Reports CB206 where there are two. */
function onlyCredit(context: Context, items: Context['own'], record: string): ItemOf<'credit'> | undefined {
  const [first, second] = itemsOf(items, 'credit').filter((item) => item.record?.text === record)
  if (first !== undefined && second !== undefined)
    context.report(
      reportOf(
        'CB206',
        second.span,
        { clause: `credit ${record}` },
        { related: [{ span: first.span, note: 'it is stated here already' }] },
      ),
    )
  return first
}

/** Reports credit of a record that is not declared (CB201). */
export function checkCreditBlocks(context: Context): void {
  for (const { record } of [...itemsOf(context.own, 'credit'), ...itemsOf(context.shared, 'credit')])
    if (record !== undefined && !context.records.has(record.text))
      unknownName(context, record.span, record.text, 'record', context.records.keys())
}

function impliedCredit(context: Context, record: string, metrics: readonly Metric[]): Crediting | undefined {
  const shape = context.records.get(record)
  const references = shape?.fields.filter((field) => field.unit.kind === 'reference' && field.unit.record === context.payee) ?? []
  const [only, second] = references
  const origin = shape?.origin ?? originOf(record, context.head.span)
  if (only !== undefined && second === undefined) {
    const at = originOf(`credit ${record}`, only.origin.span)
    const whole = { kind: 'literal', unit: { kind: 'percent' }, value: '1', origin: at } as const
    return {
      record,
      rules: [{ kind: 'share', role: 'direct', share: whole, to: { kind: 'path', path: [only.name] }, when: null, origin: at }],
      order: 'all',
      mayTotalLess: false,
      factors: [],
      cap: null,
      hierarchy: null,
      origin: at,
    }
  }
  const place = metrics.find((metric) => metric.record === record)?.origin.span ?? origin.span
  if (!context.damaged) context.report(reportOf('CB216', place, { record, payee: context.payee, count: references.length }))
  return undefined
}

const ORDERS = { all: 'all', 'first match': 'first_match', 'most specific': 'most_specific' } as const

function statedCredit(context: Context, item: ItemOf<'credit'>, record: string): Crediting {
  const clauses = item.clauses ?? []
  const bound = clauses.flatMap((clause) => {
    const rule = bindRule(context, clause, record)
    return rule === undefined ? [] : [{ rule, says: printClause(clause, creditClauses) }]
  })
  // rules that differ in their shares alone keep their lines apart, whatever their order in the text
  const rules = bound.map(({ rule, says }) => {
    const alike = bound.filter((other) => other.rule.origin.address === rule.origin.address).map((other) => other.says)
    const place = alike.sort(compareText).indexOf(says)
    return place === 0 ? rule : { ...rule, origin: { ...rule.origin, address: `${rule.origin.address} ${place + 1}` } }
  })
  const order = onlyOne(context, clauses, 'precedence')
  onlyOne(context, clauses, 'credit_rest')
  onlyOne(context, clauses, 'credit_equal')
  return {
    record,
    rules,
    order: ORDERS[order?.order.text ?? 'all'],
    mayTotalLess: onlyOne(context, clauses, 'may_total_less') !== undefined,
    factors: bindFactors(context, clauses, record, `credit ${record}`),
    cap: bindCreditCap(context, onlyOne(context, clauses, 'credit_cap'), record),
    hierarchy: bindHierarchy(context, record),
    origin: originOf(`credit ${record}`, item.span),
  }
}

type Clauses = readonly { readonly form: string }[]
type FactorClause = Extract<CreditClause, { form: 'credit_factor' }>

/** `multiplied by 1.5x on credit when ...`, in a credit block or a metric. */
export function bindFactors(context: Context, clauses: Clauses, record: string, address: string): CreditFactor[] {
  return clauses
    .filter((clause): clause is FactorClause => clause.form === 'credit_factor')
    .flatMap((clause) => {
      const scope = rowScope(`${address}/multiplied by`, record)
      const by = bindExpression(clause.by, scope, context)
      const when = clause.when === undefined ? null : bindExpression(clause.when, scope, context)
      if (by === undefined || when === undefined) return []
      const says = `${printExpression(clause.by)}${clause.when === undefined ? '' : ` when ${printExpression(clause.when)}`}`
      return [{ by, when, says, origin: originOf(scope.address, clause.span) }]
    })
}

type CapClause = Extract<CreditClause, { form: 'credit_cap' }>

/** `cap credit at $500,000 per deal`. */
export function bindCreditCap(context: Context, clause: CapClause | undefined, record: string): Crediting['cap'] {
  if (clause === undefined) return null
  const scope = rowScope(`credit ${record}/cap`, record)
  const limit = bindExpression(clause.limit, scope, context)
  const per = clause.per.text === record ? record : wordIn(context, clause.per, 'thing that credit is capped by', [record])
  return limit === undefined || per === undefined
    ? null
    : { limit, says: printExpression(clause.limit), origin: originOf(scope.address, clause.span) }
}

/** `hierarchy as of deal.booked_on`: the row's date on which its managers are looked up. Reports CB234, CB304. */
function bindHierarchy(context: Context, record: string): string | null {
  const stated = inForce(context, 'hierarchy')?.item.date
  const [first, ...rest] = stated?.words ?? []
  if (stated === undefined || first?.text !== record) return null
  if (rest.length === 0) {
    notStated(context, stated.span, '`hierarchy as of`', 'which date', `hierarchy as of ${record}.DATE`)
    return null
  }
  const found = fieldPath(record, 'row', rest, first, context, originOf('hierarchy', stated.span))
  if (found?.kind !== 'field') return null
  if (found.unit.kind !== 'date' || found.path.length > 1) {
    context.report(
      reportOf('CB304', stated.span, { clause: 'hierarchy as of', expected: `a date of ${record}`, found: `\`${found.path.join('.')}\`` }),
    )
    return null
  }
  const [name] = found.path
  const optional = context.records.get(record)?.fields.find((field) => field.name === name)?.optional
  if (optional === true) context.report(reportOf('CB234', stated.span, { field: `${record}.${name}`, record }))
  return name
}
