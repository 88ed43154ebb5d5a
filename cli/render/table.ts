import { clip, displayWidth, visible } from './cells.ts'

export interface Column {
  readonly title: string
  /** Numbers stand at the right, words at the left. */
  readonly align: 'left' | 'right'
}

const GAP = '  '
const NARROWEST = 8

/** Column widths: as wide as needed; when the terminal is narrower, the widest column of words gives way first. */
function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], room: number): number[] {
  const widths = columns.map(({ title }, at) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[at] ?? '')), displayWidth(title)),
  )
  const total = () => widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1)
  while (total() > room) {
    const words = columns.flatMap(({ align }, at) => (align === 'left' && (widths[at] ?? 0) > NARROWEST ? [at] : []))
    const widest = words.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0]
    if (widest === undefined) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** A table of text with a rule under its head and, where there are totals, one above them. Ends with a newline. */
export function table(columns: readonly Column[], body: readonly (readonly string[])[], totals: readonly string[], room: number): string {
  const clean = (row: readonly string[]) => row.map(visible)
  const rows = body.map(clean)
  const foot = totals.length === 0 ? [] : [clean(totals)]
  const widths = widthsOf(columns, [...rows, ...foot], room)
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, at) => {
        const width = widths[at] ?? 0
        const text = clip(row[at] ?? '', width)
        const pad = ' '.repeat(Math.max(0, width - displayWidth(text)))
        return align === 'right' ? pad + text : text + pad
      })
      .join(GAP)
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP)
  const lines = [line(columns.map(({ title }) => title)), rule, ...rows.map(line)]
  if (foot.length > 0) lines.push(rule, ...foot.map(line))
  return `${lines.join('\n')}\n`
}
