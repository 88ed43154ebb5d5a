import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A file of the repository: its path from the root with forward slashes, and its text. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

const root = join(import.meta.dirname, '../..')
const skipped = new Set(['node_modules', 'dist', '.git', 'coverage', 'reports', '.cache'])

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield path
  }
}

const paths = [...walk(root)].map((path) => relative(root, path).split(sep).join('/')).sort()

/** The repository's files whose path matches, with their text. */
export const filesMatching = (pattern: RegExp): TextFile[] =>
  paths.filter((path) => pattern.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

/** A test file, or a helper that only tests use. */
export const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('tests/')

/** The line number, from 1, of a place in a text. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
