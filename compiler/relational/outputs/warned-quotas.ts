/** On which days rows of quotas start: one that starts no period is nobody's quota, and a run warns of it (semantics 5). */
import type { Core } from '../../../runtime/core/core.ts'
import { statedName } from '../measures/reading.ts'
import type { All } from '../measures/sources.ts'
import { aggregate, allOf, column, columnNamed, int, renamed, select } from '../program/build.ts'
import { type Site, tableOf } from '../records/records.ts'
import { there } from './words.ts'

/** More rows than any file has. */
const MANY_ROWS = 10n ** 12n

/** Adds the steps that count them, for each metric whose quota is read from rows. */
export function warnOfQuotas(site: Site, { measures }: Core, { stated }: All): void {
  const { build } = site
  for (const measure of measures) {
    const { name, quota } = measure
    const source = quota?.source
    if (source?.kind !== 'record' || !stated.has(statedName({ what: 'quota', measure }))) continue
    const { rows, columnOf } = tableOf(site, source.record)
    const [by, starts] = [columnOf.get(source.by), columnOf.get(source.starts)]
    if (by === undefined || starts === undefined) continue
    const told = { name: `${name}_quota_rows`, says: `Rows of \`${source.record}\` that state a quota for somebody`, origin: null }
    const given = [by, starts].flatMap((one) => (columnNamed(rows, one).nullable ? [there(one)] : []))
    const start = { column: renamed({ ...columnNamed(rows, starts), nullable: false }, 'starts_on'), value: column(starts) }
    const dated = select(build, told, rows, [start], allOf(...given))
    const days = aggregate(
      build,
      { ...told, name: `${name}_quota_days`, says: 'How many of them start on each day' },
      dated,
      ['starts_on'],
      [{ column: int('rows', 0n, MANY_ROWS), does: 'count' }],
    )
    build.warnings.push({ step: days.name, code: 'CB859', of: name, shows: ['starts_on', 'rows'], by: ['starts_on'] })
  }
}
