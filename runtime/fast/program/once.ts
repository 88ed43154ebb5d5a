/** Parts of programs that are made the same way of the same parts are one part: what stands twice in a plan is computed once. */

type Known = WeakMap<object, WeakMap<object, unknown>>

const known = new Map<string, Known>()

/** What was made in the way `how` of two parts before; made where it was not. Nothing is kept that its parts do not keep. */
export function once<T>(how: string, left: object, right: object, make: () => T): T {
  const ways: Known = known.get(how) ?? new WeakMap()
  known.set(how, ways)
  const own = ways.get(left) ?? new WeakMap<object, unknown>()
  ways.set(left, own)
  // keyed by how it is made and of what: the one type that `make` gives
  const before = own.get(right) as T | undefined
  if (before !== undefined) return before
  const made = make()
  own.set(right, made)
  return made
}
