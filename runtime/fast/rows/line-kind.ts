/** What credit lines have in common, whoever gets them. */
import type { Credit, Part } from '../../evaluate/credit-line.ts'

/** Most plans know a handful. */
export interface LineKind extends Part, Pick<Credit, 'role' | 'level' | 'origin'> {
  readonly of: { readonly line: LineKind; readonly part: Part['share'] } | null
}

/** Numbers things in the order in which they first come. */
export function numbered<T>(list: T[], keyOf: (one: T) => string): (one: T) => number {
  const places = new Map(list.map((one, place) => [keyOf(one), place]))
  return (one) => {
    const key = keyOf(one)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, list.length)
    return list.push(one) - 1
  }
}

/** A text that is the same for kinds that are. */
export const kindKey = ({ origin, role, level, share, before, of }: LineKind): string =>
  `${origin.address} ${role} ${level} ${share.n}/${share.d} ${before.n}/${before.d} ${of === null ? '' : `${of.part.n}/${of.part.d} (${kindKey(of.line)})`}`
