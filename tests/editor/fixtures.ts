/** The plan texts of the repository. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Analysis, analyse } from '../../editor/analysis.ts'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** A text by its path from the root; undefined where there is none. */
export function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}

/** Every plan text, by its path from the root. */
export const plans: readonly string[] = readdirSync(join(root, 'plans'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.plan'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .sort()

/** An analysis where some texts are others. */
export const analysed = (entry: string, texts: Readonly<Record<string, string>> = {}): Analysis =>
  analyse(entry, (path) => texts[path] ?? read(path))
