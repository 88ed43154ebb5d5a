/** The word that was probably meant. */

/** How many single-letter changes (a swap of two neighbours is one) turn `a` into `b`; gives up above `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      current.push(best)
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? most + 1
}

/** The candidate nearest to `word`, if it is near enough: one change for short words, two for longer ones. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => nearWords(word, [...candidates].sort())[0]

/** The candidates near enough to `word`, the nearest first; of two as near, the one that was named first. Case makes no difference. */
export function nearWords(word: string, candidates: Iterable<string>): string[] {
  const lower = word.toLowerCase()
  const most = lower.length <= 3 ? 1 : 2
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, d: distance(lower, candidate.toLowerCase(), most) }))
    .filter(({ candidate, d }) => d <= most && d < candidate.length)
    .sort((a, b) => a.d - b.d)
    .map(({ candidate }) => candidate)
}
