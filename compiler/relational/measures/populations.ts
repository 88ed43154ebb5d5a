/** In whose metrics a row counts where these are of more than one person: each direct line once, whoever has it (semantics 4, 17.2). */
import type { Measure } from '../../../runtime/core/core.ts'
import { keptRows } from '../credit/clawbacks.ts'
import type { Credited } from '../credit/credits.ts'
import type { Calendar } from '../days.ts'
import { aboveOf } from '../people/hierarchy.ts'
import { overTime } from '../people/over-time.ts'
import { onDays } from '../people/people.ts'
import { between, column, columnNamed, join, kept, type Relation, renamed, select } from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import { type Site, tableOf } from '../records/records.ts'
import { refuse } from '../refused.ts'

/**
 * The rows as everyone sees them in whose metric they count: `payee` is who sees them. A row counts for a person on days on which that person is in
 * the plan. `members`: everybody's days in the plan.
 */
export function seenByOthers(site: Site, calendar: Calendar, credited: Credited, members: Relation, measure: Measure): Credited {
  const { build } = site
  const { name, origin, record } = measure
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const { lines, columnOf } = credited
  const shared = lines.columns.some((one) => one.name === 'role')
  const direct = shared
    ? select(build, told('direct', `Direct credit of \`${record}\``), lines, kept(lines), {
        kind: 'text_equals',
        left: column('role'),
        right: { kind: 'text', value: 'direct' },
      })
    : lines
  const viewed = viewedBy(site, measure, direct)
  const inPlan = viewed === direct ? {} : { on: [{ left: 'viewer', right: 'payee' }] }
  const seen = join(build, told('seen', `The rows of \`${name}\`, beside everyone in the plan for whom they count`), viewed, members, {
    ...inPlan,
    and: onDays('day'),
    take: { payee: 'seen_as' },
  })
  const rows = select(build, told('of_viewers', `The rows of \`${name}\`, by whom they count for`), seen, [
    ...kept(seen, 'payee', 'viewer', 'seen_as', 'common'),
    { column: renamed(columnNamed(seen, 'seen_as'), 'payee'), value: column('seen_as') },
  ])
  return { ...credited, rows: keptRows(site, calendar, record, rows, columnOf) }
}

/** The rows beside those for whom they would count, in `viewer`; the rows themselves where that is everyone. */
function viewedBy(site: Site, { name, scope, record, origin }: Measure, direct: Relation): Relation {
  const { build, core } = site
  const { population } = scope
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const on = (day: Scalar) => between(day, column('from_day', 'right'), column('to_day', 'right'))
  switch (population.kind) {
    case 'company':
      return direct
    case 'team': {
      const field = core.credit.find((one) => one.record === record)?.hierarchy ?? null
      const stated = field === null ? undefined : tableOf(site, record).columnOf.get(field)
      const day: Scalar =
        stated === undefined ? column('day', 'left') : { kind: 'coalesce', value: column(stated, 'left'), otherwise: column('day', 'left') }
      return join(build, told('above', 'Each row beside everyone above the person who has it'), direct, aboveOf(site, population.via), {
        on: [{ left: 'payee', right: 'below' }],
        and: on(day),
        take: { payee: 'viewer' },
      })
    }
    case 'group': {
      const values = overTime(site, population.path)
      const what = population.path.join('.')
      const own = join(build, told('common', `Each row with \`${what}\` of the person who has it`), direct, values, {
        on: [{ left: 'payee', right: 'payee' }],
        and: on(column('day', 'left')),
        take: { value: 'common' },
      })
      return join(build, told('alike', `Each row beside everyone who has the same \`${what}\``), own, values, {
        on: [{ left: 'common', right: 'value' }],
        and: on(column('day', 'left')),
        take: { payee: 'viewer' },
      })
    }
    case 'territory':
      return refuse('a metric of territories', origin)
    case 'person':
      throw new Error(name)
    default: {
      const never: never = population
      return never
    }
  }
}
