import type { Component, Core } from '../../runtime/core/core.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { adjustedLines } from './adjusted.ts'
import { asFarAsPaidOn, askedByParts, type Parts } from './asked-by-parts.ts'
import { attributed } from './attribution.ts'
import { openChapter, type Relation, startBuild } from './build.ts'
import { type Earned, earnedBy } from './components.ts'
import { type Calendar, calendarOf } from './days.ts'
import { dealAsking, isSeenAgain } from './deal-moments.ts'
import { type DealPay, dealLines, type Earnings } from './deals.ts'
import { checkDecided, decidedRefusals } from './decided.ts'
import { earningLines, keysOf, type Ledger, linesBeside, linesOfPay } from './earnings.ts'
import { askedByEvents, eventLines, placesIn } from './events/lines.ts'
import { asCorrections, type Exempt, exemptLines, withExemptions } from './exempted.ts'
import type { Program } from './ir.ts'
import type { Limits } from './limits.ts'
import { earnedIn, type Link, withLinks } from './linked.ts'
import { ALL_PAY } from './needs.ts'
import { askedLines } from './outputs/asked.ts'
import { creditLines } from './outputs/credits.ts'
import { paymentLines } from './outputs/payments/lines.ts'
import { shownLines } from './outputs/shown.ts'
import { unshown } from './outputs/shown-windows.ts'
import { withPeriods } from './period-clauses.ts'
import { periodSums } from './periods.ts'
import { allPayOf, limitLines, limitsAsked } from './plan-limits.ts'
import { pruned } from './prune.ts'
import type { Site } from './records.ts'
import { inOrder, type Refused, refuse, tried, waits } from './refused.ts'
import { withRowSums } from './row-sums.ts'
import { sourcesOf } from './sources.ts'
import { splitLines, wantedLines } from './splits.ts'
import { keptOf, keptOfDeals, staysEarned } from './stays.ts'
import { topUpDays, topUpLines } from './topups.ts'
import { eventRefusals, wholeRefusals } from './whole.ts'

/** A program, or the clauses that none is made of, in the order of the plan. */
export type Lowered = { readonly program: Program } | { readonly refused: readonly [Refused, ...Refused[]] }

/** The plan as it stands, who is exempt from clauses of it, and the pay periods whose lines are answered. */
interface Answered {
  readonly plan: Core
  readonly exempt: readonly Exempt[]
  readonly wanted: ReadonlySet<string>
}

/** The program of a plan for the pay periods of a question; undefined where the plan has none in it. */
export function lowerToRelations(plan: Core, question: Question, limits: Limits): Lowered | undefined {
  const asked = calendarOf(plan, question)
  if (asked === undefined) return undefined
  const { core: decided, exempt } = withExemptions(plan, asked)
  const { core: summed, sums } = withRowSums(decided)
  const { core: linked, links } = withLinks(summed)
  const { core: acting, periods } = withPeriods(linked)
  const allPay = allPayOf(acting)
  const core = allPay === undefined ? acting : { ...acting, measures: [...acting.measures, ...allPay.measures] }
  // what is paid, and what a line corrects, depends on all periods before: lines of others are left out at the end
  const found = calendarOf(core, question)
  if (found === undefined) return undefined
  const calendar: Calendar = { ...found, wanted: new Set(found.periods.map(({ label }) => label)) }
  const refusals = [...wholeRefusals(core), ...decidedRefusals(plan), ...eventRefusals(core)]
  const site: Site = {
    core,
    build: startBuild(),
    limits,
    tables: new Map(),
    versions: new Map(),
    rates: new Map(),
    asOf: question.asOf,
    above: new Map(),
    refusals,
  }
  const parts: Parts = { sums, acting: periods, links, allPay }
  const program = tried(refusals, () => programOf(site, calendar, parts, { plan, exempt, wanted: asked.wanted }))
  const [first, ...more] = inOrder(refusals)
  if (first !== undefined) return { refused: [first, ...more] }
  return program === undefined ? undefined : { program: pruned(program) }
}

function programOf(site: Site, calendar: Calendar, { sums, acting, links, allPay }: Parts, answered: Answered): Program {
  const { core, refusals } = site
  for (const { carry, origin } of core.components) {
    if (carry !== null) refusals.push({ what: 'what is carried to the next window', origin })
  }
  const { given } = calendar.world
  const [anyPay] = core.components
  if (anyPay !== undefined && (given.earned?.length ?? 0) > 0) refusals.push({ what: 'pay that is stated', origin: anyPay.origin })
  const byDeal = core.components.filter(({ window }) => window === 'deal')
  const byWindow = core.components.filter(({ window }) => window !== 'deal')
  const { asking, inside, reads } = askedByParts(site, calendar, byWindow, { sums, acting, links, allPay })
  const all = (component: Component): boolean => allPay !== undefined || staysEarned(core, component)
  const again = byDeal.filter(isSeenAgain).flatMap((one) => tried(refusals, () => dealAsking(site, calendar, one, sums, all(one))) ?? [])
  const limits = allPay === undefined ? undefined : tried(refusals, () => limitsAsked(site, calendar, allPay))
  const later = new Set([ALL_PAY, ...[...acting, ...(allPay?.periods ?? []), ...links].map(({ metric }) => metric)])
  const events = askedByEvents(calendar, core, refusals)
  const read = sourcesOf(
    site,
    calendar,
    [...asking, ...again, ...(limits === undefined ? [] : [limits.asking, ...limits.inside]), ...placesIn(events), ...inside],
    sums,
    topUpDays(calendar, [
      ...core.payments.topUps,
      ...(core.payments.draw === null ? [] : [{ ...core.payments.draw, kind: 'draw' as const }]),
    ]),
    later,
  )
  const measured = new Map(read.measured)
  const sources = { ...read, measured }
  const readers = (name: string): readonly Link[] => links.filter(({ of }) => of === name)
  const readFrom = (of: Earned | DealPay): void => {
    for (const link of readers(of.component.name)) {
      if ('windows' in of && of.windows !== null)
        refuse('gates and factors of single deals that another part of pay reads', of.component.origin)
      if (staysEarned(core, of.component)) refuse('a part of pay that stays earned, in a rate', of.component.origin)
      measured.set(link.metric, earnedIn(site, link, of, reads.get(of.component.name) ?? []))
    }
  }
  const deals = byDeal.flatMap(
    (component) =>
      tried(refusals, () => {
        const measure = core.measures.find(({ name }) => name === component.metric)
        if (measure === undefined) throw new Error(component.metric)
        if (given.measures.some((one) => one.metric === component.metric))
          refuse('values that are stated for pay of single deals', component.origin)
        const counted = sources.counted(measure)
        openChapter(site.build, `Pay: ${component.label}`)
        const made = dealLines(site, asFarAsPaidOn(calendar, component), component, {
          counted,
          columnOf: sources.columnOf(measure.record),
          members: sources.members,
          sums,
          again: isSeenAgain(component) ? (again.find((one) => one.component.name === component.name) ?? waits()) : null,
          sources,
        })
        readFrom(made)
        return made
      }) ?? [],
  )
  const paid = asking.flatMap(({ component, moments, needs }) => {
    openChapter(site.build, `Pay: ${component.label}`)
    for (const one of inside.filter(({ period }) => period.of.name === component.name)) {
      const made = tried(refusals, () => periodSums(site, calendar, one, sources))
      if (made !== undefined) measured.set(one.period.metric, made)
    }
    const earned = tried(refusals, () => earnedBy(site, component, moments, needs, sources))
    const byRow = earned === undefined ? undefined : tried(refusals, () => attributed(site, earned, sources.measured, sums))
    if (earned !== undefined) tried(refusals, () => readFrom(earned))
    return earned === undefined || byRow === undefined ? [] : [{ earned, byRow }]
  })
  const byWindows: Earnings[] = [...paid.map((one) => one.earned), ...deals.flatMap(({ windows }) => windows ?? [])]
  const once = deals.filter(({ windows }) => windows === null)
  const kept = byWindows.flatMap((one) => (staysEarned(core, one.component) ? [keptOf(site, calendar, one)] : []))
  const keptDeals = once.flatMap((one) =>
    staysEarned(core, one.component) ? (tried(refusals, () => [keptOfDeals(site, one, allPay !== undefined)]) ?? []) : [],
  )
  const limited = tried(refusals, () => {
    if (allPay === undefined || limits === undefined) return []
    if (byWindows.length + once.length < core.components.length) return waits()
    openChapter(site.build, 'Limits on all pay')
    return [limitLines(site, calendar, allPay, limits, { earned: byWindows, kept, deals: once }, sources)]
  })
  const awarded = events.flatMap((event) => {
    openChapter(site.build, event.event.label)
    return tried(refusals, () => eventLines(site, calendar, event, sources, sources.creditedIn)) ?? []
  })
  if (refusals.length > 0) return waits()
  const ledger: Ledger = { paid, besides: [...kept.map(({ lines }) => lines), ...keptDeals, ...(limited ?? [])], deals, events: awarded }
  const width = keysOf(ledger)
  openChapter(site.build, 'The ledger of earnings')
  const every = exemptLines(site.build, calendar, linesOfPay(site.build, ledger, width), answered.exempt)
  const paidOn = tried(refusals, () => splitLines(site, calendar, every, width, sources.creditedOf)) ?? []
  const pay = [...wantedLines(site, calendar, every), ...paidOn]
  const filled = tried(refusals, () => topUpLines(site, calendar, core.payments.topUps, pay, sources)) ?? []
  if (refusals.length > 0) return waits()
  const filling = linesBeside(site.build, filled, width)
  const lines = [
    ...pay,
    ...linesBeside(site.build, awarded, width),
    ...(answered.exempt.length === 0 ? filling : asCorrections(site.build, filling)),
  ]
  checkDecided(site, calendar)
  const earnings = earningLines(site.build, lines, adjustedLines(site, calendar, lines, width))
  const shown = shownLines(site, calendar, earnings, { plan: answered.plan, earned: paid.map(({ earned }) => earned), deals, sources })
  const left: Program['left'] = unshown(answered.plan, calendar).map(({ what, origin }) => ({ what: `earnings: ${what}`, origin }))
  openChapter(site.build, 'The ledger of credits')
  const credits = optional(site, left, 'credits', () => creditLines(site, answered.plan, calendar, sources))
  openChapter(site.build, 'The ledger of payments')
  const payments = optional(site, left, 'payments', () => {
    if (anyPay !== undefined && [given.paid, given.open].some((list) => (list?.length ?? 0) > 0))
      refuse('what is stated of pay before', anyPay.origin)
    return paymentLines(site, calendar, sources, earnings)
  })
  const output = (name: string, ledger: Relation): string => askedLines(site.build, name, ledger, calendar, answered.wanted).name
  const { inputs, steps, checks, bounds } = site.build
  const [first, ...more] = calendar.periods.map(({ label, from, to }) => ({
    label,
    from: from as number,
    to: to as number,
    asked: answered.wanted.has(label),
  }))
  if (first === undefined) throw new Error('a run without pay periods')
  return {
    kind: 'relational',
    version: 1,
    plan: core.plan,
    currency: core.currency,
    periods: [first, ...more],
    inputs,
    steps: steps as Program['steps'],
    checks,
    bounds,
    left,
    outputs: {
      earnings: output('earnings', shown),
      credits: credits === undefined ? null : output('credits', credits),
      payments: payments === undefined ? null : output('payments', payments),
    },
  }
}

/** A ledger that is left out, with the reason, where a clause of it is not compiled. */
function optional<T>({ build }: Site, left: Program['left'][number][], ledger: string, make: () => T): T | undefined {
  const refusals: Refused[] = []
  const [checks, bounds] = [build.checks.length, build.bounds.length]
  const made = tried(refusals, make)
  if (made !== undefined) return made
  build.checks.splice(checks)
  build.bounds.splice(bounds)
  for (const { what, origin } of refusals) left.push({ what: `${ledger}: ${what}`, origin })
  return undefined
}
