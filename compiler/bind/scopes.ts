/** Whose rows a metric counts, through which lines, on which date, and over how many months. */
import type { MetricClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import { OWN, type Population, type Scope } from '../../runtime/core/scope.ts'
import { type Context, notStated, onlyOne, originOf } from './context.ts'
import { fieldPath } from './expression.ts'
import { bindLying, throughTerritory } from './lying.ts'

type Measured = Extract<MetricClause, { form: 'measured_for' }>

/** The scope that a metric's clauses state. Reports CB204, CB205, CB213, CB236 to CB238, CB304. */
export function bindScope(context: Context, clauses: readonly MetricClause[], record: string): Scope {
  const measured = onlyOne(context, clauses, 'measured_for')
  const counting = onlyOne(context, clauses, 'counting')
  const population = measured === undefined ? OWN.population : bindPopulation(context, measured, record)
  if (counting !== undefined && population.kind !== 'person' && counting.lines.text !== 'direct')
    notHere(
      context,
      counting.span,
      `counting ${counting.lines.text}`,
      'a team, territory or company is measured by direct credit only, so that no deal counts twice',
    )
  return {
    population,
    lines: counting?.lines.text ?? 'all',
    dated: bindDate(context, onlyOne(context, clauses, 'dated_by'), record),
    lastMonths: bindMonths(context, onlyOne(context, clauses, 'accumulates')),
  }
}

const notHere = (context: Context, span: Span, what: string, instead: string): void =>
  context.report(reportOf('CB213', span, { what: `\`${what}\``, instead }))

/** Clauses that change which rows count; a measure of other measures takes them from those. */
export function refuseScope(context: Context, clauses: readonly MetricClause[], what: string): void {
  for (const clause of clauses) {
    if (['measured_for', 'counting', 'weighted', 'dated_by', 'credit_factor', 'credit_cap', 'converted'].includes(clause.form))
      notHere(context, clause.span, clause.form.replaceAll('_', ' '), `state it in the metric that \`${what}\` reads`)
  }
}

function bindPopulation(context: Context, clause: Measured, record: string): Population {
  if (clause.company !== undefined) return { kind: 'company' }
  const { whom } = clause
  const [first, ...rest] = whom?.words ?? []
  if (whom === undefined || first === undefined) return OWN.population
  if (rest.length === 0 && first.text === 'team') {
    const via = hierarchyField(context, whom.span)
    return via === undefined ? OWN.population : { kind: 'team', via }
  }
  const isField = context.records.get(context.payee)?.fields.some(({ name }) => name === first.text) ?? false
  const words = first.text === context.payee ? rest : isField ? whom.words : undefined
  if (words === undefined) {
    const through = throughTerritory(context, whom, record)
    if (through !== undefined && through.property === undefined) {
      const lies = bindLying(context, through, record)
      return lies === undefined ? OWN.population : { kind: 'territory', lies }
    } else
      notHere(
        context,
        whom.span,
        whom.words.map((word) => word.text).join('.'),
        `measure for \`team\`, for \`company\`, or for everyone with the same field: \`measured for ${context.payee}.FIELD\``,
      )
    return OWN.population
  }
  const found = fieldPath(context.payee, 'person', words, first, context, originOf('measured for', whom.span))
  return found?.kind === 'field' ? { kind: 'group', path: found.path } : OWN.population
}

/** The field that leads from a person to the manager. Reports CB205 where none, or more than one, could be meant. */
export function hierarchyField(context: Context, span: Span): string | undefined {
  const fields =
    context.records.get(context.payee)?.fields.filter(({ unit }) => unit.kind === 'reference' && unit.record === context.payee) ?? []
  const [only, second] = fields
  const found = second === undefined ? only : fields.find(({ name }) => name === 'manager')
  if (found === undefined)
    return notStated(context, span, `\`record ${context.payee}\``, 'who is whose manager', `manager ${context.payee} optional`)
  return found.name
}

function bindDate(context: Context, clause: Extract<MetricClause, { form: 'dated_by' }> | undefined, record: string): string | null {
  const [first, ...rest] = clause?.date.words ?? []
  if (clause === undefined || first === undefined) return null
  const words = first.text === record ? rest : clause.date.words
  const found = fieldPath(record, 'row', words, first, context, originOf('dated by', clause.date.span))
  if (found?.kind !== 'field') return null
  if (found.path.length > 1 || found.unit.kind !== 'date') {
    context.report(
      reportOf('CB304', clause.date.span, { clause: 'dated by', expected: `a date of ${record}`, found: `\`${found.path.join('.')}\`` }),
    )
    return null
  }
  return found.path[0]
}

function bindMonths(context: Context, clause: Extract<MetricClause, { form: 'accumulates' }> | undefined): number | null {
  if (clause?.months === undefined) return null
  const months = Number(clause.months.text)
  if (Number.isInteger(months) && months > 0) return months
  context.report(
    reportOf('CB208', clause.months.span, { word: clause.months.text, what: 'whole number of months', allowed: ['3'], meant: undefined }),
  )
  return null
}
