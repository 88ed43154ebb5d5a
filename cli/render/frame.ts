import type { Diagnostic, Edit, Severity } from '../../messages/diagnostic.ts'
import type { Span } from '../../messages/span.ts'
import type { Colours } from '../io.ts'
import { tablePlace } from '../tables/places.ts'
import { visible } from './cells.ts'
import { gutterOf, linesOf, type Mark, snippet } from './snippet.ts'

/** What a frame needs besides the finding: the texts, the colours, the columns there are. */
export interface Canvas {
  readonly source: (file: string) => string | undefined
  readonly colours: Colours
  readonly width: number
}

const paintOf = (severity: Severity, colours: Colours): ((text: string) => string) =>
  ({ error: colours.red, warning: colours.yellow, hint: colours.cyan })[severity]

const place = ({ file, start }: Span): string => `${visible(file)}:${start.line}:${start.column}`

/** Marks by file, the file of the finding first. */
function byFile(marks: readonly Mark[]): Map<string, Mark[]> {
  const files = new Map<string, Mark[]>()
  for (const mark of marks) files.set(mark.span.file, [...(files.get(mark.span.file) ?? []), mark])
  return files
}

/** The line as it reads after the fix and a mark under what is new, for a fix that stays on one line. */
function fixed(
  edits: readonly Edit[],
  text: string | undefined,
  paint: (text: string) => string,
): { text: string; mark: Mark } | undefined {
  const [edit] = edits
  if (edit === undefined || edits.length > 1 || text === undefined) return undefined
  const { start, end } = edit.span
  const lines = [...linesOf(text)]
  const line = lines[start.line - 1]
  if (line === undefined || start.line !== end.line || edit.text.includes('\n') || edit.text === '') return undefined
  lines[start.line - 1] = line.slice(0, start.column - 1) + edit.text + line.slice(end.column - 1)
  const after = { line: start.line, column: start.column + edit.text.length }
  return { text: lines.join('\n'), mark: { span: { file: edit.span.file, start, end: after }, note: '', sign: '+', paint } }
}

/**
 * A finding as a person reads it at a terminal: the message, the place, the lines with the exact words underlined,
 * related places with their notes, help and fix. Ends with a newline.
 */
export function frame(diagnostic: Diagnostic, { source, colours, width }: Canvas): string {
  const { code, severity, message, span, related, help, fix } = diagnostic
  const paint = paintOf(severity, colours)
  const marks: Mark[] = [
    { span, note: '', sign: '^', paint },
    ...related.map((one): Mark => ({ span: one.span, note: visible(one.note), sign: '-', paint: colours.blue })),
  ]
  const files = byFile(marks)
  const gutter = Math.max(...[...files].map(([file, group]) => gutterOf(group, source(file))))
  const room = Math.max(30, width - gutter - 4)
  const indent = ' '.repeat(gutter)
  const lines = [`${colours.bold(paint(`${severity}[${code}]`))}${colours.bold(`: ${visible(message)}`)}`]

  for (const [file, group] of files) {
    const [first] = group
    if (first === undefined) continue
    const text = source(file)
    const inTable = tablePlace(first.span, source)
    lines.push(
      `${indent}${colours.dim(file === span.file ? '-->' : ':::')} ${inTable === undefined ? place(first.span) : visible(inTable)}`,
    )
    if (inTable !== undefined)
      for (const { span: there, note } of group.slice(1))
        lines.push(`${indent} ${colours.dim('=')} ${visible(tablePlace(there, source) ?? '')}: ${note}`)
    else if (text !== undefined) lines.push(...snippet(text, group, gutter, room, colours.dim))
    else for (const { span: there, note } of group) if (note !== '') lines.push(`${indent} ${colours.dim('=')} ${place(there)}: ${note}`)
  }

  if (help !== undefined || fix !== undefined) lines.push(`${indent} ${colours.dim('|')}`)
  if (help !== undefined) lines.push(`${indent} ${colours.dim('=')} ${colours.bold('help')}: ${visible(help)}`)
  if (fix !== undefined) {
    lines.push(`${indent} ${colours.dim('=')} ${colours.bold('fix')}: ${visible(fix.title)}`)
    const after = fixed(fix.edits, source(fix.edits[0]?.span.file ?? span.file), colours.green)
    if (after !== undefined) lines.push(...snippet(after.text, [after.mark], gutter, room, colours.dim))
  }
  return `${lines.join('\n')}\n`
}
