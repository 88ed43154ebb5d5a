/** Attainment by a field of the people: how the plans' people stand against quota, and what they are paid. */
import { compare, ONE, type Ratio } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { average, money, signed } from '../compare/amounts.ts'
import { attainedTable } from '../compare/bands.ts'
import { groupName } from '../compare/fields.ts'
import type { Move } from '../compare/moved.ts'
import { sumOf } from '../compare/paid.ts'
import { type Group, shareable } from '../compare/shown.ts'
import { type Block, block, type Line, row, total } from '../describe/page.ts'
import { counted } from '../describe/words.ts'
import type { Against, Compared } from './scenario.ts'

/** For each scenario: pay by attainment, and by the field where one was asked for. */
export function attainedBlocks({ scenarios }: Compared, by: readonly string[]): readonly Block[] {
  return scenarios.flatMap((one) => {
    const name = (heading: string): string => (scenarios.length === 1 ? heading : `${one.label}: ${heading.toLowerCase()}`)
    return [
      ...block(name('Attainment and pay'), attainedTable(one.paid, one.moves, one.paid.currency)),
      ...(by.length === 0 ? [] : block(name(`By ${by.join('.')}`), fieldTable(one, by))),
    ]
  })
}

function fieldTable({ moves, fields, paid: { currency, attained } }: Against, by: readonly string[]): Line[] {
  const groups = new Map<string, Move[]>()
  for (const move of moves) {
    const name = groupName(fields?.ofPerson(move.id, by))
    groups.set(name, [...(groups.get(name) ?? []), move])
  }
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = shareable(
    ordered.map(([label, items]): Group<Move> => ({ label, items, people: new Set(items.map(({ id }) => id)) })),
    (a, b) => `${a}, ${b}`,
  )
  if (shown === undefined) return []
  const atQuota = (items: readonly Move[]): string => {
    const known = items.flatMap(({ person: { attainment } }) => attainment ?? [])
    return known.length === 0
      ? '-'
      : showPercent(
          shareOf(known, (x) => compare(x, ONE) >= 0),
          1,
        ).replace('≈', '')
  }
  const cells = (label: string, items: readonly Move[]): string[] => {
    const [old, now] = [sumOf(items.map(({ before }) => before)), sumOf(items.map(({ after }) => after))]
    return [
      label,
      counted(items.length),
      ...(attained === undefined ? [] : [atQuota(items)]),
      money(average(old, items.length), currency),
      money(average(now, items.length), currency),
      signed(now - old, currency),
    ]
  }
  return [
    row(['', 'people', ...(attained === undefined ? [] : ['at quota']), 'average before', 'average after', 'change in all']),
    ...shown.map(({ label, items }) => row(cells(label, items))),
    total(cells('all', moves)),
  ]
}

const shareOf = <T>(all: readonly T[], holds: (one: T) => boolean): Ratio => ({
  n: BigInt(all.filter(holds).length),
  d: BigInt(Math.max(1, all.length)),
})
