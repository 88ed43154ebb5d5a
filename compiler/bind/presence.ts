/** Absences, and whose rows count while or after: `away during`, `no credit while away`, `credit for 30 days after`. */

import type { PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Away, CreditAfter, Presence } from '../../runtime/core/people.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { type Context, itemsOf, notStated, onlyOne, originOf, unknownName } from './context.ts'
import { fieldPath } from './expression.ts'

/** When people of the plan are away, and which rows count for them all the same. Reports CB201, CB204, CB206, CB255, CB304. */
export function bindPresence(context: Context): Presence {
  const stated = [context.own, context.shared].map((items) => itemsOf(items, 'away')).find((items) => items.length > 0) ?? []
  const away = stated.flatMap((item): Away[] => {
    const record = item.from.words[0]
    const shape = record === undefined ? undefined : context.records.get(record.text)
    if (record === undefined || shape === undefined) {
      if (record !== undefined) unknownName(context, record.span, record.text, 'record', context.records.keys())
      return []
    }
    const field = (path: PathSyntax, expected: string, fits: (unit: Unit) => boolean): string | undefined =>
      ownField(context, path, shape.name, { clause: 'away during', expected, fits })
    const from = field(item.from, `a date of ${shape.name}`, isDate)
    const to = field(item.to, `a date of ${shape.name}`, isDate)
    const whose = field(
      item.whose,
      `the ${context.payee} of ${shape.name}`,
      (unit) => unit.kind === 'reference' && unit.record === context.payee,
    )
    if (from === undefined || to === undefined || whose === undefined) return []
    return [{ record: shape.name, whose, from, to, origin: originOf('away', item.span) }]
  })
  const none = [...itemsOf(context.own, 'no_item'), ...itemsOf(context.shared, 'no_item')].find((item) => item.away !== undefined)
  if (none !== undefined && stated.length === 0 && !context.damaged) context.report(reportOf('CB255', none.span, {}))
  return { away, creditWhileAway: none === undefined, creditAfter: bindCreditAfter(context) }
}

const isDate = ({ kind }: Unit): boolean => kind === 'date'

interface Wanted {
  readonly clause: string
  readonly expected: string
  readonly fits: (unit: Unit) => boolean
}

/** The field of `record` that a path names. Reports CB204, CB205, CB304. */
function ownField(context: Context, path: PathSyntax, record: string, { clause, expected, fits }: Wanted): string | undefined {
  const [first, ...rest] = path.words
  if (first === undefined) return undefined
  const wrong = (found: string, span: Span): undefined => {
    context.report(reportOf('CB304', span, { clause, expected, found }))
    return undefined
  }
  if (first.text !== record) return wrong(`\`${first.text}\``, path.span)
  if (rest.length === 0) return notStated(context, path.span, `\`${clause}\``, 'which field', `${record}.FIELD`)
  const field = fieldPath(record, 'row', rest, first, context, originOf(clause, path.span))
  if (field?.kind !== 'field') return undefined
  return field.path.length > 1 || !fits(field.unit) ? wrong(`\`${record}.${field.path.join('.')}\``, path.span) : field.path[0]
}

/** `credit for 30 days after rep.left_on`. */
function bindCreditAfter(context: Context): CreditAfter | null {
  const after = (items: Context['own']) => itemsOf(items, 'credit').filter((item) => item.record === undefined)
  const stated = [context.own, context.shared].map(after).find((items) => items.length > 0) ?? []
  const item = onlyOne(context, stated, 'credit')
  if (item?.days === undefined || item.after === undefined) return null
  const date = ownField(context, item.after, context.payee, {
    clause: 'credit for days after',
    expected: `a date of ${context.payee}`,
    fits: isDate,
  })
  const days = Number(item.days.text)
  if (!Number.isInteger(days)) {
    context.report(
      reportOf('CB304', item.days.span, { clause: 'credit for days after', expected: 'whole days', found: `\`${item.days.source}\`` }),
    )
    return null
  }
  return date === undefined ? null : { days, date, origin: originOf('credit after', item.span) }
}
