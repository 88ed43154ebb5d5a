/** What is open in the worker, as the page knows it: another worker can be opened with it. */
import type { Opening } from '../session/tab.ts'
import type { Asked, Changes } from '../worker/protocol.ts'

export interface Kept {
  readonly files: ReadonlyMap<string, string>
  readonly data: ReadonlyMap<string, Uint8Array>
  readonly entry: string
}

export const openingOf = ({ files, data, entry }: Kept): Opening => ({
  files: Object.fromEntries(files),
  data: Object.fromEntries(data),
  entry,
})

type Call = Extract<Asked, { kind: 'call' }>
type Change = { readonly [N in keyof Changes]: { readonly name: N; readonly input: Changes[N]['input'] } }[keyof Changes]

/** What is open after a call. */
export function keptAfter(kept: Kept | undefined, { name, input }: Call): Kept | undefined {
  const change = { name, input } as Change
  if (change.name === 'open') {
    const { files, data, entry } = change.input
    return { files: new Map(Object.entries(files)), data: new Map(Object.entries(data)), entry }
  }
  if (kept === undefined) return undefined
  switch (change.name) {
    case 'edit':
      return { ...kept, files: new Map(kept.files).set(change.input.path, change.input.text) }
    case 'remove':
      return { ...kept, files: new Map([...kept.files].filter(([path]) => path !== change.input.path)) }
    case 'turn':
      return { ...kept, entry: change.input.entry }
    case 'data': {
      const all = [...kept.data, ...Object.entries(change.input.files)]
      const data = new Map<string, Uint8Array>()
      for (const [file, bytes] of all) {
        if (bytes === null) data.delete(file)
        else data.set(file, bytes)
      }
      return { ...kept, data }
    }
    default:
      return kept
  }
}
