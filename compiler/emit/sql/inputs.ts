/** The tables that a script reads, as statements that make them: what each column takes is said beside it, with a value as an example. */
import { parseDay } from '../../../runtime/calendar/day.ts'
import type { Column, Input, Program } from '../../relational/program/ir.ts'
import { headerLines } from '../header.ts'
import type { Stamp } from '../refusal.ts'
import { safeWords } from '../words.ts'
import type { Dialect } from './dialect.ts'
import { heldOf } from './scalar.ts'

/** What the engineer who fills the tables is told. */
const ABOUT = [
  'Run it first: it makes the tables that the program reads, empty. Fill them with the rows of the data, each value as it is said beside',
  'its column, and null where there is none. Nothing is rounded on the way.',
]

/** A script that makes the tables, empty. */
export function inputsScript(program: Program, dialect: Dialect, stamp: Stamp): string {
  const header = [...headerLines(program, stamp, dialect), '', ...ABOUT].map((line) => `-- ${line}`.trimEnd()).join('\n')
  const first = [...dialect.first, ...dialect.apart(program.plan.name)].map((statement) => `${statement};\n`)
  return [`${header}\n`, ...first, ...program.inputs.map((input) => tableSql(input, program, dialect))].join('\n')
}

function tableSql({ name, record, file, columns, key }: Input, program: Program, dialect: Dialect): string {
  const cells = columns.map(({ column, field }, i) => {
    const comma = i + 1 < columns.length ? ',' : ''
    return [
      `  ${dialect.quoted(column.name)} ${dialect.typeOf(heldOf(column, { dialect, tooWide: () => undefined }))}${comma}`,
      takes(column, field, program),
    ]
  })
  const width = Math.max(...cells.map(([cell = '']) => cell.length))
  const lines = cells.map(([cell = '', words]) => `${cell.padEnd(width)} -- ${words}`)
  const says = [
    `-- ${name}: the rows of ${safeWords(file)}, which the plan calls ${safeWords(record)},`,
    `-- of which no two have the same ${key.join(', ')}`,
  ]
  const quoted = dialect.quoted(name)
  return `${says.join('\n')}\nCREATE TABLE ${quoted} (\n${lines.join('\n')}\n);\n`
}

/** What a column takes: the file's own name for it, and how its value becomes a whole number. */
function takes(column: Column, field: Input['columns'][number]['field'], program: Program): string {
  const words = [`${safeWords(field.column)}:`, valueWords(column, field, program), column.nullable ? '(or null)' : '']
  return words.filter((word) => word !== '').join(' ')
}

const DAY = '2026-01-31'

function valueWords(
  column: Column,
  { unit, form, oneOf, currency }: Input['columns'][number]['field'],
  { currency: own }: Program,
): string {
  const scale = column.type === 'int' ? column.scale : 0
  const times = (value: string, places: number): string => {
    const [whole = '0', decimals = ''] = value.split('.')
    return `${BigInt(whole + decimals.padEnd(places, '0'))}`
  }
  switch (unit.kind) {
    case 'money': {
      const digits = scale + own.digits
      const value = digits > 1 ? '12.34' : '12'
      const code = currency === null ? unit.currency : 'the row’s currency'
      return `money of ${safeWords(code)} in parts of ${10n ** BigInt(digits)} (${value} is ${times(value, digits)})`
    }
    case 'percent':
      return `a ratio in parts of ${10n ** BigInt(scale)} (${form.scale === 'fraction' ? '0.05' : '5%'} is ${times('0.05', scale)})`
    case 'factor':
      return `a factor in parts of ${10n ** BigInt(scale)} (1.5x is ${times('1.5', scale)})`
    case 'number':
      return scale === 0 ? 'a whole number' : `a number in parts of ${10n ** BigInt(scale)} (1.5 is ${times('1.5', scale)})`
    case 'count':
      return 'a whole number'
    case 'months':
      return 'a whole number of months'
    case 'date': {
      const zone = form.zone === null ? '' : `the day in ${safeWords(form.zone)}, as `
      return `${zone}days since 1970-01-01 (${DAY} is ${parseDay(DAY)})`
    }
    case 'yesno':
      return '1 for yes, 0 for no'
    case 'reference':
      return `a key of ${safeWords(unit.record)}`
    case 'text':
      return oneOf === null ? 'as it stands there' : safeWords(`one of ${oneOf.join(', ')}`)
    default: {
      const never: never = unit
      return never
    }
  }
}
