/** Who decided what of a quota by hand, and why: overrides, moves and relief. */

import { parseDay } from '../../../runtime/calendar/day.ts'
import type { Authority } from '../../../runtime/core/planning/basis.ts'
import { ratio } from '../../../runtime/exact/ratio.ts'
import type { Tree } from '../../../runtime/planning/allocation/allocate.ts'
import { nodesOf } from '../../../runtime/planning/allocation/node.ts'
import { type Line, reason, text } from '../page.ts'
import { sayDate } from '../words.ts'
import { nameOf, type Say } from './naming.ts'

const decided = (told: string, { author, dated, reason: why }: Authority, more = ''): Line[] => [
  text(`${told} by ${author} on ${sayDate(dated)}${more}.`),
  reason(why, 1),
]

export function byHand(say: Say, { version, root, leaves }: Tree): Line[] {
  const person = (key: string): string => {
    const leaf = leaves.get(key)
    return leaf === undefined ? key : nameOf(leaf)
  }
  return [
    ...[...nodesOf(root)].flatMap((node): Line[] => {
      const override = node.cause?.override
      if (override == null) return []
      return decided(`${nameOf(node)} is set to ${say(ratio(node.amount))}`, override.authority, override.locked ? ', locked' : '')
    }),
    ...version.moves.flatMap(({ says, from, to, day, authority }) =>
      decided(
        `${says} a year moved from ${person(from)} to ${person(to)}, from ${parseDay(day) === undefined ? day : sayDate(day)} on,`,
        authority,
      ),
    ),
    ...version.reliefs.flatMap(({ node, says, authority }) => decided(`${person(node)} relieved of ${says}`, authority)),
  ]
}
