/** The shipped companies as a tab opens them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Opening } from '../../playground/session/tab.ts'

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file))

const filesIn = (folder: string, ending: string): string[] =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()

/** A company's plans by their path in its folder, and its data files by name; open deals below `open/`. */
export function shipped(company: string, entry: string): Opening {
  const folder = join('plans', company)
  const [data, open] = [join(folder, 'data'), join(folder, 'open')]
  return {
    files: Object.fromEntries(filesIn(folder, '.plan').map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    data: Object.fromEntries([
      ...filesIn(data, '.csv').map((file) => [file, bytesOf(join(data, file))]),
      ...filesIn(open, '.csv').map((file) => [`open/${file}`, bytesOf(join(open, file))]),
    ]),
    entry,
  }
}
