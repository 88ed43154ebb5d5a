/** What a quotas file computes, as it is drawn: trees, months of people, territories. */
import type { Mark } from '../../compiler/describe/curve/curve.ts'
import { nameOf, sayer } from '../../compiler/describe/planned/naming.ts'
import { sayNumber, sayOff } from '../../compiler/describe/planned/territories.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import { periodAt } from '../../runtime/calendar/fiscal.ts'
import { toFraction } from '../../runtime/exact/fraction.ts'
import { add, ONE, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import type { Allocated } from '../../runtime/planning/allocation/allocate.ts'
import { nodesOf } from '../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { rowNumbers } from '../../runtime/planning/territories/numbers.ts'
import { territoryLines } from '../../runtime/planning/territories/summary.ts'

/** A part of the tree. */
export interface NodeShown {
  readonly key: string
  readonly name: string
  /** How deep below the whole, which is 0. */
  readonly depth: number
  readonly quota: Mark
  readonly isHouse: boolean
  /** `floor`, `ceiling`; null where it has no bound that counts. */
  readonly bound: string | null
  /** Who set it by hand, and why; null where nobody did. */
  readonly byHand: string | null
}

/** A person's quota, month by month. */
export interface PersonMonths {
  readonly person: string
  readonly name: string
  readonly isHouse: boolean
  readonly year: string
  readonly months: readonly Mark[]
}

export interface QuotaShown {
  readonly metric: string
  readonly label: string
  /** One for each day from which it is another. */
  readonly trees: readonly { readonly from: string; readonly nodes: readonly NodeShown[] }[]
  readonly months: readonly string[]
  readonly people: readonly PersonMonths[]
}

export interface TerritoryShown {
  readonly name: string
  readonly label: string
  readonly depth: number
  /** Null: house. */
  readonly owner: string | null
  readonly rows: number
  readonly holds: readonly string[]
  /** How far from the mean: the share over it, as a part of one; null where it is not compared. */
  readonly balance: Mark | null
}

export interface TerritoriesShown {
  readonly record: string
  readonly numbers: readonly string[]
  readonly territories: readonly TerritoryShown[]
  /** Rows in no territory, and in more than one. */
  readonly gaps: readonly string[]
  readonly overlaps: readonly { readonly key: string; readonly territories: readonly string[] }[]
}

/** The trees and the months of one quota. */
export function quotaShown(found: Planned, quota: Allocated): QuotaShown {
  const say = sayer(found, quota)
  const mark = (amount: Ratio): Mark => ({ exact: toFraction(amount), says: say(amount) })
  const { calendar } = found.planning
  const people = quota.people.flatMap((id) => quota.person(id, found.world.until) ?? [])
  return {
    metric: quota.allocation.metric,
    label: quota.allocation.label,
    trees: quota.trees.map(({ from, root }) => ({
      from: showDay(from),
      nodes: [...nodesOf(root)].map((node): NodeShown => {
        const override = node.cause?.override ?? null
        return {
          key: node.key,
          name: nameOf(node),
          depth: node.path.length,
          quota: mark(ratio(node.amount)),
          isHouse: node.house,
          bound: node.cause?.bound ?? null,
          byHand: override === null ? null : `${override.authority.author}: ${override.authority.reason}`,
        }
      }),
    })),
    months: (people[0]?.months ?? []).map(({ grain }) => periodAt(calendar, 'month', grain).label),
    people: people.map(({ id, label, house, year, amounts }) => ({
      person: id,
      name: label,
      isHouse: house,
      year: say(ratio(year)),
      months: amounts.map(mark),
    })),
  }
}

/** Who covers what; null where the file has no territories. */
export function territoriesShown(found: Planned): TerritoriesShown | null {
  const { coverage, planning, world } = found
  const assignment = coverage?.assignment ?? null
  if (coverage === null || assignment === null) return null
  const numbers = rowNumbers(planning)
  const nameAt = (index: number): string => assignment.chart.places[index]?.territory.name ?? ''
  return {
    record: planning.territories.record ?? '',
    numbers: numbers.map(({ says }) => says),
    territories: territoryLines(world, coverage, numbers).map(({ name, label, depth, owner, rows, holds, balance }) => ({
      name,
      label,
      depth,
      owner,
      rows,
      holds: holds.map((value, at) => sayNumber(found, numbers[at]?.unit ?? { kind: 'number' })(value)),
      balance: balance === null ? null : { exact: toFraction(add(ONE, balance.offMean)), says: sayOff(balance.offMean) },
    })),
    gaps: assignment.rows.filter(({ territories }) => territories.length === 0).map(({ key }) => key),
    overlaps: assignment.rows
      .filter(({ territories }) => territories.length > 1)
      .map(({ key, territories }) => ({ key, territories: territories.map(nameAt) })),
  }
}
