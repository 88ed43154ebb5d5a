/** The names of an analysis, found once for it. */
import type { Analysis } from '../analysis.ts'
import type { Names } from './names.ts'
import { namesOf } from './occurrences.ts'

const found = new WeakMap<Analysis, Names>()

export function namesIn(analysis: Analysis): Names {
  const known = found.get(analysis)
  if (known !== undefined) return known
  const names = namesOf(analysis.files)
  found.set(analysis, names)
  return names
}
