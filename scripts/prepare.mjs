// Builds `dist` where it is missing or older than the sources. npm runs this after an install, and again when `npx caboose`
// links the checkout for the first time: then there is nothing to do.
import { execSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = [
  'messages',
  'grammar',
  'runtime',
  'compiler',
  'cli',
  'editor',
  'playground',
  'plans',
  'package.json',
  'vite.config.ts',
  'vite.site.config.ts',
  'tsconfig.json',
  'tsconfig.types.json',
]
const outputs = ['dist/caboose.js', 'dist/index.js', 'dist/runtime.js', 'dist/types/compiler/index.d.ts', 'dist/playground/index.html']

/** When a file, or the newest file of a folder, was last written; 0 where there is none. */
function written(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => written(join(path, name))))
}

const newest = Math.max(...sources.map((path) => written(join(root, path))))
const oldest = Math.min(...outputs.map((path) => written(join(root, path))))
if (oldest < newest) execSync('npm run build', { cwd: root, stdio: 'inherit' })
