/** The tabs beside the editor, in their order. The first comes with the view; each other one is fetched when it is first shown. */
import type { ComponentType } from 'preact'
import type { FolderFile } from '../../compiler/company-folder.ts'
import { Result } from './result/Result.tsx'

export interface TabEntry {
  /** In the address. */
  readonly name: string
  readonly label: string
  readonly load: () => Promise<ComponentType>
  /** Shown only where the company has a file of this kind. */
  readonly needs?: FolderFile['kind']
}

export const TABS: readonly TabEntry[] = [
  { name: 'result', label: 'Result', load: () => Promise.resolve(Result) },
  { name: 'trace', label: 'Trace', load: async () => (await import('./trace/Trace.tsx')).Trace },
  { name: 'simulate', label: 'Simulate', load: async () => (await import('./simulate/Simulate.tsx')).Simulate },
  { name: 'alignment', label: 'Alignment', load: async () => (await import('./alignment/Alignment.tsx')).Alignment },
  { name: 'proofs', label: 'Proofs', load: async () => (await import('./proofs/Proofs.tsx')).Proofs },
  { name: 'compiled', label: 'Compiled', load: async () => (await import('./compiled/Compiled.tsx')).Compiled },
  { name: 'tests', label: 'Tests', load: async () => (await import('./tests/Tests.tsx')).Tests },
  { name: 'quotas', label: 'Quotas', load: async () => (await import('./quotas/Quotas.tsx')).Quotas, needs: 'quotas' },
]
