/** What the blocks of events have in common. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import type { LiteralSyntax, NodeBase, PathSyntax, Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { EventWindow } from '../../runtime/core/events.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Metric, Objective, Plan } from '../plan.ts'
import { type Context, notStated, onlyOne, originOf, unknownName, wordIn } from './context.ts'
import type { Scope } from './expression.ts'
import { valueOfLiteral } from './literal.ts'
import { metricBases } from './metrics.ts'

type Node = ItemOf<'spiff' | 'contest' | 'pool'>
export interface EventFacts {
  readonly metrics: readonly Metric[]
  readonly objectives: readonly Objective[]
  readonly effective: Plan['effective']
}

/** What every event states alike. */
export function commonOf(context: Context, node: Node, { objectives }: EventFacts) {
  const name = node.name.text
  const clauses: readonly Node['clauses'][number][] = node.clauses
  const known = objectives.map((objective) => objective.name)
  const supports = clauses.flatMap((clause) => {
    if (clause.form !== 'supports') return []
    if (!known.includes(clause.objective.text))
      return unknownName(context, clause.objective.span, clause.objective.text, 'objective', known) ?? []
    return [{ objective: clause.objective.text, origin: originOf(`${name}/supports`, clause.span) }]
  })
  const days = onlyOne(context, clauses, 'effective')
  const day = (date: LiteralSyntax | undefined): string | null => {
    if (date === undefined) return null
    if (parseDay(date.text) !== undefined) return date.text
    context.report(
      reportOf('CB208', date.span, { word: date.text, what: 'day of the calendar', allowed: ['2026-01-31'], meant: undefined }),
    )
    return null
  }
  return {
    name,
    label: node.label?.text ?? name,
    from: day(days?.from),
    to: day(days?.to),
    dated: days === undefined ? null : originOf(`${name}/effective`, days.span),
    supports,
    because: onlyOne(context, clauses, 'because')?.reason.text ?? null,
    origin: originOf(name, node.name.span),
  }
}

/** The metric that an event names. */
export function metricNamed(context: Context, word: Word, { metrics }: EventFacts): Metric | undefined {
  const found = metrics.find((metric) => metric.name === word.text)
  return (
    found ??
    unknownName(
      context,
      word.span,
      word.text,
      'metric',
      metrics.map((metric) => metric.name),
    )
  )
}

/** What conditions of an event can read: the person's fields, and metrics. */
export const eventScope = (address: string, { metrics }: EventFacts): Scope => ({
  address,
  row: null,
  metrics: metricBases(metrics),
  pay: null,
  target: false,
})

/** An amount of money as a literal. Reports CB304 for another kind, CB303, CB306. */
export function moneyLiteral(context: Context, literal: LiteralSyntax, clause: string, address: string): Expression | undefined {
  const bound = valueOfLiteral(literal, context.currency, context)
  if (bound === undefined) return undefined
  if (bound.unit.kind === 'money') return { kind: 'literal', ...bound, origin: originOf(address, literal.span) }
  context.report(reportOf('CB304', literal.span, { clause, expected: 'an amount of money', found: `\`${literal.text}\`` }))
  return undefined
}

/** Whether a name is that of the people whom the plan pays, as one or as many: `rep`, `reps`. */
export const isPayee = ({ payee }: Context, name: string): boolean => name === payee || name === pluralOf(payee)

/** More than one of a record. */
export function pluralOf(record: string): string {
  if (/[^aeiou]y$/.test(record)) return `${record.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(record) ? `${record}es` : `${record}s`
}

/** Reports a clause that has no meaning for this kind of event. */
export const refused = (context: Context, clause: NodeBase, what: string, instead: string): undefined => {
  context.report(reportOf('CB213', clause.span, { what: `\`${what}\``, instead }))
  return undefined
}

export const wordsOf = (path: PathSyntax): string => path.words.map(({ text }) => text).join('.')

/** Reports a name that is not the one that a clause is for (CB304). */
export function wants(context: Context, word: Word, clause: string, expected: string): undefined {
  context.report(reportOf('CB304', word.span, { clause, expected: `\`${expected}\``, found: `\`${word.text}\`` }))
  return undefined
}

/** Over what an event adds up: as it says, else its own days, else the window of its metric. Reports CB205, CB208. */
export function windowOfEvent(
  context: Context,
  clause: NodeBase,
  stated: Word | undefined,
  own: EventWindow | 'deal' | undefined,
  { dated, to }: { readonly dated: unknown; readonly to: string | null },
  { effective }: EventFacts,
): EventWindow | undefined {
  const word = stated === undefined ? undefined : wordIn(context, stated, 'window', EventWindow.options)
  if (stated !== undefined && word === undefined) return undefined
  const window = word ?? (dated === null ? own : 'plan')
  const block = `\`${clause.form}\``
  if (window === undefined || window === 'deal')
    return notStated(context, clause.span, block, 'over which window it adds up', 'over quarter')
  if (window === 'plan' && to === null && effective.to === null)
    return notStated(context, clause.span, block, 'when it ends, which is when it is paid', 'effective from 2026-05-01 to 2026-07-31')
  return window
}
