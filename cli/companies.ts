/** Company folders on disk, as the page in the browser asks for them. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { type CompanyFolder, companyFolder } from '../compiler/company-folder.ts'
import { findPlans, isFolder } from './files.ts'

/** Data that a page can read: tables as text. */
const DATA_FILE = /\.(csv|tsv)$/i

/** A company folder, with where its files are. */
export interface CompanyOnDisk {
  readonly folder: CompanyFolder
  readonly texts: ReadonlyMap<string, string>
  /** Where a data file is; undefined for a name that is none of them. */
  readonly dataPath: (name: string) => string | undefined
}

const slashed = (path: string): string => path.split(sep).join('/')

const tablesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && DATA_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort()

/** Reads a folder of plans and lists its data: those in `data` below it, else those beside its plans; and open deals as `open/NAME`. */
export function companyOnDisk(path: string): CompanyOnDisk {
  const { plans } = findPlans([path])
  const texts = new Map(plans.map((file) => [slashed(relative(path, file)), readFileSync(file, 'utf8')]))
  const dataFolder = isFolder(join(path, 'data')) ? join(path, 'data') : path
  const open = join(path, 'open')
  const paths = new Map([
    ...tablesIn(dataFolder).map((name) => [name, join(dataFolder, name)] as const),
    ...(isFolder(open) ? tablesIn(open) : []).map((name) => [`open/${name}`, join(open, name)] as const),
  ])
  const data = [...paths].map(([name, file]) => ({ name, bytes: statSync(file).size }))
  return {
    folder: companyFolder(basename(resolve(path)), texts, data),
    texts,
    dataPath: (name) => paths.get(name),
  }
}

/** The folders of a folder that hold plans, each as a company. */
export const companiesIn = (path: string): CompanyOnDisk[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && findPlans([join(path, entry.name)]).problem === undefined)
    .map(({ name }) => companyOnDisk(join(path, name)))

/** What the page fetches first: all companies, and the texts of each beside it. */
export const companyList = (companies: readonly CompanyOnDisk[]): string => JSON.stringify(companies.map(({ folder }) => folder))

/** The texts of one company by path, as the page fetches them. */
export const companyTexts = ({ texts }: CompanyOnDisk): string => JSON.stringify(Object.fromEntries(texts))
