import { posix } from 'node:path'
import { isTest, lineAt, type TextFile } from './files.ts'

export interface Import {
  readonly path: string
  readonly line: number
  /** As written. */
  readonly target: string
}

const statement = /^[ \t]*(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/gm

/** Every import, re-export and dynamic import of a file. */
export const importsOf = ({ path, text }: TextFile): Import[] =>
  [...text.matchAll(statement)].map((match) => ({
    path,
    line: lineAt(text, match.index + match[0].length),
    target: match[1] ?? match[2] ?? '',
  }))

/** What each folder may import, besides itself. Folders that are not here (tests, bench, scripts) may import everything. */
export const order: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  grammar: ['messages'],
  runtime: ['messages'],
  compiler: ['grammar', 'runtime', 'messages'],
  cli: ['compiler', 'runtime', 'grammar', 'messages'],
  editor: ['compiler', 'runtime', 'grammar', 'messages'],
  playground: ['editor', 'compiler', 'runtime', 'messages'],
}

/** Packages that only these folders may use: a compiled plan ships without the parser, the library without the shell. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  chevrotain: ['grammar'],
  commander: ['cli'],
  picocolors: ['cli'],
  sirv: ['cli'],
  preact: ['playground'],
  'preact/hooks': ['playground'],
  'monaco-editor': ['playground'],
}

const builtinHomes = ['cli', 'scripts', 'tests', 'bench']
const builtinFiles = ['runtime/write/atomic.ts', 'runtime/write/folder.ts', 'vite.config.ts', 'vite.site.config.ts', 'vitest.config.ts']

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '')
const resolved = (path: string, target: string): string => posix.normalize(posix.join(posix.dirname(path), target))

/** What is wrong with one import, or undefined. */
export function faultOf({ path, target }: Import): string | undefined {
  const from = folderOf(path)
  if (target.startsWith('node:')) {
    return builtinHomes.includes(from) || builtinFiles.includes(path) || isTest(path) ? undefined : 'only the edge may use Node'
  }
  if (!target.startsWith('.')) {
    const homes = packageHomes[target]
    return homes === undefined || homes.includes(from) || isTest(path) ? undefined : `${target} belongs to ${homes.join(', ')}`
  }
  const file = resolved(path, target)
  if (file === 'package.json') return undefined
  const to = folderOf(file)
  const allowed = order[from]
  if (allowed === undefined || from === to || allowed.includes(to)) return undefined
  if (to === 'tests' && isTest(path)) return undefined
  return `${from} may not import ${to}`
}

/** Every import that goes against the order, as `file:line target: reason`. */
export const faultyImports = (files: readonly TextFile[]): string[] =>
  files.flatMap(importsOf).flatMap((one) => {
    const fault = faultOf(one)
    return fault === undefined ? [] : [`${one.path}:${one.line} ${one.target}: ${fault}`]
  })

/** The first circle of imports found, as the paths along it; empty when there is none. */
export function circle(files: readonly TextFile[]): string[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] => {
    const seen = trail.indexOf(path)
    if (seen >= 0) return [...trail.slice(seen), path]
    const file = known.get(path)
    if (file === undefined || done.has(path)) return []
    for (const { target } of importsOf(file)) {
      if (!target.startsWith('.')) continue
      const found = visit(resolved(path, target), [...trail, path])
      if (found.length > 0) return found
    }
    done.add(path)
    return []
  }
  for (const { path } of files) {
    const found = visit(path, [])
    if (found.length > 0) return found
  }
  return []
}
