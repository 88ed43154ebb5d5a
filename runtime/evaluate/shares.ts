/** How a target is shared over the components that have a worth (RP4, semantics 5, 14, 17.10, 17.16). */
import type { Day } from '../calendar/day.ts'
import { grainEnd, grainOf, grainStart } from '../calendar/fiscal.ts'
import type { Component, Core } from '../core/core.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, divide, equal, isZero, multiply, type Ratio, sign, subtract, total, ZERO } from '../exact/ratio.ts'
import { amountOfParts, goesByDays } from './prorate.ts'
import { quotaParts } from './quota.ts'
import { statedFor } from './stated.ts'
import { exactly } from './values.ts'
import { type Version, versionDays, versionOn, versionsOf } from './versions.ts'
import { before, earlier } from './windows.ts'
import type { World } from './world.ts'

/** A component's place in the target: the running sum of worth before it and with it. */
export interface Share {
  readonly component: string
  readonly before: Ratio
  readonly through: Ratio
}

const orders = new WeakMap<readonly Component[], readonly Share[]>()
const worthIn = (components: readonly Component[], name: string): Ratio => {
  const worth = components.find((one) => one.name === name)?.worth
  return worth === undefined || worth === null ? ZERO : exactly(worth)
}

/**
 * The components with worth, with the running sum of their worth on a day (RP4). Their order is that of the plan's first day, by worth
 * descending and name, so that an amendment moves no closed cent (semantics 17.10); one that has no worth on the day has a share of nothing.
 */
export function sharesOfTarget({ core }: { readonly core: Core }, version: Version | undefined = versionsOf(core)[0]): readonly Share[] {
  const components = version?.components ?? core.components
  const known = orders.get(components)
  if (known !== undefined) return known
  const first = versionsOf(core)[0]?.components ?? core.components
  const all = versionsOf(core).length === 0 ? [core] : versionsOf(core)
  const names = new Set(all.flatMap((one) => one.components.flatMap(({ name, worth }) => (worth === null ? [] : [name]))))
  const ordered = [...names].sort((a, b) => compare(worthIn(first, b), worthIn(first, a)) || compareText(a, b))
  let through = ZERO
  const shares = ordered.map((component): Share => {
    const start = through
    through = add(through, worthIn(components, component))
    return { component, before: start, through }
  })
  orders.set(components, shares)
  return shares
}

/** Whether a missing quota moves weight to other components in this plan. */
const weightMoves = ({ core }: World): boolean => core.measures.some((measure) => measure.quota?.whenMissing === 'weight_moves')

/**
 * The components' shares of one month's target on a day of it: where a component has no quota in the month, its worth goes to those that have
 * one, in proportion to theirs; if none has, nobody earns it (semantics 5, 17.16).
 */
function sharesInMonth(world: World, person: string, horizon: Day, grain: number, day: Day): readonly Share[] {
  const shares = sharesOfTarget(world, versionOn(world.core, day, horizon))
  if (!weightMoves(world)) return shares
  const has = ({ component }: Share): boolean => {
    const metric = world.core.components.find(({ name }) => name === component)?.metric
    const measure = world.core.measures.find(({ name }) => name === metric)
    if (measure?.quota?.whenMissing !== 'weight_moves') return true
    const stated = statedFor(world, person, measure.name)
    if (stated?.quota !== undefined || (stated?.quotas?.length ?? 0) > 0) return true
    return sign(amountOfParts(quotaParts(world, person, horizon, measure, grain) ?? [])) > 0
  }
  return sharesHaving(shares, has)
}

/** The shares where those without a quota give theirs to those that have one, in proportion to theirs; if none has, nobody gets any. */
export function sharesHaving(shares: readonly Share[], has: (share: Share) => boolean): readonly Share[] {
  const worthOfAll = (some: readonly Share[]): Ratio => total(some.map((share) => subtract(share.through, share.before)))
  const having = shares.filter(has)
  const kept = worthOfAll(having)
  let through = ZERO
  return shares.map((share): Share => {
    const start = through
    const own = subtract(share.through, share.before)
    if (having.includes(share) && !isZero(kept)) through = add(through, divide(multiply(own, worthOfAll(shares)), kept))
    return { component: share.component, before: start, through }
  })
}

/** A stretch of days of one fiscal year over which the shares do not change. */
export interface ShareRun {
  readonly from: Day
  readonly to: Day
  readonly share: Share
}

/** A component's share of the days from month `start` to `to`, in stretches; undefined where it has no worth. */
export function shareRuns(
  world: World,
  person: string,
  horizon: Day,
  component: string,
  start: number,
  to: Day,
): readonly ShareRun[] | undefined {
  const runs: ShareRun[] = []
  const byDays = goesByDays(world.core.target?.prorate ?? null)
  const { calendar } = world.core
  for (let month = start; month <= grainOf(calendar, to); month += 1) {
    const [first, end] = [grainStart(calendar, month), grainEnd(calendar, month)]
    // a month that does not go by days belongs whole to what is in force at its end
    const cuts = byDays ? versionDays(world.core, first, earlier(end, to), horizon) : []
    const starts = [first, ...cuts]
    for (const [i, from] of starts.entries()) {
      const next = starts[i + 1]
      const last = next === undefined ? earlier(end, to) : before(next)
      const share = sharesInMonth(world, person, horizon, month, byDays ? from : end).find((one) => one.component === component)
      if (share === undefined) return undefined
      const same = runs.at(-1)
      if (same !== undefined && equal(same.share.before, share.before) && equal(same.share.through, share.through))
        runs[runs.length - 1] = { ...same, to: last }
      else runs.push({ from, to: last, share })
    }
  }
  return runs
}
