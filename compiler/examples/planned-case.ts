/** The quotas file of a case: what the case does not describe decides nothing. */
import type { Expression } from '../../runtime/core/expression.ts'
import type { Version } from '../../runtime/core/planning/allocation.ts'
import type { Planning } from '../../runtime/core/planning/planning.ts'
import type { NamedRows, Territory } from '../../runtime/core/planning/territories.ts'
import type { ExampleCase } from '../plan.ts'
import { everyExpression } from '../reach.ts'

/**
 * Conditions on people that the case does not describe do not keep them out; what is set by hand for somebody, or for a row, that the
 * case does not name is nothing to it; a territory whose owner it does not name is the house's.
 */
export function planningOfCase(planning: Planning, one: ExampleCase): Planning {
  const { people, territories } = planning
  const stated = new Set(one.rows.filter(({ record }) => record === people.record).flatMap(({ values }) => Object.keys(values)))
  const named = new Set(one.rows.flatMap(({ values }) => Object.values(values).map(({ value }) => value)))
  const reads = (e: Expression | null): boolean =>
    e !== null && everyExpression(e).some((part) => part.kind === 'field' && !stated.has(part.path[0]))
  const keep = (field: string | null): string | null => (field !== null && stated.has(field) ? field : null)
  const version = (all: Version): Version => ({
    ...all,
    overrides: all.overrides.filter(({ node }) => named.has(node)),
    reliefs: all.reliefs.filter(({ node }) => named.has(node)),
    seasonsOf: all.seasonsOf.filter(({ node }) => named.has(node)),
    moves: all.moves.filter(({ from, to }) => named.has(from) && named.has(to)),
    house: all.house.filter((house) => house.kind !== 'people' || !reads(house.where)),
  })
  const territory = (all: Territory): Territory => ({
    ...all,
    owners: all.owners.filter(({ person }) => named.has(person)),
    includes: all.includes.flatMap((rows) => rowsNamed(rows, named)),
    excludes: all.excludes.flatMap((rows) => rowsNamed(rows, named)),
  })
  return {
    ...planning,
    people: {
      ...people,
      where: reads(people.where) ? null : people.where,
      hired: keep(people.hired),
      left: keep(people.left),
      label: null,
    },
    // an example that names no day off has none
    holidays: one.rows.some(({ record }) => record === planning.holidays) ? planning.holidays : null,
    allocations: planning.allocations.map((allocation) => ({ ...allocation, versions: allocation.versions.map(version) })),
    territories: { ...territories, territories: territories.territories.map(territory) },
  }
}

function rowsNamed(rows: NamedRows, named: ReadonlySet<string>): NamedRows[] {
  const [first, ...others] = rows.keys.filter((key) => named.has(key))
  return first === undefined ? [] : [{ ...rows, keys: [first, ...others] }]
}
