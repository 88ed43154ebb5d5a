/** The companies of the repository: the plan files that belong together. */
import { dirname } from 'node:path'
import { type Analysis, analyse } from '../../editor/analysis.ts'
import type { Edit } from '../../messages/diagnostic.ts'
import { edited } from '../../messages/positions.ts'
import { plans, read } from './fixtures.ts'

export type Texts = Readonly<Record<string, string>>

/** The texts of all plan files below a folder. */
export const textsBelow = (folder: string): Texts =>
  Object.fromEntries(plans.filter((path) => dirname(path).startsWith(folder)).map((path) => [path, read(path) ?? '']))

/** An analysis of every file. */
export const analyses = (texts: Texts): Analysis[] => Object.keys(texts).map((path) => analyse(path, (file) => texts[file] ?? read(file)))

/** The texts after some edits. */
export const after = (texts: Texts, edits: readonly Edit[]): Texts =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, edited(text, path, edits)]))
