import type { Colours } from '../io.ts'
import type { Page } from '../library.ts'
import { displayWidth, visible } from './cells.ts'

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100

/** A line broken at spaces; the parts after the first keep its indent. */
function wrapped(line: string, width: number): string[] {
  const indent = line.slice(0, line.length - line.trimStart().length)
  const lines: string[] = []
  let current = indent
  for (const word of line.trim().split(' ')) {
    const longer = current === indent ? indent + word : `${current} ${word}`
    if (displayWidth(longer) > width && current !== indent) {
      lines.push(current)
      current = indent + word
    } else current = longer
  }
  return [...lines, current.trimEnd()]
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`
  return `${Math.round(seconds / 60)} minutes`
}

/** Lines with columns keep their layout; sentences are broken to the width. */
const laidOut = (line: string): boolean => /\S {2,}\S/.test(line)

/** A page of plain words: a title, headings, short lines. */
export function pageText({ title, blocks, readingSeconds }: Page, { bold, dim }: Colours, room: number): string {
  const width = Math.min(room, WIDEST)
  const lines = [bold(visible(title)), dim(`reads in ${duration(readingSeconds)}`)]
  for (const { heading, lines: inner } of blocks) {
    lines.push('', bold(visible(heading)))
    for (const line of inner.map(visible)) lines.push(...(laidOut(line) ? [`  ${line}`] : wrapped(`  ${line}`, width)))
  }
  return `${lines.join('\n')}\n`
}
