import { report } from '../../messages/report.ts'
import { folded } from './fold.ts'
import type { Problems } from './problems.ts'
import type { ReadRecord } from './rows.ts'

interface Target {
  readonly file: string
  readonly keys: ReadonlySet<string>
  readonly meant: (value: string) => string | undefined
}

function targetOf({ shape, rows }: ReadRecord): Target {
  const keys = new Set(rows.map(({ row }) => row.key[0] ?? ''))
  let near: Map<string, string> | undefined
  return {
    file: shape.file,
    keys,
    meant: (value) => {
      near ??= new Map([...keys].map((key) => [folded(key), key]))
      return near.get(folded(value))
    },
  }
}

/**
 * Refuses each reference that is no key of its record (CB819). Records that could not be read whole, and records with several key
 * columns, are no target.
 */
export function checkReferences(records: readonly ReadRecord[], problems: Problems): void {
  const targets = new Map(
    records.filter(({ shape, complete }) => complete && shape.key.length === 1).map((one) => [one.shape.name, targetOf(one)]),
  )
  for (const record of records) {
    for (const { name, unit } of record.shape.fields) {
      const target = unit.kind === 'reference' ? targets.get(unit.record) : undefined
      if (unit.kind !== 'reference' || target === undefined) continue
      for (const row of record.rows) {
        const value = row.row.values.get(name)
        if (typeof value !== 'string' || target.keys.has(value)) continue
        const { file } = target
        problems.raise('CB819', () =>
          report('CB819', record.fieldSpan(row, name), { record: unit.record, value, file, meant: target.meant(value) }),
        )
      }
    }
  }
}
