import { exceptionsOf } from '../core/exceptions.ts'
import { shownKey } from '../data/order.ts'
import type { World } from '../evaluate/world.ts'

/** The keys of rows that are not in a world's data. */
type KeysElsewhere = (record: string) => ReadonlySet<string> | undefined

/** Reports exceptions for people and rows that the data do not hold. CB890, CB891. */
export function checkExceptions({ core, data, problems }: World, elsewhere: KeysElsewhere = () => undefined): void {
  const keysOf = (record: string): ReadonlySet<string> =>
    elsewhere(record) ?? new Set((data.tables.get(record)?.rows ?? []).map(({ key }) => shownKey(key)))
  const exceptions = exceptionsOf(core.exceptions)
  if (exceptions.length === 0) return
  const people = keysOf(core.people.record)
  for (const { payee, origin } of exceptions)
    if (!people.has(payee)) problems.raise('CB890', origin.address, origin.span, { person: payee, record: core.people.record })
  for (const { from, origin } of core.exceptions.exemptions) {
    if (from.kind !== 'clawback' || keysOf(from.record).has(from.row)) continue
    problems.raise('CB891', origin.address, origin.span, { record: from.record, row: from.row })
  }
}
