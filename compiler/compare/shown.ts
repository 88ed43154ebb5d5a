/** Pay is private: no group of fewer than five people is shown by itself in what is meant for sharing. */

/** The fewest people whose figures are shown together. */
export const LEAST = 5

/** Figures that are shown together, and whose they are. */
export interface Group<T> {
  readonly label: string
  readonly people: ReadonlySet<string>
  readonly items: readonly T[]
}

/**
 * Groups that may be shown: each is of `least` people or more, in the order given. A smaller one joins its neighbour, so that no figure is lost
 * and totals still tie; `join` names the two together. Groups of nobody are left out. Undefined where all people together are fewer.
 */
export function shareable<T>(
  groups: readonly Group<T>[],
  join: (a: string, b: string) => string,
  least = LEAST,
): readonly Group<T>[] | undefined {
  const filled = groups.filter(({ people }) => people.size > 0)
  if (filled.length > 0 && new Set(filled.flatMap(({ people }) => [...people])).size < least) return undefined
  const joined: Group<T>[] = []
  for (const group of filled) {
    const last = joined.at(-1)
    // one that is still too small takes the next in
    if (last !== undefined && last.people.size < least) joined[joined.length - 1] = both(last, group, join)
    else joined.push(group)
  }
  const [before, last] = joined.slice(-2)
  if (before === undefined || last === undefined || last.people.size >= least) return joined
  return [...joined.slice(0, -2), both(before, last, join)]
}

const both = <T>(a: Group<T>, b: Group<T>, join: (a: string, b: string) => string): Group<T> => ({
  label: join(a.label, b.label),
  people: new Set([...a.people, ...b.people]),
  items: [...a.items, ...b.items],
})
