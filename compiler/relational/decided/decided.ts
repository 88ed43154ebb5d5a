/** What somebody decided by hand: known from the day of the decision on, also for pay periods before it (semantics 9). */

import { exceptionsOf } from '../../../runtime/core/exceptions.ts'
import type { Calendar } from '../days.ts'
import { column, constants, join, kept, select, stopAt, text } from '../program/build.ts'
import { keysOf, type Site } from '../records/records.ts'

/** Stops where something was decided for people whom the data do not hold (CB890). */
export function checkDecided(site: Site, { world }: Calendar): void {
  const people = [...new Set(exceptionsOf(world.core.exceptions).map(({ payee }) => payee))]
  if (people.length === 0) return
  const { build, core } = site
  const told = (name: string, says: string) => ({ name: `decided_${name}`, says, origin: null })
  const known = keysOf(site, core.people.record, 'decided_people')
  const table = constants(
    build,
    told('for', 'The people for whom something was decided by hand'),
    ['person'],
    people.map((one) => [one]),
  )
  const beside = join(build, told('beside', 'These beside everybody'), table, known, {
    how: 'left',
    on: [{ left: 'person', right: 'payee' }],
    take: { payee: 'known' },
  })
  const missing = select(
    build,
    told('nobody', 'Those of them whom the data do not hold'),
    beside,
    [...kept(beside, 'known', 'payee'), { column: text('payee'), value: column('person') }],
    { kind: 'is_null', value: column('known') },
  )
  stopAt(build, missing, 'something was decided by hand for somebody whom the data do not hold', 'CB890', ['payee'])
}
