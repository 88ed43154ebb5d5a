/** A plan through its year: as it is on the first day, and as it is from each day on which it changes. */
import type { FileSyntax } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import { applyEdits } from './apply.ts'
import { dayOf, type Edit, type PlanText } from './edit.ts'
import { type Written, writtenPlan } from './family.ts'

/** The plan from a day on, with the edits that make it so. */
export interface Version {
  readonly from: string
  readonly text: PlanText
  readonly edits: readonly Edit[]
}

export interface Versions extends Pick<Written, 'text' | 'made' | 'from'> {
  /** In order of their days. */
  readonly later: readonly Version[]
}

/** The plan's days as its text states them. */
function daysOf({ own, shared }: PlanText): { from: string | undefined; to: string | undefined } {
  const stated = [...own, ...shared].find((item) => item.form === 'effective')
  return stated?.form === 'effective' ? { from: stated.from.text, to: stated.to?.text } : { from: undefined, to: undefined }
}

/**
 * The plan's text on its first day and from each later one (semantics 14). Edits that hold from the first day, or one before it, are part
 * of it. Several changes chain by date. Reports CB527 for a day after the plan's last, and what `applyEdits` reports.
 */
export function versionsOf(files: readonly FileSyntax[], report: Report, left: ReadonlySet<Edit> = new Set()): Versions | undefined {
  const written = writtenPlan(files, report, left)
  if (written === undefined) return undefined
  const { from, to } = daysOf(written.text)
  let { text } = written
  const later: Version[] = []
  let first = text
  for (const day of [...new Set(written.later.map((edit) => dayOf(edit) ?? ''))].sort()) {
    const edits = written.later.filter((edit) => dayOf(edit) === day)
    if (to !== undefined && day > to) {
      for (const edit of edits) report(reportOf('CB527', edit.from?.span ?? edit.span, { day, last: to }))
      continue
    }
    text = applyEdits(text, edits, report)
    if (from !== undefined && day <= from) first = text
    else later.push({ from: day, text, edits })
  }
  return { text: first, made: written.made, from: written.from, later }
}
