/** Random relational programs, whose bounds are proved as the lowering proves them, with rows on the edges of those bounds. */

import { intervalOf, roundingRoom, sizeOf } from '../../compiler/emit/interval.ts'
import type { Cell } from '../../compiler/relational/program/compute.ts'
import type { Column, Program, Step } from '../../compiler/relational/program/ir.ts'
import { columnsOf } from '../../compiler/relational/program/run.ts'
import type { Condition, Scalar } from '../../compiler/relational/program/scalar.ts'
import type { Draw } from '../laws/draw.ts'
import type { Inputs } from './engines/engine.ts'

/** Texts that end a literal, a comment or a template somewhere, and those that a spreadsheet runs. */
export const HOSTILE = [
  'plain',
  "'; DROP TABLE deal; --",
  'a"b',
  'back\\slash',
  "\\'; select 1;--",
  '/* c */ -- d',
  ']]>',
  '</script>',
  'line\u2028separator',
  '{{ ref("x") }}',
  '{% raw %}',
  '=1+1',
  '+1',
  '@SUM(1)',
  '$tag$',
  '$' + '{z}',
  '?1 $1 :p %s',
  'a`b',
  'é😀',
  '\ufffd\uffff',
  'line\nend',
  'tab\t',
  ' ',
  '',
]

const MODES = ['half_up', 'half_even', 'half_down', 'up', 'down'] as const
const NOWHERE = {
  address: '',
  span: { file: 'random.plan', start: { line: 7, column: 1 }, end: { line: 7, column: 2 } },
}

const int = (name: string, low: bigint, high: bigint, nullable = false): Column => ({
  name,
  type: 'int',
  low: `${low}`,
  high: `${high}`,
  scale: 0,
  nullable,
})
const text = (name: string, nullable = false): Column => ({ name, type: 'text', nullable })

const field = (column: string) => ({
  name: column,
  column,
  unit: { kind: 'text' as const },
  oneOf: null,
  per: null,
  optional: false,
  role: 'plain' as const,
  currency: null,
  form: { scale: 'plain' as const, dates: null, zone: null },
  origin: NOWHERE,
})

const table = (name: string, columns: readonly [Column, ...Column[]]) => ({
  name,
  record: name,
  file: `${name}.csv`,
  columns: columns.map((column) => ({ column, field: field(column.name) })) as Program['inputs'][number]['columns'],
  key: ['id'] as [string],
})

/** Cells at the ends of a column's bounds, around zero, and ties. */
function cellOf(draw: Draw, column: Column): Cell {
  if (column.nullable && draw.chance(4)) return null
  if (column.type === 'text') return draw.one(...HOSTILE)
  const [low, high] = [BigInt(column.low), BigInt(column.high)]
  const within = (value: bigint): bigint => (value < low ? low : value > high ? high : value)
  return within(draw.one(0n, 1n, -1n, low, high, low + 1n, high - 1n, 5n, -5n, 15n, 25n, BigInt(draw.below(1_000_000)) - 500_000n))
}

/** Wide enough for a few products; `narrow`: what 64 bits hold, for systems that have nothing wider. */
export const sizes = { wide: 10n ** 30n, narrow: 2n ** 62n }

export interface Case {
  readonly program: Program
  readonly inputs: Inputs
}

export function randomCase(draw: Draw, size: bigint): Case {
  const most = draw.one(1_000n, 10n ** 11n, 2n ** 53n)
  const left = table('deal', [
    text('id'),
    text('owner', true),
    text('kind'),
    int('amount', -most, most),
    int('day', 0n, 40n),
    int('cost', -900n, 900n, true),
  ])
  const right = table('select_', [text('id'), int('rate', 1n, 60n), int('quota', 0n, most), text('team', true)])
  const rows = (columns: readonly Column[], count: number): Cell[][] =>
    Array.from({ length: count }, (_, i) =>
      columns.map((column) => (column.name === 'id' ? `${draw.one('k', "k'", 'K', 'é')}${i}` : cellOf(draw, column))),
    )
  const inputs = new Map(
    [left, right].map(({ name, columns }) => [
      name,
      rows(
        columns.map(({ column }) => column),
        2 + draw.below(14),
      ),
    ]),
  )
  // owners that are met on the other side
  const keys = (inputs.get(right.name) ?? []).map(([id]) => id ?? null)
  for (const row of inputs.get(left.name) ?? []) if (!draw.chance(4)) row[1] = draw.one(null, ...keys)

  const steps: Step[] = [left, right].map(({ name, columns }) => ({
    name: `${name}_rows`,
    says: `Rows of ${draw.one(...HOSTILE)}`,
    origin: NOWHERE,
    chapter: null,
    op: 'scan' as const,
    input: name,
    columns: columns.map(({ column }) => column),
  }))
  const count = 3 + draw.below(6)
  for (let i = 0; i < count; i += 1) steps.push(stepOn(draw, steps, `${draw.one('step', 'order', 'class', 'group', 'lambda')}_${i}`, size))
  const last = steps.at(-1)?.name ?? ''
  const program: Program = {
    kind: 'relational',
    version: 1,
    plan: { name: 'random', label: draw.one(...HOSTILE) },
    currency: { code: 'USD', digits: 2 },
    periods: [{ label: 'FY26', from: 0, to: 364, asked: true }],
    inputs: [left, right],
    steps: steps as [Step, ...Step[]],
    checks: [],
    bounds: [],
    warnings: [],
    written: { ofMoney: [], ratio: { mode: 'half_up', unit: '1' }, paidIn: false },
    left: [],
    outputs: { earnings: last, credits: null, payments: null },
  }
  return { program, inputs }
}

/** Random scalars over the columns of one relation. */
function scalars(draw: Draw, columns: readonly Column[], size: bigint) {
  const numbers = columns.filter((column) => column.type === 'int')
  const texts = columns.filter((column) => column.type === 'text')
  const named = (name: string): Column => columns.find((column) => column.name === name)!
  const reach = (scalar: Scalar) => intervalOf(scalar, named) ?? { low: 0n, high: 0n }
  const known = (column: Column): Scalar =>
    column.nullable
      ? { kind: 'coalesce', value: { kind: 'column', name: column.name }, otherwise: { kind: 'integer', value: `${draw.one(0, -7)}` } }
      : { kind: 'column', name: column.name }
  const leaf = (): Scalar => {
    const [first, ...more] = numbers
    return first === undefined || draw.chance(4)
      ? { kind: 'integer', value: draw.one('0', '1', '-1', '25', '1000', '-9007199254740993') }
      : known(draw.one(first, ...more))
  }
  const number = (depth: number): Scalar => {
    if (depth === 0) return leaf()
    const made = ((): Scalar => {
      const [a, b] = [number(depth - 1), number(depth - 1)]
      switch (draw.below(7)) {
        case 0:
          return { kind: 'add', left: a, right: b }
        case 1:
          return { kind: 'subtract', left: a, right: b }
        case 2:
          return { kind: 'multiply', left: a, right: b }
        case 3:
          return { kind: draw.one('smaller', 'larger'), left: a, right: b }
        case 4: {
          const positive: Scalar = { kind: 'larger', left: b, right: { kind: 'integer', value: '1' } }
          const under: Scalar = draw.one<Scalar>(
            { kind: 'integer', value: draw.one('2', '10', '1000', '7') },
            positive,
            { kind: 'multiply', left: { kind: 'integer', value: '100' }, right: positive },
            { kind: 'add', left: { kind: 'integer', value: '3' }, right: positive },
          )
          return sizeOf(roundingRoom(reach(a), reach(under))) > size
            ? a
            : draw.chance(3)
              ? { kind: 'quotient', over: a, under, exact: false }
              : { kind: 'round', over: a, under, mode: draw.one(...MODES) }
        }
        case 5:
          return { kind: 'case', when: [{ if: condition(depth - 1), then: a }], otherwise: b }
        default:
          return a
      }
    })()
    return sizeOf(reach(made)) > size ? leaf() : made
  }
  const textual = (): Scalar => {
    const [first, ...more] = texts
    return first === undefined || draw.chance(3)
      ? { kind: 'text', value: draw.one(...HOSTILE) }
      : { kind: 'column', name: draw.one(first, ...more).name }
  }
  const condition = (depth: number): Condition => {
    switch (draw.below(depth > 0 ? 7 : 4)) {
      case 0:
        return { kind: 'compare', op: draw.one('<=', '<', '=', '<>', '>', '>='), left: number(1), right: number(1) }
      case 1:
        return { kind: 'text_equals', left: textual(), right: textual() }
      case 2:
        return { kind: 'text_in', value: textual(), options: [draw.one(...HOSTILE), draw.one(...HOSTILE)] }
      case 3:
        return { kind: 'is_null', value: { kind: 'column', name: draw.one(columns[0]!, ...columns.slice(1)).name } }
      case 4:
        return { kind: 'and', parts: [condition(depth - 1), condition(depth - 1)] }
      case 5:
        return { kind: 'or', parts: [condition(depth - 1), condition(depth - 1)] }
      default:
        return { kind: 'not', value: condition(depth - 1) }
    }
  }
  return { number, textual, condition, reach }
}

function stepOn(draw: Draw, steps: readonly Step[], name: string, size: bigint): Step {
  const earlier = (): Step => draw.one(steps.at(-1)!, ...steps)
  const base = { name, says: `What ${draw.one(...HOSTILE)} does`, origin: NOWHERE, chapter: draw.one(null, ...HOSTILE) }
  const op = draw.below(6)
  const whole = steps.filter((step) => columnsOf(step).every((column) => !column.nullable))
  const from = op === 2 && whole.length > 0 ? draw.one(whole.at(-1)!, ...whole) : earlier()
  const columns = columnsOf(from)
  const numbers = columns.filter((column) => column.type === 'int')
  switch (op) {
    case 0: {
      const other = earlier()
      const texts = (list: readonly Column[]): Column[] => list.filter((column) => column.type === 'text')
      const [keys, others] = [texts(columns), texts(columnsOf(other))]
      const on =
        keys.length > 0 && others.length > 0 && !draw.chance(5)
          ? [{ left: draw.one(keys[0]!, ...keys).name, right: draw.one(others[0]!, ...others).name }]
          : []
      const how = draw.one('inner', 'left')
      const made = [
        ...columns.map((column) => ({ column, side: 'left' as const, of: column.name })),
        ...columnsOf(other).map((column) => ({
          column: { ...column, nullable: column.nullable || how === 'left' },
          side: 'right' as const,
          of: column.name,
        })),
      ].slice(0, 9)
      const renamed = made.map((one, i) => ({ ...one, column: { ...one.column, name: `c${steps.length}_${i}` } }))
      const day = (list: readonly Column[]): Column | undefined => list.find((column) => column.type === 'int' && !column.nullable)
      const [leftDay, rightDay] = [day(columns), day(columnsOf(other))]
      const and: Condition | null =
        leftDay !== undefined && rightDay !== undefined && draw.chance(2)
          ? {
              kind: 'compare',
              op: '<=',
              left: { kind: 'column', name: rightDay.name, side: 'right' },
              right: { kind: 'column', name: leftDay.name, side: 'left' },
            }
          : null
      return { ...base, op: 'join', how, left: from.name, right: other.name, on, and, columns: renamed }
    }
    case 1: {
      const by = columns.filter(() => draw.chance(3)).slice(0, 3)
      const groups = by.map((column) => ({ column, does: 'by' as const, of: column.name }))
      const sums = numbers.slice(0, 2).flatMap((column, i) => {
        const [low, high] = [BigInt(column.low) * 1000n, BigInt(column.high) * 1000n]
        const sum =
          low < -size || high > size
            ? []
            : [{ column: int(`s${steps.length}_${i}`, low < 0n ? low : 0n, high > 0n ? high : 0n), does: 'sum' as const, of: column.name }]
        return [
          ...sum,
          {
            column: { ...column, name: `m${steps.length}_${i}`, nullable: true },
            does: draw.one('min' as const, 'max' as const),
            of: column.name,
          },
        ]
      })
      const counted = columns
        .slice(0, 1)
        .map((column) => ({ column: int(`different_${steps.length}`, 0n, 10_000n), does: 'count_distinct' as const, of: column.name }))
      return {
        ...base,
        op: 'aggregate',
        from: from.name,
        by: by.map((column) => column.name),
        columns: [...groups, ...sums, ...counted, { column: int(`rows_${steps.length}`, 0n, 10_000n), does: 'count' }],
      }
    }
    case 2: {
      // all columns together put each row in a place of its own, or among its likes
      if (columns.some((column) => column.nullable)) break
      const order = columns.filter((column) => !column.nullable).map((column) => ({ of: column.name, descending: draw.chance(2) }))
      const part = columns.filter((column) => column.type === 'text' && draw.chance(2)).slice(0, 1)
      if (order.length === 0 || numbers.length === 0) break
      const running = numbers.slice(0, 2).flatMap((column, i) => {
        const [low, high] = [BigInt(column.low) * 1000n, BigInt(column.high) * 1000n]
        return low < -size || high > size
          ? []
          : [
              {
                column: int(`r${steps.length}_${i}`, low < 0n ? low : 0n, high > 0n ? high : 0n),
                does: draw.one('running_sum' as const, 'total' as const),
                of: column.name,
              },
            ]
      })
      const lag = numbers
        .slice(0, 1)
        .map((column) => ({ column: { ...column, name: `before_${steps.length}`, nullable: true }, does: 'lag' as const, of: column.name }))
      const kept = columns
        .slice(0, 6)
        .map((column, i) => ({ column: { ...column, name: `k${steps.length}_${i}` }, does: 'keep' as const, of: column.name }))
      return {
        ...base,
        op: 'window',
        from: from.name,
        partition: part.map((column) => column.name),
        order,
        columns: [...kept, ...running, ...lag, { column: int(`place_${steps.length}`, 1n, 10_000n), does: 'row_number' }],
      }
    }
    case 3: {
      const same = columns.map((column) => ({ ...column }))
      return { ...base, op: 'union', from: [from.name, from.name], columns: same }
    }
    case 4: {
      const made = [text('label', true), int('low', -(10n ** 20n) > -size ? -(10n ** 20n) : -size, 100n), int('high', 0n, 100n)]
      const rows = Array.from({ length: draw.below(4) }, () =>
        made.map((column) => {
          const cell = cellOf(draw, column)
          return cell === null ? null : `${cell}`
        }),
      )
      return { ...base, op: 'values', columns: made, rows }
    }
    default:
      break
  }
  const { number, textual, condition, reach } = scalars(draw, columns, size)
  const kept = draw.chance(2) ? columns.filter((column) => !column.nullable) : columns
  const labelled: Scalar = { kind: 'coalesce', value: textual(), otherwise: { kind: 'text', value: draw.one(...HOSTILE) } }
  const made = [
    ...kept.slice(0, 3).map((column) => ({ column, value: { kind: 'column', name: column.name } as Scalar })),
    ...[0, 1, 2].map((i) => {
      const value = number(3)
      const { low, high } = reach(value)
      return { column: int(`n${steps.length}_${i}`, low, high), value }
    }),
    draw.chance(2) ? { column: text(`t_${steps.length}`, true), value: textual() } : { column: text(`t_${steps.length}`), value: labelled },
  ]
  const names = new Set<string>()
  const unique = made.filter(({ column }) => !names.has(column.name) && names.add(column.name))
  return { ...base, op: 'select', from: from.name, where: draw.chance(3) ? condition(2) : null, columns: unique }
}
