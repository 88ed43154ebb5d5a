/** Territories drawn anew: rows from the heaviest, each to the territory that is lowest (semantics 13; Graham 1969, LPT). */
import { compareText } from '../../exact/order.ts'
import { type Bin, type Item, inOrder } from './even.ts'

/** The bins with every row of theirs given out again, the heaviest first, ties by key, to the lowest, ties by name; one that several have, to as many. */
export function redrawn(bins: readonly Bin[]): readonly Bin[] {
  const copies = new Map<number, { readonly item: Item; readonly times: number }>()
  for (const item of bins.flatMap((bin) => bin.items)) copies.set(item.at, { item, times: (copies.get(item.at)?.times ?? 0) + 1 })
  const items = [...copies.values()].sort(({ item: a }, { item: b }) => (a.score === b.score ? a.at - b.at : a.score < b.score ? 1 : -1))
  const open = bins.map(({ name, total, items: own }, at) => ({
    at,
    name,
    total: total - own.reduce((sum, { score }) => sum + score, 0n),
    items: [] as Item[],
  }))
  type Open = (typeof open)[number]
  const isLower = (a: Open, b: Open): boolean => (a.total === b.total ? compareText(a.name, b.name) < 0 : a.total < b.total)
  const heap = open.toSorted((a, b) => (isLower(a, b) ? -1 : 1))
  const swap = (a: number, b: number): void => {
    const [first, second] = [heap[a], heap[b]]
    if (first !== undefined && second !== undefined) [heap[a], heap[b]] = [second, first]
  }
  const isBelow = (a: number, b: number): boolean => {
    const [first, second] = [heap[a], heap[b]]
    return first !== undefined && second !== undefined && isLower(first, second)
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const next = isBelow(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1
      if (!isBelow(next, at)) return
      swap(at, next)
      at = next
    }
  }
  const takeLowest = (): Open | undefined => {
    swap(0, heap.length - 1)
    const lowest = heap.pop()
    sink()
    return lowest
  }
  const put = (bin: Open): void => {
    heap.push(bin)
    for (let at = heap.length - 1; at > 0 && isBelow(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1)
  }
  for (const { item, times } of items) {
    const lowest = Array.from({ length: times }, takeLowest).filter((bin) => bin !== undefined)
    for (const bin of lowest) {
      bin.total += item.score
      bin.items.push(item)
      put(bin)
    }
  }
  return open.map(({ name, total, items: own }) => ({ name, total, items: own.sort(inOrder) }))
}
