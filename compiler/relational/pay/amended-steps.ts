/**
 * Steps of pay that change in mid-year by increments, in the Core: the steps of all versions are those of one part of pay, which chooses by the version that is
 * in force, as if that were a field of everybody which changes on its day. What changes with a field inside a window does so by terms (semantics 14, 17.4).
 */
import { type Day, parseDay, showDay } from '../../../runtime/calendar/day.ts'
import type { Component, Core, Step } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { versionsOf } from '../../../runtime/evaluate/versions.ts'

/** The same wherever in the text. */
export const plainly = (value: unknown): string => JSON.stringify(value, (name, one: unknown) => (name === 'origin' ? undefined : one))

/** A part of pay from a day on; the first one has been so ever since. */
interface From {
  readonly from: Day
  readonly component: Component
}

const allOf = (core: Core, name: string): readonly From[] =>
  versionsOf(core).flatMap(({ from, components }) => components.flatMap((one) => (one.name === name ? [{ from, component: one }] : [])))

/** The versions of a part of pay, each where it is another than before. */
const versionsOfPay = (core: Core, name: string): readonly From[] =>
  allOf(core, name).filter((one, i, all) => i === 0 || plainly(one.component) !== plainly(all[i - 1]?.component))

export const isAmended = (core: Core, name: string): boolean => versionsOfPay(core, name).length > 1

/** Whether a part of pay changes by increments, and in nothing but its steps. */
export function changesByIncrements(core: Core, name: string): boolean {
  const versions = versionsOfPay(core, name)
  const besides = versions.map(({ component }) => plainly({ ...component, steps: null }))
  const reaches = versionsOf(core).flatMap(({ changed }) => changed.get(name) ?? [])
  return (
    versions.every(({ component: { window, steps } }) => window !== 'deal' && steps.every(({ stage }) => stage !== 'kicker')) &&
    besides.every((one) => one === besides[0]) &&
    reaches.every((one) => one === 'increments') &&
    core.exceptions.exemptions.length === 0
  )
}

const VERSION = 'version from '

/** The day on which a version begins, where a path is no field but says whether it is in force. */
export function versionBegins(path: readonly string[]): Day | null {
  const [name = ''] = path
  return name.startsWith(VERSION) ? (parseDay(name.slice(VERSION.length)) ?? null) : null
}

/** The plan with the steps of all versions in each part of pay that changes by increments. */
export function withAmendedSteps(core: Core): Core {
  const components = core.components.map((component) =>
    isAmended(core, component.name) && changesByIncrements(core, component.name) ? inOne(core, component) : component,
  )
  return { ...core, components }
}

function inOne(core: Core, component: Component): Component {
  const { label, origin } = component
  const versions = versionsOfPay(core, component.name).map(({ from, component: { steps } }, i) => ({ from, steps: named(steps, i + 1) }))
  const step = (steps: readonly Step[]): Expression => ({ kind: 'step', id: steps.at(-1)?.id ?? '', origin })
  const value = versions.reduce<Expression | null>(
    (before, { from, steps }) =>
      before === null ? step(steps) : { kind: 'if', when: isInForce(core, from, origin), then: step(steps), otherwise: before, origin },
    null,
  )
  const [first, ...more] = versions.flatMap(({ steps }) => steps)
  if (first === undefined || value === null) return component
  const chosen: Step = { id: 'in force', label: `${label}, by the version in force`, stage: 'rate', reads: 'window', value, origin }
  return { ...component, steps: [first, ...more, chosen] }
}

function isInForce({ people }: Core, from: Day, origin: Expression['origin']): Expression {
  const unit = { kind: 'count' } as const
  const is: Expression = { kind: 'field', of: 'person', record: people.record, path: [`${VERSION}${showDay(from)}`], unit, origin }
  return { kind: 'compare', op: '=', left: is, right: { kind: 'literal', unit, value: '1', origin }, origin }
}

/** The steps under names of their own. */
function named(steps: readonly Step[], version: number): readonly Step[] {
  const name = (id: string): string => `${id} in version ${version}`
  return steps.map((one) => ({ ...one, id: name(one.id), value: renamed(one.value, name) }))
}

type Node = string | number | boolean | null | undefined | readonly Node[] | { readonly [name: string]: Node }
function renamed<T>(value: T, name: (id: string) => string): T {
  const walk = (node: Node): Node => {
    if (Array.isArray(node)) return node.map((one: Node) => walk(one))
    if (typeof node !== 'object' || node === null) return node
    const own = node as { readonly [name: string]: Node }
    return Object.fromEntries(
      Object.entries(own).map(([key, part]) => [key, key === 'id' && own.kind === 'step' ? name(String(part)) : walk(part)]),
    )
  }
  return walk(value as Node) as T
}
