/** Files of the user's own: made, imported, deleted. */
import { editText, removeText } from '../../store/actions.ts'
import { go, page, tell } from '../../store/page.ts'
import { firstPlan, textsOf } from '../../store/workspace.ts'
import { FILE_WORDS } from './words.ts'

const FIT = /^[\w-]+(?:\/[\w-]+)*\.plan$/

/** The path that a name stands for. */
export const pathFor = (name: string): string => {
  const path = name.trim()
  return path.endsWith('.plan') ? path : `${path}.plan`
}

/** Why a name cannot be a new file's; undefined where it can. */
export function unfit(name: string): string | undefined {
  const { workspace } = page.get()
  const path = pathFor(name)
  if (!FIT.test(path)) return FILE_WORDS.unfit
  return workspace !== undefined && textsOf(workspace).has(path) ? FILE_WORDS.taken(path) : undefined
}

/** Makes a file and opens it. */
export function create(name: string): void {
  const { workspace } = page.get()
  if (workspace === undefined) return
  const path = pathFor(name)
  const company = workspace.company.files.find(({ kind }) => kind === 'company')?.path
  const stem =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.plan$/, '') ?? path
  editText(path, FILE_WORDS.begin(stem, company))
  go({ plan: path, file: '' })
}

/** Deletes a file of the user's own; where it was open, the company's first plan is. */
export function remove(path: string): void {
  const { workspace, address } = page.get()
  if (workspace === undefined) return
  const first = firstPlan(workspace.company)
  if (address.plan === path && first !== undefined) go({ plan: first, file: '' })
  else if (address.file === path) go({ file: '' })
  removeText(path)
}

/** Takes in `.plan` files; one that is there already has another text now. */
export async function take(files: readonly File[]): Promise<void> {
  const plans = files.filter(({ name }) => FIT.test(name))
  const texts = await Promise.all(plans.map(async (file) => [file.name, await file.text()] as const))
  for (const [path, text] of texts) editText(path, text)
  const [first] = texts
  if (first === undefined) tell({ kind: 'problem', text: FILE_WORDS.notPlans })
  else {
    go({ plan: first[0], file: '' })
    tell({ kind: 'said', text: FILE_WORDS.imported(texts.map(([path]) => path)) })
  }
}
