/** Cost by part of pay, before and after. */
import { type Line, row, total } from '../describe/page.ts'
import { listed } from '../describe/words.ts'
import { money, signed } from './amounts.ts'
import type { Paid } from './paid.ts'
import { type Group, shareable } from './shown.ts'
import { sumOf } from './sides.ts'

/** What everyone earned by one part of pay. */
interface PartCost {
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

/** A row for each part of pay; parts by which fewer than five people earn are shown together. Nothing where all people are fewer. */
export function partsTable(before: Paid, after: Paid): Line[] {
  const names = [...new Set([...after.parts.keys(), ...before.parts.keys()])]
  const groups = names.map((name) => groupOf(name, before, after)).sort((a, b) => b.people.size - a.people.size)
  const shown = shareable(groups, (a) => a)
  if (shown === undefined || shown.length === 0) return []
  const { currency } = after
  const cells = (label: string, items: readonly { readonly before: bigint; readonly after: bigint }[]): string[] => {
    const [old, now] = [sumOf(items.map((item) => item.before)), sumOf(items.map((item) => item.after))]
    return [label, money(old, currency), money(now, currency), signed(now - old, currency)]
  }
  return [
    row(['', 'before', 'after', 'change']),
    ...shown.map(({ items }) => row(cells(listed(items.map(({ label }) => label)), items))),
    total(cells('all', [{ before: before.total, after: after.total }])),
  ]
}
