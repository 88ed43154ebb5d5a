import type { Calendar } from '../days.ts'
import { type Build, column, kept, type Relation, select } from '../program/build.ts'

/** A ledger as it is answered: its lines that are posted in the pay periods that are asked for. */
export function askedLines(build: Build, name: string, ledger: Relation, { periods }: Calendar, wanted: ReadonlySet<string>): Relation {
  const [first, ...more] = periods.flatMap(({ label }) => (wanted.has(label) ? [label] : []))
  const all = first === undefined || more.length + 1 === periods.length
  const told = { name, says: `The lines of the ledger of ${name} in these pay periods, amounts in minor units`, origin: null }
  return select(build, told, ledger, kept(ledger), all ? null : { kind: 'text_in', value: column('posted_in'), options: [first, ...more] })
}
