/** Territories drawn anew: rows from the heaviest, each to the territory that is lowest (semantics 13; Graham 1969, LPT). */
import { compareText } from '../../exact/order.ts'
import { type Bin, type Item, inOrder } from './even.ts'

/** The bins with every row of theirs given out again, the heaviest first, ties by key, to the lowest, ties by name. */
export function redrawn(bins: readonly Bin[]): readonly Bin[] {
  const items = bins.flatMap((bin) => bin.items).sort((a, b) => (a.score === b.score ? a.at - b.at : a.score < b.score ? 1 : -1))
  const open = bins.map(({ name, total, items: own }, at) => ({
    at,
    name,
    total: total - own.reduce((sum, { score }) => sum + score, 0n),
    items: [] as Item[],
  }))
  type Open = (typeof open)[number]
  const isLower = (a: Open, b: Open): boolean => (a.total === b.total ? compareText(a.name, b.name) < 0 : a.total < b.total)
  const heap = open.toSorted((a, b) => (isLower(a, b) ? -1 : 1))
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const here = heap[at]
      if (here === undefined || left === undefined) return
      const next = right !== undefined && isLower(right, left) ? 2 * at + 2 : 2 * at + 1
      const child = heap[next]
      if (child === undefined || !isLower(child, here)) return
      heap[at] = child
      heap[next] = here
      at = next
    }
  }
  for (const item of items) {
    const lowest = heap[0]
    if (lowest === undefined) break
    lowest.total += item.score
    lowest.items.push(item)
    sink()
  }
  return open.map(({ name, total, items: own }) => ({ name, total, items: own.sort(inOrder) }))
}
