/** A relational program as one file of Python that needs nothing else. */
import type { Column, Input, Program } from '../../relational/program/ir.ts'
import { headerLines, stepComment } from '../header.ts'
import { pythonLiteral as literal } from '../quote.ts'
import { type Reading, readingOf } from '../reading.ts'
import { referencesOf } from '../references.ts'
import type { Stamp } from '../refusal.ts'
import { columnIn, tablesOf } from '../tables.ts'
import { safeWords } from '../words.ts'
import { ARITHMETIC, IMPORTS, RUN } from './prelude.ts'
import { READ } from './reading.ts'
import { stepPy } from './step.ts'
import { writingPy } from './writing.ts'

const list = (texts: readonly string[]): string => `(${texts.map((text) => `${literal(text)}, `).join('')})`

/** How a column's cells are read, as a function of the text. */
function convert(reading: Reading): string {
  switch (reading.kind) {
    case 'decimal':
      return `lambda text: read_decimal(text, ${reading.places}, ${list(reading.signs)}, ${literal(reading.unit)})`
    case 'day':
      return `lambda text: read_day(text, ${literal(reading.pattern)})`
    case 'moment':
      return `lambda text: read_moment(text, ${literal(reading.zone)})`
    case 'yesno':
      return 'read_yesno'
    case 'text':
      return `lambda text: read_text(text, ${reading.oneOf === null ? 'None' : list(reading.oneOf)})`
    default: {
      const never: never = reading
      return never
    }
  }
}

const bounds = (column: Column): string => (column.type === 'int' ? `${column.low}, ${column.high}` : 'None, None')

/** Name, kind, bounds, whether it may be missing, its name in the file, how its cells are read. */
const described = ({ column, field }: Input['columns'][number]): string =>
  `(${literal(column.name)}, ${literal(column.type)}, ${bounds(column)}, ${column.nullable ? 'True' : 'False'}, ${literal(field.column)}, ${convert(readingOf(field, column))}),`

const input = ({ name, record, file, key, columns }: Input): string =>
  `    (${literal(name)}, ${literal(record)}, ${literal(file)}, ${list(key)}, [\n${columns.map((column) => `        ${described(column)}\n`).join('')}    ]),\n`

/** The file's text. */
export function pythonFile(program: Program, stamp: Stamp): string {
  const header = headerLines(program, stamp, { label: 'Python 3.9 or newer', tested: true })
  const references = referencesOf(program.inputs).map(
    ({ from, column, to, key }) => `    (${literal(from.name)}, ${literal(column.name)}, ${literal(to.name)}, ${literal(key.name)}),\n`,
  )
  const steps = program.steps.map((step, i) => `def ${step.name}_(t):\n    # ${stepComment(step, i + 1)}\n    return ${stepPy(step)}\n`)
  const entries = program.steps.map(({ name }) => `    (${literal(name)}, ${name}_),\n`)
  const checks = program.checks.map(({ step, says, shows }) => `    (${literal(step)}, ${literal(safeWords(says))}, ${list(shows)}),\n`)
  const tables = tablesOf(program)
  const held = program.bounds.map(
    ({ step, column, says }) =>
      `    (${literal(step)}, ${literal(column)}, ${bounds(columnIn(tables(step), column))}, ${literal(safeWords(says))}),\n`,
  )
  const ledgers = (['earnings', 'credits', 'payments'] as const).map((name) => {
    const step = program.outputs[name]
    return `    (${literal(name)}, ${step === null ? 'None' : literal(step)}),\n`
  })
  return [
    header.map((line) => `# ${line}`.trimEnd()).join('\n'),
    IMPORTS,
    `${ARITHMETIC}\n`,
    `${READ}\n`,
    `# ---- the tables that are read\n\n\nINPUTS = [\n${program.inputs.map(input).join('')}]\n\nREFERENCES = [\n${references.join('')}]\n`,
    `# ---- steps\n\n\n${steps.join('\n\n')}\n`,
    `STEPS = [\n${entries.join('')}]\n\nCHECKS = [\n${checks.join('')}]\n\nBOUNDS = [\n${held.join('')}]\n\nLEDGERS = [\n${ledgers.join('')}]\n`,
    writingPy(program),
    `${RUN}\n`,
  ].join('\n\n')
}
