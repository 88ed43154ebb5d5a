/** A program made by hand, small enough to follow: every kind of step, and what each comes to. */
import { describe, expect, test } from 'vitest'
import { type Column, Program, type Step } from './ir.ts'
import { columnsOf, runProgram } from './run.ts'
import type { Scalar } from './scalar.ts'

const int = (name: string, low = -1_000_000, high = 1_000_000): Column => ({
  name,
  type: 'int',
  low: String(low),
  high: String(high),
  scale: 0,
  nullable: false,
})
const text = (name: string): Column => ({ name, type: 'text', nullable: false })
const column = (name: string): Scalar => ({ kind: 'column', name })
const integer = (value: number): Scalar => ({ kind: 'integer', value: String(value) })
const step = { origin: null, chapter: null, says: '' }

const origin = { address: '', span: { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } }
const field = (name: string, unit: { kind: 'text' } | { kind: 'money'; currency: string } | { kind: 'date' }) => ({
  name,
  column: name,
  unit,
  oneOf: null,
  per: null,
  optional: false,
  role: 'plain' as const,
  currency: null,
  form: { scale: 'plain' as const, dates: null, zone: null },
  origin,
})

/** 2.5% of each person's sales to date in two months: 40.20, then 20.00 more for ann; 1.50 returned by ben. */
const steps: Step[] = [
  { ...step, name: 'sales', op: 'scan', input: 'sale', columns: [text('id'), text('owner'), int('day', 0), int('amount')] },
  {
    ...step,
    name: 'months',
    op: 'values',
    columns: [text('month'), int('first', 0), int('last', 0)],
    rows: [
      ['M01', '0', '30'],
      ['M02', '31', '58'],
    ],
  },
  {
    ...step,
    name: 'to_date',
    op: 'join',
    how: 'inner',
    left: 'months',
    right: 'sales',
    on: [],
    and: {
      kind: 'compare',
      op: '<=',
      left: { kind: 'column', name: 'day', side: 'right' },
      right: { kind: 'column', name: 'last', side: 'left' },
    },
    columns: [
      { column: text('month'), side: 'left', of: 'month' },
      { column: text('owner'), side: 'right', of: 'owner' },
      { column: int('amount'), side: 'right', of: 'amount' },
    ],
  },
  {
    ...step,
    name: 'sums',
    op: 'aggregate',
    from: 'to_date',
    by: ['owner', 'month'],
    columns: [
      { column: text('owner'), does: 'by', of: 'owner' },
      { column: text('month'), does: 'by', of: 'month' },
      { column: int('sold'), does: 'sum', of: 'amount' },
    ],
  },
  {
    ...step,
    name: 'pay',
    op: 'select',
    from: 'sums',
    where: null,
    columns: [
      { column: text('owner'), value: column('owner') },
      { column: text('month'), value: column('month') },
      {
        column: int('earned'),
        value: {
          kind: 'round',
          over: { kind: 'multiply', left: column('sold'), right: integer(25) },
          under: integer(1000),
          mode: 'half_up',
        },
      },
    ],
  },
  {
    ...step,
    name: 'before',
    op: 'window',
    from: 'pay',
    partition: ['owner'],
    order: [{ of: 'month', descending: false }],
    columns: [
      { column: text('owner'), does: 'keep', of: 'owner' },
      { column: text('month'), does: 'keep', of: 'month' },
      { column: int('earned'), does: 'keep', of: 'earned' },
      { column: { ...int('before'), nullable: true }, does: 'lag', of: 'earned' },
    ],
  },
  {
    ...step,
    name: 'earnings',
    op: 'select',
    from: 'before',
    where: null,
    columns: [
      { column: text('owner'), value: column('owner') },
      { column: text('month'), value: column('month') },
      {
        column: int('amount'),
        value: { kind: 'subtract', left: column('earned'), right: { kind: 'coalesce', value: column('before'), otherwise: integer(0) } },
      },
    ],
  },
]

const program: Program = {
  kind: 'relational',
  version: 1,
  plan: { name: 'tiny', label: 'Tiny' },
  currency: { code: 'USD', digits: 2 },
  periods: [
    { label: 'M01', from: 0, to: 30, asked: true },
    { label: 'M02', from: 31, to: 58, asked: true },
  ],
  inputs: [
    {
      name: 'sale',
      record: 'sale',
      file: 'sales.csv',
      columns: [
        { column: text('id'), field: field('id', { kind: 'text' }) },
        { column: text('owner'), field: field('owner', { kind: 'text' }) },
        { column: int('day', 0), field: field('day', { kind: 'date' }) },
        { column: int('amount'), field: field('amount', { kind: 'money', currency: 'USD' }) },
      ],
      key: ['id'],
    },
  ],
  steps,
  checks: [],
  bounds: [],
  warnings: [],
  written: { ofMoney: [], ratio: { mode: 'half_up', unit: '1' }, paidIn: false },
  left: [],
  outputs: { earnings: 'earnings', credits: null, payments: null },
}

const sales = new Map([
  [
    'sale',
    [
      ['1', 'ann', 3n, 160_800n],
      ['2', 'ben', 5n, 6_000n],
      ['3', 'ann', 40n, 80_000n],
      ['4', 'ben', 41n, -6_020n],
    ],
  ],
])

describe('a program by hand', () => {
  test('is JSON', () => expect(Program.parse(JSON.parse(JSON.stringify(program)))).toEqual(program))
  test('columns of each step', () => expect(steps.map((one) => columnsOf(one).length)).toEqual([4, 3, 3, 3, 3, 4, 3]))
  // ben: 60.00 x 2.5% is 1.50; -0.20 x 2.5% is -0.005, half away from zero -0.01, so 1.51 goes back
  test('pays what changes from month to month', () =>
    expect(runProgram(program, sales).get('earnings')?.rows).toEqual([
      ['ann', 'M01', 4_020n],
      ['ann', 'M02', 2_000n],
      ['ben', 'M01', 150n],
      ['ben', 'M02', -151n],
    ]))
})

describe('joins, groups and windows', () => {
  const run = (...more: Step[]) =>
    runProgram({ ...program, steps: [...steps, ...more] as Program['steps'] }, sales).get(more.at(-1)?.name ?? '')?.rows
  const none: Step = {
    ...step,
    name: 'none',
    op: 'select',
    from: 'sales',
    where: { kind: 'compare', op: '>', left: column('amount'), right: integer(100_000) },
    columns: [
      { column: text('who'), value: column('owner') },
      { column: int('big'), value: column('amount') },
    ],
  }
  test('a left join keeps rows that have none', () =>
    expect(
      run(none, {
        ...step,
        name: 'beside',
        op: 'join',
        how: 'left',
        left: 'sales',
        right: 'none',
        on: [{ left: 'owner', right: 'who' }],
        and: null,
        columns: [
          { column: text('id'), side: 'left', of: 'id' },
          { column: { ...int('big'), nullable: true }, side: 'right', of: 'big' },
        ],
      }),
    ).toEqual([
      ['1', 160_800n],
      ['2', null],
      ['3', 160_800n],
      ['4', null],
    ]))
  test('no groups: one row also of nothing', () =>
    expect(
      run({ ...none, where: { kind: 'compare', op: '>', left: column('amount'), right: integer(900_000) } } as Step, {
        ...step,
        name: 'all',
        op: 'aggregate',
        from: 'none',
        by: [],
        columns: [
          { column: int('sum'), does: 'sum', of: 'big' },
          { column: int('rows'), does: 'count' },
          { column: { ...int('most'), nullable: true }, does: 'max', of: 'big' },
        ],
      }),
    ).toEqual([[0n, 0n, null]]))
  test('texts go by their UTF-8 bytes', () =>
    expect(
      run(
        { ...step, name: 'words', op: 'values', columns: [text('word')], rows: [['\u{1F600}'], ['\uFF5E'], ['b'], ['B']] },
        {
          ...step,
          name: 'places',
          op: 'window',
          from: 'words',
          partition: [],
          order: [{ of: 'word', descending: false }],
          columns: [
            { column: text('word'), does: 'keep', of: 'word' },
            { column: int('place'), does: 'row_number' },
          ],
        },
      ),
    ).toEqual([
      ['B', 1n],
      ['b', 2n],
      ['\uFF5E', 3n],
      ['\u{1F600}', 4n],
    ]))
})
