/** What the command line says of memory and disk. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Asked } from './compute.ts'

export interface Room {
  /** The most memory that a system takes, like `8GB`. */
  readonly memory: string | undefined
  /** The folder for what is more than that, and for ledgers until they are whole. */
  readonly temp: string | undefined
}

/** A size as DuckDB takes it. */
const SIZE = /^(\d+(?:\.\d+)?) ?([KMGT])(i?)B$/i

export function bytesOf(size: string): number {
  const [, count = '0', unit = 'G', binary = ''] = SIZE.exec(size) ?? []
  return Number(count) * (binary === '' ? 1000 : 1024) ** ('KMGT'.indexOf(unit.toUpperCase()) + 1)
}

/** What is wrong with it, in words for the user. */
export function noRoom({ memory, temp }: Room): string | undefined {
  if (memory !== undefined && !(bytesOf(memory) > 0)) return `--memory ${memory} is no size; write it like --memory 8GB`
  return temp !== undefined && !existsSync(temp) ? `--temp ${temp}: there is no such folder` : undefined
}

/** A run whose files are in `temp`, else beside its ledgers, which are then moved to their place rather than copied. */
export function withRoom(asked: Asked, temp: string | undefined): Asked {
  const folder = temp ?? (asked.out === undefined ? undefined : besideOf(resolve(asked.out)))
  return folder === undefined ? asked : { ...asked, temp: folder }
}

/** The folder that holds a path, or will hold it. */
function besideOf(path: string): string {
  const above = dirname(path)
  return existsSync(above) || above === path ? above : besideOf(above)
}
