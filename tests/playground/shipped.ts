/** The shipped companies as a tab opens them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Opening } from '../../playground/session/tab.ts'

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()

/** A company's plans by their path in its folder, and its data files by name. */
export function shipped(company: string, entry: string): Opening {
  const folder = join('plans', company)
  const data = join(folder, 'data')
  return {
    files: Object.fromEntries(filesIn(folder, '.plan').map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    data: Object.fromEntries(filesIn(data, '.csv').map((file) => [file, new Uint8Array(readFileSync(join(data, file)))])),
    entry,
  }
}
