/** What a tab keeps: texts and data files as they are, and the last text of the plan that had no errors. */
import type { Compiled } from '../../compiler/compile.ts'
import type { Plan } from '../../compiler/plan.ts'
import { type Analysis, analyse } from '../../editor/analysis.ts'
import { hasErrors } from '../../messages/diagnostic.ts'
import type { Core } from '../../runtime/core/core.ts'

/** The files that a tab is opened with. Paths are joined with `/`; data files are called as records call them. */
export interface Opening {
  readonly files: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, Uint8Array>>
  /** The plan that is shown: a path of `files`. */
  readonly entry: string
}

/** A compiled plan without errors. */
export interface Ready {
  readonly file: string
  readonly compiled: Compiled
  readonly plan: Plan
  readonly core: Core
}

export interface Tab {
  readonly files: ReadonlyMap<string, string>
  readonly data: ReadonlyMap<string, Uint8Array>
  readonly entry: string
  /** The entry as it is. */
  readonly compiled: Analysis
  /** The entry as it was when it last had no errors; undefined until then. */
  readonly good: Ready | undefined
}

/** The first error of a text, where what is shown is of an older one. */
export interface Stale {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly message: string
}

export function opened({ files, data, entry }: Opening): Tab {
  return withFiles({ data: new Map(Object.entries(data)), entry, good: undefined, compiled: undefined }, new Map(Object.entries(files)))
}

/** The tab with another text at a path, a new file among them. */
export function edited(tab: Tab, path: string, text: string): Tab {
  return tab.files.get(path) === text ? tab : withFiles(tab, new Map(tab.files).set(path, text))
}

/** The tab without a file. */
export function removed(tab: Tab, path: string): Tab {
  const files = new Map(tab.files)
  return files.delete(path) ? withFiles(tab, files) : tab
}

/** The tab on another plan of its files. */
export const turnedTo = (tab: Tab, entry: string): Tab =>
  tab.entry === entry ? tab : withFiles({ ...tab, entry, good: undefined }, tab.files)

/** The tab with other data files; `null` takes one away. */
export function withData(tab: Tab, changed: Readonly<Record<string, Uint8Array | null>>): Tab {
  const data = new Map(tab.data)
  for (const [file, bytes] of Object.entries(changed)) {
    if (bytes === null) data.delete(file)
    else data.set(file, bytes)
  }
  return { ...tab, data }
}

type Before = Pick<Tab, 'data' | 'entry' | 'good'> & { readonly compiled: Analysis | undefined }

function withFiles(tab: Before, files: ReadonlyMap<string, string>): Tab {
  const { entry, data } = tab
  const compiled = analyse(entry, (path) => files.get(path), tab.compiled)
  return { files, data, entry, compiled, good: readyOf(entry, compiled) ?? tab.good }
}

/** A compiled plan where it has no errors. */
export function readyOf(file: string, compiled: Compiled): Ready | undefined {
  const { plan, core } = compiled
  return plan === undefined || core === undefined ? undefined : { file, compiled, plan, core }
}

/** Null where what is shown is of the text as it is. */
export function staleOf({ compiled: { diagnostics } }: Pick<Tab, 'compiled'>): Stale | null {
  if (!hasErrors(diagnostics)) return null
  const first = diagnostics.find(({ severity }) => severity === 'error')
  if (first === undefined) return null
  const { file, start } = first.span
  return { file, line: start.line, column: start.column, message: first.message }
}
