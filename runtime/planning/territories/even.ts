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

/** The highest and the lowest, ties by name. */
function ends(bins: readonly Bin[]): readonly [number, number] {
  let [high, low] = [0, 0]
  for (const [i, bin] of bins.entries()) {
    if (comes(bin, bins[high], 1)) high = i
    if (comes(bin, bins[low], -1)) low = i
  }
  return [high, low]
}

const comes = (bin: Bin, best: Bin | undefined, way: 1 | -1): boolean => {
  if (best === undefined || bin === best) return false
  if (bin.total === best.total) return compareText(bin.name, best.name) < 0
  return way === 1 ? bin.total > best.total : bin.total < best.total
}

/** The first row of each score: of rows that weigh the same, the one with the lowest key stands for all. */
const firsts = (items: readonly Item[]): readonly Item[] => items.filter((item, i) => item.score !== items[i - 1]?.score)

/**
 * The best step between the highest and the lowest: its difference lies within their gap, and as near to half of it as can be; of two as
 * near, a move comes before a swap, then the lower keys. Undefined where none brings them closer. Both totals stay within the two before,
 * so no territory comes to be further from the mean. Looks at each row of the two once.
 */
function bestStep(bins: readonly Bin[]): Step | undefined {
  const [from, to] = ends(bins)
  const [high, low] = [bins[from], bins[to]]
  if (high === undefined || low === undefined || high.total <= low.total) return undefined
  const gap = high.total - low.total
  const gives = firsts(high.items)
  const takes = firsts(low.items)
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

/** Takes steps until `isDone`, until none helps, or until `most` are taken. */
export function evened(
  start: readonly Bin[],
  most: number,
  isDone: (bins: readonly Bin[]) => boolean,
): { readonly bins: readonly Bin[]; readonly steps: readonly Step[] } {
  const bins = [...start]
  const steps: Step[] = []
  while (steps.length < most && !isDone(bins)) {
    const step = bestStep(bins)
    const [high, low] = [bins[step?.from ?? -1], bins[step?.to ?? -1]]
    if (step === undefined || high === undefined || low === undefined) break
    const difference = step.gives.score - (step.takes?.score ?? 0n)
    bins[step.from] = { ...high, total: high.total - difference, items: placed(high.items, step.gives, step.takes) }
    bins[step.to] = { ...low, total: low.total + difference, items: placed(low.items, step.takes, step.gives) }
    steps.push(step)
  }
  return { bins, steps }
}
