/** What the next of a metric pays, and where that changes. */
import type { Measure } from '../../runtime/core/core.ts'
import { add, equal, multiply, type Ratio, ratio, sign, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { heightAt, slopeOf } from '../describe/curve/trace.ts'
import type { Plan } from '../plan.ts'
import type { Along } from './along.ts'
import type { NextPays, RateChange } from './answers.ts'
import { measuredIn } from './measured.ts'
import type { Person } from './person.ts'
import { attainmentTold, moneyOf, moneyTold, roundStep, roundTold, sayImagined, told, unitIn } from './say.ts'

/** The step of a metric: a round part of its quota, else of what there is of it, else of the usual row. */
export function stepOf(person: Person, { growing, usual }: Pick<Along, 'growing' | 'usual'>, plan: Plan): bigint {
  const { measure } = growing
  const { value = ZERO, quota } = measuredIn(person, measure) ?? {}
  const size = [quota, value, multiply(usual.counted?.amount ?? ZERO, ratio(20n))].find((one) => one !== undefined && sign(one) > 0)
  return growing.counts ? 1n : roundStep(size ?? ZERO, unitIn(plan, measure), plan)
}

/** The next step of a metric, and the first places where steps begin to pay something else. */
export function nextPaysOf(person: Person, along: Along, plan: Plan): NextPays {
  const { growing, usual, pays } = along
  const { measure } = growing
  const unit = unitIn(plan, measure)
  const label = labelOf(measure, plan)
  const step = stepOf(person, along, plan)
  const gain = pays(step) - pays(0n)
  const { change, jump } = growing.counts ? countedChange(person, along, plan) : lineChange(person, along, step, plan)
  const stepTold = roundTold(ratio(step), unit, plan)
  const next = unit.kind === 'money' ? `The next ${stepTold.says} of ${label}` : `One more of ${label}`
  const what = gain === 0n ? 'pays nothing' : gain < 0n ? `takes ${moneyTold(-gain, plan).says} away` : `pays ${moneyTold(gain, plan).says}`
  return {
    metric: measure.name,
    label,
    step: stepTold,
    pays: moneyTold(gain, plan),
    change,
    jump,
    imagined: person.day === undefined ? '' : sayImagined(usual, measure, person.day, plan),
    says: [
      `${next} ${what}.`,
      ...(jump === null ? [] : [`At ${placeOf(jump)} ${sayJump(jump)} at once.`]),
      ...(change === null ? [] : [sayChange(change, unit.kind === 'money' ? stepTold.says : 'one')]),
    ].join(' '),
  }
}

export const labelOf = ({ name, label }: Measure, { metrics }: Plan): string =>
  metrics.find((metric) => metric.name === name)?.label ?? label

const placeOf = ({ at, attainment }: RateChange): string => `${at.says}${attainment === null ? '' : ` (${attainment.says})`}`

function sayJump({ jump }: RateChange): string {
  const says = jump?.says ?? ''
  return says.startsWith('-') ? `${says.slice(1)} is lost` : `${says} is added`
}

function sayChange(change: RateChange, step: string): string {
  const then = change.pays.exact === '0' ? 'more pays nothing' : `each ${step} starts to pay ${change.pays.says}`
  return `At ${placeOf(change)} ${change.jump === null ? '' : `${sayJump(change)} at once, and `}${then}.`
}

/** A change at so much more of the metric. */
function changeAt(person: Person, { growing }: Along, more: Ratio, jump: Ratio, each: Ratio, plan: Plan): RateChange {
  const { measure } = growing
  const unit = unitIn(plan, measure)
  const { value, quota } = measuredIn(person, measure) ?? { value: undefined, quota: undefined }
  const at = add(value ?? ZERO, more)
  const money = moneyOf(plan)
  return {
    more: told(more, unit, plan),
    at: told(at, unit, plan),
    attainment: quota === undefined || sign(quota) <= 0 ? null : attainmentTold(at, quota, plan),
    jump: sign(jump) === 0 ? null : told(jump, money, plan),
    pays: told(each, money, plan),
  }
}

type Changes = Pick<NextPays, 'change' | 'jump'>

/** The first turn of the straight lines with another slope, and the first before it that is a jump alone. */
function lineChange(person: Person, along: Along, step: bigint, plan: Plan): Changes {
  const ahead = along.turns.filter(({ at }) => sign(at) > 0)
  const bends = ({ before, after }: Along['turns'][number]): boolean => !equal(slopeOf(before), slopeOf(after))
  const told = (turn: Along['turns'][number] | undefined): RateChange | null => {
    if (turn === undefined) return null
    const { at, before, after } = turn
    const jump = subtract(heightAt(after, at), heightAt(before, at))
    return changeAt(person, along, at, jump, multiply(slopeOf(after), ratio(step)), plan)
  }
  const change = ahead.findIndex(bends)
  return {
    change: told(ahead[change]),
    jump: told(
      ahead.find((turn, i) => (change < 0 || i < change) && !equal(heightAt(turn.before, turn.at), heightAt(turn.after, turn.at))),
    ),
  }
}

const LOOKED_AT = 60n

/** The first of what is counted that pays something else than the next one. */
function countedChange(person: Person, along: Along, plan: Plan): Changes {
  const { pays, pieces } = along
  const each = (at: bigint): bigint => pays(at) - pays(at - 1n)
  const last = pieces.at(-1)?.to ?? 0n
  for (let at = 2n; at <= (last < LOOKED_AT ? last : LOOKED_AT); at += 1n)
    if (each(at) !== each(1n)) return { change: changeAt(person, along, ratio(at - 1n), ZERO, ratio(each(at)), plan), jump: null }
  return { change: null, jump: null }
}

/** Kinds of metrics of which no more can be had by itself. */
const KINDS: Readonly<Record<Measure['aggregate']['kind'], string>> = {
  sum: 'a sum',
  count: 'a number of things',
  count_net: 'a number of things',
  count_distinct: 'a number of things',
  average: 'an average',
  min: 'a smallest value',
  max: 'a greatest value',
  latest: 'a latest value',
  ratio: 'a ratio of two sums',
  growth: 'a growth',
  team_share: 'a part of the team',
}

/** Why more of a metric cannot be asked for. */
export const noQuestion = (measure: Measure, plan: Plan): string =>
  `${labelOf(measure, plan)} is ${KINDS[measure.aggregate.kind]}: it moves with what is sold, and no amount of it is sold by itself.`

export function nothingNext(measure: Measure, plan: Plan, says: string): NextPays {
  return { metric: measure.name, label: labelOf(measure, plan), step: null, pays: null, change: null, jump: null, imagined: '', says }
}
