/** The day on which managers are looked up, where that is a date of the row and not its incentive date (semantics 3). */
import type { Crediting, CreditRule } from '../../../runtime/core/credit.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { column, columnNamed, kept, type Relation, renamed, select } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { type Reached, reached } from '../records/references.ts'
import { refuse } from '../refused.ts'

type ShareRule = Extract<CreditRule, { kind: 'share' }>

const OWN_DAY = 'own_day'

/** Rows whose `day` is that on which managers are looked up; the incentive date where the row does not state it. Their own is kept. */
export function onManagersDay(
  site: Site,
  { record, hierarchy, origin }: Crediting,
  rows: Relation,
  columnOf: ReadonlyMap<string, string>,
): Relation {
  if (hierarchy === null) return rows
  const field = site.core.records.find(({ name }) => name === record)?.fields.find(({ name }) => name === hierarchy)
  const stated = columnOf.get(hierarchy)
  if (stated === undefined || field?.role === 'event') return refuse('managers as of a date that may not have happened yet', origin)
  const day = columnNamed(rows, 'day')
  const found = columnNamed(rows, stated)
  const told = { name: `${rows.name}_managers_day`, says: 'On the day on which managers are looked up', origin }
  return select(site.build, told, rows, [
    ...kept(rows, 'day', OWN_DAY),
    { column: renamed(day, OWN_DAY), value: column('day') },
    {
      column: { ...found, name: 'day', nullable: false },
      value: found.nullable ? { kind: 'coalesce', value: column(stated), otherwise: column('day') } : column(stated),
    },
  ])
}

/** The same rows with what rules of credit for managers read, as it is on that day. */
export function seenOnManagersDay(site: Site, crediting: Crediting, rows: Reached, rules: readonly ShareRule[]): Reached {
  if (crediting.hierarchy === null) return rows
  const shape = site.core.records.find(({ name }) => name === crediting.record)
  if (shape === undefined) throw new Error(crediting.record)
  const own = new Map([...rows.columnOf].filter(([path]) => !path.includes('.')))
  const read = rules.flatMap(({ share, when }) => [share, ...(when === null ? [] : [when])]).flatMap((one) => [...everyPart(one)])
  const paths = [
    ...rules.flatMap(({ to }) => (to.kind === 'path' ? [to.path] : [])),
    ...read.flatMap((part) => (part.kind === 'field' ? [part.path] : [])),
  ].filter((path) => path.length > 1)
  return reached(site, onManagersDay(site, crediting, rows.relation, own), shape, own, paths)
}

/** Lines on their rows' own day again. */
export function onOwnDay({ build }: Site, lines: Relation): Relation {
  if (!lines.columns.some(({ name }) => name === OWN_DAY)) return lines
  const told = { name: `${lines.name}_own_day`, says: 'On the own day of the row again', origin: null }
  return select(build, told, lines, [
    ...kept(lines, 'day', OWN_DAY),
    { column: renamed(columnNamed(lines, OWN_DAY), 'day'), value: column(OWN_DAY) },
  ])
}
