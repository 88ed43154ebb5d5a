/** People who are exempt from clauses of a part of pay, or from all of it: from the day of the decision on, also for the pay periods before (semantics 9). */
import type { Component, Core } from '../../../runtime/core/core.ts'
import type { Exemption } from '../../../runtime/core/exceptions.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import { leavingOut } from '../../../runtime/exceptions/world.ts'
import { sizeOf } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import {
  allOf,
  type Build,
  column,
  columnNamed,
  constants,
  freeName,
  int,
  join,
  plainName,
  type Relation,
  select,
  type Told,
  union,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import type { Refused } from '../refused.ts'

/** The clauses of a part of pay for one person from a pay period on: the component that pays it, null where nothing does. */
export interface Stage {
  readonly place: number
  readonly component: Component | null
}

/** A person who is exempt in a part of pay, by stages: the first is as everybody is paid. */
export interface Exempt {
  readonly payee: string
  readonly part: string
  readonly stages: readonly [Stage, ...Stage[]]
}

/** A plan with a component of its own for each way in which somebody is exempt, and who is paid by which. */
export function withExemptions(core: Core, calendar: Calendar): { readonly core: Core; readonly exempt: readonly Exempt[] } {
  const { exemptions } = calendar.world.core.exceptions
  const made: Component[] = []
  const exempt = core.components.flatMap((component) =>
    [...new Set(exemptions.map(({ payee }) => payee))].flatMap((payee): Exempt[] => {
      const own = exemptions.filter((one) => one.payee === payee && one.from.kind !== 'clawback' && one.from.part === component.name)
      const later = stagesOf(own, calendar).map(({ place, known }): Stage => {
        if (known.some(({ from }) => from.kind === 'part')) return { place, component: null }
        const left = known.reduce((all, { from }) => leavingOut(core, all, from), component)
        const name = freeName(
          (one) => [...core.components, ...made].some((other) => other.name === one),
          plainName(component.name, 'exempt'),
        )
        // what it is worth of the target is told by the part itself
        const variant: Component = { ...left, name, worth: null }
        made.push(variant)
        return { place, component: variant }
      })
      return later.length === 0 ? [] : [{ payee, part: component.name, stages: [{ place: 0, component }, ...later] }]
    }),
  )
  return { core: made.length === 0 ? core : { ...core, components: [...core.components, ...made] }, exempt }
}

/** The pay periods from which on more exemptions are known, with all that are known then. */
function stagesOf(exemptions: readonly Exemption[], { periods }: Calendar) {
  const places = exemptions.map(({ dated }) => periods.findIndex(({ to }) => dayOf(dated) <= to))
  return [...new Set(places)]
    .filter((place) => place >= 0)
    .sort((a, b) => a - b)
    .map((place) => ({ place, known: exemptions.filter((_, i) => (places[i] ?? -1) >= 0 && (places[i] ?? 0) <= place) }))
}

/** What exemptions are beside that does not know of them; those that nobody knows of in the run change nothing. */
export function exemptRefusals({ factors, limits, components, payments, exceptions }: Core, exempt: readonly Exempt[]): Refused[] {
  const what = 'an exemption beside clawbacks, limits on all pay, commission that is paid on, or a rate by another part of pay'
  const ofAll = payments.clawbacks.length > 0 || factors.length > 0 || limits.length > 0
  const isRead = (part: string): boolean =>
    payments.splits.some(({ component }) => component === part) ||
    components.some(({ steps }) =>
      steps.some(({ value }) => [...everyPart(value)].some((one) => one.kind === 'pay' && one.component === part)),
    )
  return exceptions.exemptions.flatMap(({ payee, from, origin }) => {
    if (from.kind === 'clawback') return ofAll ? [{ what, origin }] : []
    const isKnown = exempt.some((one) => one.payee === payee && one.part === from.part)
    return isKnown && (ofAll || isRead(from.part)) ? [{ what, origin }] : []
  })
}

/**
 * The lines of pay as people who are exempt have them: until the decision as everybody, then what was posted is taken back in the pay period that
 * knows of it, and posted anew.
 */
export function exemptLines(build: Build, { periods }: Calendar, pay: readonly Relation[], exempt: readonly Exempt[]): readonly Relation[] {
  const [first, ...more] = pay
  if (first === undefined || exempt.length === 0) return pay
  const told = (name: string, says: string): Told => ({ name: `exempt_${name}`, says, origin: null })
  const all = more.length === 0 ? first : union(build, told('pay', 'All that parts of pay earned'), first, ...more)
  const label = (place: number): string => periods[place]?.label ?? ''
  const rules = exempt.flatMap(({ payee, part, stages }) =>
    stages.flatMap(({ place, component }, i) => {
      if (component === null) return []
      const until = stages[i + 1]?.place ?? periods.length
      const row = (of: number, at: number, sense: 1 | -1) => [component.name, payee, label(of), part, label(at), sense] as const
      const upTo = periods.slice(0, until)
      return [
        ...upTo.map((_, of) => row(of, Math.max(of, place), 1)),
        ...(until < periods.length ? upTo.map((_, of) => row(of, until, -1)) : []),
      ]
    }),
  )
  const named = constants(
    build,
    told('periods', 'By which clauses people who are exempt are paid, and in which pay periods that is posted'),
    ['by_clauses', 'exempt', 'of_period', 'of_part', 'posts_in', 'sense'],
    rules,
  )
  const theirs = join(build, told('lines', 'The lines of people who are exempt'), all, named, {
    on: [
      { left: 'component', right: 'by_clauses' },
      { left: 'payee', right: 'exempt' },
      { left: 'for_period', right: 'of_period' },
    ],
    take: { of_part: 'of_part', posts_in: 'posts_in', sense: 'sense' },
  })
  return [otherLines(build, told, all, exempt), posted(build, told('posted', 'These as they are posted'), theirs, all)]
}

const isText = (name: string, value: string): Condition => ({ kind: 'text_equals', left: column(name), right: { kind: 'text', value } })

/** The lines of everybody else. */
function otherLines(build: Build, told: (name: string, says: string) => Told, all: Relation, exempt: readonly Exempt[]): Relation {
  const variants = exempt.flatMap(({ stages: [, ...later] }) => later.flatMap(({ component }) => component?.name ?? []))
  const noVariant = variants.map((name): Condition => ({ kind: 'not', value: isText('component', name) }))
  const others = exempt.map(
    ({ payee, part }): Condition => ({
      kind: 'not',
      value: { kind: 'and', parts: [isText('component', part), isText('payee', payee)] },
    }),
  )
  const same = all.columns.map((one) => ({ column: one, value: column(one.name) }))
  return select(build, told('others', 'The lines of everybody else'), all, same, allOf(...noVariant, ...others))
}

/** Lines in the pay period that posts them: a correction where that is a later one. */
function posted(build: Build, told: Told, lines: Relation, { columns }: Relation): Relation {
  const amount = columnNamed(lines, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const size = sizeOf({ low: BigInt(amount.low), high: BigInt(amount.high) })
  return select(
    build,
    told,
    lines,
    columns.map((one) => {
      switch (one.name) {
        case 'component':
          return { column: one, value: column('of_part') }
        case 'posted_in':
          return { column: one, value: column('posts_in') }
        case 'kind':
          return { column: one, value: kindOf('posts_in') }
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

/** A line that is posted in a later pay period than its own is a correction. */
export const kindOf = (posts: string): Scalar => ({
  kind: 'case',
  when: [{ if: { kind: 'text_equals', left: column(posts), right: column('for_period') }, then: { kind: 'text', value: 'original' } }],
  otherwise: { kind: 'text', value: 'correction' },
})

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
