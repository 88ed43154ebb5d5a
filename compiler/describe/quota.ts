/** One quota explained: how a node of the tree, or a person's year and months, came to be. */
import { showDay } from '../../runtime/calendar/day.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { ratio } from '../../runtime/exact/ratio.ts'
import { showMoney, showNumber } from '../../runtime/exact/show.ts'
import type { Allocated } from '../../runtime/planning/allocation/allocate.ts'
import { deriveMonths, deriveNode } from '../../runtime/planning/allocation/derive.ts'
import { nodesOf } from '../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import type { Quotas } from '../plan/quotas.ts'
import { sayAllocated } from './allocated.ts'
import type { Block, Review } from './page.ts'
import { whereBlocks } from './planned/where.ts'
import { sayDays } from './words.ts'

/** The keys that can be explained. */
export const keysOf = ({ quotas, coverage }: Planned): string[] => [
  ...new Set([
    ...quotas.flatMap(({ trees }) => trees.flatMap(({ root }) => [...nodesOf(root)].map(({ key }) => key))),
    ...(coverage?.assignment?.chart.places ?? []).map(({ territory }) => territory.name),
    ...(coverage?.assignment?.rows ?? []).map(({ key }) => key),
  ]),
]

/** The first and the last month of the year that are told; 0 is the first. */
type Months = readonly [number, number]

/**
 * How the quota of a node came to be, in every tree and metric that has it, and a person's months (null: none); of a row, why it lies where
 * it does, of a territory, what it is made of. Undefined where nothing is called so.
 */
export function describeQuota(plan: Quotas, planned: Planned, key: string, months: Months | null = [0, 11]): Review | undefined {
  const blocks = [...planned.quotas.flatMap((quota) => blocksOf(planned, quota, key, months)), ...whereBlocks(planned, key)]
  return blocks.length === 0
    ? undefined
    : { title: `${plan.label}: ${nameIn(planned, key)}`, under: sayDays(dayOf(plan.effective.from), dayOf(plan.effective.to)), blocks }
}

function nameIn({ quotas }: Planned, key: string): string {
  const node = quotas.flatMap(({ trees }) => trees.flatMap(({ root }) => [...nodesOf(root)])).find((one) => one.key === key)
  return node === undefined || node.label === key ? key : `${key} ${node.label}`
}

function blocksOf({ planning, world }: Planned, quota: Allocated, key: string, told: Months | null): Block[] {
  const { allocation, trees } = quota
  const trail = trees.flatMap((tree, i): Block[] => {
    const derivation = deriveNode(quota, tree, key)
    if (derivation === undefined) return []
    return [
      {
        heading: `${allocation.label}${i === 0 ? '' : `, from ${showDay(tree.from)}`}`,
        lines: sayAllocated(derivation, planning.currency, 0),
      },
    ]
  })
  const person = trees.some(({ leaves }) => leaves.has(key)) ? quota.person(key, world.until) : undefined
  if (trail.length === 0 || person === undefined || told === null) return trail
  const [first, last] = told
  const lines = deriveMonths(world, quota, person, first, last).flatMap((month) => sayAllocated(month, planning.currency, 0))
  const sum = person.amounts.slice(first, last + 1).reduce((so, one) => so + one.n, 0n)
  const shown = allocation.unit.kind === 'money' ? showMoney(ratio(sum), planning.currency) : showNumber(ratio(sum))
  const house = person.house ? [{ kind: 'text' as const, text: 'House accounts: in the plan, in no person’s quota.', indent: 0 }] : []
  return [...trail, { heading: `${allocation.label}, month by month: ${shown}`, lines: [...house, ...lines] }]
}
