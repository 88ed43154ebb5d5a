import pc from 'picocolors'
import type { Io } from '../../cli/io.ts'

/** A shell in memory: what was printed can be read back. */
export function memoryIo(stdin = '', width = 100): Io & { printed: () => string; complained: () => string } {
  let out = ''
  let err = ''
  const plain = pc.createColors(false)
  return {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    stdin: () => stdin,
    outColours: plain,
    errColours: plain,
    width,
    progress: false,
    printed: () => out,
    complained: () => err,
  }
}
