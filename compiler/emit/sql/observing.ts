/** Queries that find how far the numbers of the data at hand reach, so that a program need not be proved for any data. */
import type { Input, Program, Step } from '../../relational/program/ir.ts'
import { type Observed, summedRows } from '../observed.ts'
import type { Dialect } from './dialect.ts'
import { sqlOf } from './program.ts'
import { readsOf } from './reads.ts'

/** A query, and what its one row says. */
export interface Observing {
  readonly sql: string
  readonly read: (row: readonly (string | null)[]) => { readonly fields: readonly Observed[]; readonly rows: bigint }
}

/** How far the whole numbers of an input reach, and which of their decimals are used; and how many rows it has. */
export function fieldsSeen({ name, record, columns }: Input, dialect: Dialect): Observing {
  const numbers = columns.flatMap(({ column, field }) => (column.type === 'int' ? [{ column, field }] : []))
  const cells = numbers.flatMap(({ column: { name: of, scale } }) => {
    const written = `t.${dialect.quoted(of)}`
    const zero = dialect.integer(0n, 'long')
    // the first that holds says how many decimals are used
    const used = Array.from({ length: scale }, (_, spare) => {
      const left = dialect.remainder(written, dialect.integer(10n ** BigInt(spare + 1), 'long'))
      return ` WHEN ${left} <> ${zero} THEN ${dialect.integer(BigInt(scale - spare), 'long')}`
    })
    const decimals = scale === 0 ? zero : `CASE${used.join('')} ELSE ${zero} END`
    return [`MIN(${written})`, `MAX(${written})`, scale === 0 ? zero : `MAX(${decimals})`].map((part) => `COALESCE(${part}, ${zero})`)
  })
  const named = ['COUNT(*)', ...cells].map((cell, i) => `${dialect.cast(cell, 'text')} AS ${dialect.quoted(`c${i}`)}`)
  return {
    sql: `SELECT ${named.join(', ')}\nFROM ${dialect.quoted(name)} AS t`,
    read: ([rows, ...found]) => {
      const fields = numbers.map(({ column, field }, i) => {
        const [low = 0n, high = 0n, scale = 0n] = found.slice(3 * i, 3 * i + 3).map((cell) => BigInt(cell ?? '0'))
        return { record, field: field.name, low, high, scale: Number(scale), spare: column.scale - Number(scale) }
      })
      return { fields, rows: BigInt(rows ?? '0') }
    },
  }
}

/** What the rows of a metric come to for one person, without their signs, at most. */
export interface SumSeen {
  readonly metric: string
  /** One row of one cell. */
  readonly sql: string
}

/** A query for each metric whose rows are added up. Sums that the system's numbers cannot hold are left out. */
export function sumsSeen(program: Program, dialect: Dialect): readonly SumSeen[] {
  const steps = new Map(program.steps.map((step) => [step.name, step]))
  return summedRows(program).flatMap(({ metric, rows, of }): SumSeen[] => {
    const before = leadingTo(rows, steps)
    const [first, ...more] = program.steps.filter((one) => before.has(one.name))
    if (first === undefined) return []
    const made = sqlOf({ ...program, steps: [first, ...more], bounds: [], checks: [], warnings: [] }, dialect)
    if (made.kind === 'refused') return []
    const { quoted, cast } = dialect
    const parts = made.text.statements.map((one) => `${quoted(one.step.name)} AS (\n${one.query}\n)`)
    const sums = `SELECT SUM(ABS(${cast(`t.${quoted(of)}`, 'wide')})) AS s FROM ${quoted(rows)} AS t GROUP BY t.${quoted('payee')}`
    const most = cast(`COALESCE(MAX(m.s), ${dialect.integer(0n, 'wide')})`, 'text')
    return [{ metric, sql: `WITH ${parts.join(',\n')}\nSELECT ${most} AS most\nFROM (${sums}) AS m` }]
  })
}

/** A step and all that it is made of. */
function leadingTo(name: string, steps: ReadonlyMap<string, Step>): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (one: string): void => {
    const step = steps.get(one)
    if (step === undefined || found.has(one)) return
    found.add(one)
    for (const before of readsOf(step)) add(before)
  }
  add(name)
  return found
}

/** The query of an input in the scale that the data uses, from the table in which it was read. */
export function scaledSql(read: Input, scaled: Input, dialect: Dialect): string {
  const scaleOf = (input: Input, name: string): number => {
    const column = input.columns.find((one) => one.column.name === name)?.column
    return column?.type === 'int' ? column.scale : 0
  }
  const cells = scaled.columns.map(({ column: { name } }) => {
    const written = `t.${dialect.quoted(name)}`
    const spare = scaleOf(read, name) - scaleOf(scaled, name)
    return spare === 0
      ? written
      : `${dialect.quotient(written, dialect.integer(10n ** BigInt(spare), 'long'), 'long')} AS ${dialect.quoted(name)}`
  })
  return `SELECT ${cells.join(', ')}\nFROM ${dialect.quoted(read.name)} AS t`
}
