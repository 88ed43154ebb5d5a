import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ENOUGH = 4 * 2 ** 30

/** Whether the machine has a file system in memory, with room. */
function inMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ENOUGH
  } catch {
    return false
  }
}

/** A new folder for the files of a system, in memory where it can be: each step of a program is some small files, which take longer than what is in them. */
export const folderFor = (system: string): string => mkdtempSync(join(inMemory() ? MEMORY : tmpdir(), `caboose-${system}-`))
