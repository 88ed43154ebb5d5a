/** F8 goes to the next error of the text, from wherever the keyboard is, Shift+F8 to the one before; where there are none, to what is only remarked. */
import type { Diagnostic } from '../../../messages/diagnostic.ts'
import { comparePlaces, type Position } from '../../../messages/span.ts'
import { tab } from '../../client/tab.ts'
import { goTo, place } from '../place.ts'

function go(step: 1 | -1): void {
  const all = tab.get().analysis?.findings ?? []
  const errors = all.filter(({ severity }) => severity === 'error')
  const findings = errors.length > 0 ? errors : all
  const { cursor } = place.get()
  const files = [...new Set(findings.map(({ span }) => span.file))]
  const compare = (file: string, at: Position, other: string, to: Position): number =>
    files.indexOf(file) - files.indexOf(other) || comparePlaces(at, to)
  const sorted = findings.toSorted(({ span: a }, { span: b }) => compare(a.file, a.start, b.file, b.start))
  const isAfter = ({ span }: Diagnostic): boolean => cursor === undefined || compare(span.file, span.start, cursor.file, cursor) > 0
  const isBefore = ({ span }: Diagnostic): boolean => cursor !== undefined && compare(span.file, span.end, cursor.file, cursor) < 0
  const next = step === 1 ? (sorted.find(isAfter) ?? sorted[0]) : (sorted.findLast(isBefore) ?? sorted.at(-1))
  if (next !== undefined) goTo(next.span)
}

/** Listens until the answer is called. */
export function followKeys(): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    go(event.shiftKey ? -1 : 1)
  }
  addEventListener('keydown', press, true)
  return () => removeEventListener('keydown', press, true)
}
