/** The tab's data files as evaluators read them. */
import type { ByteSource } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { FastFiles } from '../../runtime/fast/read-held.ts'
import type { Tab } from './tab.ts'

/** Data of more bytes than this are read by columns: a few thousand rows. Both ways give the same cents. */
const LARGE = 400_000

export interface Sources {
  readonly files: FastFiles
  /** Whether plans are answered by columns. */
  readonly byColumns: (cores: readonly Core[]) => boolean
}

/** `told` how many bytes were read of all that columns read. */
export function filesOf(data: Tab['data'], told: (bytes: number) => void = () => undefined): Sources {
  const open = (file: string): ByteSource | undefined => {
    const bytes = data.get(file)
    if (bytes === undefined) return undefined
    return {
      size: bytes.length,
      read: (into, at) => {
        const piece = bytes.subarray(at, at + into.length)
        into.set(piece)
        told(piece.length)
        return piece.length
      },
    }
  }
  const sizeOf = ({ records }: Core): number => records.reduce((sum, { file }) => sum + (data.get(file)?.length ?? 0), 0)
  return { files: { bytes: (file) => data.get(file), open }, byColumns: (cores) => cores.some((core) => sizeOf(core) > LARGE) }
}
