/** What a run by columns has done on another core while it goes on itself: what identifies the data, and the ledger of credits. */
import type { Columns } from '../../runtime/columns/column.ts'
import { SHARED } from '../../runtime/columns/room.ts'
import type { FastFiles } from '../../runtime/fast/read-held.ts'
import type { FastOutcome } from '../../runtime/fast/run.ts'
import type { Made, WrittenElsewhere } from '../../runtime/write/atomic.ts'
import { type FieldHash, hashesOfColumns } from '../fingerprint.ts'
import type { SecondCore } from './tasks.ts'

export interface Beside {
  /** The files that a run opens; the columns of large ones are shared, and hashed as soon as they are read. */
  readonly files: (open: FastFiles['open']) => Omit<FastFiles, 'bytes'>
  readonly hashed: (columns: Columns) => readonly FieldHash[]
  /** `credits.csv`: as `here` makes it, or written by the other core. */
  readonly credits: (outcome: FastOutcome, here: Made, lines: { credits: number }) => Made | WrittenElsewhere
}

/** Files smaller than this are done before another thread has started. */
const WORTH_IT = 8 << 20

/** Everything here. */
export const NOTHING_BESIDE: Beside = {
  files: (open) => ({ open }),
  hashed: hashesOfColumns,
  credits: (_, here) => here,
}

/** Work for another core, which `start` starts when a file is large enough. */
export function besideOf(start: (() => SecondCore) | undefined): Beside {
  if (start === undefined) return NOTHING_BESIDE
  let core: SecondCore | undefined
  const hashes = new Map<string, () => readonly FieldHash[]>()
  return {
    files: (open) => ({
      open: (file) => {
        const source = open(file)
        if (source !== undefined && source.size >= WORTH_IT) core ??= start()
        return source
      },
      room: (bytes) => (core === undefined ? new ArrayBuffer(bytes) : SHARED(bytes)),
      read: (columns) => {
        if (core !== undefined) hashes.set(columns.shape.name, core.start('fieldHashes', columns))
      },
    }),
    hashed: (columns) => hashes.get(columns.shape.name)?.() ?? hashesOfColumns(columns),
    credits: ({ wholeCredits }, here, lines) => {
      const [other, source] = [core, core && wholeCredits()]
      if (other === undefined || source === undefined) return here
      return {
        write: here,
        into: (handle) => {
          const written = other.start('credits', { source, handle })
          return () => {
            lines.credits = written()
          }
        },
      }
    },
  }
}
