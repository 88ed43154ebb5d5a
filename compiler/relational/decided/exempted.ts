/** People who are exempt from clauses of a part of pay, or from all of it: from the day of the decision on, also for the pay periods before (semantics 9). */
import type { Component, Core } from '../../../runtime/core/core.ts'
import type { Exemption, LeftOut } from '../../../runtime/core/exceptions.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import { leavingOut } from '../../../runtime/exceptions/world.ts'
import type { Calendar } from '../days.ts'
import { rewritten } from '../pay/rewritten.ts'
import { freeName, plainName } from '../program/build.ts'
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

/** All that a person who is exempt is paid by, from one decision on to the next. */
export interface Standing {
  readonly payee: string
  /** The pay periods that know of it: from this one on, up to another. */
  readonly place: number
  readonly until: number
  /** The components that pay, each with the part of the plan that it stands for. */
  readonly pays: readonly { readonly component: string; readonly part: string }[]
}

/** What everyone who is exempt is paid by before any decision, from the first on, from the second on, and so on. */
export function standingsOf({ components }: Core, exempt: readonly Exempt[], { periods }: Calendar): readonly (readonly Standing[])[] {
  const isVariant = variantsOf(exempt)
  const parts = components.filter(({ name }) => !isVariant.has(name))
  const byPerson = [...new Set(exempt.map(({ payee }) => payee))].map((payee): readonly Standing[] => {
    const own = exempt.filter((one) => one.payee === payee)
    const decided = [...new Set(own.flatMap(({ stages: [, ...later] }) => later.map(({ place }) => place)))].sort((a, b) => a - b)
    const paysAt = (part: string, place: number | null): Component | null | undefined => {
      const stages = own.find((one) => one.part === part)?.stages
      return (place === null ? stages?.[0] : stages?.findLast((one) => one.place <= place))?.component
    }
    const standing = (place: number | null, until: number): Standing => ({
      payee,
      place: place ?? 0,
      until,
      pays: parts.flatMap((part) => {
        const component = paysAt(part.name, place)
        return component === null ? [] : [{ component: component?.name ?? part.name, part: part.name }]
      }),
    })
    return [null, ...decided].map((place, i) => standing(place, decided[i] ?? periods.length))
  })
  const most = Math.max(0, ...byPerson.map(({ length }) => length))
  return Array.from({ length: most }, (_, i) => byPerson.flatMap((standings) => standings[i] ?? []))
}

/** The components by which people are paid who are exempt, with the parts of the plan that they stand for. */
export const variantsOf = (exempt: readonly Exempt[]): ReadonlyMap<string, string> =>
  new Map(
    exempt.flatMap(({ part, stages: [, ...later] }) =>
      later.flatMap(({ component }) => (component === null ? [] : [[component.name, part] as const])),
    ),
  )

/** A plan with a component of its own for each way in which somebody is exempt, and who is paid by which. */
export function withExemptions(core: Core, calendar: Calendar): { readonly core: Core; readonly exempt: readonly Exempt[] } {
  const { exemptions } = calendar.world.core.exceptions
  const made: Component[] = []
  const known = new Map<string, Component | null>()
  const ownOf = (payee: string, part: string): readonly Exemption[] =>
    exemptions.filter(({ payee: whose, from }) => whose === payee && from.kind !== 'clawback' && from.part === part)
  const placesOf = (payee: string, component: Component): readonly number[] => {
    const read = core.components.filter(({ name }) => readBy(component).has(name)).flatMap((one) => placesOf(payee, one))
    return [...new Set([...knownFrom(ownOf(payee, component.name), calendar), ...read])].filter((place) => place >= 0).sort((a, b) => a - b)
  }
  /** What pays a part from a pay period on: it reads other parts as they are paid then too. */
  const paidFrom = (payee: string, component: Component, place: number): Component | null => {
    if (!placesOf(payee, component).some((one) => one <= place)) return component
    const key = `${payee} ${component.name} ${place}`
    const found = known.get(key)
    if (found !== undefined) return found
    const own = ownOf(payee, component.name)
    const from = knownFrom(own, calendar)
    const kinds = own.filter((_, i) => (from[i] ?? -1) >= 0 && (from[i] ?? 0) <= place).map((one) => one.from)
    const variant = kinds.some(({ kind }) => kind === 'part') ? null : variantOf(payee, component, kinds, place)
    known.set(key, variant)
    if (variant !== null) made.push(variant)
    return variant
  }
  const variantOf = (payee: string, component: Component, kinds: readonly LeftOut[], place: number): Component => {
    const left = kinds.reduce((all, from) => leavingOut(core, all, from), component)
    const steps = rewritten(left.steps, 'pay', (read): Expression => {
      const of = core.components.find(({ name }) => name === read.component)
      const paid = of === undefined ? null : paidFrom(payee, of, place)
      return paid === null ? nothing(core, read.origin) : { ...read, component: paid.name }
    })
    const isTaken = (one: string): boolean => [...core.components, ...made].some((other) => other.name === one)
    // what it is worth of the target is told by the part itself
    return { ...left, steps, name: freeName(isTaken, plainName(component.name, 'exempt')), worth: null }
  }
  const exempt = core.components.flatMap((component) =>
    [...new Set(exemptions.map(({ payee }) => payee))].flatMap((payee): Exempt[] => {
      const later = placesOf(payee, component).map((place): Stage => ({ place, component: paidFrom(payee, component, place) }))
      return later.length === 0 ? [] : [{ payee, part: component.name, stages: [{ place: 0, component }, ...later] }]
    }),
  )
  return { core: made.length === 0 ? core : { ...core, components: [...core.components, ...made] }, exempt }
}

const nothing = ({ currency }: Core, origin: Origin): Expression => ({
  kind: 'literal',
  unit: { kind: 'money', currency: currency.code },
  value: '0',
  origin,
})

/** The parts of pay that one reads. */
const readBy = ({ steps }: Component): ReadonlySet<string> =>
  new Set(steps.flatMap(({ value }) => [...everyPart(value)].flatMap((one) => (one.kind === 'pay' ? [one.component] : []))))

/** The pay period from which on each exemption is known; -1: it is not in the run. */
const knownFrom = (exemptions: readonly Exemption[], { periods }: Calendar): readonly number[] =>
  exemptions.map(({ dated }) => periods.findIndex(({ to }) => dayOf(dated) <= to))

/**
 * What exemptions are compiled but for: rows that are never clawed back, and what fills up pay where something is clawed back, since a line of it may correct
 * and take back at once. Those that nobody knows of in the run change nothing.
 */
export function exemptRefusals({ payments, exceptions }: Core, calendar: Calendar): Refused[] {
  if (payments.clawbacks.length === 0) return []
  const fills = payments.topUps.length > 0 || (payments.draw !== null && payments.draw.forgiven !== null)
  return exceptions.exemptions.flatMap((one): Refused[] => {
    if (!knownFrom([one], calendar).some((place) => place >= 0)) return []
    if (one.from.kind === 'clawback') {
      const what = 'a row that somebody is exempt from giving back'
      return [{ what, origin: one.origin }]
    }
    const what = 'an exemption beside clawbacks and what fills up pay'
    return fills ? [{ what, origin: one.origin }] : []
  })
}
