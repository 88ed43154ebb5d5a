/** The Plan of files: its text as edits leave it, bound; and what it is from each later day on. */
import type { FileSyntax } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { bind } from '../bind/bind.ts'
import { sourcesOf } from '../bind/context.ts'
import { usedPlannings } from '../bind/planning/files.ts'
import type { Amendment, Plan } from '../plan.ts'
import { changeOf } from './changes.ts'
import { datedEdits, reachOf, sameMetrics } from './dated.ts'
import type { Edit, PlanText } from './edit.ts'
import { type Version, versionsOf } from './versions.ts'

/** The plan of the first file; undefined where too little was understood. `left` are edits to leave out. */
export function planOf(files: readonly FileSyntax[], report: Report, left: ReadonlySet<Edit> = new Set()): Plan | undefined {
  const versions = versionsOf(files, report, left)
  if (versions === undefined) return undefined
  const planned = usedPlannings(files, report)
  const bound = (text: PlanText, more?: Parameters<typeof bind>[1]): Plan | undefined => {
    const sources = sourcesOf(files, text, report, planned)
    return sources === undefined ? undefined : bind(sources, more)
  }
  const later = versions.later.map((version) => ({ version, plan: bound(withoutExamples(version.text)) }))
  const known = later.flatMap(({ plan }) => plan ?? [])
  const plan = bound(versions.text, {
    metrics: known.flatMap(({ metrics }) => metrics),
    pays: known.flatMap(({ pays }) => pays),
  })
  if (plan === undefined) return undefined
  const { from, made } = versions
  return {
    ...plan,
    startsFrom:
      from === undefined ? null : { name: from.name.text, label: from.label?.text ?? from.name.text, changes: made.map(changeOf) },
    amendments: amendmentsOf(plan, later, report),
  }
}

/** Examples speak of the whole year, and are bound once. */
const withoutExamples = ({ own, shared }: PlanText): PlanText => ({ own: own.filter(({ form }) => form !== 'example'), shared })

function amendmentsOf(
  first: Plan,
  later: readonly { readonly version: Version; readonly plan: Plan | undefined }[],
  report: Report,
): Amendment[] {
  let before = first
  return later.flatMap(({ version, plan }): Amendment[] => {
    if (plan === undefined) return []
    const both: Plan = { ...plan, metrics: [...before.metrics, ...plan.metrics], pays: [...before.pays, ...plan.pays] }
    const edits = datedEdits(version.edits, both, report)
    sameMetrics(before.metrics, plan.metrics, version.edits, report)
    before = plan
    const { target, credit, metrics, pays } = plan
    const changes = edits.map((edit) => ({ ...changeOf(edit), reach: reachOf(edit) }))
    return [{ from: version.from, changes, target, credit, metrics, pays }]
  })
}
