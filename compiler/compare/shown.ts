/** Pay is private: no group of fewer than five people is shown by itself in what is meant for sharing. */

/** The fewest people whose figures are shown together. */
export const LEAST = 5

/** People who are shown together. */
export interface Group<T> {
  readonly label: string
  readonly members: readonly T[]
}

/**
 * Groups that may be shown: each has nobody or `least` people or more, in the order given. A smaller one joins its neighbour, so that no figure
 * is lost and totals still tie; `join` names the two together. Undefined where all people together are fewer.
 */
export function shareable<T>(
  groups: readonly Group<T>[],
  join: (a: string, b: string) => string,
  least = LEAST,
): readonly Group<T>[] | undefined {
  const filled = groups.filter(({ members }) => members.length > 0)
  const all = filled.reduce((sum, { members }) => sum + members.length, 0)
  if (all === 0) return []
  if (all < least) return undefined
  const joined: Group<T>[] = []
  for (const group of filled) {
    const last = joined.at(-1)
    // one that is still too small takes the next in
    if (last !== undefined && last.members.length < least) joined[joined.length - 1] = both(last, group, join)
    else joined.push(group)
  }
  const last = joined.at(-1)
  const before = joined.at(-2)
  if (last === undefined || before === undefined || last.members.length >= least) return joined
  return [...joined.slice(0, -2), both(before, last, join)]
}

const both = <T>(a: Group<T>, b: Group<T>, join: (a: string, b: string) => string): Group<T> => ({
  label: join(a.label, b.label),
  members: [...a.members, ...b.members],
})
