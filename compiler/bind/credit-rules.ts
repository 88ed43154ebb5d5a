/** One rule of a credit block: who gets which share of a row. */
import type { CreditClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { CreditRule, Receiver } from '../../runtime/core/credit.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { TERRITORY } from '../../runtime/evaluate/territory-credit.ts'
import { type Context, originOf } from './context.ts'
import { bindExpression, fieldPath, rowScope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { bindLying, isOwner, territoryShape, throughTerritory } from './lying.ts'
import { unknownField } from './records.ts'

/** Binds a rule; undefined for clauses that are no rule and for rules with a mistake, which is reported. */
export function bindRule(context: Context, clause: CreditClause, record: string): CreditRule | undefined {
  switch (clause.form) {
    case 'credit_to':
    case 'credit_share':
      return bindShare(context, clause, record)
    case 'credit_rest':
    case 'credit_equal': {
      const word = clause.form === 'credit_rest' ? 'rest' : 'equal'
      const address = `credit ${record}/${word} to ${pathText(clause.to)}`
      const to = bindReceiver(context, clause.to, record, `${word} to`)
      return to && { kind: word, to, origin: originOf(address, clause.span) }
    }
    case 'rollup':
      return bindLevels(context, clause, record)
    case 'may_total_less':
    case 'precedence':
    case 'credit_cap':
    case 'credit_factor':
      return undefined
    default: {
      const never: never = clause
      return never
    }
  }
}

const pathText = (path: PathSyntax): string => path.words.map((word) => word.text).join('.')

function bindShare(
  context: Context,
  clause: Extract<CreditClause, { form: 'credit_to' | 'credit_share' }>,
  record: string,
): CreditRule | undefined {
  const role = clause.role?.text ?? 'direct'
  const condition = clause.when === undefined ? '' : ` when ${printExpression(clause.when)}`
  const address = `credit ${record}/${pathText(clause.to)}${condition}${role === 'direct' ? '' : ` as ${role}`}`
  const to = bindReceiver(context, clause.to, record, clause.form === 'credit_to' ? `${clause.share.text} to` : 'share')
  if (to === undefined) return undefined
  const beside = to.kind === 'linked' ? to.record : to.kind === 'territory' ? TERRITORY : undefined
  const known =
    to.kind === 'territory' ? { ...context, records: new Map(context.records).set(TERRITORY, territoryShape(clause.to.span)) } : context
  const scope = { ...rowScope(address, record), ...(beside === undefined ? {} : { beside }) }
  const when = clause.when === undefined ? null : bindExpression(clause.when, scope, known)
  const share: Expression | undefined =
    clause.form === 'credit_to'
      ? {
          kind: 'literal',
          unit: { kind: 'percent' },
          value: decimalOfPercent(clause.share.text),
          origin: originOf(address, clause.share.span),
        }
      : bindExpression({ kind: 'path', path: clause.share, span: clause.share.span }, scope, known)
  return share === undefined || when === undefined
    ? undefined
    : { kind: 'share', role, share, to, when, origin: originOf(address, clause.span) }
}

/** The people at the end of a path from the row, of the rows of another record that name it, or of its territory. Reports CB231, CB236 to CB238, CB304. */
function bindReceiver(context: Context, path: PathSyntax, record: string, clause: string): Receiver | undefined {
  const [first, ...rest] = path.words
  if (first === undefined) return undefined
  const through = throughTerritory(context, path, record)
  if (through !== undefined) {
    const lies = isOwner(context, through) ? bindLying(context, through, record) : undefined
    return lies && { kind: 'territory', lies }
  }
  const isField = context.records.get(record)?.fields.some((field) => field.name === first.text) ?? false
  const linked = first.text !== record && !isField && context.records.has(first.text) ? first.text : undefined
  const words = first.text === record || linked !== undefined ? rest : path.words
  const start = linked ?? record
  const found = fieldPath(start, 'row', words, first, context, originOf('credit', path.span))
  if (found?.kind !== 'field') return undefined
  if (found.unit.kind !== 'reference' || found.unit.record !== context.payee) {
    context.report(reportOf('CB304', path.span, { clause, expected: `a ${context.payee}`, found: `\`${found.path.at(-1) ?? ''}\`` }))
    return undefined
  }
  if (linked === undefined) return { kind: 'path', path: found.path }
  const links = context.records.get(linked)?.fields.filter(({ unit }) => unit.kind === 'reference' && unit.record === record) ?? []
  const [link, second] = links
  if (link === undefined || second !== undefined) {
    context.report(reportOf('CB231', path.span, { linked, record, count: links.length }))
    return undefined
  }
  return { kind: 'linked', record: linked, link: link.name, path: found.path }
}

function bindLevels(context: Context, clause: Extract<CreditClause, { form: 'rollup' }>, record: string): CreditRule | undefined {
  const people = context.records.get(context.payee)
  const field = people?.fields.find(({ name }) => name === clause.to.text)
  if (people === undefined) return undefined
  if (field === undefined) return unknownField(context, clause.to.span, clause.to.text, context.payee, people.fields)
  if (field.unit.kind !== 'reference' || field.unit.record !== context.payee) {
    context.report(
      reportOf('CB304', clause.to.span, { clause: 'of each credit to', expected: `a ${context.payee}`, found: `\`${field.name}\`` }),
    )
    return undefined
  }
  const stated = clause.shares.map(({ percent }) => decimalOfPercent(percent.text))
  const levels = clause.levels === undefined ? stated.length : Number.parseInt(clause.levels.text, 10)
  const shares = stated.length === 1 ? Array.from({ length: levels }, () => stated[0] ?? '0') : stated
  const [nearest, ...above] = shares
  if (nearest === undefined || shares.length !== levels) {
    context.report(reportOf('CB233', clause.levels?.span ?? clause.span, { shares: stated.length, levels }))
    return undefined
  }
  return { kind: 'levels', shares: [nearest, ...above], via: field.name, origin: originOf(`credit ${record}/rollup`, clause.span) }
}
