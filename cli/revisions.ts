/** Plans as they are in the folder, or as they were in a revision of git: `REV:path`. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { findPlans, sourceReader } from './files.ts'
import type { Io } from './io.ts'

/** The plan files of one side of a diff, and how to read them. */
export interface Version {
  readonly files: readonly string[]
  readonly read: (path: string) => string | undefined
  /** The operand of the folder in which a single file stands. */
  readonly folder: string
  /** What is wrong with the operand, in words for the user. */
  readonly problem: string | undefined
}

const NONE = { files: [], read: () => undefined, folder: '.' } as const

/** What git answers; undefined where it refuses. */
function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 })
  } catch {
    return undefined
  }
}

/** A file, a folder, or either of them in a revision: `main:plans`, `HEAD~1:plans/ae.plan`. A path that is there is not read as a revision. */
export function versionOf(operand: string, io: Io): Version {
  const colon = operand.indexOf(':')
  if (colon > 0 && !existsSync(operand)) return inRevision(operand.slice(0, colon), operand.slice(colon + 1))
  const { plans, problem } = findPlans([operand])
  return { files: plans, read: sourceReader(io), folder: posix.dirname(operand), problem }
}

function inRevision(revision: string, path: string): Version {
  // a revision that begins with a dash would be an option
  const commit = revision.startsWith('-') ? undefined : git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)?.trim()
  if (commit === undefined) return { ...NONE, problem: `there is no revision \`${revision}\` here, nor a file \`${revision}:${path}\`` }
  const listed = git('ls-tree', '-r', '-z', '--name-only', commit, '--', path === '' ? '.' : path)?.split('\0') ?? []
  const files = listed.filter((file) => file === path || file.endsWith('.plan'))
  if (files.length === 0) return { ...NONE, problem: `there is no plan \`${path}\` in \`${revision}\`` }
  const known = new Map<string, string | undefined>()
  const read = (file: string): string | undefined => {
    if (!known.has(file)) known.set(file, git('show', `${commit}:./${file}`))
    return known.get(file)
  }
  return { files, read, folder: `${revision}:${posix.dirname(path)}`, problem: undefined }
}

/** Where a version is one file of facts that plans share: all plans of its folder and below. */
export function withPlansBeside(version: Version, versionAt: (folder: string) => Version): Version {
  const [file] = version.files
  if (file === undefined || version.files.length > 1 || !/^\s*company\b/m.test(headOf(version.read(file) ?? ''))) return version
  return versionAt(version.folder)
}

/** The first line that says something. */
const headOf = (text: string): string => text.split('\n').find((line) => /^\s*[^\s#]/.test(line)) ?? ''
