/** People who are exempt from clauses of a part of pay, or from all of it: from the day of the decision on, also for the pay periods before (semantics 9). */
import type { Component, Core } from '../../../runtime/core/core.ts'
import type { Exemption } from '../../../runtime/core/exceptions.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import { leavingOut } from '../../../runtime/exceptions/world.ts'
import type { Calendar } from '../days.ts'
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
export function exemptRefusals({ components, payments, exceptions }: Core, exempt: readonly Exempt[]): Refused[] {
  const what = 'an exemption beside clawbacks, commission that is paid on, or a rate by another part of pay'
  const ofAll = payments.clawbacks.length > 0
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
