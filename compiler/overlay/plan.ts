/** The Plan of files: its text as edits leave it, bound. */
import type { FileSyntax } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { bind } from '../bind/bind.ts'
import { later, sourcesOf } from '../bind/context.ts'
import type { Plan } from '../plan.ts'
import { changeOf } from './changes.ts'
import type { Edit } from './edit.ts'
import { versionsOf } from './versions.ts'

/** The plan of the first file; undefined where too little was understood. `left` are edits to leave out. */
export function planOf(files: readonly FileSyntax[], report: Report, left: ReadonlySet<Edit> = new Set()): Plan | undefined {
  const versions = versionsOf(files, report, left)
  const sources = versions === undefined ? undefined : sourcesOf(files, versions.text, report)
  if (versions === undefined || sources === undefined) return undefined
  for (const { edits } of versions.later) for (const edit of edits) later(sources, edit.span, `${edit.form} ... effective from`)
  const plan = bind(sources)
  const { from, made } = versions
  if (plan === undefined || from === undefined) return plan
  return { ...plan, startsFrom: { name: from.name.text, label: from.label?.text ?? from.name.text, changes: made.map(changeOf) } }
}
