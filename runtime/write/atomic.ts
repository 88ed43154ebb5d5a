import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from './folder.ts'

/** Bytes that are made block by block while they are written. */
export type Made = (write: (block: Uint8Array) => void) => void

/** A file that something else writes meanwhile: it is given the open file, and the function waits until all of it is written. */
export interface WrittenElsewhere {
  /** The same, made here. */
  readonly write: Made
  readonly into: (handle: number) => () => void
}

/** A file that is there already and takes its place: it is moved where the system can, else copied. */
export interface Finished {
  readonly at: string
}

/** What a file holds. */
export type Content = string | Uint8Array | Made | WrittenElsewhere | Finished

/** Begins to put a file on disk; the function ends it. */
function begun(path: string, content: Content): () => void {
  if (isFinished(content)) {
    keep(content.at, path)
    return () => settle(path)
  }
  const handle = openSync(path, 'wx')
  const ended = (write: () => void) => (): void => {
    try {
      write()
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  }
  if (typeof content === 'function') return ended(() => content((block) => writeFileSync(handle, block)))
  if (isElsewhere(content)) return ended(content.into(handle))
  return ended(() => writeFileSync(handle, content))
}

const isFinished = (content: Content): content is Finished =>
  typeof content === 'object' && 'at' in content && typeof content.at === 'string'

const isElsewhere = (content: Content): content is WrittenElsewhere => typeof content === 'object' && 'into' in content

/** A second name for a file; a copy where the system has no such names, as across disks. A ledger may be gigabytes. */
function keep(path: string, as: string): void {
  try {
    linkSync(path, as)
  } catch {
    copyFileSync(path, as, constants.COPYFILE_EXCL)
  }
}

/** Puts a file on disk, or makes the renames in a folder durable, where the system can. */
function settle(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows cannot open a folder; the files themselves are on disk.
  }
}

/**
 * Makes the folder `name` in `parent` with all files, or nothing: it is filled beside its place and put on disk, then renamed.
 * Throws the system's error where something could not be written, also where the folder is there already.
 */
export function writeFolder(parent: string, name: string, files: ReadonlyMap<string, string>): void {
  makeFolder(parent)
  const staging = mkdtempSync(join(parent, '.caboose-'))
  try {
    // a folder of its own inside: the staging folder is for its owner's eyes only
    const filled = join(staging, name)
    mkdirSync(filled)
    for (const [file, content] of files) begun(join(filled, file), content)()
    settle(filled)
    renameSync(filled, join(parent, name))
    settle(parent)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/**
 * Writes all files into `folder` or none of them. New files are first written beside their places and put on disk, then renamed;
 * when a rename fails, those before it are taken back. A reader never sees half a file. Names must be plain file names.
 * Throws the system's error when something could not be written (all old files are as they were), RangeError on a name with a path.
 */
export function writeAll(folder: string, files: ReadonlyMap<string, Content>): void {
  for (const name of files.keys()) {
    if (name === '' || name === '.' || name === '..' || basename(name) !== name) throw new RangeError(`not a plain file name: ${name}`)
  }
  const isNew = makeFolder(folder)
  const staging = mkdtempSync(join(folder, '.caboose-'))
  const undo: (() => void)[] = []
  let done = false
  try {
    const staged = [...files].map(([name, content], i) => ({ name, content, fresh: join(staging, `${i}.new`) }))
    // what is written elsewhere is begun before anything, and waited for in its turn
    const elsewhere = new Map(
      staged.filter(({ content }) => isElsewhere(content)).map(({ name, fresh, content }) => [name, begun(fresh, content)]),
    )
    for (const { name, fresh, content } of staged) (elsewhere.get(name) ?? begun(fresh, content))()
    const moves = staged.map(({ name, fresh }, i) => {
      const [target, old] = [join(folder, name), join(staging, `${i}.old`)]
      const existed = existsSync(target)
      if (existed) keep(target, old)
      return { target, fresh, back: () => (existed ? renameSync(old, target) : rmSync(target)) }
    })
    for (const { target, fresh, back } of moves) {
      renameSync(fresh, target)
      undo.push(back)
    }
    settle(folder)
    done = true
  } finally {
    // Should taking back fail too, its error is thrown from here and the old files stay in the staging folder.
    if (!done) for (const back of undo.reverse()) back()
    rmSync(staging, { recursive: true, force: true })
    if (!done && isNew) rmdirSync(folder)
  }
}
