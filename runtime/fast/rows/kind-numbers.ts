/** The numbers of kinds of lines, from the numbers of their shares. */
import type { Origin } from '../../core/origin.ts'
import type { Role } from '../../ledger/lines.ts'
import type { LineKind } from './line-kind.ts'
import type { Ratios } from './ratios.ts'

/** Where recipients and kinds of lines get their numbers. */
export interface Numbering {
  readonly nameOf: (name: string) => number
  readonly nameAt: (place: number) => string
  readonly kindOf: (kind: LineKind) => number
}

/** Kinds of one clause, role and level. */
export interface KindNumbers {
  /** A line that is made from the row: its share, and the shares before it. */
  readonly ofRow: (share: number, before: number) => number
  /** A manager's line: that of a direct line of the kind `below`, and the part of it. */
  readonly ofLine: (share: number, below: number, part: number) => number
}

const BASE = 2 ** 26

/** Kinds that are made once each; `made` holds those of all clauses by their number. */
export function kindNumbers(
  ratios: Ratios,
  { kindOf }: Numbering,
  made: LineKind[],
  origin: Origin,
  role: Role,
  level: number,
): KindNumbers {
  const known = new Map<number, number>()
  const remember = (key: number, kind: LineKind): number => {
    const number = kindOf(kind)
    made[number] = kind
    known.set(key, number)
    return number
  }
  return {
    ofRow: (share, before) => {
      const key = share * BASE + before
      return known.get(key) ?? remember(key, { origin, role, level, share: ratios.at(share), before: ratios.at(before), of: null })
    },
    ofLine: (share, below, part) => {
      const key = below * BASE + part
      const found = known.get(key)
      const line = made[below]
      if (found !== undefined) return found
      const of = line === undefined ? null : { line, part: ratios.at(part) }
      return remember(key, { origin, role, level, share: ratios.at(share), before: ratios.at(0), of })
    },
  }
}
