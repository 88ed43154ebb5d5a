/** A relational program as a module of JavaScript that needs nothing else, and its types. */
import type { Column, Input, Program } from '../../relational/program/ir.ts'
import { headerLines, stepComment } from '../header.ts'
import { literal } from '../quote.ts'
import { referencesOf } from '../references.ts'
import type { Stamp } from '../refusal.ts'
import { columnIn, tablesOf } from '../tables.ts'
import { safeWords } from '../words.ts'
import { arithmeticOf, TABLES } from './prelude.ts'
import { heldOf } from './scalar.ts'
import { stepJs } from './step.ts'
import { writingJs } from './writing.ts'

const LEDGERS = ['earnings', 'credits', 'payments'] as const

const comment = (lines: readonly string[]): string => `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`

/** A column as the module describes it: its name, how it is held, how far it reaches, whether it may be missing. */
function described(column: Column, more = ''): string {
  const common = `name: ${literal(column.name)}, nullable: ${column.nullable}`
  if (column.type === 'text') return `{ ${common}, type: "text"${more} }`
  const big = heldOf(column) === 'bigint' ? 'n' : ''
  return `{ ${common}, type: ${literal(heldOf(column))}, low: ${column.low}${big}, high: ${column.high}${big}, scale: ${column.scale}${more} }`
}

/** The module's text. */
export function jsModule(program: Program, stamp: Stamp): string {
  const references = referencesOf(program.inputs)
  const tables = tablesOf(program)
  const steps = program.steps.map((step, i) => {
    const line = step.origin === null ? 'null' : String(step.origin.span.start.line)
    return {
      text: `/** ${stepComment(step, i + 1)} */\nconst ${functionOf(step.name)} = (t) =>\n  ${stepJs(step, tables)}\n`,
      entry: `  [${literal(step.name)}, ${functionOf(step.name)}, ${literal(safeWords(step.says))}, ${line}],\n`,
    }
  })
  const read = (input: Input, { column, field: { oneOf } }: Input['columns'][number]): string => {
    const to = references.find((one) => one.from === input && one.column === column)
    const refers = to === undefined ? '' : `, refersTo: { table: ${literal(to.to.name)}, column: ${literal(to.key.name)} }`
    const words = oneOf === null || column.type !== 'text' ? '' : `, oneOf: [${oneOf.map(literal).join(', ')}]`
    return described(column, words + refers)
  }
  const inputs = program.inputs.map((input) => {
    const { name, record, key, columns } = input
    const columnLines = columns.map((one) => `      ${read(input, one)},\n`).join('')
    return `  {\n    name: ${literal(name)},\n    record: ${literal(record)},\n    key: [${key.map(literal).join(', ')}],\n    columns: [\n${columnLines}    ],\n  },\n`
  })
  const body = steps.map(({ text }) => text).join('\n')
  const writing = writingJs(program)
  const arithmetic = arithmeticOf(`${body}${writing}`)
  const checks = program.checks.map(
    ({ step, says, code, shows }) =>
      `  { step: ${literal(step)}, says: ${literal(safeWords(says))}, code: ${code === null ? 'null' : literal(code)}, shows: [${shows.map(literal).join(', ')}] },\n`,
  )
  const bounds = program.bounds.map(({ step, column, says }) => {
    const held = columnIn(tables(step), column)
    return `  { step: ${literal(step)}, says: ${literal(safeWords(says))}, ...${described(held)} },\n`
  })
  const ledgers = LEDGERS.map((name) => `${name}: ${program.outputs[name] === null ? '[]' : `t.${program.outputs[name]}`}`)
  return [
    comment(headerLines(program, stamp, { label: 'JavaScript', tested: true })),
    `/** The tables that are read, and what each column may hold. */\nexport const inputs = [\n${inputs.join('')}]\n`,
    ...(arithmetic === '' ? [] : [`// ---- arithmetic\n\n${arithmetic}\n`]),
    `${TABLES}\n`,
    `// ---- steps\n\n${body}`,
    `const steps = [\n${steps.map(({ entry }) => entry).join('')}]\n`,
    `const checks = [\n${checks.join('')}]\n\nconst bounds = [\n${bounds.join('')}]\n`,
    RUN.replace('LEDGERS', ledgers.join(', ')),
    writing,
  ].join('\n')
}

/** Functions have a mark behind their name, so that none is a word of the language. */
const functionOf = (step: string): string => `${step}_`

const RUN = `// ---- the run

/** What is wrong with the tables that are handed in, row by row: a list of \`{ record, row, column, says }\`, rows counted from 1. */
export function check(tables) {
  const problems = []
  const valuesOf = ({ table, column }) => new Set((tables[table] ?? []).map((row) => String(row[column])))
  for (const { name, record, key, columns } of inputs) {
    const seen = new Set()
    const there = columns.map(({ refersTo }) => refersTo && valuesOf(refersTo))
    const rows = tables[name] ?? []
    rows.forEach((row, i) => {
      const wrong = (column, says) => problems.push({ record, row: i + 1, column, says })
      for (const [place, { name: column, nullable, type, low, high, oneOf, refersTo }] of columns.entries()) {
        const value = row[column]
        if (value === null || value === undefined) nullable || wrong(column, 'there is no value')
        else if (type === 'text') typeof value === 'string' || wrong(column, 'it is no text')
        else if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) wrong(column, 'it is no whole number that a double holds; hand it in as a bigint')
        else if (value < low || value > high) wrong(column, \`\${value} is not from \${low} to \${high}\`)
        if (value === null || value === undefined) continue
        if (oneOf !== undefined && !oneOf.includes(value)) wrong(column, \`\${value} is none of \${oneOf.join(', ')}\`)
        if (refersTo !== undefined && !there[place].has(String(value))) wrong(column, \`no row of \${refersTo.table} has the \${refersTo.column} \${value}\`)
      }
      const text = keyOf(key.map((column) => row[column] ?? null))
      if (seen.has(text)) wrong(key[0], 'another row has the same key')
      seen.add(text)
    })
  }
  return problems
}

const held = (value, type) => (value === null || value === undefined ? null : type === 'number' ? Number(value) : type === 'bigint' ? BigInt(value) : value)

/**
 * The ledgers of what the plan pays. Throws RangeError on the first thing that is wrong with the tables, or where a bound that the
 * program was proved for does not hold.
 */
export function run(tables) {
  const [problem] = check(tables)
  if (problem !== undefined) throw new RangeError(\`\${problem.record}, row \${problem.row}, \${problem.column}: \${problem.says}\`)
  const t = {}
  for (const { name, columns } of inputs) {
    t[name] = (tables[name] ?? []).map((row) => {
      const read = Object.fromEntries(columns.map(({ name: column, type }) => [column, held(row[column], type)]))
      return from(name, read, [])
    })
  }
  for (const [name, make] of steps) t[name] = make(t)
  for (const { step, says, shows } of checks) {
    const [found] = t[step]
    if (found !== undefined) throw new RangeError(\`\${says}: \${shows.map((column) => \`\${column} \${found[column]}\`).join(', ')}\`)
  }
  for (const { step, says, name, low, high } of bounds) {
    const found = t[step].find((row) => row[name] !== null && (row[name] < low || row[name] > high))
    if (found !== undefined) throw new RangeError(\`\${says}: \${found[name]} is not from \${low} to \${high}\`)
  }
  return { LEDGERS }
}

/** How a line came to be: the steps that made it, first to last, each with its words, the line of the plan and the rows that it had. */
export function trace(line) {
  const found = new Map()
  const visit = (row) => {
    const known = made.get(row)
    if (known === undefined) return
    const rows = found.get(known.step) ?? new Set()
    if (rows.has(row)) return
    found.set(known.step, rows.add(row))
    for (const source of typeof known.sources === 'function' ? known.sources() : known.sources) visit(source)
  }
  visit(line)
  const named = [...inputs.map(({ name, record }) => [name, null, record, null]), ...steps]
  return named.flatMap(([step, , says, planLine]) => (found.has(step) ? [{ step, says, line: planLine, rows: [...found.get(step)] }] : []))
}
`

const TS_TYPES = { number: 'number', bigint: 'bigint', text: 'string' } as const

/** The module's types. Rows that are handed in may hold any whole number as a bigint. */
export function jsTypes(program: Program, stamp: Stamp): string {
  const tables = tablesOf(program)
  const field = (column: Column, read: boolean): string => {
    const type = TS_TYPES[heldOf(column)]
    const either = read && type !== 'string' ? 'number | bigint' : type
    return `  readonly ${column.name}${read && column.nullable ? '?' : ''}: ${either}${column.nullable ? ' | null' : ''}\n`
  }
  const row = (name: string, columns: readonly Column[], read: boolean): string =>
    `export interface ${name} {\n${columns.map((column) => field(column, read)).join('')}}\n`
  const readRows = program.inputs.map(({ name, columns }) =>
    row(
      typeName(name),
      columns.map(({ column }) => column),
      true,
    ),
  )
  const ledgers = LEDGERS.map((name) => {
    const step = program.outputs[name]
    return { name, type: `${typeName(name)}Line`, columns: step === null ? [] : tables(step) }
  })
  return [
    comment(headerLines(program, stamp, { label: 'JavaScript', tested: true })),
    ...readRows,
    ...ledgers.map(({ type, columns }) => row(type, columns, false)),
    `export interface Tables {\n${program.inputs.map(({ name }) => `  readonly ${name}: readonly ${typeName(name)}[]\n`).join('')}}\n`,
    `export interface Ledgers {\n${ledgers.map(({ name, type }) => `  readonly ${name}: readonly ${type}[]\n`).join('')}}\n`,
    TYPES,
    `/** The ledgers as the texts of their files, as \`caboose run\` writes them. */\nexport declare function csv(ledgers: Ledgers): { ${ledgers
      .flatMap(({ name }) => (program.outputs[name] === null ? [] : [`readonly ${name}: string`]))
      .join('; ')} }\n`,
  ].join('\n')
}

const typeName = (name: string): string =>
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const TYPES = `/** What a table may hold. \`type\`: as what the numbers of a column are computed. */
export interface Column {
  readonly name: string
  readonly nullable: boolean
  readonly type: 'number' | 'bigint' | 'text'
  readonly low?: number | bigint
  readonly high?: number | bigint
  readonly scale?: number
  /** The texts that are allowed. */
  readonly oneOf?: readonly string[]
  /** The column of a table that must have the value. */
  readonly refersTo?: { readonly table: string; readonly column: string }
}
export declare const inputs: readonly { readonly name: string; readonly record: string; readonly key: readonly string[]; readonly columns: readonly Column[] }[]

/** One thing that is wrong with the tables; rows count from 1. */
export interface Problem {
  readonly record: string
  readonly row: number
  readonly column: string
  readonly says: string
}
export declare function check(tables: Tables): readonly Problem[]

/** Throws RangeError on tables that \`check\` finds something wrong with. */
export declare function run(tables: Tables): Ledgers

/** One step that a line was made by: what it does, the line of the plan that says so, and the rows that it had. */
export interface Traced {
  readonly step: string
  readonly says: string
  readonly line: number | null
  readonly rows: readonly Readonly<Record<string, number | bigint | string | null>>[]
}
export declare function trace(line: object): readonly Traced[]
`
