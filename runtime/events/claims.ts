import type { Day } from '../calendar/day.ts'
import type { Spiff } from '../core/events.ts'
import { everyPart } from '../core/parts.ts'
import { type Credit, isShare, shareOf } from '../evaluate/credit-line.ts'
import { compute } from '../evaluate/expression.ts'
import { measureNamed } from '../evaluate/moment.ts'
import { rowReader } from '../evaluate/reader.ts'
import { peopleOf } from '../evaluate/spans.ts'
import { tallyOf } from '../evaluate/tally.ts'
import { isTouched } from '../evaluate/totals.ts'
import { exactly, holds } from '../evaluate/values.ts'
import { earlier, payPeriods } from '../evaluate/windows.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { compareKeys, compareText } from '../exact/order.ts'
import { divide, minimum, ratio, wholePart } from '../exact/ratio.ts'
import { amountOf, type Basis, noBasis } from './award.ts'
import { daysOf, spanLabel, windowsOf } from './days.ts'
import { allows, environmentHere, measureHere, nobody, type Place, quotaHere, takesPartFrom } from './moment.ts'

/** What one person claims of a spiff for one row, or once, before its budget. Amounts are minor units. */
export interface Claim {
  readonly payee: string
  readonly row: Credit | null
  /** The row's incentive date, or the day on which the prize fell due. */
  readonly date: Day
  /** As the plan states it. */
  readonly full: bigint
  /** What the cap for one person leaves of it. */
  readonly amount: bigint
  readonly basis: Basis
}

type Raw = Omit<Claim, 'amount'>
const claims = perWorld<readonly Claim[]>()

/**
 * All claims to date on `day`, in order of (date, row key, payee), each cut by what the cap leaves (semantics 10, 17.25). A person who
 * cannot take part on `day`, or on the event's last day if that is earlier, claims nothing.
 */
export function claimsTo(world: World, spiff: Spiff, day: Day): readonly Claim[] {
  const days = daysOf(world, spiff)
  const at = earlier(day, days.to)
  if (at < days.from) return []
  const { imagined } = world
  if (imagined !== undefined && at < imagined.from) return claimsTo(imagined.base, spiff, at)
  return claims(world, `${spiff.name} ${at}`, () => {
    const found = peopleOf(world).flatMap((person): readonly Claim[] => {
      if (imagined !== undefined && !world.core.measures.some((measure) => isTouched(world, measure, person)))
        return claimsTo(imagined.base, spiff, at).filter(({ payee }) => payee === person)
      const place: Place = { world, person, day: at, window: null }
      const raw = spiff.occasion.kind === 'row' ? ofRows(place, spiff) : ofWindows(place, spiff)
      return raw.length === 0 || !allows(spiff.eligible, place) ? [] : capped(place, spiff, raw)
    })
    return found.sort((a, b) => a.date - b.date || compareKeys(a.row?.row.key ?? [], b.row?.row.key ?? []) || compareText(a.payee, b.payee))
  })
}

/** A claim for each row that the metric counts for the person on the event's days and that meets its condition. */
function ofRows({ world, person, day }: Place, spiff: Spiff): Raw[] {
  const { occasion, metric } = spiff
  const measure = measureNamed(world, metric)
  const amount = amountOf(world, spiff.amount, nobody)
  if (occasion.kind !== 'row' || measure === undefined || amount === undefined) return []
  const days = daysOf(world, spiff)
  const basis = noBasis(spanLabel(days))
  const { env, moveTo } = rowReader(world, measure.record, measure.converted)
  const byRow = new Map<string, Raw>()
  for (const credit of tallyOf(world, measure, person).rows.flatMap(({ lines }) => lines)) {
    const { row, rowKey, date } = credit
    if (date < days.from || date > day || !isShare(credit)) continue
    if (occasion.lines === 'direct' && credit.role !== 'direct') continue
    const first = byRow.get(rowKey)
    if (first !== undefined && !occasion.weighted) continue
    moveTo(row, date)
    if (occasion.where !== null && !holds(compute(occasion.where, env))) continue
    const part = occasion.weighted ? wholePart(shareOf(world, credit, ratio(amount), true) ?? exactly('0')) : amount
    byRow.set(rowKey, { payee: person, row: first?.row ?? credit, date, full: (first?.full ?? 0n) + part, basis })
  }
  return [...byRow.values()]
}

/** A claim for each window in which the test held at the end of a pay period, or of the window (semantics 10, milestone). */
function ofWindows({ world, person, day }: Place, spiff: Spiff): Raw[] {
  const { occasion } = spiff
  const amount = amountOf(world, spiff.amount, nobody)
  if (occasion.kind !== 'once' || amount === undefined) return []
  return windowsOf(world, spiff, occasion.window, day).flatMap((window): Raw[] => {
    const ends = payPeriods(world, window.from, window.to).map(({ to }) => earlier(to, window.to))
    const reached = ends
      .filter((end) => end <= day)
      .map((end): Place => ({ world, person, day: end, window }))
      .find((place) => takesPartFrom(window.from, place) && allows(occasion.test, place))
    if (reached === undefined) return []
    const measure = measureHere(reached, spiff.metric) ?? null
    const read = [...everyPart(occasion.test)].find((part) => part.kind === 'attainment')
    const quota = read === undefined ? null : (quotaHere(reached, spiff.metric, read.basis) ?? null)
    const attainment = measure === null || quota === null ? null : divide(measure, quota)
    const basis: Basis = { window: window.label, measure, quota, attainment }
    return [{ payee: person, row: null, date: reached.day, full: amount, basis }]
  })
}

/** `min(cap, sum)` in row order. */
function capped(place: Place, { cap }: Spiff, raw: readonly Raw[]): Claim[] {
  const limit = cap === null ? undefined : amountOf(place.world, cap.limit, environmentHere(place))
  let sum = 0n
  let given = 0n
  return raw.map((claim) => {
    sum += claim.full
    const reached = limit === undefined ? sum : wholePart(minimum(ratio(sum), ratio(limit)))
    const amount = reached - given
    given = reached
    return { ...claim, amount }
  })
}
