import type { RepPage, Statement } from '../../compiler/describe/page.ts'
import { renderText } from '../../compiler/describe/text.ts'
import type { Colours } from '../io.ts'
import { visible } from './cells.ts'

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100

/** A page for the terminal: the library lays it out, the terminal makes its title and headings bold. */
export function pageText(page: RepPage | Statement, { bold }: Colours, room: number): string {
  const headings = new Set([page.title, ...page.blocks.map((block) => block.heading)])
  const lines = renderText(page, Math.min(room, WIDEST)).map(visible)
  return `${lines.map((line) => (headings.has(line) ? bold(line) : line)).join('\n')}\n`
}
