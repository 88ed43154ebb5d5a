/** Things by a text of theirs, each list in the order in which they came. */
export function groupedBy<T>(things: Iterable<T>, textOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const text = textOf(thing)
    const known = groups.get(text)
    if (known === undefined) groups.set(text, [thing])
    else known.push(thing)
  }
  return groups
}
