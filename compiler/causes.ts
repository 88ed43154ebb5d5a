/** One mistake, one finding: what follows from another finding is not told as well. */

import type { FileSyntax } from '../grammar/syntax.ts'
import type { Diagnostic } from '../messages/diagnostic.ts'
import { covers } from '../messages/span.ts'

/** Findings that a word left out of the text may have caused: where the text is mended, they wait. */
const MAY_BE_MISSING: ReadonlySet<string> = new Set(['CB307', 'CB403', 'CB606'])
/** Findings that a field of unknown kind may have caused. */
const OF_FIELDS: ReadonlySet<string> = new Set(['CB204', 'CB215', 'CB216', 'CB308'])

const isOfText = ({ code }: Diagnostic): boolean => code.startsWith('CB1')
const lineOf = ({ span }: Diagnostic): string => `${span.file}:${span.start.line}`

/** The findings that are causes. What the text of a line does not say plainly is not judged for its meaning. */
export function causesOf(found: readonly Diagnostic[], files: readonly FileSyntax[]): readonly Diagnostic[] {
  const mended = new Set(found.filter(isOfText).map(lineOf))
  const wrongWords = new Set(found.filter(({ code }) => code === 'CB208').map(lineOf))
  const damaged = mended.size > 0 && files.some((file) => file.damaged)
  const faultyRecord = found.some((one) => (one.code === 'CB201' || isOfText(one)) && isIn('record', one, files))
  const faultyMeasure = found.some(({ code }) => code === 'CB301' || code === 'CB302')
  return found.filter((one) => {
    if (isOfText(one)) return true
    if (mended.has(lineOf(one)) || (damaged && MAY_BE_MISSING.has(one.code))) return false
    if (one.code === 'CB205' && wrongWords.has(lineOf(one))) return false
    if (faultyMeasure && one.code === 'CB304' && isIn('example', one, files)) return false
    return !(faultyRecord && OF_FIELDS.has(one.code))
  })
}

const isIn = (form: string, { span }: Diagnostic, files: readonly FileSyntax[]): boolean =>
  files.some(({ file, items }) => file === span.file && items.some((item) => item.form === form && covers(item.span, span)))
