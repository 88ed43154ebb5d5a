/** Who gets credit for which row, on its incentive date (semantics 3). */
import type { Crediting } from '../../runtime/core/credit.ts'
import { exactly } from '../../runtime/evaluate/values.ts'
import { equal, ONE } from '../../runtime/exact/ratio.ts'
import { allOf, between, column, columnNamed, integer, join, kept, type Relation, renamed, select } from './build.ts'
import type { Calendar } from './days.ts'
import { onDays } from './people.ts'
import { type Site, tableOf } from './records.ts'
import { refuse } from './refused.ts'
import type { Condition } from './scalar.ts'

/** The rows that count for somebody in the plan: all columns of the record, `payee`, and the incentive date as `day`. */
export interface Credited {
  readonly rows: Relation
  readonly columnOf: ReadonlyMap<string, string>
  /** The columns with the row's key. */
  readonly keys: readonly string[]
}

const isThere = (name: string): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(name) } })

/** `members`: everybody's days in the plan. */
export function creditedRows(site: Site, { world }: Calendar, record: string, members: Relation): Credited {
  const { build, core } = site
  const crediting = core.credit.find((one) => one.record === record)
  const { shape, rows, columnOf } = tableOf(site, record)
  if (crediting === undefined) throw new Error(`nobody is credited for \`${record}\``)
  if (shape.history !== null) refuse('rows with a history that are credited', shape.origin)
  const incentive = shape.fields.find(({ role }) => role === 'incentive')
  const day = columnOf.get(incentive?.name ?? '')
  if (day === undefined) throw new Error(`\`${record}\` has no incentive date`)
  const keys = shape.key.map((name) => {
    const field = shape.fields.find((one) => one.name === name)
    if (field !== undefined && field.unit.kind !== 'text' && field.unit.kind !== 'reference')
      refuse('a row key that is no text', field.origin)
    return columnOf.get(name) ?? ''
  })
  const owner = columnOf.get(ownerOf(crediting)) ?? ''
  const told = { name: `${record}_credit`, says: `Whose each row of \`${record}\` is, and on which day`, origin: crediting.origin }
  const dated = select(
    build,
    told,
    rows,
    [
      ...kept(rows, 'payee', 'day'),
      { column: renamed({ ...columnNamed(rows, owner), nullable: false }, 'payee'), value: column(owner) },
      { column: renamed({ ...columnNamed(rows, day), nullable: false }, 'day'), value: column(day) },
    ],
    allOf(
      columnNamed(rows, day).nullable ? isThere(day) : null,
      columnNamed(rows, owner).nullable ? isThere(owner) : null,
      between(column(day), integer(world.from), integer(world.until)),
    ),
  )
  const counted = join(
    build,
    { name: `${record}_credited`, says: `The rows of \`${record}\` of people who are in the plan on that day`, origin: crediting.origin },
    dated,
    members,
    { on: [{ left: 'payee', right: 'payee' }], and: onDays('day'), take: {} },
  )
  return { rows: counted, columnOf, keys }
}

/** The field that names the one person who gets the whole row. */
function ownerOf(crediting: Crediting): string {
  const { rules, factors, cap, origin } = crediting
  if (factors.length > 0 || cap !== null) refuse('credit that is changed before it is shared', origin)
  const [rule, second] = rules
  if (rule === undefined || second !== undefined) return refuse('credit that is shared', origin)
  if (rule.kind !== 'share' || rule.role !== 'direct') return refuse('credit that is shared', rule.origin)
  if (rule.when !== null) refuse('credit under a condition', rule.origin)
  if (rule.share.kind !== 'literal' || !equal(exactly(rule.share.value), ONE)) refuse('credit that is shared', rule.origin)
  if (rule.to.kind !== 'path' || rule.to.path.length > 1) return refuse('credit behind a reference', rule.origin)
  return rule.to.path[0] ?? ''
}
