/** A plan and every file that it uses, read and parsed. */

import type { Item } from '../grammar/forms/items.ts'
import { parse } from '../grammar/parse.ts'
import type { FileSyntax } from '../grammar/syntax.ts'
import type { Report } from '../messages/diagnostic.ts'
import { report as reportOf } from '../messages/report.ts'

/** Hands in the text of a file, or undefined where there is none. Paths are joined with `/`. */
export type ReadText = (path: string) => string | undefined

/** Reads one text; `parse`, or one that knows the text already. */
export type ParseText = typeof parse

/** The files, the entry first, each once, in the order in which `uses` names them. Reports CB1xx, CB207. */
export function loadFiles(entry: string, read: ReadText, report: Report, parseText: ParseText = parse): FileSyntax[] {
  const text = read(entry)
  if (text === undefined) {
    const start = { line: 1, column: 1 }
    report(reportOf('CB207', { file: entry, start, end: start }, { path: entry }))
    return []
  }
  const files: FileSyntax[] = [parseText(text, entry, report)]
  const seen = new Set([entry])
  for (let index = 0; index < files.length; index++) {
    const file = files[index]
    if (file === undefined) continue
    for (const item of file.items as readonly Item[]) {
      if (item.form !== 'uses') continue
      for (const used of item.files) {
        const path = beside(file.file, used.path.text)
        if (seen.has(path)) continue
        seen.add(path)
        const found = read(path)
        if (found === undefined) report(reportOf('CB207', used.span, { path: used.path.text }))
        else files.push(parseText(found, path, report))
      }
    }
  }
  return files
}

/** A path taken from the folder of another file. */
export function beside(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
