/** The lines of people who are exempt: until the decision as everybody has them, then taken back and posted anew by other clauses (semantics 9). */
import { sizeOf } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { allOf, type Build, column, columnNamed, constants, int, join, type Relation, select, type Told, union } from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { type Exempt, type Standing, variantsOf } from './exempted.ts'

/** The lines of parts of pay, and those of limits on all pay: as everybody has them, then as people have them from their first decision on, and so on. */
export interface Exemptible {
  readonly parts: readonly Relation[]
  readonly limits: readonly Relation[]
}

/** All lines of pay, with those of people who are exempt in the pay periods that know of it. */
export function exemptLines(
  build: Build,
  calendar: Calendar,
  { parts, limits }: Exemptible,
  exempt: readonly Exempt[],
  standings: readonly (readonly Standing[])[],
): readonly Relation[] {
  if (exempt.length === 0) return [...parts, ...limits]
  return [...partLines(build, calendar, parts, exempt), ...limitLines(build, calendar, limits, standings)]
}

type Tell = (name: string, says: string) => Told
const told: Tell = (name, says) => ({ name: `exempt_${name}`, says, origin: null })

const POSTED = ['of_period', 'computed_in', 'posts_in', 'sense'] as const

/** What is computed by some clauses, by the pay period that it is for and the one that it is computed in, and where it is posted from a decision on to the next. */
function postingsOf({ world, periods }: Calendar, place: number, until: number): readonly (readonly [string, string, string, 1 | -1])[] {
  const label = (at: number): string => periods[at]?.label ?? ''
  const claws = world.core.payments.clawbacks.length > 0
  return periods.slice(0, until).flatMap((_, at) =>
    periods.slice(claws ? 0 : at, at + 1).flatMap(({ label: of }) => [
      [of, label(at), label(Math.max(at, place)), 1] as const,
      // what it comes to is taken back by the decision after it
      ...(until < periods.length ? [[of, label(at), label(until), -1] as const] : []),
    ]),
  )
}

const MATCHED = [
  { left: 'for_period', right: 'of_period' },
  { left: 'posted_in', right: 'computed_in' },
]
const TAKEN = { posts_in: 'posts_in', sense: 'sense' }

/** The lines of parts of pay, those of people who are exempt from clauses of them by the components that pay them. */
function partLines(build: Build, calendar: Calendar, pay: readonly Relation[], exempt: readonly Exempt[]): readonly Relation[] {
  const [first, ...more] = pay
  if (first === undefined) return []
  const all = more.length === 0 ? first : union(build, told('pay', 'All that parts of pay earned'), first, ...more)
  const noVariant = [...variantsOf(exempt).keys()].map((name): Condition => ({ kind: 'not', value: isText('component', name) }))
  const noneExempt = exempt.map(
    ({ payee, part }): Condition => ({
      kind: 'not',
      value: { kind: 'and', parts: [isText('component', part), isText('payee', payee)] },
    }),
  )
  const others = onlyWhere(build, told('others', 'The lines of everybody else'), all, allOf(...noVariant, ...noneExempt))
  const rules = exempt.flatMap(({ payee, part, stages }) =>
    stages.flatMap(({ place, component }, i) =>
      component === null
        ? []
        : postingsOf(calendar, place, stages[i + 1]?.place ?? calendar.periods.length).map((one) => [component.name, payee, part, ...one]),
    ),
  )
  if (rules.length === 0) return [others]
  const named = constants(
    build,
    told('periods', 'By which clauses people who are exempt are paid, and in which pay periods that is posted'),
    ['by_clauses', 'exempt', 'of_part', ...POSTED],
    rules,
  )
  const theirs = join(build, told('lines', 'The lines of people who are exempt'), all, named, {
    on: [{ left: 'component', right: 'by_clauses' }, { left: 'payee', right: 'exempt' }, ...MATCHED],
    take: { of_part: 'of_part', ...TAKEN },
  })
  return [others, posted(build, told('posted', 'These as they are posted'), theirs, all, 'of_part')]
}

/** The lines of limits on all pay; every person who is exempt has others by each standing. */
function limitLines(
  build: Build,
  calendar: Calendar,
  [everybody, ...later]: readonly Relation[],
  standings: readonly (readonly Standing[])[],
): readonly Relation[] {
  if (everybody === undefined) return []
  const people = [...new Set(standings.flat().map(({ payee }) => payee))]
  const isOther = allOf(...people.map((one): Condition => ({ kind: 'not', value: isText('payee', one) })))
  const rest = onlyWhere(build, told('limits_of_others', 'What limits on all pay change for everybody else'), everybody, isOther)
  const theirs = [everybody, ...later].flatMap((lines, i) => {
    const rules = (standings[i] ?? []).flatMap(({ payee, place, until }) =>
      postingsOf(calendar, place, until).map((one) => [payee, ...one] as const),
    )
    if (rules.length === 0) return []
    const says = 'In which pay periods it is posted what limits change for people who are exempt'
    const named = constants(build, told('limit_periods', says), ['exempt', ...POSTED], rules)
    const own = join(build, told('limits', 'What limits on all pay change for people who are exempt'), lines, named, {
      on: [{ left: 'payee', right: 'exempt' }, ...MATCHED],
      take: TAKEN,
    })
    return [posted(build, told('limits_posted', 'These as they are posted'), own, lines, 'component')]
  })
  return [rest, ...theirs]
}

const isText = (name: string, value: string): Condition => ({ kind: 'text_equals', left: column(name), right: { kind: 'text', value } })

const onlyWhere = (build: Build, says: Told, all: Relation, where: Condition | null): Relation =>
  select(
    build,
    says,
    all,
    all.columns.map((one) => ({ column: one, value: column(one.name) })),
    where,
  )

/** Lines in the pay period that posts them; what is posted later than it was computed is a correction. */
function posted(build: Build, says: Told, lines: Relation, { columns }: Relation, part: 'of_part' | 'component'): Relation {
  const amount = columnNamed(lines, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const size = sizeOf({ low: BigInt(amount.low), high: BigInt(amount.high) })
  return select(
    build,
    says,
    lines,
    columns.map((one) => {
      switch (one.name) {
        case 'component':
          return { column: one, value: column(part) }
        case 'posted_in':
          return { column: one, value: column('posts_in') }
        case 'kind':
          return { column: one, value: inTheSame('posted_in', column('kind')) }
        case 'amount':
          return {
            column: int('amount', -size, size),
            value: { kind: 'multiply', left: column('amount'), right: column('sense') } as const,
          }
        default:
          return { column: one, value: column(one.name) }
      }
    }),
  )
}

const ORIGINAL: Scalar = { kind: 'text', value: 'original' }

/** What a line is that is posted in the pay period of a column; in any later one it is a correction. */
export const inTheSame = (period: string, kind: Scalar, posts = 'posts_in'): Scalar => ({
  kind: 'case',
  when: [{ if: { kind: 'text_equals', left: column(posts), right: column(period) }, then: kind }],
  otherwise: { kind: 'text', value: 'correction' },
})

/** A line that is posted in a later pay period than its own is a correction. */
export const kindOf = (posts: string): Scalar => inTheSame('for_period', ORIGINAL, posts)

/** What fills up pay is posted again where somebody turned out to be exempt: that is a correction. */
export const asCorrections = (build: Build, lines: readonly Relation[]): readonly Relation[] =>
  lines.map((one) =>
    select(
      build,
      { name: `${one.name}_posted`, says: 'These as they are posted', origin: null },
      one,
      one.columns.map((own) => ({ column: own, value: own.name === 'kind' ? kindOf('posted_in') : column(own.name) })),
    ),
  )
