/** What people and rows are grouped by, and what the margin of a row is: found in the plan, or said on the command line. */
import type { RecordShape } from '../../runtime/core/record.ts'
import type { MarginAsked } from '../compare/margin.ts'
import type { Plan } from '../plan.ts'

/** Groups of people, groups of rows, and the field of the margin. */
export interface Grouping {
  /** A field of the people; none where nothing was asked. */
  readonly people: readonly string[]
  readonly margin: MarginAsked | undefined
}

/** Names under which a record keeps what a row earns the company. */
const MARGINS = ['margin', 'gross_margin', 'profit']

/** The field at the end of a path; undefined where one of its parts leads nowhere. */
function fieldAt(
  records: readonly RecordShape[],
  record: string,
  path: readonly string[],
): { readonly unit: { readonly kind: string } } | undefined {
  const [first, ...rest] = path
  const field = records.find(({ name }) => name === record)?.fields.find(({ name }) => name === first)
  if (field === undefined || rest.length === 0) return field
  return field.unit.kind === 'reference' ? fieldAt(records, field.unit.record, rest) : undefined
}

/**
 * `by` as `rep.region` or `deal.segment`, `margin` as `deal.margin`; each undefined where nothing was said. The record of the rows is that of
 * the margin, of `by`, else the one that most metrics count. `problem` says what leads nowhere, in words for the user.
 */
export function groupingOf(plan: Plan, by: string | undefined, margin: string | undefined): Grouping | { readonly problem: string } {
  const people = plan.appliesTo.record
  const [byRecord = '', ...byPath] = by?.split('.') ?? []
  const [marginRecord = '', ...marginPath] = margin?.split('.') ?? []
  for (const [option, record, path] of [
    ['--by', byRecord, byPath],
    ['--margin', marginRecord, marginPath],
  ] as const) {
    if (record === '') continue
    const asked = [record, ...path].join('.')
    if (path.length === 0)
      return {
        problem: `${option} takes a record and its field, like \`${people}.${plan.records[0]?.fields[0]?.name ?? 'id'}\`, not \`${asked}\``,
      }
    const field = fieldAt(plan.records, record, path)
    if (field === undefined) return { problem: `${option}: there is no field \`${asked}\`` }
    if (option === '--margin' && field.unit.kind !== 'money') return { problem: `${option}: \`${asked}\` is no money` }
  }
  const rows = marginRecord !== '' ? marginRecord : byRecord !== '' && byRecord !== people ? byRecord : (plan.metrics[0]?.record ?? '')
  const own = marginRecord === '' ? MARGINS.find((name) => fieldAt(plan.records, rows, [name])?.unit.kind === 'money') : undefined
  const path = marginRecord === '' ? (own === undefined ? [] : [own]) : marginPath
  const groupsRows = byRecord !== '' && byRecord !== people
  if (groupsRows && byRecord !== rows) return { problem: `--by groups \`${byRecord}\`, but the margin is of \`${rows}\`` }
  return {
    people: byRecord === people ? byPath : [],
    margin: path.length === 0 ? undefined : { record: rows, margin: path, by: groupsRows ? byPath : [] },
  }
}
