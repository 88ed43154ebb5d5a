/** The tabs beside the editor, in their order. The first comes with the view; each other one is fetched when it is first shown. */
import type { ComponentType } from 'preact'
import { Result } from './result/Result.tsx'

export interface TabEntry {
  /** In the address. */
  readonly name: string
  readonly label: string
  readonly load: () => Promise<ComponentType>
}

export const TABS: readonly TabEntry[] = [
  { name: 'result', label: 'Result', load: () => Promise.resolve(Result) },
  { name: 'trace', label: 'Trace', load: async () => (await import('./trace/Trace.tsx')).Trace },
]
