import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder with those around it that are missing; answers whether it was missing. One after the other, since Node's own way never
 * ends where a system says of a folder that it cannot hold another that there is none (`/proc`). Throws the system's error.
 */
export function makeFolder(folder: string): boolean {
  if (existsSync(folder) && statSync(folder).isDirectory()) return false
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder))
  mkdirSync(folder)
  return true
}
