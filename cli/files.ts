import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { ByteSource } from '../runtime/columns/source.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import type { Io } from './io.ts'
import type { CellFiles } from './tables/staged.ts'

/** How standard input is called in messages. */
export const STDIN = '<stdin>'

const slashed = (path: string): string => path.split(sep).join('/')
const kindOf = (path: string): 'file' | 'folder' | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  return found.isDirectory() ? 'folder' : 'file'
}
export const isFolder = (path: string): boolean => kindOf(path) === 'folder'

/** The folder of a plan's data where nothing else was said: `data` beside it, else its own. */
export function folderBeside(file: string): string {
  const beside = file === STDIN ? '.' : dirname(file)
  return isFolder(join(beside, 'data')) ? join(beside, 'data') : beside
}

function* plansBelow(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* plansBelow(path)
    else if (entry.isFile() && entry.name.endsWith('.plan')) yield path
  }
}

export interface Found {
  readonly plans: readonly string[]
  /** What is wrong with an operand, in words for the user; undefined when all are fine. */
  readonly problem: string | undefined
}

/** The plan files that operands stand for, each once: files as they are, a folder for every `.plan` file below it, `-` for standard input. */
export function findPlans(operands: readonly string[]): Found {
  const plans = new Set<string>()
  for (const operand of operands) {
    const kind = operand === '-' ? 'stdin' : kindOf(operand)
    if (kind === undefined) return { plans: [], problem: `there is no file or folder \`${operand}\`` }
    if (kind === 'stdin') plans.add(STDIN)
    else if (kind === 'file') plans.add(slashed(operand))
    else {
      const below = [...plansBelow(operand)].map(slashed)
      if (below.length === 0) return { plans: [], problem: `there is no .plan file in \`${operand}\`` }
      for (const path of below) plans.add(path)
    }
  }
  return { plans: [...plans], problem: undefined }
}

/** A reader of plan texts; undefined where there is no such file. Standard input is read once. */
export function sourceReader(io: Pick<Io, 'stdin'>): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  const read = (path: string): string | undefined => {
    if (path === STDIN) return io.stdin()
    return kindOf(path) === 'file' ? readFileSync(path, 'utf8') : undefined
  }
  return (path) => {
    if (!known.has(path)) known.set(path, read(path))
    return known.get(path)
  }
}

const leaves = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}

/** Where a file of one folder is, and nothing outside it: neither by `..`, nor by an absolute path, nor through a link. */
function pathsIn(folder: string): ((file: string) => string | undefined) | undefined {
  if (kindOf(folder) !== 'folder') return undefined
  const root = realpathSync(folder)
  return (file) => {
    const path = join(root, file)
    if (isAbsolute(file) || file.includes('\0') || leaves(root, path) || kindOf(path) !== 'file') return undefined
    return leaves(root, realpathSync(path)) ? undefined : path
  }
}

/** Where a file of a folder is; undefined where it is not there, or not inside the folder. */
export const pathInFolder = (folder: string, file: string): string | undefined => pathsIn(folder)?.(file)

const itself: CellFiles = (path) => path

/** The files of one folder, and nothing outside it. */
export function dataFolder(folder: string, cells: CellFiles = itself): DataFiles | undefined {
  const pathOf = pathsIn(folder)
  if (pathOf === undefined) return undefined
  return (file) => {
    const path = pathOf(file)
    return path === undefined ? undefined : readFileSync(cells(path))
  }
}

/** The files of one folder piece by piece; each stays open until `close`. */
export interface OpenFiles {
  readonly open: (file: string) => ByteSource | undefined
  /** How many bytes the file itself has, a table with types of its own too; 0 where it is not there. Nothing is opened. */
  readonly sizeOf: (file: string) => number
  readonly close: () => void
}

/** Opens files of a folder for reading in pieces; `told` how much of a file was read, from 0 to 1. */
export function openFiles(folder: string, cells: CellFiles = itself, told: (part: number) => void = () => undefined): OpenFiles {
  const pathOf = pathsIn(folder)
  const handles: number[] = []
  return {
    open: (file) => {
      const path = pathOf?.(file)
      if (path === undefined) return undefined
      const handle = openSync(cells(path), 'r')
      handles.push(handle)
      const { size } = fstatSync(handle)
      const read = (into: Uint8Array, at: number): number => {
        told(size === 0 ? 1 : at / size)
        return readSync(handle, into, 0, into.length, at)
      }
      return { size, read }
    },
    sizeOf: (file) => statSync(pathOf?.(file) ?? '', { throwIfNoEntry: false })?.size ?? 0,
    close: () => {
      for (const handle of handles.splice(0)) closeSync(handle)
    },
  }
}
