/** The whole text of a plan as files that stand alone: what it says after all edits, what it shares, and the quotas that it pays on. This is what is compared. */
import type { Head } from '../../grammar/forms/items.ts'
import type { FileSyntax, NodeBase } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { writtenPlan } from '../overlay/family.ts'

/** A plan or quotas file that stands alone, the facts of its company, and the quotas files that it uses; they can be compiled as they are. */
export interface WholeText {
  readonly plan: FileSyntax
  readonly shared: FileSyntax
  readonly quotas: readonly FileSyntax[]
}

/** The files of a whole text, the plan first. */
export const filesOf = ({ plan, shared, quotas }: WholeText): readonly FileSyntax[] => [plan, shared, ...quotas]

const headOf = (file: FileSyntax): Head | undefined => file.head as Head | undefined
const isQuotas = (file: FileSyntax): boolean => headOf(file)?.form === 'quotas'

/** The name by which a quotas file is known. */
export const quotasName = (file: FileSyntax): string => {
  const head = headOf(file)
  return head?.form === 'quotas' ? head.name.text : ''
}

/**
 * The text of the first file: of a plan that starts from another, that one's with the edits made; edits that hold from a later day stay edits.
 * Undefined where there is no plan to speak of. Reports what `writtenPlan` reports.
 */
export function wholeText(files: readonly FileSyntax[], report: Report): WholeText | undefined {
  const [entry] = files
  if (entry === undefined) return undefined
  if (isQuotas(entry)) return quotasText(entry, files)
  const written = writtenPlan(files, report)
  if (entry.head === undefined || written === undefined) return undefined
  const head: NodeBase = {
    ...entry.head,
    form: entry.head.form === 'scenario' ? 'plan' : entry.head.form,
    on: undefined,
    from: undefined,
  } as NodeBase
  return {
    plan: alone(entry, head, [...written.text.own, ...written.later]),
    shared: sharedFile(files, written.text.shared),
    quotas: files.filter(isQuotas).map((file) => alone(file, file.head, file.items)),
  }
}

/** A quotas file with the facts of its company. */
function quotasText(entry: FileSyntax, files: readonly FileSyntax[]): WholeText {
  const facts = files.filter((file) => file !== entry && !isQuotas(file) && headOf(file)?.form !== 'plan')
  return {
    plan: alone(entry, entry.head, entry.items),
    shared: sharedFile(
      files,
      facts.flatMap(({ items }) => items),
    ),
    quotas: [],
  }
}

function sharedFile(files: readonly FileSyntax[], items: readonly NodeBase[]): FileSyntax {
  const [entry] = files
  const company = files.slice(1).find((file) => headOf(file)?.form === 'company')
  return alone(
    { file: company?.file ?? entry?.file ?? '', text: company?.text ?? '', damaged: files.some((file) => file.damaged) },
    company?.head,
    items,
  )
}

/** A file that uses no other. */
const alone = (
  { file, text, damaged }: Pick<FileSyntax, 'file' | 'text' | 'damaged'>,
  head: NodeBase | undefined,
  items: readonly NodeBase[],
): FileSyntax => ({ file, text, head, items: items.filter(({ form }) => form !== 'uses'), closing: [], damaged })
