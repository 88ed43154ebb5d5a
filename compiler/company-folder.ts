/** A folder of plans, as a list to choose from: what each file is, and what it is called. */
import type { Head } from '../grammar/forms/items.ts'
import { parse } from '../grammar/parse.ts'
import { loadFiles } from './load.ts'
import { baseFileOf } from './scenario/base.ts'

/** A `.plan` file of a folder. `path` is from the folder, with `/`. */
export interface FolderFile {
  readonly path: string
  readonly kind: Head['form'] | 'unnamed'
  /** Its label, else its name; empty for a file without either. */
  readonly label: string
  /** A scenario's plan, as a path from the folder; null for other files. */
  readonly base: string | null
}

/** A folder of plans: what it is called, its files, the names of its data files. */
export interface CompanyFolder {
  /** The folder's name: `northwind-cloud`. */
  readonly id: string
  readonly label: string
  readonly files: readonly FolderFile[]
  /** Data files by the name that records give them. */
  readonly data: readonly { readonly name: string; readonly bytes: number }[]
}

const headOf = (text: string, path: string): Head | undefined => parse(text, path, () => undefined).head as Head | undefined

/** What a folder holds; `texts` are its `.plan` files by their path from it. It is called after its one company, else after itself. */
export function companyFolder(id: string, texts: ReadonlyMap<string, string>, data: CompanyFolder['data']): CompanyFolder {
  const files = [...texts].map(([path, text]): FolderFile => {
    const head = headOf(text, path)
    const label = head === undefined ? '' : (head.label?.text ?? head.name.text)
    const base =
      head?.form === 'scenario'
        ? (baseFileOf(
            loadFiles(
              path,
              (one) => texts.get(one),
              () => undefined,
            ),
          ) ?? null)
        : null
    return { path, kind: head?.form ?? 'unnamed', label, base }
  })
  const companies = files.filter(({ kind }) => kind === 'company')
  const [company] = companies
  const words = id.replaceAll('-', ' ')
  const label = company !== undefined && companies.length === 1 ? company.label : words.charAt(0).toUpperCase() + words.slice(1)
  return { id, label, files, data }
}
