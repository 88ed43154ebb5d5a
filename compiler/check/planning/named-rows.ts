import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { NamedRows } from '../../../runtime/core/planning/territories.ts'
import type { Quotas } from '../../plan/quotas.ts'

interface Included {
  readonly name: string
  readonly rows: NamedRows
}

/** A row that is named has one answer on each day: in or out, and in as many territories as may have it. Reports CB544, CB545. */
export function checkNamedRows({ territories: { territories, winners } }: Quotas, out: Report): void {
  const included = new Map<string, Included[]>()
  for (const { name, includes, excludes } of territories) {
    for (const rows of includes)
      for (const key of rows.keys) {
        const known = included.get(key) ?? []
        if (!known.some((one) => one.name === name && meet(one.rows, rows))) included.set(key, [...known, { name, rows }])
      }
    for (const rows of excludes) {
      const key = rows.keys.find((one) => includes.some((other) => other.keys.includes(one) && meet(other, rows)))
      const other = includes.find((one) => one.keys.includes(key ?? '') && meet(one, rows))
      if (key !== undefined && other !== undefined)
        out(
          reportOf(
            'CB544',
            rows.origin.span,
            { key, territory: name },
            { related: [{ span: other.origin.span, note: 'it is included here' }] },
          ),
        )
    }
  }
  for (const [key, places] of included) {
    const crowd = crowded(places, winners)
    const [last, ...others] = crowd.toReversed()
    if (last === undefined) continue
    const related = others.map(({ rows }) => ({ span: rows.origin.span, note: 'it is included here already' }))
    out(reportOf('CB545', last.rows.origin.span, { key, territories: crowd.map(({ name }) => name), winners }, { related }))
  }
}

/** Whether two names count on one day. */
const meet = (a: NamedRows, b: NamedRows): boolean =>
  (a.to === null || b.from === null || a.to >= b.from) && (b.to === null || a.from === null || b.to >= a.from)

/** The names that count together on the first day on which there are more than may be; none where there is no such day. */
function crowded(places: readonly Included[], winners: number): readonly Included[] {
  // a crowd begins on the first day of one of its names
  for (const { rows: first } of places) {
    const day = first.from ?? ''
    const together = places.filter(({ rows }) => meet(rows, { ...first, from: day, to: day }))
    if (together.length > winners) return together
  }
  return []
}
