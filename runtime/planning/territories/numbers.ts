/** The numbers of rows that a quotas file speaks of: those it balances by, and those it shares quotas by. */
import type { Named } from '../../core/planning/basis.ts'
import type { Planning } from '../../core/planning/planning.ts'
import type { Balance } from '../../core/planning/territories.ts'
import type { Unit } from '../../core/unit.ts'

export type RowNumber = Pick<Balance['score'][number], 'path' | 'says' | 'origin'> & { readonly unit: Unit }

/** Each once, in the order of the text: balance first. */
export function rowNumbers({ territories, allocations, records }: Planning): readonly RowNumber[] {
  const { record, balance } = territories
  const shared = allocations.flatMap(({ versions }) =>
    versions.flatMap(({ levels }) =>
      levels.flatMap(({ shared: by }) => (by.kind === 'by' ? by.weights.flatMap(({ of }) => ofTerritories(of)) : [])),
    ),
  )
  const all = [...(balance?.score ?? []), ...shared]
  return all.flatMap(({ path, says, origin }, i) => {
    if (all.findIndex((one) => one.path.join('.') === path.join('.')) < i) return []
    const unit = unitAt(records, record ?? '', path)
    return unit === undefined ? [] : [{ path, says: says.replace(/^.*\./, ''), origin, unit }]
  })
}

const ofTerritories = ({ basis, says, origin }: Named) => (basis.kind === 'territory' ? [{ path: basis.path, says, origin }] : [])

function unitAt(records: Planning['records'], start: string, path: readonly string[]): Unit | undefined {
  const [name, ...rest] = path
  const unit = records.find((one) => one.name === start)?.fields.find((one) => one.name === name)?.unit
  if (rest.length === 0 || unit === undefined) return unit
  return unit.kind === 'reference' ? unitAt(records, unit.record, rest) : undefined
}
