/** F8 goes to the next error of the text, from wherever the keyboard is, Shift+F8 to the one before; where there are none, to what is only remarked. */
import { tab } from '../../client/tab.ts'
import { goTo, place } from '../place.ts'

function go(step: 1 | -1): void {
  const all = tab.get().analysis?.findings ?? []
  const errors = all.filter(({ severity }) => severity === 'error')
  const findings = errors.length > 0 ? errors : all
  const { cursor } = place.get()
  const files = [...new Set(findings.map(({ span }) => span.file))]
  const placeOf = (file: string, offset: number): number => files.indexOf(file) * 1e9 + offset
  const here = cursor === undefined ? -1 : placeOf(cursor.file, cursor.offset)
  const sorted = findings.toSorted((a, b) => placeOf(a.span.file, a.span.start.offset) - placeOf(b.span.file, b.span.start.offset))
  const at = ({ span }: (typeof findings)[number]): number => placeOf(span.file, span.start.offset)
  const end = ({ span }: (typeof findings)[number]): number => placeOf(span.file, span.end.offset)
  const next =
    step === 1 ? (sorted.find((one) => at(one) > here) ?? sorted[0]) : (sorted.findLast((one) => end(one) < here) ?? sorted.at(-1))
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
