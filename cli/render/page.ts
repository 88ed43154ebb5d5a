import { renderHtml } from '../../compiler/describe/html/page.ts'
import { renderMarkdown } from '../../compiler/describe/markdown.ts'
import type { Page } from '../../compiler/describe/page.ts'
import { renderText } from '../../compiler/describe/text.ts'
import type { Colours, Io } from '../io.ts'
import { visible } from './cells.ts'

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100

/** A page for the terminal: the library lays it out, the terminal makes its title and headings bold. */
function pageText(page: Page, { bold }: Colours, room: number): string {
  const headings = new Set([page.title, ...page.blocks.map((block) => block.heading)])
  const lines = renderText(page, Math.min(room, WIDEST)).map(visible)
  return `${lines.map((line) => (headings.has(line) ? bold(line) : line)).join('\n')}\n`
}

export type PageFormat = 'text' | 'md' | 'html'

/** A page as the format asks; JSON has shapes of its own. */
export function pageIn(format: PageFormat, page: Page, { outColours, width }: Pick<Io, 'outColours' | 'width'>): string {
  switch (format) {
    case 'text':
      return pageText(page, outColours, width)
    case 'md':
      return renderMarkdown(page)
    case 'html':
      return renderHtml(page)
    default: {
      const never: never = format
      return never
    }
  }
}
