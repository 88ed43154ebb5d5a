/** What a long run is at; `part` of it is done, from 0 to 1, where that is known. */
export interface Watch {
  readonly at: (what: string, part?: number) => void
  readonly done: () => void
}

/** Where the line goes, and whether it may be drawn. */
interface Terminal {
  readonly progress: boolean
  readonly err: (text: string) => void
}

const PATIENCE = 1000
const PAUSE = 100

/** A line on standard error that says what a run is at, drawn only at a terminal and only after a second. */
export function watch(io: Terminal, now: () => number = Date.now): Watch {
  if (!io.progress) return { at: () => undefined, done: () => undefined }
  let next = now() + PATIENCE
  let drawn = false
  return {
    at: (what, part) => {
      const time = now()
      if (time < next) return
      next = time + PAUSE
      drawn = true
      io.err(`\r\u001b[K${what}${part === undefined ? '' : ` ${Math.floor(part * 100)}%`}`)
    },
    done: () => {
      if (drawn) io.err('\r\u001b[K')
      drawn = false
    },
  }
}
