/** The whole text of a plan as two files: what stands in it after all edits, and what it shares. This is what is compared. */
import type { Head } from '../../grammar/forms/items.ts'
import type { FileSyntax, NodeBase } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { writtenPlan } from '../overlay/family.ts'

/** A plan that stands alone, and the facts of its company; both can be compiled as they are. */
export interface WholeText {
  readonly plan: FileSyntax
  readonly shared: FileSyntax
}

/** The files of a whole text, the plan first. */
export const filesOf = ({ plan, shared }: WholeText): readonly FileSyntax[] => [plan, shared]

/**
 * The text of the first file: of a plan that starts from another, that one's with the edits made; edits that hold from a later day stay edits.
 * Undefined where there is no plan to speak of. Reports what `writtenPlan` reports.
 */
export function wholeText(files: readonly FileSyntax[], report: Report): WholeText | undefined {
  const [entry] = files
  const written = writtenPlan(files, report)
  if (entry?.head === undefined || written === undefined) return undefined
  const head: NodeBase = {
    ...entry.head,
    form: entry.head.form === 'scenario' ? 'plan' : entry.head.form,
    on: undefined,
    from: undefined,
  } as NodeBase
  const company = files.slice(1).find((file) => (file.head as Head | undefined)?.form === 'company')
  const own = [...written.text.own, ...written.later]
  const damaged = files.some((file) => file.damaged)
  return {
    plan: { file: entry.file, text: entry.text, head, items: own.filter(({ form }) => form !== 'uses'), closing: [], damaged },
    shared: {
      file: company?.file ?? entry.file,
      text: company?.text ?? '',
      head: company?.head,
      items: written.text.shared.filter(({ form }) => form !== 'uses'),
      closing: [],
      damaged,
    },
  }
}
