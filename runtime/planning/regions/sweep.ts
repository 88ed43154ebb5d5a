/** The parts into which boxes cut a space: within one part, the same boxes hold everywhere. */
import type { Box } from './boxes.ts'
import { type Cells, pairs, union } from './cells.ts'
import type { Space } from './space.ts'

/** A box, and the number of what it belongs to. */
export interface OwnedBox extends Box {
  readonly owner: number
}

/** The cells of each field that was looked at, in the order in which fields were looked at. */
export type Region = readonly { readonly subject: number; readonly cells: Cells }[]

/** Boxes that may be looked at before the rest is left to data. */
const MOST_LOOKS = 1_000_000

/**
 * Hands each part of the space to `part`, with the boxes that hold on it. A field at a time is cut where boxes begin and end, the one that
 * most boxes ask about first; stretches on which the same boxes hold are one part. False where there are too many to look at.
 */
export function sweep(
  { subjects }: Space,
  boxes: readonly OwnedBox[],
  part: (region: Region, holding: readonly OwnedBox[]) => void,
): boolean {
  let looks = 0
  const visit = (region: Region, holding: readonly OwnedBox[]): boolean => {
    looks += holding.length + 1
    if (looks > MOST_LOOKS) return false
    const counts = new Map<number, number>()
    for (const { sets } of holding)
      for (const subject of sets.keys())
        if (!region.some((one) => one.subject === subject)) counts.set(subject, (counts.get(subject) ?? 0) + 1)
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (most === undefined) {
      part(region, holding)
      return true
    }
    const [subject] = most
    return stretches(subjects[subject]?.all ?? [], holding, subject).every(({ cells, held }) =>
      visit([...region, { subject, cells }], held),
    )
  }
  return visit([], boxes)
}

/** The cells of a field on which the same boxes hold, with these boxes. */
function stretches(all: Cells, boxes: readonly OwnedBox[], subject: number) {
  const free = boxes.filter(({ sets }) => !sets.has(subject))
  const asking = boxes.filter(({ sets }) => sets.has(subject))
  const edges = new Map<number, { opens: number[]; closes: number[] }>()
  const edge = (at: number) => {
    const known = edges.get(at) ?? { opens: [], closes: [] }
    edges.set(at, known)
    return known
  }
  for (const [i, { sets }] of asking.entries())
    for (const [from, to] of pairs(sets.get(subject) ?? [])) {
      edge(from).opens.push(i)
      edge(to + 1).closes.push(i)
    }
  for (const [from, to] of pairs(all)) {
    edge(from)
    edge(to + 1)
  }
  const open = new Set<number>()
  const found = new Map<string, { cells: Cells; held: readonly OwnedBox[] }>()
  const sorted = [...edges].sort((a, b) => a[0] - b[0])
  const runs = pairs(all)
  let at = 0
  for (const [i, [from, { opens, closes }]] of sorted.entries()) {
    for (const one of closes) open.delete(one)
    for (const one of opens) open.add(one)
    const to = (sorted[i + 1]?.[0] ?? from) - 1
    while (at < runs.length && (runs[at]?.[1] ?? 0) < from) at += 1
    if (to < from || from < (runs[at]?.[0] ?? Number.POSITIVE_INFINITY)) continue
    const holding = [...open].sort((a, b) => a - b)
    const known = found.get(holding.join())
    if (known !== undefined) known.cells = union(known.cells, [from, to])
    else found.set(holding.join(), { cells: [from, to], held: [...free, ...holding.flatMap((one) => asking[one] ?? [])] })
  }
  return [...found.values()]
}
