/** One part of pay: what it is computed from, how far each step reaches, and how it is rounded. */
import type { ComponentProof, FigureProof, ProgramProof, Proof, RoundingProof, StepProof } from '../../../runtime/fast/proof/shape.ts'
import type { Plan } from '../../plan.ts'
import { metricLabel, payLabel } from '../expression.ts'
import { type Line, row, text } from '../page.ts'
import { listed, sayRounding, spoken } from '../words.ts'
import { amount, small, whole } from './numbers.ts'

type Names = Pick<Plan, 'metrics' | 'pays' | 'events' | 'currency'>

export function linesOf({ because, pay, byRow, room }: ComponentProof, proof: Proof, plan: Names): Line[] {
  if (pay === null)
    return [text(`The reference evaluator computes this part, because of ${because ?? ''}: every number is an exact fraction.`)]
  return [
    ...(proof.period === null ? roomLines(room, proof) : figures(pay, proof, plan)),
    ...steps(pay, proof),
    ...thresholds(pay),
    ...pay.roundings.flatMap((one) => rounding(one, pay, proof)),
    ...(byRow === null ? [] : rowsLine(byRow, proof, plan)),
  ]
}

/** Up to what size of its figures doubles are exact. */
function roomLines(room: ComponentProof['room'], { currency }: Proof): Line[] {
  if (room === null) return []
  const upTo = (size: string | null): string => (size === null ? 'none' : `up to ${amount(size, true, currency)}`)
  return [
    text(
      `Doubles hold every number that is compared for figures ${upTo(room.compared)}, and every number on the way for figures ${upTo(room.all)}. The bounds for figures up to ${amount(room.figures, true, currency)}:`,
    ),
  ]
}

const ORIGIN = { rows: 'the sums of rows, above', data: 'all people and periods of the run', assumed: 'any data' } as const

function nameOf({ what, name }: FigureProof, plan: Names): string {
  switch (what) {
    case 'metric':
      return metricLabel(name, plan)
    case 'rows':
      return `${metricLabel(name, plan)}, row by row`
    case 'quota':
      return `quota of ${metricLabel(name, plan)}`
    case 'target':
      return 'target pay'
    case 'worth':
      return `worth of ${payLabel(name, plan)}`
    case 'fixed':
      return name === '' ? 'a value of the plan' : spoken(name.replaceAll('.', ' '))
    default: {
      const never: never = what
      return never
    }
  }
}

function figures({ figures: list }: ProgramProof, { currency }: Proof, plan: Names): Line[] {
  if (list.length === 0) return []
  return [
    row(['computed from', 'decimals', 'least', 'most', 'bounded by']),
    ...list.map((one) =>
      row([
        nameOf(one, plan),
        String(one.decimals),
        amount(one.least, one.money, currency),
        amount(one.most, one.money, currency),
        one.divisor === null ? ORIGIN[one.from] : `${ORIGIN[one.from]}; over at most ${whole(one.divisor)}`,
      ]),
    ),
    text(''),
  ]
}

/** How a step is computed, in words. */
const sayHow = ({ how }: Pick<StepProof, 'how'>): string => (how === 'exact' ? 'doubles, exactly' : 'doubles, error watched')

function steps({ steps: list }: ProgramProof, { currency, period }: Proof): Line[] {
  return [
    row(['step', 'decimals', ...(period === null ? [] : ['least', 'most']), 'whole number up to', 'over up to', 'computed in']),
    ...list.map((one) =>
      row([
        one.label,
        String(one.decimals),
        ...(period === null ? [] : [amount(one.least, true, currency), amount(one.most, true, currency)]),
        whole(one.over),
        one.under === null ? '-' : whole(one.under),
        sayHow(one),
      ]),
    ),
    text(''),
  ]
}

function thresholds({ steps: list }: ProgramProof): Line[] {
  const compared = list.filter(({ comparisons }) => comparisons > 0)
  if (compared.length === 0) return []
  const count = compared.reduce((sum, one) => sum + one.comparisons, 0)
  const crossed = compared.reduce((sum, one) => sum + one.crossMultiplied, 0)
  const largest = compared.reduce((most, { compared: one }) => (BigInt(one ?? '0') > most ? BigInt(one ?? '0') : most), 0n)
  const exact = compared.every(({ comparedHow }) => comparedHow === 'exact')
  return [
    text(
      `Bounds, gates and limits: ${count} ${count === 1 ? 'comparison' : 'comparisons'} of whole numbers, none of a quotient${crossed === 0 ? '' : `; in ${crossed} of them both sides are multiplied by the divisor first`}. The largest number compared is ${whole(String(largest))}: ${
        exact
          ? 'doubles hold it, so a number on the bound is on it.'
          : 'doubles may be off, so where two sides are nearer to each other than both may be off, integers of any size compare them.'
      }`,
    ),
  ]
}

function rounding(
  { step, mode, over, under, how, relative, worst }: RoundingProof,
  { steps: list }: ProgramProof,
  { currency }: Proof,
): Line[] {
  const where = step === null ? 'The amount' : `In ${listed([list.find(({ id }) => id === step)?.label ?? step])}, a value`
  const head = `${where} is rounded ${sayRounding(mode, 'its unit')} once`
  if (how === 'exact')
    return [
      text(
        `${head}: ${whole(over)} over ${whole(under)} at most, and twice that stays below 9,007,199,254,740,992, so the remainder is exact and a half is a half.`,
      ),
    ]
  const margin =
    relative !== null
      ? `An amount is off by at most ${small(relative)} of itself: ${small(String(Number(relative) * 1e8))} of a cent for ${amount('1000000', true, currency)}`
      : worst !== null && Number(worst) < 0.5
        ? `A value is off by at most ${small(worst)} of its unit at the worst of its bounds`
        : 'How far a value may be off is computed beside it, from the numbers that it is made of'
  return [
    text(
      `${head}: up to ${whole(over)} over up to ${whole(under)}, which doubles may not hold. ${margin}. That suffices: farther than this from where the rounding turns, the exact value lies on the same side; nearer, integers of any size decide.`,
    ),
  ]
}

function rowsLine({ steps: list, roundings }: ProgramProof, _: Proof, __: Names): Line[] {
  const exact =
    list.every(({ how, comparedHow }) => how === 'exact' && comparedHow === 'exact') && roundings.every(({ how }) => how === 'exact')
  const largest = list.reduce((most, { over }) => (BigInt(over) > most ? BigInt(over) : most), 0n)
  return [
    text(
      `What each row earned is the difference of this part after and before it, by the same steps: the largest whole number is ${whole(String(largest))}, ${exact ? 'exact in doubles' : 'with its error watched in the same way'}.`,
    ),
  ]
}
