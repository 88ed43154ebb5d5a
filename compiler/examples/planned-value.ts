/** What a quotas file came to: the value that an expectation is compared with. */
import { grainOf, parsePeriod } from '../../runtime/calendar/fiscal.ts'
import { divide, equal, type Ratio, ratio, total, ZERO } from '../../runtime/exact/ratio.ts'
import type { Allocated } from '../../runtime/planning/allocation/allocate.ts'
import { leavesOf, type Node, nodesOf } from '../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { totalsOf } from '../../runtime/planning/territories/held.ts'
import type { Expectation } from '../plan.ts'

/** What came, and of each: of whom, where it is one that differs. Undefined where there is no value. */
export interface Came {
  readonly value: Ratio | undefined
  readonly of?: string
}

const quotaOf = ({ quotas }: Planned, { name }: Expectation): Allocated | undefined =>
  quotas.find(({ allocation }) => allocation.metric === name)

/** The parts of the tree that an expectation may name. */
export const keysFor = (planned: Planned, expectation: Expectation): string[] =>
  (quotaOf(planned, expectation)?.trees ?? []).flatMap(({ root }) => [...nodesOf(root)].map(({ key }) => key))

/** In the unit of the expectation (money in minor units). Of each: the first who has something else than `expected`, if any. */
export function plannedValue(planned: Planned, expectation: Expectation, expected: Ratio): Came {
  switch (expectation.of) {
    case 'quota':
      return quotaValue(planned, expectation, expected)
    case 'territory':
      return { value: territoryValue(planned, expectation) }
    case 'team':
      return { value: teamValue(planned, expectation) }
    default:
      throw new RangeError(`a quotas file has no ${expectation.of}`)
  }
}

/** Without a period what the tree says; in a period what the months of the people there come to. */
function quotaValue(planned: Planned, expectation: Expectation, expected: Ratio): Came {
  const quota = quotaOf(planned, expectation)
  const tree = quota?.trees.at(-1)
  if (quota === undefined || tree === undefined) return { value: undefined }
  const { person, everyone, each, period } = expectation
  const months = period === null ? undefined : monthsIn(planned, expectation)
  const amountOf = (node: Node): Ratio =>
    months === undefined ? ratio(node.amount) : total(leavesOf(node).map(({ key }) => inMonths(planned, quota, key, months)))
  const people = leavesOf(tree.root)
  if (each) {
    const other = people.find((one) => !equal(amountOf(one), expected)) ?? people[0]
    return other === undefined ? { value: undefined } : { value: amountOf(other), of: other.key }
  }
  if (everyone) return { value: total(people.map(amountOf)) }
  if (person === null) return { value: months === undefined ? ratio(tree.start.total) : amountOf(tree.root) }
  // of two of one key the lower one: people are asked about more often than what they stand under
  const node = [...nodesOf(tree.root)].findLast(({ key }) => key === person)
  return { value: node === undefined ? undefined : node === tree.root && months === undefined ? ratio(tree.start.total) : amountOf(node) }
}

const inMonths = ({ world }: Planned, quota: Allocated, person: string, [first, last]: readonly [number, number]): Ratio =>
  total((quota.person(person, world.until)?.amounts ?? []).slice(first, last + 1))

/** The months of the year that an expectation speaks of, the first and the last; 0 is the first of the year. */
export function monthsIn({ planning, world }: Planned, { period, toDate }: Expectation): readonly [number, number] {
  const asked = parsePeriod(planning.calendar, period ?? '')
  if ('problem' in asked) throw new RangeError(`not a period: ${period}`)
  const start = grainOf(planning.calendar, world.from)
  return [toDate ? 0 : grainOf(planning.calendar, asked.from) - start, grainOf(planning.calendar, asked.to) - start]
}

/** The rows of a territory, or what they hold of a number. */
function territoryValue({ coverage, world }: Planned, { name, number, origin }: Expectation): Ratio | undefined {
  const assignment = coverage?.assignment
  const place = assignment?.chart.places.find(({ territory }) => territory.name === name)
  if (assignment == null || place === undefined || number === null) return undefined
  if (number === 'rows') return ratio(BigInt(assignment.rows.filter(({ territories }) => territories.includes(place.index)).length))
  return totalsOf(world, assignment, [number], { says: `${name}.${number}`, origin })[place.index]
}

/** What the team can sell in a period or in the year, what is expected of it, its heads (their mean over the months), the hires it needs. */
function teamValue(planned: Planned, expectation: Expectation): Ratio | undefined {
  const { team } = planned
  const { name, period } = expectation
  if (team === null) return undefined
  if (name === 'hires') return team.coverage?.hires === undefined ? undefined : ratio(team.coverage.hires)
  const [first, last] = period === null ? [0, 11] : monthsIn(planned, expectation)
  const months = team.months.slice(first, last + 1)
  if (name === 'heads') return months.length === 0 ? ZERO : divide(total(months.map(({ heads }) => heads)), ratio(BigInt(months.length)))
  return total(months.map((month) => (name === 'expected' ? month.forecast : month.capacity)))
}
