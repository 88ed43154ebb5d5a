/** Attainment by a field of the people: how the plans' people stand against quota, and what they are paid. */
import { compare, ONE, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { average, money, signed } from '../compare/amounts.ts'
import { attainedTable } from '../compare/bands.ts'
import { groupName } from '../compare/fields.ts'
import type { Move } from '../compare/moved.ts'
import { type Group, shareable } from '../compare/shown.ts'
import { sumOf } from '../compare/sides.ts'
import { type Block, block, type Line, row, total } from '../describe/page.ts'
import { counted } from '../describe/words.ts'
import type { Against, Compared } from './scenario.ts'

/** For each scenario: pay by attainment, and by the field where one was asked for. */
export function attainedBlocks({ base, scenarios }: Compared, by: readonly string[]): readonly Block[] {
  return scenarios.flatMap((one) => {
    const name = (heading: string): string => (scenarios.length === 1 ? heading : `${one.label}: ${heading.toLowerCase()}`)
    return [
      ...block(name('Attainment and pay'), attainedTable(base.paid, one.paid, one.moves)),
      ...(by.length === 0 ? [] : block(name(`By ${by.join('.')}`), fieldTable(one, by))),
    ]
  })
}

/** People by a field of theirs; groups of fewer than five are joined. Undefined where all people are fewer. */
export function fieldGroups({ moves, fields }: Against, by: readonly string[]): readonly Group<Move>[] | undefined {
  const groups = new Map<string, Move[]>()
  for (const move of moves) {
    const name = groupName(fields?.ofPerson(move.id, by))
    groups.set(name, [...(groups.get(name) ?? []), move])
  }
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return shareable(
    ordered.map(([label, items]): Group<Move> => ({ label, items, people: new Set(items.map(({ id }) => id)) })),
    (a, b) => `${a}, ${b}`,
  )
}

/** The share of people at quota, of those with one; undefined where nobody has. */
export function atQuota(members: readonly Move[], of: 'person' | 'was' = 'person'): Ratio | undefined {
  const known = members.flatMap((move) => move[of]?.attainment ?? [])
  return known.length === 0 ? undefined : ratio(BigInt(known.filter((x) => compare(x, ONE) >= 0).length), BigInt(known.length))
}

function fieldTable(one: Against, by: readonly string[]): Line[] {
  const { moves, paid } = one
  const { currency, attained } = paid
  const shown = fieldGroups(one, by)
  if (shown === undefined) return []
  const percent = (share: Ratio | undefined): string => (share === undefined ? '-' : showPercent(share, 1).replace('≈', ''))
  const cells = (label: string, items: readonly Move[]): string[] => {
    const [old, now] = [sumOf(items.map(({ before }) => before)), sumOf(items.map(({ after }) => after))]
    return [
      label,
      counted(items.length),
      ...(attained === undefined ? [] : [percent(atQuota(items, 'was')), percent(atQuota(items))]),
      money(average(old, items.length), currency),
      money(average(now, items.length), currency),
      signed(now - old, currency),
    ]
  }
  return [
    row([
      '',
      'people',
      ...(attained === undefined ? [] : ['at quota before', 'at quota after']),
      'average before',
      'average after',
      'change in all',
    ]),
    ...shown.map(({ label, items }) => row(cells(label, items))),
    total(cells('all', moves)),
  ]
}
