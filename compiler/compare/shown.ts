/** Pay is private: no group of fewer than five people is shown by itself in what is meant for sharing. */

/** The fewest people whose figures are shown together. */
export const LEAST = 5

/** Figures that are shown together, and whose they are. */
export interface Group<T> {
  readonly label: string
  readonly people: ReadonlySet<string>
  /** Where figures of a side stand by themselves, as before and after do: whose each of them is. */
  readonly sides?: readonly ReadonlySet<string>[]
  readonly items: readonly T[]
}

/** Whether so many people are too few to be shown, and more than nobody. */
export const isFew = (people: number): boolean => people > 0 && people < LEAST

/** Whether a group, or a side of it, is of too few people. */
const isSmall = <T>({ people, sides = [] }: Group<T>, least: number): boolean =>
  [people, ...sides].some(({ size }, i) => (i === 0 || size > 0) && size < least)

/**
 * Groups that may be shown: each, and each side of it, is of `least` people or more or of nobody, in the order given. A smaller one joins its neighbour, so that no figure is lost
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
    if (last !== undefined && isSmall(last, least)) joined[joined.length - 1] = both(last, group, join)
    else joined.push(group)
  }
  const [before, last] = joined.slice(-2)
  if (before === undefined || last === undefined || !isSmall(last, least)) return joined
  return [...joined.slice(0, -2), both(before, last, join)]
}

const both = <T>(a: Group<T>, b: Group<T>, join: (a: string, b: string) => string): Group<T> => ({
  label: join(a.label, b.label),
  people: new Set([...a.people, ...b.people]),
  ...(a.sides === undefined && b.sides === undefined ? {} : { sides: sidesOf(a.sides ?? [], b.sides ?? []) }),
  items: [...a.items, ...b.items],
})

const sidesOf = (a: readonly ReadonlySet<string>[], b: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => new Set([...(a[i] ?? []), ...(b[i] ?? [])]))
