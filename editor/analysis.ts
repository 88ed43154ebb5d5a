/** What is known about a plan while it is written: its files, what they mean, and what is wrong with them. */
import { type Compiled, compile } from '../compiler/compile.ts'
import type { ReadText } from '../compiler/load.ts'
import { parse } from '../grammar/parse.ts'
import { reparse } from '../grammar/reparse.ts'
import type { FileSyntax } from '../grammar/syntax.ts'
import type { Diagnostic, Report } from '../messages/diagnostic.ts'

/** A file as it was read, with what was found in its text. */
export interface Parsed {
  readonly syntax: FileSyntax
  readonly found: readonly Diagnostic[]
  /** The file as it was last without a mistake in its text; undefined where it never was. */
  readonly sound: FileSyntax | undefined
}

/** A file with all that it uses, compiled as far as it is understood. Plain data; each change makes another. */
export interface Analysis extends Compiled {
  readonly entry: string
  /** By path. */
  readonly parsed: ReadonlyMap<string, Parsed>
}

/**
 * Compiles the file `entry`, a plan or any other, with the files that it uses; `read` hands in texts. `before` is an analysis of the
 * same files before a change: what did not change is not read again. Never throws on what a user wrote.
 */
export function analyse(entry: string, read: ReadText, before?: Analysis): Analysis {
  const parsed = new Map<string, Parsed>()
  const parseText = (text: string, file: string, report: Report): FileSyntax => {
    const kept = before?.parsed.get(file)
    const one = kept !== undefined && kept.syntax.text === text ? kept : parsedText(text, file, kept?.sound)
    parsed.set(file, one)
    for (const diagnostic of one.found) report(diagnostic)
    return one.syntax
  }
  const fold = before?.entry === entry ? before.diagnostics.find(({ code }) => code === 'CB401')?.fix?.title : undefined
  return { ...compile(entry, read, { parseText, fold }), entry, parsed }
}

function parsedText(text: string, file: string, sound: FileSyntax | undefined): Parsed {
  const found: Diagnostic[] = []
  const report = (diagnostic: Diagnostic): void => {
    found.push(diagnostic)
  }
  const syntax = sound === undefined ? parse(text, file, report) : reparse(text, sound, report)
  return { syntax, found, sound: found.length === 0 && !syntax.damaged ? syntax : sound }
}
