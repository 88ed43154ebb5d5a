import { report } from '../../messages/report.ts'
import { type Day, showDay } from '../calendar/day.ts'
import { folded } from './fold.ts'
import { knownRows } from './known.ts'
import type { Problems } from './problems.ts'
import type { ReadRecord, ReadRow } from './rows.ts'

interface Target {
  readonly file: string
  readonly keys: ReadonlySet<string>
  /** Keys of rows that are in the file, whether or not they are known on the day. */
  readonly written: ReadonlySet<string>
  readonly meant: (value: string) => string | undefined
}

/** The keys of a record that is no table. */
export interface Elsewhere {
  readonly record: string
  readonly file: string
  readonly keys: ReadonlySet<string>
}

const keysOf = (rows: readonly ReadRow[]): ReadonlySet<string> => new Set(rows.map(({ row }) => row.key[0] ?? ''))

const knownOf = ({ shape, rows }: ReadRecord, asOf: Day | null): readonly ReadRow[] => knownRows(shape, rows, ({ row }) => row, asOf)

function targetOf(record: ReadRecord, asOf: Day | null): Target {
  const { shape, rows } = record
  const known = knownOf(record, asOf)
  const keys = keysOf(known)
  return targetWith(shape.file, keys, known === rows ? keys : keysOf(rows))
}

function targetWith(file: string, keys: ReadonlySet<string>, written: ReadonlySet<string>): Target {
  let near: Map<string, string> | undefined
  return {
    file,
    keys,
    written,
    meant: (value) => {
      near ??= new Map([...keys].map((key) => [folded(key), key]))
      return near.get(folded(value))
    },
  }
}

/**
 * Refuses each reference of a known row that is no key of its record (CB819), or none that is known on the day (CB863; null: all that
 * was ever recorded). The rows of each record are in canonical order. Records that could not be read whole, and records with several key
 * columns, are no target.
 */
export function checkReferences(
  records: readonly ReadRecord[],
  asOf: Day | null,
  problems: Problems,
  elsewhere: readonly Elsewhere[] = [],
): void {
  const targets = new Map(
    records.filter(({ shape, complete }) => complete && shape.key.length === 1).map((one) => [one.shape.name, targetOf(one, asOf)]),
  )
  for (const { record, file, keys } of elsewhere) targets.set(record, targetWith(file, keys, keys))
  for (const record of records) {
    for (const { name, unit } of record.shape.fields) {
      const target = unit.kind === 'reference' ? targets.get(unit.record) : undefined
      if (unit.kind !== 'reference' || target === undefined) continue
      for (const row of knownOf(record, asOf)) {
        const value = row.row.values.get(name)
        if (typeof value !== 'string' || target.keys.has(value)) continue
        const { file } = target
        if (target.written.has(value)) {
          const day = asOf === null ? null : showDay(asOf)
          problems.raise('CB863', () => report('CB863', record.fieldSpan(row, name), { record: unit.record, value, asOf: day }))
          continue
        }
        problems.raise('CB819', () =>
          report('CB819', record.fieldSpan(row, name), { record: unit.record, value, file, meant: target.meant(value) }),
        )
      }
    }
  }
}
