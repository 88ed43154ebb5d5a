function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1]
    for (let to = 1; to <= right.length; to++) {
      const change = (row[to - 1] ?? 0) + (letter === right[to - 1] ? 0 : 1)
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}

/** `; did you mean ...?` when one of the names is close to what was written; else nothing. */
export function nearest(written: string, names: readonly string[]): string {
  const [best] = names.map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.far - b.far)
  return best !== undefined && best.far <= Math.max(1, Math.floor(written.length / 3)) ? `; did you mean \`${best.name}\`` : ''
}
