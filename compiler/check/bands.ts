import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { inTextOrder } from '../../messages/span.ts'
import { compare, equal, fromDecimal, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import type { BandLine, Pay, Plan } from '../plan.ts'

interface Bound {
  readonly band: BandLine
  readonly at: Ratio
  readonly says: string
}
const WORDS = { from: 'from', above: 'above', reaching: 'reaching', below: 'below', up_to: 'up to' } as const
const isLower = (band: BandLine): boolean => band.side === 'from' || band.side === 'above' || band.side === 'reaching'
const says = (band: BandLine): string => band.origin.address.split('/').at(-1) ?? WORDS[band.side]
const boundText = (band: BandLine): string => says(band).replace(`${WORDS[band.side]} `, '')

/** Every value has exactly one band, and every band can be reached. Reports CB501 to CB504, CB509. Bounds that are no literals are compared at run time. */
export function checkBands(plan: Plan, out: Report): void {
  for (const pay of plan.pays) {
    if (pay.rate.kind === 'table') {
      if (checkTable(pay.rate.bands, pay.rate.mode === 'interpolated', out)) checkReach(plan, pay, pay.rate.bands, out)
    }
    for (const multiplier of pay.multipliers)
      if (multiplier.bands.length > 0) checkTable(multiplier.bands, multiplier.mode === 'interpolated', out)
  }
}

function checkTable(lines: readonly BandLine[], interpolated: boolean, out: Report): boolean {
  const bands = lines.filter(({ continues }) => !continues)
  const bounds = bands.flatMap((band): Bound[] =>
    band.bound.kind === 'literal' ? [{ band, at: fromDecimal(band.bound.value) ?? ZERO, says: boundText(band) }] : [],
  )
  if (bounds.length !== bands.length) return false
  const lower = bounds.filter((b) => isLower(b.band)).sort((a, b) => compare(a.at, b.at) || order(a.band) - order(b.band))
  const upper = bounds.filter((b) => !isLower(b.band)).sort((a, b) => compare(a.at, b.at) || order(b.band) - order(a.band))
  const twice = overlap(lower) ?? overlap(upper)
  if (twice !== undefined) {
    const [first, second] = [...twice].sort((a, b) => inTextOrder(a.band.origin, b.band.origin))
    if (first === undefined || second === undefined) return false
    out(
      report(
        'CB501',
        second.band.origin.span,
        { what: `what is ${says(second.band)}` },
        { related: [{ span: first.band.origin.span, note: 'the other band' }] },
      ),
    )
    return false
  }
  if (!interpolated) return checkSteps(lower, upper, out)
  const tail = lines.find(({ continues }) => continues)
  return checkPoints(lower, upper, tail !== undefined, out) && checkTail(lower, tail, out)
}

/** `from x` comes before `above x`: between them lies x itself. */
const order = (band: BandLine): number => (band.side === 'above' || band.side === 'below' ? 1 : 0)

const overlap = (sorted: readonly Bound[]): [Bound, Bound] | undefined => {
  for (const [index, bound] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next !== undefined && equal(bound.at, next.at) && order(bound.band) === order(next.band)) return [bound, next]
  }
  return undefined
}

/** Steps: bands that begin somewhere, after those that end somewhere. */
function checkSteps(lower: readonly Bound[], upper: readonly Bound[], out: Report): boolean {
  const last = upper.at(-1)
  const first = lower[0]
  if (last === undefined) {
    if (first === undefined || equal(first.at, ZERO)) return true
    out(report('CB504', first.band.origin.span, { first: first.says }))
    return false
  }
  if (first === undefined) {
    out(report('CB503', last.band.origin.span, { what: `what is above ${last.says}` }))
    return false
  }
  const includesEnd = last.band.side === 'up_to'
  const includesStart = first.band.side !== 'above'
  const side = compare(first.at, last.at)
  const related = [{ span: last.band.origin.span, note: 'the band before' }]
  if (side < 0 || (side === 0 && includesEnd && includesStart)) {
    out(
      report(
        'CB501',
        first.band.origin.span,
        { what: side === 0 ? `exactly ${first.says}` : `what lies between ${first.says} and ${last.says}` },
        { related },
      ),
    )
    return false
  }
  if (side > 0 || (!includesEnd && !includesStart)) {
    out(
      report(
        'CB503',
        first.band.origin.span,
        { what: side === 0 ? `exactly ${first.says}` : `what lies between ${last.says} and ${first.says}` },
        { related },
      ),
    )
    return false
  }
  return true
}

/** Points: what holds below the first, the points, and the flat tail. */
function checkPoints(points: readonly Bound[], below: readonly Bound[], continued: boolean, out: Report): boolean {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return false
  const before = below.at(-1)
  if (before === undefined) {
    out(report('CB504', first.band.origin.span, { first: first.says }))
    return false
  }
  const gap = compare(before.at, first.at)
  if (gap !== 0 || below.length > 1) {
    const what = `what lies between ${before.says} and ${first.says}`
    out(
      report(
        gap < 0 ? 'CB503' : 'CB501',
        before.band.origin.span,
        { what },
        { related: [{ span: first.band.origin.span, note: 'the first point' }] },
      ),
    )
    return false
  }
  if (last.band.side !== 'from' && !continued) {
    out(report('CB509', last.band.origin.span, { what: 'interpolated' }))
    return false
  }
  return true
}

/** What goes on past the last point: a line needs two points before it, and a slope only stands where no line follows. */
function checkTail(points: readonly Bound[], tail: BandLine | undefined, out: Report): boolean {
  const sloped = points.find(({ band }, i) => band.slope !== null && (i < points.length - 1 || tail !== undefined))
  if (sloped !== undefined) {
    out(report('CB501', sloped.band.origin.span, { what: `what is above ${sloped.says}` }))
    return false
  }
  if (tail === undefined) return true
  const last = points.at(-1)
  const from = tail.bound.kind === 'literal' ? fromDecimal(tail.bound.value) : undefined
  if (last === undefined || points.length < 2 || from === undefined || compare(from, last.at) < 0) {
    out(report('CB509', tail.origin.span, { what: 'interpolated' }))
    return false
  }
  return true
}

/** Bands that a cap on attainment, a gate or the kind of number keeps out of reach. */
function checkReach(plan: Plan, pay: Pay, bands: readonly BandLine[], out: Report): void {
  if (pay.rate.kind !== 'table') return
  const { driver, mode } = pay.rate
  const cap = pay.limits.find((limit) => limit.what === 'attainment' && limit.kind === 'cap')
  const most = cap?.value.kind === 'literal' ? fromDecimal(cap.value.value) : undefined
  const unit = plan.metrics.find((metric) => metric.name === driver.metric)?.aggregate.kind
  for (const band of bands) {
    const at = band.bound.kind === 'literal' ? fromDecimal(band.bound.value) : undefined
    if (at === undefined) continue
    const beyond =
      most !== undefined &&
      driver.kind === 'attainment' &&
      driver.metric === pay.metric &&
      isLower(band) &&
      compare(at, most) + (band.side === 'above' ? 1 : 0) > 0
    if (beyond && cap !== undefined)
      out(
        report(
          'CB502',
          band.origin.span,
          { band: says(band), because: `attainment is capped at ${cap.says}` },
          { related: [{ span: cap.origin.span, note: 'the cap' }] },
        ),
      )
    const after =
      mode === 'graduated' && band.side === 'from' ? bands.find(({ side, bound }) => side === 'above' && isAt(bound, at)) : undefined
    if (after !== undefined)
      out(
        report(
          'CB502',
          band.origin.span,
          { band: says(band), because: 'it ends where it begins, and a graduated rate pays for a stretch' },
          { related: [{ span: after.origin.span, note: 'the next band begins here' }] },
        ),
      )
    const counts = mode !== 'interpolated' && (unit === 'count' || unit === 'count_distinct')
    if (counts && !isLower(band) && compare(at, ZERO) + (band.side === 'below' ? 0 : 1) <= 0)
      out(report('CB502', band.origin.span, { band: says(band), because: 'a count is never below zero' }))
  }
  if (mode === 'retroactive') checkGates(pay, bands, out)
}

const isAt = (bound: BandLine['bound'], at: Ratio): boolean => {
  const value = bound.kind === 'literal' ? fromDecimal(bound.value) : undefined
  return value !== undefined && equal(value, at)
}

/** A gate on the table's own driver that pays nothing while closed makes the bands wholly below it unreachable. */
function checkGates(pay: Pay, bands: readonly BandLine[], out: Report): void {
  if (pay.rate.kind !== 'table') return
  const { driver } = pay.rate
  for (const gate of pay.gates) {
    const { test } = gate
    if (gate.keeps !== '0' || test.kind !== 'compare' || (test.op !== '>=' && test.op !== '>') || test.right.kind !== 'literal') continue
    const reads = test.left.kind === driver.kind && 'metric' in test.left && test.left.metric === driver.metric
    const opens = fromDecimal(test.right.value)
    if (!reads || opens === undefined) continue
    const lower = bands.filter((band) => isLower(band) && band.bound.kind === 'literal')
    for (const [index, band] of lower.entries()) {
      const next = lower[index + 1]
      const end = next?.bound.kind === 'literal' ? fromDecimal(next.bound.value) : undefined
      const pays = band.cell !== null && !(band.cell.value.kind === 'literal' && band.cell.value.value === '0')
      if (pays && end !== undefined && compare(end, opens) <= 0)
        out(
          report(
            'CB502',
            band.origin.span,
            { band: says(band), because: `pay is closed unless ${gate.says}` },
            { related: [{ span: gate.origin.span, note: 'the gate' }] },
          ),
        )
    }
  }
}
