/** Cost by part of pay, before and after. */
import { type Line, row, total } from '../describe/page.ts'
import { listed } from '../describe/words.ts'
import { money, signed } from './amounts.ts'
import type { Paid } from './paid.ts'
import { type Group, shareable } from './shown.ts'
import { sumOf } from './sides.ts'

/** What everyone earned by one part of pay. */
export interface PartCost {
  readonly label: string
  readonly before: bigint
  readonly after: bigint
}

const earners = ({ people }: Paid, part: string): string[] =>
  people.filter(({ parts }) => (parts.get(part) ?? 0n) !== 0n).map(({ id }) => id)

function groupOf(name: string, before: Paid, after: Paid): Group<PartCost> {
  const label = after.labels.get(name) ?? before.labels.get(name) ?? name
  const cost = { label, before: before.parts.get(name) ?? 0n, after: after.parts.get(name) ?? 0n }
  const sides = [before, after].map((paid) => new Set(earners(paid, name)))
  return { label, people: new Set(sides.flatMap((side) => [...side])), sides, items: [cost] }
}

/** The cost of each part of pay, most people first; parts by which fewer than five people earn are shown together. Nothing where all people are fewer. */
export function partsCosts(before: Paid, after: Paid): readonly PartCost[] {
  const names = [...new Set([...after.parts.keys(), ...before.parts.keys()])]
  const groups = names.map((name) => groupOf(name, before, after)).sort((a, b) => b.people.size - a.people.size)
  return (shareable(groups, (a) => a) ?? []).map(({ items }) => ({
    label: listed(items.map(({ label }) => label)),
    before: sumOf(items.map((item) => item.before)),
    after: sumOf(items.map((item) => item.after)),
  }))
}

/** A row for each part of pay, as they are shown. */
export function partsTable(before: Paid, after: Paid): Line[] {
  const shown = partsCosts(before, after)
  if (shown.length === 0) return []
  const { currency } = after
  const cells = (cost: PartCost): string[] => [
    cost.label,
    money(cost.before, currency),
    money(cost.after, currency),
    signed(cost.after - cost.before, currency),
  ]
  return [
    row(['', 'before', 'after', 'change']),
    ...shown.map((one) => row(cells(one))),
    total(cells({ label: 'all', before: before.total, after: after.total })),
  ]
}
