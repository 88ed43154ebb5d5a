/** Which lines of a text another one changes. */

/** Characters `start` up to `end` of the first text are `by` in the second. */
export interface ChangedLines {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** Above so many changed lines one change covers all of them: to find the fewest takes the square of their number. */
const MOST_CHANGES = 2000

/** The fewest stretches of lines in which two texts differ, from top to bottom. Source: E. Myers, "An O(ND) difference algorithm", 1986. */
export function changedLines(before: string, after: string): ChangedLines[] {
  const [a, b] = [linesOf(before), linesOf(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [from, to] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  let offset = a.slice(0, head).join('').length
  const found: ChangedLines[] = []
  for (const { gone, come, same } of stretches(from, to)) {
    const end = offset + gone.join('').length
    if (gone.length > 0 || come.length > 0) found.push({ start: offset, end, by: come.join('') })
    offset = end + same.join('').length
  }
  return found
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/)

interface Stretch {
  readonly gone: readonly string[]
  readonly come: readonly string[]
  /** Lines after them that both have. */
  readonly same: readonly string[]
}

function stretches(a: readonly string[], b: readonly string[]): Stretch[] {
  const kept = keptLines(a, b)
  const found: Stretch[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at <= kept.length; ) {
    const [nextX, nextY] = kept[at] ?? [a.length, b.length]
    let end = at
    while (end < kept.length && kept[end]?.[0] === nextX + end - at && kept[end]?.[1] === nextY + end - at) end++
    found.push({ gone: a.slice(x, nextX), come: b.slice(y, nextY), same: a.slice(nextX, nextX + end - at) })
    x = nextX + end - at
    y = nextY + end - at
    if (at === kept.length) break
    at = end
  }
  return found
}

/** Lines that both have, as their numbers in each, in order: the most there are. */
function keptLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = Math.min(a.length + b.length, MOST_CHANGES)
  const reached: Map<number, number>[] = []
  let furthest = new Map<number, number>([[1, 0]])
  for (let changes = 0; changes <= most; changes++) {
    const next = new Map<number, number>()
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return walkedBack(a, b, [...reached, furthest])
    }
    reached.push(furthest)
    furthest = next
  }
  return []
}

function walkedBack(a: readonly string[], b: readonly string[], reached: readonly ReadonlyMap<number, number>[]): [number, number][] {
  const kept: [number, number][] = []
  let [x, y] = [a.length, b.length]
  for (let changes = reached.length - 1; changes >= 0; changes--) {
    const furthest = reached[changes] ?? new Map<number, number>()
    const k = x - y
    const down = k === -changes || (k !== changes && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
    const fromK = down ? k + 1 : k - 1
    const fromX = furthest.get(fromK) ?? 0
    const fromY = fromX - fromK
    while (x > fromX && y > fromY && x > 0 && y > 0) kept.push([--x, --y])
    x = Math.max(fromX, 0)
    y = Math.max(fromY, 0)
  }
  while (x > 0 && y > 0 && a[x - 1] === b[y - 1]) kept.push([--x, --y])
  return kept.reverse()
}
