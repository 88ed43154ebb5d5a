import type { Io } from '../io.ts'
import { clip } from './cells.ts'

const PATIENCE = 1000
const CELLS = 24

export interface Progress {
  readonly step: (what: string) => void
  readonly done: () => void
}

/** A bar on standard error, drawn only at a terminal and only when the work takes longer than a second. */
export function progress(io: Io, total: number, now: () => number = Date.now): Progress {
  if (!io.progress) return { step: () => {}, done: () => {} }
  const started = now()
  let count = 0
  let drawn = false
  return {
    step: (what) => {
      count += 1
      if (now() - started < PATIENCE) return
      const full = Math.floor((CELLS * count) / Math.max(1, total))
      const bar = '█'.repeat(full) + io.errColours.dim('░'.repeat(CELLS - full))
      io.err(`\r\u001b[K${bar} ${count}/${total} ${clip(what, 40)}`)
      drawn = true
    },
    done: () => {
      if (drawn) io.err('\r\u001b[K')
    },
  }
}
