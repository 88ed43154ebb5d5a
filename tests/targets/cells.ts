/** Cells of every kind of field, and what the plain reader makes of them. */
import { compile } from '../../compiler/compile.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { inputsOf } from '../../compiler/relational/records/data.ts'
import { wholeInputs } from '../../compiler/relational/records/records.ts'
import { digitsOf } from '../../compiler/run.ts'
import { readData } from '../../runtime/data/read.ts'
import { PLAN } from './engine-run.ts'

const FIELDS = `id text key  owner rep  won_on date incentive  kind text  amount money  discount number  cut percent  quantity count  local_day date as "MM/DD/YYYY"`
const { core, diagnostics } = compile('sales.plan', (file) =>
  file === 'sales.plan' ? PLAN.replace(/record deal from "deals.csv" \{.*\}/, `record deal from "deals.csv" { ${FIELDS} }`) : undefined,
)

const NUMBERS = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '00012',
    '12.',
    '.5',
    '-.5',
    '1.5',
    '-1.50',
    '1.005',
    '0.0001',
    '0.00010',
    '0.00001',
    '1e3',
    '+1',
    ' 1',
    '1 ',
    '--1',
    '-',
    '.',
    '1_000',
    '1\n',
    '0x1F',
  ],
  ...[
    '999999999.99',
    '-999999999.99',
    '9999999.9999',
    '99999999999999',
    '999999999999999',
    '9999999999999999',
    '99999999999999999999',
    '1,234',
    '1,234.50',
    '12,34',
    '$1',
    '$ 1',
    '$1,234.5',
    '-$1',
    '$-1',
    'USD 12',
    'EUR 1',
  ],
  ...['5%', '5 %', '0.1%', '12.0000%', '0.000001', 'NaN', 'Infinity', 'null', '\u0660', '1\u00a0000', '１'],
]
const DAYS = [
  '2026-01-05',
  '2026-02-29',
  '2024-02-29',
  '2026-1-5',
  '2026-01-05 ',
  '2026-01-05\n',
  '02/28/2026',
  '2/28/2026',
  '13/01/2026',
  '0000-01-01',
  '9999-12-31',
  '2026-01-05T00:00:00',
  '1900-02-29',
]

export const CASES = [
  ...['amount', 'discount', 'cut', 'quantity'].flatMap((field) => NUMBERS.map((cell) => [field, cell] as const)),
  ...['won_on', 'local_day'].flatMap((field) => DAYS.map((cell) => [field, cell] as const)),
]

const shape = core?.records.find(({ name }) => name === 'deal')
const [input] = shape === undefined ? [] : wholeInputs({ records: [shape] }, ANY_DATA)
if (shape === undefined || input === undefined) throw new Error(JSON.stringify(diagnostics))

export const INPUT = input
export const NAMES = shape.fields.map(({ name }) => name)

const USUAL: Readonly<Record<string, string>> = {
  id: 'D-1',
  owner: 'R-1',
  won_on: '2026-01-05',
  kind: 'new',
  amount: '1',
  discount: '0',
  cut: '5%',
  quantity: '1',
  local_day: '01/05/2026',
}

/** The cells of a row in which one says something of its own. */
export const rowWith = (field: string, cell: string): readonly string[] =>
  NAMES.map((name) => (name === field ? cell : (USUAL[name] ?? '')))

const placeOf = (field: string): number => INPUT.columns.findIndex((one) => one.field.name === field)

/** What the plain reader makes of a cell. */
export function plainly(field: string, cell: string): string {
  const file = `${NAMES.join(',')}\n${rowWith(field, cell)
    .map((one) => `"${one}"`)
    .join(',')}\n`
  const codes: string[] = []
  const data = readData(
    shape === undefined ? [] : [shape],
    () => new TextEncoder().encode(file),
    digitsOf,
    ({ severity, code }) => void (severity === 'error' && codes.push(code)),
  )
  const { tables, tooFar } = inputsOf({ inputs: [INPUT] }, data)
  return codes.length > 0 || tooFar.length > 0 ? 'refused' : String(tables.get(INPUT.name)?.[0]?.[placeOf(field)])
}

/** What a system made of it: nothing where it is refused; what is beyond any data is refused by the guard that holds the bounds. */
export function heldIn(field: string, row: readonly unknown[] | undefined): string {
  if ((row?.[placeOf(field)] ?? null) === null || row === undefined) return 'refused'
  const place = placeOf(field)
  const column = INPUT.columns[place]?.column
  const read = String(row[place])
  const isFar = column?.type === 'int' && (BigInt(read) < BigInt(column.low) || BigInt(read) > BigInt(column.high))
  return isFar ? 'refused' : read
}
