import { type Day, showDay } from '../calendar/day.ts'
import type { Component } from '../core/core.ts'
import { accrualOf, staysEarned, momentsIn as windowMoments } from '../evaluate/accrual.ts'
import { addedBy, earnedThrough, lifeOf, type Term } from '../evaluate/amend.ts'
import { momentOf, takesPart, windowPay } from '../evaluate/component.ts'
import type { Counted } from '../evaluate/counted.ts'
import { type Moment, measureNamed } from '../evaluate/moment.ts'
import { earnedIn, type Increment, incrementsOf } from '../evaluate/periods.ts'
import { payOf } from '../evaluate/steps.ts'
import { placesIn, tallyOf } from '../evaluate/tally.ts'
import { before, earlier, later, next, payPeriods, type Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { add, ratio, ZERO } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'
import { deriveEvent } from './events.ts'
import { sceneAt, stepNode } from './explain.ts'
import { node, numberAt, roundedNode } from './node.ts'
import { moneyOf } from './units.ts'

/**
 * How `component` came to what it adds in `period` for one person (semantics 7, 8): to date now less to date before, or the sum of the
 * windows of the period, down to rows, quota and target. Undefined where the plan has no such component.
 */
export function derive(world: World, person: string, component: string, period: Stretch): Derivation | undefined {
  const found = world.core.components.find(({ name }) => name === component)
  const event = world.core.events.find(({ name }) => name === component)
  if (event !== undefined) return deriveEvent(world, event, person, period)
  if (found === undefined) return undefined
  const { label, origin } = found
  const unit = moneyOf(world.core)
  const increments = incrementsOf(world, found, person, period)
  const parts = increments.map((increment) => incrementNode(world, found, person, period, increment))
  const [only, second] = parts
  if (only !== undefined && second === undefined) return only
  return node('earned', label, ratio(earnedIn(world, found, person, period)), unit, { note: period.label, origin, inputs: parts })
}

function incrementNode(world: World, component: Component, person: string, period: Stretch, { span, now, then }: Increment): Derivation {
  const unit = moneyOf(world.core)
  const { label, origin } = component
  const toDate = spanNode(world, component, person, span, earlier(period.to, span.to))
  if (then === null) return toDate
  const day = before(period.from)
  const earned = node('earned', 'earned before', ratio(then.total), unit, { note: payPeriods(world, day, day)[0]?.label ?? '', origin })
  return node('difference', label, ratio(now.total - then.total), unit, { note: period.label, origin, inputs: [toDate, earned] })
}

/** What a component has earned to date over one span: a window, or the windows of a longer gate. */
function spanNode(world: World, component: Component, person: string, span: Stretch, to: Day): Derivation {
  const unit = moneyOf(world.core)
  const { label, origin } = component
  const total = ratio(accrualOf(world, component, person, span, to).total)
  const { leaves } = lifeOf(world, component, to)
  const moments = momentsIn(world, component, person, span, leaves === null ? to : earlier(leaves, to))
  const [only, second] = moments
  const windows = moments.map((moment) => windowPayNode(moment))
  const recomputed =
    windows[0] !== undefined && only !== undefined && second === undefined ? windows[0] : sumOf(component, span, windows, unit)
  if (!staysEarned(world, component)) return { ...recomputed, how: 'earned', label, value: total, origin }
  const last = span.kind === 'deal' ? undefined : payPeriods(world, span.from, to).findLast((pay) => pay.to < to)
  const highest = last === undefined ? 0n : accrualOf(world, component, person, span, last.to).total
  const kept = node('earned', 'the highest before', ratio(highest), unit, { note: last?.label ?? '', origin })
  return node('maximum', label, total, unit, { note: 'earned stays earned', origin, inputs: [recomputed, kept] })
}

function sumOf({ label, origin }: Component, span: Stretch, windows: readonly Derivation[], unit: Derivation['unit']): Derivation {
  const sum = windows.reduce((all, { value }) => all + (typeof value === 'object' ? value.n : 0n), 0n)
  return node('earned', label, ratio(sum), unit, { note: span.label, origin, inputs: windows.map((window) => window) })
}

/** The moments of a span's windows: one a row where a deal is a window. */
function momentsIn(world: World, component: Component, person: string, span: Stretch, to: Day): readonly Moment[] {
  if (component.window !== 'deal') return windowMoments(world, component, person, span, to)
  const measure = measureNamed(world, component.metric)
  if (measure === undefined) return []
  const tallied = tallyOf(world, measure, person)
  const [from, end] = placesIn(tallied, span, to)
  const { joins } = lifeOf(world, component, to)
  return tallied.rows.slice(from, end).flatMap((deal: Counted) => {
    const { date, rowKey } = deal.credit
    if (joins !== null && date < joins) return []
    const window: Stretch = { kind: 'deal', label: rowKey, from: date, to: date, first: span.first, last: span.last }
    return momentOf(world, component, person, window, to, deal)
  })
}

/** `E_w`: the result of the last step, rounded once. */
function windowPayNode(moment: Moment): Derivation {
  const { world, component, window } = moment
  const unit = moneyOf(world.core)
  const { label, origin } = component
  const pay = ratio(windowPay(moment))
  if (!takesPart(moment)) return node('window', window.label, pay, unit, { note: 'not in the plan', origin })
  const inner = termsNode(moment)
  if (inner.value === undefined) return node('window', window.label, pay, unit, { note: 'no value', origin, inputs: [inner] })
  return node('window', window.label, pay, unit, { origin, inputs: [roundedNode(inner, label, pay, component.round.mode)] })
}

/** The last step; where clauses or the person's fields change inside the window, term after term, rounded where one was paid (17.33). */
function termsNode(moment: Moment): Derivation {
  const { world, component } = moment
  const { label, origin } = component
  const unit = moneyOf(world.core)
  const [first, ...more] = earnedThrough(moment)
  if (first === undefined) return node('stated', label, ZERO, unit, { origin })
  if (more.length === 0 && first.term.end.since === null) return lastStep(first.term.end)
  const start = roundedNode(termNode(first.term), label, first.through, component.round.mode)
  return more.reduce((sofar, { term, through }) => {
    const sum = add(numberAt(sofar) ?? ZERO, addedBy(term))
    const inner = node('add', label, sum, unit, { origin, inputs: [sofar, termNode(term)] })
    return roundedNode(inner, label, through, component.round.mode)
  }, start)
}

/**
 * What a term adds: with its clauses and fields now, less the same on the day before it starts (semantics 14, 17.4). The note holds its first
 * and last day, and the day from which its rows count.
 */
function termNode(term: Term): Derivation {
  const { component, world, rowsTo, at, window, since } = term.end
  const from = term.start === null ? (since ?? window.from) : next(term.start.rowsTo)
  const inputs = term.start === null ? [lastStep(term.end)] : [lastStep(term.end), lastStep(term.start, term.end)]
  const note = [from, earlier(rowsTo, at), later(since ?? window.from, window.from)].map(showDay).join(' ')
  return node('term', component.label, addedBy(term), moneyOf(world.core), { note, origin: component.origin, inputs })
}

function lastStep(moment: Moment, factorsAt: Moment = moment): Derivation {
  const scene = sceneAt(moment, factorsAt)
  const step = moment.component.steps.at(-1)
  if (step === undefined) return node('step', moment.component.label, payOf(moment.component, scene.results), moneyOf(moment.world.core))
  return stepNode(scene, step)
}
