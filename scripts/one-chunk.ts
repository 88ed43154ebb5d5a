/** What the worker needs to begin, as one file: each file more is a way to the host and back before anything is answered. */
import type { Rolldown } from 'vite'

/** Puts an entry and all that it imports outright into one chunk; what it loads later stays apart. */
export function oneChunk(entry: string): Rolldown.CodeSplittingGroup {
  let reached: ReadonlySet<string> | undefined
  return {
    debugName: 'begin',
    name: (id, context) => {
      reached ??= reachedFrom(entry, (one) => context.getModuleInfo(one))
      return reached?.has(id) ? 'begin' : null
    },
  }
}

/** Undefined where the entry is no part of what is built. */
function reachedFrom(entry: string, infoOf: (id: string) => Pick<Rolldown.ModuleInfo, 'importedIds'> | null): Set<string> | undefined {
  if (infoOf(entry) === null) return undefined
  const reached = new Set([entry])
  // a set is walked with what is put into it on the way
  for (const id of reached) for (const imported of infoOf(id)?.importedIds ?? []) reached.add(imported)
  return reached
}
