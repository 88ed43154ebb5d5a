/** Data files that are tables with types of their own: which there are, and what their values are as cells. */
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** How a table is stored, and the package that reads it. Neither package is installed with this one. */
const FORMATS = {
  '.parquet': { format: 'parquet', label: 'Parquet', needs: '@duckdb/node-api' },
  '.arrow': { format: 'arrow', label: 'Arrow', needs: 'apache-arrow' },
  '.feather': { format: 'arrow', label: 'Arrow', needs: 'apache-arrow' },
} as const

export type Format = (typeof FORMATS)[keyof typeof FORMATS]

/** The format of a file by its name; undefined for comma-separated values. */
export function formatOf(file: string): Format | undefined {
  const ending = extname(file).toLowerCase()
  return ending in FORMATS ? FORMATS[ending as keyof typeof FORMATS] : undefined
}

/** A table that cannot be read, in words for the user. */
export interface Unread {
  readonly problem: string
}

/** Loads an optional package: the one beside this program, else the one of the folder in which it runs. */
export async function optional<Module>(name: string): Promise<Module | undefined> {
  for (const from of [import.meta.url, pathToFileURL(join(process.cwd(), 'package.json'))]) {
    let path: string
    try {
      path = createRequire(from).resolve(name)
    } catch {
      continue
    }
    return (await import(pathToFileURL(path).href)) as Module
  }
  return undefined
}

export const missing = ({ label, needs }: Format): Unread => ({
  problem: `reading ${label} files needs the package ${needs}, which is not installed; install it with: npm install ${needs}`,
})
