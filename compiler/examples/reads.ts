/** What an expectation reads: metrics, and fields of rows and people. */
import type { Component, Core } from '../../runtime/core/core.ts'
import { eventExpressions } from '../../runtime/core/events.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { ExampleCase, Expectation } from '../plan.ts'
import { everyExpression } from '../reach.ts'

export interface Reads {
  readonly components: readonly Component[]
  readonly events: Core['events']
  /** Metrics whose value, or only whose quota, is read. */
  readonly metrics: ReadonlySet<string>
  readonly quotas: ReadonlySet<string>
  readonly target: boolean
  /** Every expression that is computed for it. */
  readonly expressions: readonly Expression[]
}

/** The pays whose amounts a case gives by their name. */
export const earnedByName = (one: ExampleCase): ReadonlySet<string> =>
  new Set(one.amounts.flatMap(({ kind, pay }) => (kind === 'earned' ? [pay] : [])))

/** What decides the expected value. Amounts that the case gives by the name of their pay (`given`) need nothing. */
export function readsOf(core: Core, { of, name }: Expectation, given: ReadonlySet<string>): Reads {
  const components = followed(core, componentsOf(core, of, name)).filter((component) => !given.has(component.name))
  const limits =
    of === 'earned' || of === 'account' ? core.limits.flatMap(({ limit, when }) => (when === null ? [limit] : [limit, when])) : []
  const events = eventsOf(core, of, name)
  const steps = [
    ...components.flatMap((component) => component.steps.map(({ value }) => value)),
    ...(of === 'earned' || of === 'account' ? core.factors.map(({ factor }) => factor) : []),
    ...limits,
    ...events.flatMap(eventExpressions),
  ]
  const parts = steps.flatMap(everyExpression)
  const metrics = new Set([...components, ...events].flatMap((one) => ('metric' in one ? one.metric : [])))
  const quotas = new Set<string>()
  for (const part of parts) {
    if (part.kind === 'measure' || part.kind === 'attainment') metrics.add(part.metric)
    if (part.kind === 'quota' || part.kind === 'attainment') quotas.add(part.metric)
  }
  if (of === 'measure' || of === 'attainment') metrics.add(name)
  if (of === 'quota' || of === 'attainment') quotas.add(name)
  const target = of === 'target' || of === 'worth' || parts.some(({ kind }) => kind === 'target' || kind === 'worth')
  return { components, events, metrics, quotas, target, expressions: steps }
}

/** The components in all versions of the program: what any of them reads is read. */
const everyComponent = (core: Core): readonly Component[] => [core, ...core.amendments].flatMap(({ components }) => components)

/** The components, and those whose amounts they follow. */
function followed(core: Core, components: readonly Component[]): readonly Component[] {
  const all = new Set(components)
  for (const { steps } of all)
    for (const part of steps.flatMap(({ value }) => everyExpression(value)))
      for (const other of everyComponent(core)) if (part.kind === 'pay' && part.component === other.name) all.add(other)
  return [...all]
}

function componentsOf(core: Core, of: Expectation['of'], name: string): readonly Component[] {
  switch (of) {
    case 'earned':
    case 'account':
      return everyComponent(core).filter((component) => name === '' || of === 'account' || component.name === name)
    case 'rate':
      return everyComponent(core).filter((component) => component.name === name)
    case 'worth':
    case 'measure':
    case 'quota':
    case 'attainment':
    case 'target':
    case 'fund':
    case 'territory':
    case 'team':
      return []
    default: {
      const never: never = of
      return never
    }
  }
}

const eventsOf = (core: Core, of: Expectation['of'], name: string): Core['events'] => {
  if (of === 'account' || (of === 'earned' && name === '')) return core.events
  return of === 'earned' || of === 'fund' ? core.events.filter((event) => event.name === name) : []
}
