/** Tables with types of their own, as the cells that a file of comma-separated values would say: so both evaluators read them as they read any file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { SecondCore } from '../second-core/tasks.ts'
import { formatOf } from './table.ts'

/** A data file that cannot be read; the message is for the user. */
export class Unreadable extends Error {}

/** The file that holds the cells of a data file: itself, or for a table one that is made when it is first asked for. Throws Unreadable. */
export type CellFiles = (path: string) => string

/** Makes them on another thread, in a folder that is removed when the process ends. */
export function cellFiles(start: () => SecondCore): CellFiles {
  const made = new Map<string, string>()
  return (path) => {
    const format = formatOf(path)
    if (format === undefined) return path
    const known = made.get(path)
    if (known !== undefined) return known
    const folder = mkdtempSync(join(tmpdir(), 'caboose-table-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const outcome = start().start('cells', { path, folder, format })()
    if ('problem' in outcome) throw new Unreadable(`\`${basename(path)}\` cannot be read: ${outcome.problem}`)
    made.set(path, outcome.cells)
    return outcome.cells
  }
}
