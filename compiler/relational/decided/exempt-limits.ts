/** What limits on all pay act on where people are exempt from clauses of its parts: what they are paid from each decision on (semantics 9, 17.12). */

import type { PartsOfYear } from '../pay/year-to-date.ts'
import { column, columnNamed, constants, join, type Relation, select, type Told, text, values } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import type { Standing } from './exempted.ts'

const told = (name: string, says: string): Told => ({ name: `parts_of_${name}`, says, origin: null })

/** What the parts of pay earned by the clauses of everybody. */
export function partsOfAll({ build }: Site, { all }: PartsOfYear, variants: ReadonlyMap<string, string>): Relation {
  const [first, ...more] = variants.keys()
  if (first === undefined) return all
  return select(
    build,
    told('everybody', 'By the clauses that everybody is paid by'),
    all,
    all.columns.map((one) => ({ column: one, value: column(one.name) })),
    { kind: 'not', value: { kind: 'text_in', value: column('part'), options: [first, ...more] } },
  )
}

/** What people who are exempt earned, by the clauses that they are paid by from one of their decisions on. */
export function partsOfExempt({ build }: Site, { all }: PartsOfYear, standings: readonly Standing[]): Relation {
  const rows = standings.flatMap(({ payee, pays }) => pays.map(({ component, part }) => [payee, component, part]))
  if (rows.length === 0) return values(build, told('nobody', 'People who are exempt from all parts of pay earned nothing'), all.columns)
  const says = 'By which clauses people who are exempt are paid from a decision on, and of which part of pay these are'
  const pays = constants(build, told('decisions', says), ['exempt', 'by_clauses', 'of_part'], rows)
  const own = join(build, told('people', 'What people who are exempt earned by these clauses'), all, pays, {
    on: [
      { left: 'payee', right: 'exempt' },
      { left: 'part', right: 'by_clauses' },
    ],
    take: { of_part: 'of_part' },
  })
  return select(
    build,
    told('exempt', 'By the parts of pay that they stand for'),
    own,
    all.columns.map((one) =>
      one.name === 'part'
        ? { column: text('part'), value: column('of_part') }
        : { column: columnNamed(all, one.name), value: column(one.name) },
    ),
  )
}
