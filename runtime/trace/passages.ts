/** The way from a row through a territory to a person: which rule put it there, and who has the territory on its date. */
import type { Lying } from '../core/planning/territories.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import type { Landed } from '../evaluate/landed.ts'
import { liesIn, reasonOf } from '../evaluate/lying.ts'
import { creditsOf } from '../evaluate/rows.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import type { Tenure } from '../planning/territories/owners.ts'
import type { Reason } from '../planning/territories/placing.ts'

/** How one row came to one person. */
export interface Passage {
  readonly rowKey: string
  /** The record that territories are made of, and the row of it that decided. */
  readonly covered: string
  readonly key: string
  readonly territory: string
  readonly reason: Reason
  readonly tenure: Tenure
}

const byRow = perWorld<ReadonlyMap<string, readonly Credit[]>>()

/** The passages by which a row counts for a person in a metric: through credit, or because the metric is measured for territories. Empty where no territory is on the way. */
export function passagesOf(world: World, metric: string, payee: string, rowKey: string): readonly Passage[] {
  const measure = world.core.measures.find(({ name }) => name === metric)
  if (measure === undefined || world.core.territories.length === 0) return []
  const { record, scope } = measure
  const lines = byRow(world, `${record} ${scope.dated ?? ''}`, () => {
    const found = new Map<string, Credit[]>()
    for (const line of creditsOf(world, record, scope.dated)) {
      const known = found.get(line.rowKey)
      if (known === undefined) found.set(line.rowKey, [line])
      else known.push(line)
    }
    return found
  })
  const { population } = scope
  const found = (lines.get(rowKey) ?? []).flatMap((line): Passage[] => {
    if (population.kind === 'territory') {
      const lies = liesIn(world, record, population.lies, line.row, line.date)
      const own = lies.kind === 'landed' ? lies.landed.filter(({ owner, above }) => owner === payee || above.includes(payee)) : []
      return own.flatMap((one) => passage(world, record, population.lies, line, one))
    }
    if (line.recipient !== payee || line.through === undefined) return []
    return passage(world, record, line.through.lies, line, line.through)
  })
  return found.filter((one, i) => found.findIndex((other) => other.territory === one.territory) === i)
}

function passage(world: World, record: string, lies: Lying, { rowKey, row, date }: Credit, through: Landed): Passage[] {
  const found = reasonOf(world, record, lies, row, date, through)
  return found === undefined ? [] : [{ rowKey, covered: lies.record, territory: through.territory.label, ...found }]
}
