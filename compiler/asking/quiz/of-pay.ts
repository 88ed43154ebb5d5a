/** Questions whose answers the person's pay function knows. */
import { add, divide, equal, multiply, type Ratio, ratio, sign, subtract, ZERO } from '../../../runtime/exact/ratio.ts'
import { heightAt, slopeOf } from '../../describe/curve/trace.ts'
import type { Along } from '../along.ts'
import type { QuizQuestion, Told } from '../answers.ts'
import { leastFor } from '../least.ts'
import { measuredIn } from '../measured.ts'
import { labelOf, nextPaysOf, stepOf } from '../next.ts'
import { attainmentTold, moneyOf, moneyTold, roundStep, roundTold, told, unitIn } from '../say.ts'
import type { Asked } from './asked.ts'
import { choose, type Option } from './choice.ts'

const times = (value: Ratio, n: bigint, d: bigint): Ratio => multiply(value, ratio(n, d))
/** What else a number might be taken for: the double, the half, and half as much again. */
const near = (value: Ratio): readonly Ratio[] => [times(value, 2n, 1n), times(value, 1n, 2n), times(value, 3n, 2n)]

const amount = ({ plan }: Asked, value: Ratio): Option => ({ says: told(rounded(value), moneyOf(plan), plan).says, size: rounded(value) })
const rounded = ({ n, d }: Ratio): Ratio => ratio((2n * n + d) / (2n * d))

/** What a step pays at the other rates of the plan, the nearest first. */
function otherRates({ turns, pays, growing, pieces }: Along, step: bigint): readonly Ratio[] {
  if (growing.counts) return pieces.slice(1, 12).flatMap(({ from }) => (from < 1n ? [] : [ratio(pays(from) - pays(from - 1n))]))
  return turns.flatMap(({ before, after }) => [multiply(slopeOf(before), ratio(step)), multiply(slopeOf(after), ratio(step))])
}

/** What the next of a metric pays. */
export function nextQuestion(asked: Asked, along: Along): QuizQuestion | undefined {
  const { plan, person, seed } = asked
  const next = nextPaysOf(person, along, plan)
  const step = stepOf(person, along, plan)
  const gain = ratio(along.pays(step) - along.pays(0n))
  if (next.step === null || next.pays === null || sign(gain) < 0) return undefined
  const wrong = [...otherRates(along, step), ...near(gain), ratio(step), times(ratio(step), 1n, 10n), times(ratio(step), 1n, 20n)]
  return choose(
    `next ${next.metric}`,
    seed,
    along.growing.counts
      ? `What does one more of ${next.label} pay you?`
      : `What does the next ${next.step.says} of ${next.label} pay you?`,
    amount(asked, gain),
    wrong.filter((one) => sign(one) >= 0).map((one) => amount(asked, one)),
    next.says,
  )
}

/** Where the rate of a metric changes next. */
export function changeQuestion(asked: Asked, along: Along): QuizQuestion | undefined {
  const { plan, person, seed } = asked
  const { measure } = along.growing
  const { change, label, says } = nextPaysOf(person, along, plan)
  const { value = ZERO, quota } = measuredIn(person, measure) ?? {}
  if (change === null || measure.window === 'deal') return undefined
  const unit = unitIn(plan, measure)
  const more = unit.kind === 'money' ? roundTold(ratio(stepOf(person, along, plan)), unit, plan).says : 'one'
  const place = (at: Ratio): Option => {
    const words: Told = quota === undefined || sign(quota) <= 0 ? told(at, unit, plan) : attainmentTold(at, quota, plan)
    return { says: words.says, size: at }
  }
  const bends = along.turns.filter(({ at, before, after }) => sign(at) > 0 && !equal(slopeOf(before), slopeOf(after)))
  const [found] = bends
  const at = add(value, found?.at ?? ratio(BigInt(change.more.exact)))
  const others = bends.slice(1).map((turn) => add(value, turn.at))
  const beside = [divide(at, ratio(2n)), times(at, 5n, 4n), times(at, 3n, 4n), ...(quota === undefined ? [] : [quota])]
  return choose(
    `change ${measure.name}`,
    seed,
    quota === undefined || sign(quota) <= 0
      ? `At how much ${label} does each further ${more} begin to pay something else?`
      : `At what part of your ${label} quota does each further ${more} begin to pay something else?`,
    place(at),
    [...others, ...beside].map(place),
    says,
  )
}

/** The most that a metric can bring. */
export function mostQuestion(asked: Asked, along: Along): QuizQuestion | undefined {
  const { plan, seed, pays, period } = asked
  const { growing, pieces, tail, turns } = along
  const label = labelOf(growing.measure, plan)
  if (tail === undefined) return undefined
  const most = pieces.reduce((best, { from, to }) => {
    const [a, b] = [along.pays(from), along.pays(to)]
    return a > best || b > best ? (a > b ? a : b) : best
  }, pays)
  const none: Option = { says: 'There is no most' }
  const heights = turns.map(({ at, before }) => heightAt(before, at))
  const wrong = [...heights, ...near(ratio(most))].filter((one) => sign(one) > 0).map((one): Option => ({ says: amount(asked, one).says }))
  const right: Option = sign(tail) > 0 ? none : { says: moneyTold(most, plan).says }
  return choose(
    `most ${growing.measure.name}`,
    seed,
    `However much ${label} you add: what is the most that ${period} can pay you?`,
    right,
    [...(sign(tail) > 0 ? [] : [none]), ...wrong],
    sign(tail) > 0 ? `More ${label} goes on paying: nothing limits it.` : `What limits ${label} is reached there: more of it pays nothing.`,
  )
}

/** How much more of a metric a goal takes. */
export function needQuestion(asked: Asked, along: Along): QuizQuestion | undefined {
  const { plan, seed, pays, period } = asked
  const { growing } = along
  const { measure } = growing
  const unit = unitIn(plan, measure)
  const label = labelOf(measure, plan)
  const whole = roundStep(times(ratio(pays < 0n ? -pays : pays), 20n, 10n), moneyOf(plan), plan)
  const goal = (pays / whole + 1n) * whole
  const found = leastFor(along, goal)
  if (found.kind !== 'needs') return undefined
  const more = ratio(found.more)
  const missing = subtract(ratio(goal), ratio(pays))
  const wrong = [...near(more), ...(growing.counts ? [add(more, ratio(1n)), add(more, ratio(2n))] : [missing])]
  const option = (value: Ratio): Option => ({ says: told(rounded(value), unit, plan).says, size: rounded(value) })
  const goalWords = roundTold(ratio(goal), moneyOf(plan), plan).says
  return choose(
    `need ${measure.name}`,
    seed,
    `How much more ${label} does it take for ${period} to pay you ${goalWords}?`,
    option(more),
    wrong.filter((one) => sign(one) > 0).map(option),
    `${told(more, unit, plan).says} more is the least that is enough.`,
  )
}
