/** Cells as DuckDB reads them are the cells of the plain reader: the same number, or refused by both. */
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { stagingSql } from '../../compiler/emit/sql/staging.ts'
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
  '02/28/2026',
  '2/28/2026',
  '13/01/2026',
  '0000-01-01',
  '9999-12-31',
  '2026-01-05T00:00:00',
  '1900-02-29',
]

const CASES = [
  ...['amount', 'discount', 'cut', 'quantity'].flatMap((field) => NUMBERS.map((cell) => [field, cell] as const)),
  ...['won_on', 'local_day'].flatMap((field) => DAYS.map((cell) => [field, cell] as const)),
]

test(`${CASES.length} cells`, async () => {
  const shape = core?.records.find(({ name }) => name === 'deal')
  if (core === undefined || shape === undefined) throw new Error(JSON.stringify(diagnostics))
  const [input] = wholeInputs({ records: [shape] }, ANY_DATA)
  if (input === undefined) throw new Error('no input')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const usual: Readonly<Record<string, string>> = {
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
  const names = shape.fields.map(({ name }) => name)
  const differing: unknown[] = []
  for (const [field, cell] of CASES) {
    const cells = names.map((name) => (name === field ? cell : (usual[name] ?? '')))
    const file = `${names.join(',')}\n${cells.map((one) => `"${one}"`).join(',')}\n`
    const codes: string[] = []
    const data = readData(
      [shape],
      () => new TextEncoder().encode(file),
      digitsOf,
      ({ severity, code }) => void (severity === 'error' && codes.push(code)),
    )
    const { tables, tooFar } = inputsOf({ inputs: [input] }, data)
    const place = input.columns.findIndex((one) => one.field.name === field)
    const plain = codes.length > 0 || tooFar.length > 0 ? 'refused' : String(tables.get(input.name)?.[0]?.[place])
    const source = `(SELECT ${cells.map((one, i) => `'${one.replaceAll("'", "''")}' AS c${i}`).join(', ')})`
    const read = await connection.runAndReadAll(stagingSql(input, source, (column) => `c${names.indexOf(column)}`)).then(
      (rows) => String(rows.getRowsJson()[0]?.[place]),
      () => 'refused',
    )
    const column = input.columns[place]?.column
    // what is beyond any data is refused by the guard that holds the bounds
    const isFar = read !== 'refused' && column?.type === 'int' && (BigInt(read) < BigInt(column.low) || BigInt(read) > BigInt(column.high))
    const own = isFar ? 'refused' : read
    if (own !== plain) differing.push([field, cell, plain, own])
  }
  connection.closeSync()
  expect(differing).toEqual([])
})
