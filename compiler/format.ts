/** Canonical layout of one file. */
import { parse } from '../grammar/parse.ts'
import { print } from '../grammar/print.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'

/** The canonical text, or the text as it was where it has mistakes: nothing is ever lost. */
export function format(text: string, file: string): { text: string; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const syntax = parse(text, file, (diagnostic) => diagnostics.push(diagnostic))
  return { text: hasErrors(diagnostics) ? text : print(syntax), diagnostics }
}
