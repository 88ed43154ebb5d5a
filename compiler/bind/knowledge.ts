/** What is known of a record when: the day a row was recorded, and rows that are taken back. */
import type { ItemOf, RecordClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Field, RecordShape } from '../../runtime/core/record.ts'
import { onlyOne, originOf, type Sources } from './context.ts'

/** The field that takes a row back. */
const WITHDRAWN = 'withdrawn'

/** `known by recorded_on`, and the field `withdrawn yes or no` where the record has one. */
export function bindKnowledge(
  sources: Sources,
  clauses: readonly RecordClause[],
  fields: readonly Field[],
): Pick<RecordShape, 'known' | 'withdrawn'> {
  const known = onlyOne(sources, clauses, 'known')?.by.text ?? null
  const withdrawn = fields.some(({ name, unit }) => name === WITHDRAWN && unit.kind === 'yesno') ? WITHDRAWN : null
  return { known, withdrawn }
}

/**
 * The fields of a record with the dates of its history and its knowledge, which are columns of the file whether or not they are declared.
 * Reports CB218 where one is declared as something else than a date.
 */
export function withDates(
  sources: Sources,
  fields: readonly Field[],
  { history, known }: Pick<RecordShape, 'history' | 'known'>,
  node: ItemOf<'record'>,
): Field[] {
  const ends = history?.to ?? null
  const wanted = [history?.from ?? null, ends, known].filter((name) => name !== null)
  for (const { name, unit, origin } of fields)
    if (wanted.includes(name) && unit.kind !== 'date') notADate(sources, node.name.text, name, name === known, origin.span)
  const missing = wanted.filter((name) => !fields.some((field) => field.name === name))
  return [
    ...fields,
    ...missing.map(
      (name): Field => ({
        name,
        column: name,
        unit: { kind: 'date' },
        oneOf: null,
        per: null,
        optional: name === ends,
        role: 'plain',
        currency: null,
        form: { scale: 'plain', dates: null, zone: null },
        origin: originOf(`${node.name.text}/${name}`, node.span),
      }),
    ),
  ]
}

const notADate = (sources: Sources, record: string, field: string, isKnown: boolean, span: Span): void => {
  const what = isKnown ? `is known by \`${field}\`, which is no date` : `has a history by \`${field}\`, which is no date`
  sources.report(reportOf('CB218', span, { record, what, fix: `declare it as \`${field} date\`` }))
}
