/** The company in the tab: its texts, what was changed in them, its data. Data that changes only by making a new one. */
import type { CompanyFolder } from '../../compiler/company-folder.ts'

export interface Workspace {
  readonly company: CompanyFolder
  /** Texts as they came, by path from the company's folder. */
  readonly given: ReadonlyMap<string, string>
  /** Texts that differ from them, and files of the user's own. */
  readonly edits: ReadonlyMap<string, string>
  /** Data files by the name that records give them. */
  readonly data: ReadonlyMap<string, Uint8Array>
  /** Data of the user's own, which stand before those. They never leave the tab: no link and no draft holds them. */
  readonly ownData: ReadonlyMap<string, Uint8Array>
  /** Where the edits come from: this device, or a link that somebody shared. */
  readonly from: 'here' | 'link'
}

/** All texts as they stand. */
export const textsOf = ({ given, edits }: Workspace): ReadonlyMap<string, string> => new Map([...given, ...edits])

/** All data files as they stand. */
export const dataOf = ({ data, ownData }: Workspace): ReadonlyMap<string, Uint8Array> => new Map([...data, ...ownData])

/** With another text of one file; a text as it came is no edit. */
export function withText(workspace: Workspace, path: string, text: string): Workspace {
  const edits = new Map(workspace.edits)
  if (workspace.given.get(path) === text) edits.delete(path)
  else edits.set(path, text)
  return { ...workspace, edits }
}

/** The plan that is shown where none was chosen: the first that pays. */
export const firstPlan = ({ files }: CompanyFolder): string | undefined =>
  (files.find(({ kind }) => kind === 'plan') ?? files.find(({ kind }) => kind === 'quotas') ?? files[0])?.path
