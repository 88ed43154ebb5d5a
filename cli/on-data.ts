/** The data on which plans are compared: one folder, read once, by columns where it is large. */
import { type Answerer, answererOf } from '../compiler/compare/payer.ts'
import type { Compiled } from '../compiler/compile.ts'
import type { Core } from '../runtime/core/core.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import { isLarge } from './answering.ts'
import { textsIn } from './evaluated.ts'
import { dataFolder, openFiles } from './files.ts'
import type { Io } from './io.ts'

export interface OnData {
  readonly files: DataFiles
  /** Answers plans for a period. */
  readonly answerer: (period: string, cores: readonly Core[]) => Answerer
  /** The texts that findings point into: those of the plans, and data files. */
  readonly texts: (compiled: readonly Compiled[], read: (path: string) => string | undefined) => (path: string) => string | undefined
  readonly close: () => void
}

/** The data of a folder; undefined where there is none. */
export function onData(io: Io, folder: string): OnData | undefined {
  const files = dataFolder(folder, io.cells)
  if (files === undefined) return undefined
  const { open, close } = openFiles(folder, io.cells)
  return {
    files,
    answerer: (period, cores) => {
      const byColumns = cores.some((core) => isLarge(core, folder))
      return answererOf({ bytes: files, open }, period, byColumns)
    },
    texts: (compiled, read) => textsIn(compiled, read, files),
    close,
  }
}
