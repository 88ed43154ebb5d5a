/** What the library says somebody is paid: the statement that `caboose explain` prints, line by line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { cellsOf, type Line } from '../../compiler/describe/page.ts'
import { partsOf } from '../../compiler/describe/parts.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { statementAnswer } from '../../compiler/describe/statement-answer.ts'
import { run } from '../../compiler/run.ts'

export interface Paid {
  /** `36249.27`, as `caboose explain --format json` says it. */
  readonly earned: string
  /** The headings and lines of the text; the cells of a row of a table are separated by tabs. */
  readonly lines: readonly string[]
}

const words = (line: Line): string => (line.kind === 'reason' ? `Why: ${line.text}` : line.text)

/** The statements of people for a period, all of one run. */
export function paidByLibrary(company: string, entry: string, period: string, people: readonly string[]): readonly Paid[] {
  const read = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../../plans', company, path))
  const { plan, core } = compile(entry, (path) => read(path).toString('utf8'))
  if (plan === undefined || core === undefined) throw new Error(`${entry} does not compile`)
  const { outcome } = run(core, (path) => read(join('data', path)), { period, asOf: null })
  if (outcome === undefined) throw new Error(`${entry} does not run`)
  return people.map((person) => {
    const statement = describeStatement(plan, core, outcome, person)
    const answer = statementAnswer(statement, core) as { readonly total: { readonly earned: string } }
    const lines = statement.blocks.flatMap((block) => [
      block.heading,
      ...partsOf(block).flatMap((part) =>
        part.kind === 'table'
          ? part.rows.map((row) => cellsOf(row).join('\t')).filter((row) => row.trim() !== '')
          : part.line.text === ''
            ? []
            : [words(part.line)],
      ),
    ])
    return { earned: answer.total.earned, lines }
  })
}
