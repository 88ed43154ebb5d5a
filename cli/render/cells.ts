/** Text as a terminal shows it: columns, tabs, wide and invisible characters. */

const TAB = 4
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u
const invisible = /^(?:\p{Mn}|\p{Me}|\u200b|\u200d|\ufe0e|\ufe0f)+$/u
/** Characters that would move the cursor, colour the screen or turn the direction of the text. */
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const pictureOf = (character: string): string => {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}

/** The text with every unsafe character replaced by a visible one of the same length. */
export const visible = (text: string): string => text.replace(unsafe, pictureOf)

/** One character as a reader sees it, where it starts in the text (UTF-16 units) and on the screen (columns). */
export interface Cell {
  readonly text: string
  readonly index: number
  readonly at: number
  readonly width: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function widthOf(character: string): number {
  if (invisible.test(character)) return 0
  return wide.test(character) || emoji.test(character) ? 2 : 1
}

/** A line of source as cells; tabs become spaces up to the next stop. */
export function cellsOf(line: string): Cell[] {
  let at = 0
  return Array.from(segmenter.segment(visible(line)), ({ segment, index }) => {
    const width = segment === '\t' ? TAB - (at % TAB) : widthOf(segment)
    const cell = { text: segment === '\t' ? ' '.repeat(width) : segment, index, at, width }
    at += width
    return cell
  })
}

/** Whether every unit of a text is one visible character, one column wide: most are, and ten thousand lines of a table are measured at once. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text)

/** Columns that a text takes on the screen. */
export const displayWidth = (text: string): number =>
  isPlain(text) ? text.length : cellsOf(text).reduce((sum, cell) => sum + cell.width, 0)

/** The screen column of a place in a line, given in UTF-16 units from 0; places behind the end lie just after it. */
export function columnOf(cells: readonly Cell[], index: number): number {
  const cell = cells.findLast((one) => one.index <= index)
  if (cell === undefined) return 0
  const behind = index >= cell.index + Math.max(1, cell.text.trim() === '' ? 1 : cell.text.length)
  return behind ? cell.at + cell.width : cell.at
}

/** The text cut to `width` columns, with an ellipsis where something was cut. */
export function clip(text: string, width: number): string {
  if (text.length <= width && isPlain(text)) return text
  const cells = cellsOf(text)
  const total = cells.reduce((sum, cell) => sum + cell.width, 0)
  if (total <= width) return cells.map((cell) => cell.text).join('')
  return `${cells
    .filter((cell) => cell.at + cell.width <= width - 1)
    .map((cell) => cell.text)
    .join('')}…`
}
