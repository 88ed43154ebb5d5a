/** Makes territories more even, a step at a time: between the highest and the lowest, the move or swap that closes their gap best. */
import { compareText } from '../../exact/order.ts'

/** A row that may move: where it stands in canonical order of keys, and what it weighs. */
export interface Item {
  readonly at: number
  readonly score: bigint
}

export interface Bin {
  readonly name: string
  readonly total: bigint
  /** By score, then in canonical order of keys. */
  readonly items: readonly Item[]
}

/** One step: a row that leaves the highest, and the one that comes back for it, if any. */
export interface Step {
  readonly from: number
  readonly to: number
  readonly gives: Item
  readonly takes: Item | null
}

export const inOrder = (a: Item, b: Item): number => (a.score === b.score ? a.at - b.at : a.score < b.score ? -1 : 1)

/** The bins in the order of a rank, kept as totals change. */
function ordered(bins: readonly Bin[], rank: (a: Bin, b: Bin) => number) {
  const at = (index: number): Bin => bins[index] as Bin
  const compare = (a: number, b: number): number => rank(at(a), at(b))
  const order = bins.map((_, i) => i).sort(compare)
  /** Where a bin stands, or would stand: the first that does not come before it. */
  const placeOf = (index: number): number => {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(order[middle] ?? 0, index) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    first: (): number => order[0] ?? 0,
    take: (index: number): void => void order.splice(placeOf(index), 1),
    put: (index: number): void => void order.splice(placeOf(index), 0, index),
  }
}

const byName = (a: Bin, b: Bin): number => compareText(a.name, b.name)
const highestFirst = (a: Bin, b: Bin): number => (a.total === b.total ? byName(a, b) : a.total > b.total ? -1 : 1)
const lowestFirst = (a: Bin, b: Bin): number => (a.total === b.total ? byName(a, b) : a.total < b.total ? -1 : 1)

/** The first row of each score: of rows that weigh the same, the one with the lowest key stands for all. */
const firsts = (items: readonly Item[]): readonly Item[] => items.filter((item, i) => item.score !== items[i - 1]?.score)

/**
 * The best step between the highest and the lowest: its difference lies within their gap, and as near to half of it as can be; of two as
 * near, a move comes before a swap, then the lower keys. Undefined where none brings them closer. Both totals stay within the two before,
 * so no territory comes to be further from the mean. Looks at each row of the two once; a row that both have stays (`several`).
 */
function bestStep([from, high]: readonly [number, Bin], [to, low]: readonly [number, Bin], several: boolean): Step | undefined {
  if (high.total <= low.total) return undefined
  const gap = high.total - low.total
  const gives = firsts(several ? without(high.items, low.items) : high.items)
  const takes = firsts(several ? without(low.items, high.items) : low.items)
  let best: { readonly step: Step; readonly miss: bigint } | undefined
  const consider = (give: Item, take: Item | null): void => {
    const difference = give.score - (take?.score ?? 0n)
    if (difference <= 0n || difference >= gap) return
    const twice = 2n * difference - gap
    const miss = twice < 0n ? -twice : twice
    if (best === undefined || miss < best.miss || (miss === best.miss && isBefore({ give, take }, best.step)))
      best = { step: { from, to, gives: give, takes: take }, miss }
  }
  let near = 0
  for (const give of gives) {
    consider(give, null)
    while (near < takes.length && 2n * (give.score - (takes[near]?.score ?? 0n)) > gap) near += 1
    for (const take of [takes[near - 1], takes[near]]) if (take !== undefined) consider(give, take)
  }
  return best?.step
}

function isBefore({ give, take }: { give: Item; take: Item | null }, { gives, takes }: Step): boolean {
  if ((take === null) !== (takes === null)) return take === null
  return give.at !== gives.at ? give.at < gives.at : (take?.at ?? 0) < (takes?.at ?? 0)
}

function placed(items: readonly Item[], gone: Item | null, come: Item | null): readonly Item[] {
  const left = gone === null ? items : items.filter(({ at }) => at !== gone.at)
  if (come === null) return left
  const at = left.findIndex((one) => inOrder(one, come) > 0)
  return at < 0 ? [...left, come] : left.toSpliced(at, 0, come)
}

/** The rows that are not among others. */
function without(items: readonly Item[], others: readonly Item[]): readonly Item[] {
  const known = new Set(others.map(({ at }) => at))
  return items.filter(({ at }) => !known.has(at))
}

/**
 * Takes steps until `isDone`, asked with the highest and the lowest total, until none helps, or until `most` are taken. A row may be in
 * several bins; it is never twice in one.
 */
export function evened(
  start: readonly Bin[],
  most: number,
  isDone: (highest: bigint, lowest: bigint) => boolean,
): { readonly bins: readonly Bin[]; readonly steps: readonly Step[] } {
  const bins = [...start]
  const highest = ordered(bins, highestFirst)
  const lowest = ordered(bins, lowestFirst)
  const places = start.flatMap(({ items }) => items.map(({ at }) => at))
  const several = new Set(places).size < places.length
  const steps: Step[] = []
  while (steps.length < most) {
    const [from, to] = [highest.first(), lowest.first()]
    const [high, low] = [bins[from], bins[to]]
    if (high === undefined || low === undefined || isDone(high.total, low.total)) break
    const step = bestStep([from, high], [to, low], several)
    if (step === undefined) break
    for (const order of [highest, lowest]) for (const index of [from, to]) order.take(index)
    const difference = step.gives.score - (step.takes?.score ?? 0n)
    bins[from] = { ...high, total: high.total - difference, items: placed(high.items, step.gives, step.takes) }
    bins[to] = { ...low, total: low.total + difference, items: placed(low.items, step.takes, step.gives) }
    for (const order of [highest, lowest]) for (const index of [from, to]) order.put(index)
    steps.push(step)
  }
  return { bins, steps }
}
