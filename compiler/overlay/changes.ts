/** Edits as a reader sees them: the line as it is written. */
import { add, change, remove } from '../../grammar/forms/edits.ts'
import { printClause } from '../../grammar/print.ts'
import type { Word } from '../../grammar/syntax.ts'
import type { Change } from '../plan/amendment.ts'
import type { Edit } from './edit.ts'
import { PLAN } from './find.ts'

/** What an edit says: a block by its name, a clause as it is written. The day is told apart. */
export function changeOf(edit: Edit): Change {
  const added = edit.form === 'add' ? (edit.added as { form: string; name?: Word; record?: Word } | undefined) : undefined
  const name = added?.name?.text ?? edit.block?.text
  const block = name ?? PLAN
  const says = added === undefined ? printed(edit) : `add ${added.form} ${name ?? added.record?.text ?? ''}`.trimEnd()
  return { verb: edit.form, block, says, origin: { address: `${edit.form} ${block}`, span: edit.span } }
}

const printed = (edit: Edit): string =>
  printClause({ ...edit, from: undefined, reach: undefined } as Edit, [change, add, remove]).replace(/\s+/g, ' ')
