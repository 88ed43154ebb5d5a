/** A button that leads to a line of a plan. */
import type { Span } from '../../../messages/span.ts'
import { goTo } from '../place.ts'
import { PAGE_WORDS } from './words.ts'

interface PlaceProps {
  readonly span: Span
  /** What stands there, for those who hear the button. */
  readonly of: string
}

export function PlaceLink({ span, of }: PlaceProps) {
  return (
    <button type="button" class="pages-link" aria-label={`${PAGE_WORDS.goToLine(span.start.line)}: ${of}`} onClick={() => goTo(span)}>
      {PAGE_WORDS.line(span.start.line)}
    </button>
  )
}
