import { showDay } from '../calendar/day.ts'
import { grainEnd, grainOf, grainStart } from '../calendar/fiscal.ts'
import type { Measure, Step } from '../core/core.ts'
import type { Basis, Expression } from '../core/expression.ts'
import { byYear } from '../evaluate/accumulate.ts'
import { comparedIn, teamOf } from '../evaluate/compared.ts'
import { dayOfRows, endOf, type Moment, measureNamed, metricAt, quotaAt, readsOf, sinceIn, windowOfMetric } from '../evaluate/moment.ts'
import { lastGrain, quotaParts, quotaRow, quotaToDate } from '../evaluate/quota.ts'
import { shareRuns, sharesOfTarget } from '../evaluate/shares.ts'
import { isGiven, quotaGiven, statedFor } from '../evaluate/stated.ts'
import { placesIn, tallyOf } from '../evaluate/tally.ts'
import { targetOf, targetOfRun, targetParts, targetToDate, worthOf } from '../evaluate/target.ts'
import { measureOf } from '../evaluate/totals.ts'
import { isRatio, isZero, multiply, type Ratio, ratio, subtract, total, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import type { Contribution, Derivation } from './derivation.ts'
import { type ByMonth, shareNode, windowNode } from './months.ts'
import { node, numberAt, roundedNode } from './node.ts'
import { moneyOf, unitOf } from './units.ts'

type Reads = Step['reads']

/** The rows that a metric counted at the moment, with what each added; no amounts for averages and the like. */
export function contributionsTo(moment: Moment, measure: Measure, reads: Reads): readonly Contribution[] {
  const { world, person, deal } = moment
  const own = readsOf(moment, measure, reads)
  const day = dayOfRows(moment, own)
  const tallied = tallyOf(world, measure, person)
  const additive = measure.aggregate.kind === 'sum' || measure.aggregate.kind === 'count'
  const [from, to] = placesIn(tallied, windowOfMetric(moment, measure, day, own), day)
  return tallied.rows.slice(from, to).flatMap(({ credit, amount }) => {
    if (measure.window === 'deal' && credit.row !== deal?.credit.row) return []
    return [{ record: credit.record, rowKey: credit.rowKey, date: showDay(credit.date), amount: additive ? (amount ?? null) : null }]
  })
}

/** A metric's value with its rows; a part of a team is made of people, and has none. */
export function measuredNode(moment: Moment, metric: string, reads: Reads): Derivation {
  const measure = measureNamed(moment.world, metric)
  const value = metricAt(moment, metric, reads)
  if (measure === undefined) return node('measured', metric, value, moneyOf(moment.world.core))
  const { unit, origin } = measure
  if (isGiven(moment.world, moment.person, metric)) return node('stated', metric, value, unit, { note: 'given', origin })
  const rows = measure.aggregate.kind === 'team_share' ? [] : contributionsTo(moment, measure, reads)
  return node('measured', metric, value, unit, { origin, rows, inputs: sidesOf(moment, measure, reads) })
}

/** The two totals of a ratio, the one above first; of a growth what was added and what was there, of a team those who did and all. */
function sidesOf(moment: Moment, measure: Measure, reads: Reads): readonly Derivation[] {
  const { aggregate } = measure
  const { world, person } = moment
  const pair = pairOf(moment, measure, reads)
  if (pair !== undefined) return pair.values.map((value) => node('measured', 'total', value, pair.unit, { origin: measure.origin }))
  if (aggregate.kind !== 'ratio') return []
  const own = readsOf(moment, measure, reads)
  const day = dayOfRows(moment, own)
  const tallied = tallyOf(world, measure, person)
  const [from, to] = placesIn(tallied, windowOfMetric(moment, measure, day, own), day)
  const side = (totals: readonly Ratio[], expression: Expression): Derivation =>
    node('measured', 'total', subtract(totals[to] ?? ZERO, totals[from] ?? ZERO), unitOf(world.core, expression), {
      origin: expression.origin,
    })
  return [side(tallied.sums, aggregate.of), side(tallied.others, aggregate.to)]
}

/** The pair of numbers that a measure of measures is the quotient of. */
function pairOf(moment: Moment, measure: Measure, reads: Reads): { values: readonly Ratio[]; unit: Measure['unit'] } | undefined {
  const { world, person } = moment
  const { aggregate } = measure
  const own = readsOf(moment, measure, reads)
  const day = dayOfRows(moment, own)
  if (aggregate.kind === 'growth') {
    const { now, then } = comparedIn(measureOf, world, person, measure, aggregate, windowOfMetric(moment, measure, day, own), day)
    const unit = measureNamed(world, aggregate.metric)?.unit ?? measure.unit
    return now === undefined || then === undefined ? undefined : { values: [subtract(now, then), then], unit }
  }
  if (aggregate.kind !== 'team_share') return undefined
  const { team, met } = teamOf(measureOf, world, person, aggregate, day)
  return { values: [met, team].map((people) => ratio(BigInt(people.length))), unit: { kind: 'count' } }
}

/** A person's quota with its months. */
export function quotaNode(moment: Moment, metric: string, basis: Basis, reads: Reads): Derivation {
  const { world, person } = moment
  const measure = measureNamed(world, metric)
  const value = quotaAt(moment, metric, basis, reads)
  const unit = measure?.unit ?? moneyOf(world.core)
  const label = `${metric} quota`
  const plain = (): Derivation =>
    node('quota', label, value, unit, { note: value === undefined ? 'no quota' : 'given', origin: measure?.origin })
  if (measure?.quota == null || value === undefined) return plain()
  const { source, origin } = measure.quota
  const own = readsOf(moment, measure, reads)
  const end = endOf(moment, own)
  const window = windowOfMetric(moment, measure, end, own)
  if (quotaGiven(statedFor(world, person, metric), window.from) !== undefined) return plain()
  if (source.kind === 'planned') {
    const asked = { planning: source.planning, metric: source.metric, person, horizon: end }
    const steps = world.planned.derive(asked, window.first, lastGrain(world, window, basis, end))
    return node('quota', label, value, unit, { origin, inputs: steps === undefined ? [] : [steps] })
  }
  const amount: ByMonth = {
    label,
    unit,
    origin,
    partsOf: (grain) => quotaParts(world, person, end, measure, grain) ?? [],
    stated: (stated) =>
      source.kind === 'value'
        ? node(source.value.kind === 'field' ? 'field' : 'stated', label, stated, unit, { note: `per ${source.per}`, origin })
        : node('field', label, stated, unit, {
            note: `per ${source.per}`,
            origin,
            rows: quotaRows(moment, measure, window.first, window.last),
          }),
    toDate: (start, grain) => quotaToDate(world, person, end, measure, start, grain),
    rounding: world.core.rounding.money.mode,
  }
  const since = sinceIn(moment, window)
  if (since !== null) return node('quota', label, value, unit, { note: `from ${showDay(since)}`, origin })
  return node('quota', label, value, unit, {
    origin,
    inputs: windowNode(world, amount, window.first, lastGrain(world, window, basis, end)),
  })
}

/** The rows of a quota's record that state a person's quota from month `first` to month `last`. */
function quotaRows({ world, person }: Moment, measure: Measure, first: number, last: number): readonly Contribution[] {
  const source = measure.quota?.source
  if (source?.kind !== 'record') return []
  const found = new Map<string, Contribution>()
  for (let grain = first; grain <= last; grain += 1) {
    const row = quotaRow(world, person, measure.name, source, grainStart(world.core.calendar, grain))
    if (row === undefined) continue
    const starts = row.values.get(source.starts)
    const rowKey = row.key.join(', ')
    found.set(rowKey, {
      record: source.record,
      rowKey,
      date: typeof starts === 'number' ? showDay(starts) : '',
      amount: row.values.get(source.value) ?? null,
    })
  }
  return [...found.values()]
}

function targetByMonth({ world, person }: Moment, end: Moment['at']): ByMonth {
  const { core, given } = world
  const unit = moneyOf(core)
  const origin = core.target?.origin
  const per = given.target === null ? (core.target?.per ?? 'year') : given.target.per
  const how = given.target === null && core.target?.value.kind === 'field' ? 'field' : 'stated'
  return {
    label: 'target',
    unit,
    origin,
    partsOf: (grain) => targetParts(world, person, end, grain),
    stated: (value) => node(how, 'target', value, unit, { note: given.target === null ? `per ${per}` : 'given', origin }),
    toDate: (start, grain) => targetToDate(world, person, end, start, grain),
    rounding: core.rounding.money.mode,
  }
}

/** The person's whole target of the window with its months. */
export function targetNode(moment: Moment, basis: Basis, reads: Reads): Derivation {
  const { world, person, window } = moment
  const end = endOf(moment, reads)
  const last = lastGrain(world, window, basis, end)
  const since = sinceIn(moment, window)
  const value = targetOf(world, person, end, window.first, last, since)
  const inputs = value === undefined || since !== null ? [] : windowNode(world, targetByMonth(moment, end), window.first, last)
  return node('target', 'target', value, moneyOf(world.core), { note: window.label, origin: world.core.target?.origin, inputs })
}

/** A component's share of the target: to date at the window's end less to date before it, each a difference of two rounded shares (RP4). */
export function worthNode(moment: Moment, component: string, basis: Basis, reads: Reads): Derivation {
  const { world, person, window } = moment
  const end = endOf(moment, reads)
  const last = lastGrain(world, window, basis, end)
  const since = sinceIn(moment, window)
  const value = worthOf(world, person, end, component, window.first, last, since)
  const unit = moneyOf(world.core)
  const share = sharesOfTarget(world).find((one) => one.component === component)
  const origin = world.core.components.find(({ name }) => name === component)?.origin
  const label = `${component} worth`
  if (value === undefined || share === undefined) return node('worth', label, value, unit, { origin })
  if (since !== null) return node('worth', label, value, unit, { note: `from ${showDay(since)}`, origin })
  const { calendar } = world.core
  const { money } = world.core.rounding
  const toDate = (start: number, grain: number): Derivation => {
    const runs = shareRuns(world, person, end, component, start, grainEnd(calendar, grain)) ?? []
    const wholeOf = (run: (typeof runs)[number]): Derivation => {
      const [first, final] = [grainOf(calendar, run.from), grainOf(calendar, run.to)]
      const inMonths = run.from === grainStart(calendar, first) && run.to === grainEnd(calendar, final)
      const months = inMonths ? windowNode(world, targetByMonth(moment, end), first, final) : []
      return node('target', 'target', targetOfRun(world, person, end, start, run), unit, { inputs: months })
    }
    const [single, several] = runs
    if (single !== undefined && several === undefined) {
      const whole = wholeOf(single)
      const { before, through } = single.share
      const isWhole = (bound: Ratio): boolean => multiply(numberAt(whole) ?? ZERO, bound).d === 1n
      // where neither end is rounded the share is a plain product
      if (isWhole(before) && isWhole(through)) return shareNode(label, whole, subtract(through, before), unit)
    }
    const parts = (bound: 'before' | 'through'): Derivation => {
      const nodes = runs.map((run) => shareNode(label, wholeOf(run), run.share[bound], unit))
      const [only, second] = nodes
      const sum = total(nodes.map((one) => numberAt(one) ?? ZERO))
      const inner = only !== undefined && second === undefined ? only : node('add', label, sum, unit, { inputs: nodes })
      return roundedNode(inner, label, roundToUnit(sum, money), money.mode)
    }
    const through = parts('through')
    if (runs.every((run) => isZero(run.share.before))) return through
    const before = parts('before')
    return node('subtract', label, subtract(numberAt(through) ?? ZERO, numberAt(before) ?? ZERO), unit, { inputs: [through, before] })
  }
  const inputs = byYear(world, window.first, last).map((year) => {
    const through = toDate(year.start, year.last)
    if (year.first === year.start) return through
    const before = toDate(year.start, year.first - 1)
    const [a, b] = [through.value, before.value]
    const less = a !== undefined && b !== undefined && isRatio(a) && isRatio(b) ? subtract(a, b) : undefined
    return node('subtract', label, less, unit, { inputs: [through, before] })
  })
  return node(inputs.length === 1 ? 'worth' : 'add', label, value, unit, { note: window.label, origin, inputs })
}
