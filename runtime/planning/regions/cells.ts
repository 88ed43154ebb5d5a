/** Sets of cells: numbers in rising runs, `[from, to, from, to]`, both ends belonging to them, with a gap between any two runs. */
export type Cells = readonly number[]

export const NO_CELLS: Cells = []
export const run = (from: number, to: number): Cells => (from > to ? NO_CELLS : [from, to])
export const isEmpty = (cells: Cells): boolean => cells.length === 0

/** The cells of either. */
export function union(a: Cells, b: Cells): Cells {
  const runs = [...pairs(a), ...pairs(b)].sort((x, y) => x[0] - y[0])
  const made: number[] = []
  for (const [from, to] of runs) {
    const end = made.at(-1)
    if (end === undefined || from > end + 1) made.push(from, to)
    else if (to > end) made[made.length - 1] = to
  }
  return made
}

/** The cells of both. */
export function both(a: Cells, b: Cells): Cells {
  const made: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [aTo, bTo] = [a[i + 1] ?? 0, b[j + 1] ?? 0]
    const [from, to] = [Math.max(a[i] ?? 0, b[j] ?? 0), Math.min(aTo, bTo)]
    if (from <= to) made.push(from, to)
    if (aTo < bTo) i += 2
    else j += 2
  }
  return made
}

/** The cells of `all` that are not in `cells`. */
export function without(all: Cells, cells: Cells): Cells {
  const made: number[] = []
  for (const [from, to] of pairs(all)) {
    let start = from
    for (const [low, high] of pairs(cells)) {
      if (high < start || low > to) continue
      if (low > start) made.push(start, low - 1)
      start = high + 1
    }
    if (start <= to) made.push(start, to)
  }
  return made
}

export const sameCells = (a: Cells, b: Cells): boolean => a.length === b.length && a.every((one, i) => one === b[i])

/** The runs, each as its two ends. */
export const pairs = (cells: Cells): [number, number][] =>
  Array.from({ length: cells.length / 2 }, (_, i) => [cells[2 * i] ?? 0, cells[2 * i + 1] ?? 0])

export const countOf = (cells: Cells): number => pairs(cells).reduce((sum, [from, to]) => sum + to - from + 1, 0)
