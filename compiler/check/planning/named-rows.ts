import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import type { Quotas } from '../../plan/quotas.ts'

/** A row that is named has one answer: in or out, and in as many territories as may have it. Reports CB544, CB545. */
export function checkNamedRows({ territories: { territories, winners } }: Quotas, out: Report): void {
  const included = new Map<string, { readonly name: string; readonly origin: Origin }[]>()
  for (const { name, includes, excludes } of territories) {
    for (const { keys, origin } of includes)
      for (const key of keys) {
        const known = included.get(key) ?? []
        if (!known.some((one) => one.name === name)) included.set(key, [...known, { name, origin }])
      }
    for (const { keys, origin } of excludes) {
      const key = keys.find((one) => includes.some((other) => other.keys.includes(one)))
      const other = includes.find((one) => one.keys.includes(key ?? ''))
      if (key !== undefined && other !== undefined)
        out(
          reportOf('CB544', origin.span, { key, territory: name }, { related: [{ span: other.origin.span, note: 'it is included here' }] }),
        )
    }
  }
  for (const [key, places] of included) {
    if (places.length <= winners) continue
    const [last, ...others] = places.toReversed()
    if (last === undefined) continue
    const related = others.map(({ origin }) => ({ span: origin.span, note: 'it is included here already' }))
    out(reportOf('CB545', last.origin.span, { key, territories: places.map(({ name }) => name), winners }, { related }))
  }
}
