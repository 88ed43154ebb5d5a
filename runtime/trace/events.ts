import { type Day, showDay } from '../calendar/day.ts'
import type { Contest, Event, Pool, Spiff } from '../core/events.ts'
import { everyPart } from '../core/parts.ts'
import { measureNamed } from '../evaluate/moment.ts'
import { before, earlier, type Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { amountOf } from '../events/award.ts'
import { type Claim, claimsTo } from '../events/claims.ts'
import { standingsOf } from '../events/contest.ts'
import { daysOf } from '../events/days.ts'
import { awardsTo, endedBy } from '../events/events.ts'
import { environmentHere, nobody } from '../events/moment.ts'
import { squeezeOf } from '../events/spiff.ts'
import { ratio } from '../exact/ratio.ts'
import type { Contribution, Derivation } from './derivation.ts'
import { node } from './node.ts'
import { partNode } from './pool.ts'
import { moneyOf, unitOf } from './units.ts'

const COUNT = { kind: 'count' } as const

/** How an event came to what it adds in `period` for one person: to date now less to date before (semantics 10). */
export function deriveEvent(world: World, event: Event, person: string, period: Stretch): Derivation {
  const unit = moneyOf(world.core)
  const { label, origin } = event
  const given = (day: Day): bigint =>
    [...awardsTo(world, event, day).values()].reduce((sum, { payee, amount }) => (payee === person ? sum + amount : sum), 0n)
  const earlierOn = period.from > world.from ? given(before(period.from)) : 0n
  const now = given(period.to)
  if (event.kind !== 'spiff') {
    const windows = endedBy(world, event, period.to).filter(({ to }) => to >= period.from)
    const inputs = windows.flatMap((window) => windowNode(world, event, person, window) ?? [])
    return node('earned', label, ratio(now - earlierOn), unit, { note: period.label, origin, inputs })
  }
  const toDate = node('earned', label, ratio(now), unit, { note: period.label, origin, inputs: spiffNodes(world, event, person, period) })
  if (earlierOn === 0n) return toDate
  const past = node('earned', 'earned before', ratio(earlierOn), unit, { origin })
  return node('difference', label, ratio(now - earlierOn), unit, { note: period.label, origin, inputs: [toDate, past] })
}

function windowNode(world: World, event: Contest | Pool, person: string, window: Stretch): Derivation | undefined {
  return event.kind === 'contest' ? placeNode(world, event, person, window) : partNode(world, event, person, window)
}

/** What the deals claim, what the cap leaves of it, and what the budget leaves of that. */
function spiffNodes(world: World, spiff: Spiff, person: string, period: Stretch): readonly Derivation[] {
  const unit = moneyOf(world.core)
  const all = claimsTo(world, spiff, period.to)
  const own = all.filter(({ payee }) => payee === person)
  if (own.length === 0) return []
  const sum = (list: readonly Claim[], part: 'full' | 'amount'): bigint => list.reduce((total, claim) => total + claim[part], 0n)
  const [full, amount] = [sum(own, 'full'), sum(own, 'amount')]
  const stated = node('stated', 'each', ratio(amountOf(world, spiff.amount, nobody) ?? 0n), unit, { origin: spiff.amount.origin })
  const many = node('measured', 'count', ratio(BigInt(own.length)), COUNT, { origin: spiff.origin })
  const { occasion } = spiff
  // a share of each deal is no product of two numbers
  const how = occasion.kind === 'row' && occasion.weighted ? 'add' : 'multiply'
  let toDate = node(how, 'claims', ratio(full), unit, {
    note: occasion.kind === 'once' ? showDay(own[0]?.date ?? period.to) : '',
    origin: spiff.amount.origin,
    inputs: [many, stated],
    rows: own.flatMap(rowOf),
  })
  if (spiff.cap !== null) {
    const at = earlier(period.to, daysOf(world, spiff).to)
    const limit = amountOf(world, spiff.cap.limit, environmentHere({ world, person, day: at, window: null }))
    const { origin } = spiff.cap
    const bound = node('stated', 'cap', limit === undefined ? undefined : ratio(limit), unit, { origin })
    toDate = node('minimum', 'cap', ratio(amount), unit, { origin, inputs: [toDate, bound] })
  }
  const squeeze = squeezeOf(world, spiff, all)
  if (squeeze === undefined || spiff.budget === null) return [toDate]
  const given = [...awardsTo(world, spiff, period.to).values()].reduce((t, one) => (one.payee === person ? t + one.amount : t), 0n)
  const { origin, share } = spiff.budget
  const together = node('add', 'all claims', ratio(squeeze.claimed), unit, { origin })
  const budget = node('stated', 'budget', ratio(squeeze.budget), unit, { origin })
  return [node('shared', 'budget', ratio(given), unit, { note: share, origin, inputs: [toDate, together, budget] })]
}

const rowOf = ({ row, date, full }: Claim): Contribution[] =>
  row === null ? [] : [{ record: row.record, rowKey: row.rowKey, date: showDay(date), amount: ratio(full) }]

/** The person's place with the value that decided it; undefined for who took no part. */
function placeNode(world: World, contest: Contest, person: string, window: Stretch): Derivation | undefined {
  const standings = standingsOf(world, contest, window)
  const own = standings.find((standing) => standing.person === person)
  if (own === undefined) return undefined
  const { origin, by } = contest
  const read = [...everyPart(by)].find((part) => part.kind === 'attainment' || part.kind === 'measure')
  const name = read?.metric ?? contest.metric
  const number = (label: string, value: number): Derivation => node('stated', label, ratio(BigInt(value)), COUNT, { origin })
  const money = measureNamed(world, name)?.unit ?? moneyOf(world.core)
  const sides =
    own.basis.measure === null || own.basis.quota === null
      ? []
      : [node('measured', name, own.basis.measure, money), node('quota', `${name} quota`, own.basis.quota, money)]
  const how = by.kind === 'attainment' ? 'attainment' : 'measured'
  const value = node(how, name, own.value, unitOf(world.core, by), { origin: by.origin, inputs: sides })
  return node('ranked', contest.label, ratio(own.prize), moneyOf(world.core), {
    note: window.label,
    origin,
    inputs: [value, number('place', own.place), number('tied', own.tied), number('people', standings.length)],
  })
}
