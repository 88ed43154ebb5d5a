/** Programs whose numbers reach exactly so far as an engine's, or one further. */
import type { Column, Program, Step } from '../../../compiler/relational/program/ir.ts'
import type { Scalar } from '../../../compiler/relational/program/scalar.ts'
import { seeded } from '../../laws/draw.ts'
import { randomCase } from '../random.ts'

const { program: other } = randomCase(seeded(0, 71), 1000n)
const [table] = other.inputs

const column = (name: string, low: bigint, high: bigint): Column => ({
  name,
  type: 'int',
  low: String(low),
  high: String(high),
  scale: 0,
  nullable: false,
})
const around = (name: string, size: bigint): Column => column(name, -size, size)
const of = (name: string): Scalar => ({ kind: 'column', name })
const base = { says: 'What is computed', origin: null, chapter: null } as const

/** A program that makes one column of others. */
function programOf(columns: readonly Column[], made: (from: string) => Step): Program {
  if (table === undefined) throw new Error('no input')
  const [first, ...more] = columns.flatMap((one) => table.columns.slice(0, 1).map(({ field }) => ({ column: one, field })))
  if (first === undefined) throw new Error('no column')
  const scan: Step = { ...base, name: 'rows', op: 'scan', input: table.name, columns: [...columns] }
  return {
    ...other,
    inputs: [{ ...table, columns: [first, ...more], key: [first.column.name] }],
    steps: [scan, made('rows')],
    outputs: { earnings: 'made', credits: null, payments: null },
  }
}

const computing = (value: Scalar, size: bigint, ...columns: readonly Column[]): Program =>
  programOf(columns, (from) => ({
    ...base,
    name: 'made',
    op: 'select',
    from,
    where: null,
    columns: [{ column: around('value', size), value }],
  }))

/** 10^38 - 1, the widest of all four, is (10^19 - 1) (10^19 + 1). */
const HALF = 10n ** 19n

/** By what is computed: a program for an engine that holds numbers, and quotients, so far from zero; `more` goes as much further. */
export const EDGES: Readonly<Record<string, (most: bigint, quotient: bigint, more: bigint) => Program>> = {
  'a sum': (most, _, more) =>
    computing({ kind: 'add', left: of('a'), right: { kind: 'integer', value: '1' } }, most + more, around('a', most - 1n + more)),
  'a difference': (most, _, more) =>
    computing({ kind: 'subtract', left: of('a'), right: of('b') }, most + more, around('a', most - 7n), around('b', 7n + more)),
  'a product': (_, __, more) =>
    computing(
      { kind: 'multiply', left: of('a'), right: of('b') },
      (HALF - 1n) * (HALF + 1n + more),
      around('a', HALF - 1n),
      around('b', HALF + 1n + more),
    ),
  'a quotient': (_, quotient, more) =>
    computing(
      { kind: 'quotient', over: of('a'), under: of('b'), exact: false },
      quotient + more,
      around('a', quotient + more),
      column('b', 1n, 9n),
    ),
  'what is rounded': (most, quotient, more) => {
    const over = (most - 9n) / 2n < quotient ? (most - 9n) / 2n : quotient
    return computing(
      { kind: 'round', over: of('a'), under: of('b'), mode: 'half_even' },
      over + more,
      around('a', over + more),
      column('b', 1n, 9n),
    )
  },
  'the larger of two': (most, _, more) =>
    computing({ kind: 'larger', left: of('a'), right: of('b') }, most + more, around('a', most + more), around('b', 7n)),
  'the sum of a column of 64 bits': (most, _, more) =>
    programOf([around('a', 10n ** 18n)], (from) => ({
      ...base,
      name: 'made',
      op: 'aggregate',
      from,
      by: [],
      columns: [{ column: around('total', most + more), does: 'sum', of: 'a' }],
    })),
  'a running sum of a column of 64 bits': (most, _, more) =>
    programOf([around('a', 10n ** 18n)], (from) => ({
      ...base,
      name: 'made',
      op: 'window',
      from,
      partition: [],
      order: [{ of: 'a', descending: false }],
      columns: [{ column: around('total', most + more), does: 'running_sum', of: 'a' }],
    })),
}
