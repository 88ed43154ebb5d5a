/** How you earn: one block a pay. */
import { add, fromDecimal, multiply, type Ratio, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import type { Pay, Plan } from '../plan.ts'
import { cellsOf } from '../reach.ts'
import { heads, noun, type Step, sayMode, sayStep, stepsOf, type Table } from './bands.ts'
import { literalNumber, sayAmount, sayCell } from './cell.ts'
import { curveOfPlan } from './curve/plan.ts'
import { sayTurns } from './curve/say.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { describeMatrix } from './matrix.ts'
import { type Block, block, capitalised, drawing, type Line, reason, row, sentence, text } from './page.ts'
import { spoken } from './words.ts'

export const sayPercent = (decimal: string): string => showPercent(fromDecimal(decimal) ?? ZERO)

const usesBaseRate = (pay: Pay): boolean => cellsOf(pay).some(({ kind }) => kind === 'base_rate')
const recordOf = (pay: Pay, plan: Plan): string => plan.metrics.find(({ name }) => name === pay.base)?.record ?? 'deal'

/** What is earned at the end of each step, in percent of worth; undefined where the plan alone does not say. */
function soFar(steps: readonly Step[], { rate }: Pay): (string | undefined)[] | undefined {
  if (rate.kind !== 'table' || rate.mode !== 'graduated' || rate.driver.kind !== 'attainment') return undefined
  let sum: Ratio = ZERO
  const sums: (string | undefined)[] = []
  for (const [i, step] of steps.entries()) {
    const [low, high] = [literalNumber(step.line.bound), steps[i + 1]]
    const to = high === undefined ? undefined : literalNumber(high.line.bound)
    const factor = step.line.cell.kind === 'base_rate' ? literalNumber(step.line.cell.value) : undefined
    if (low === undefined || factor === undefined || step.low === null) return undefined
    if (to !== undefined) sum = add(sum, multiply(factor, subtract(to, low)))
    sums.push(to === undefined ? undefined : showPercent(sum))
  }
  return sums
}

/** `, plus 2.5% of its worth for each further 1%`. */
function saySlope({ slope }: Step['line'], plan: Plan): string {
  if (slope === null) return ''
  const each = slope.full ? 'each further full' : 'each further'
  return `, plus ${sayExpression(slope.amount, plan)} for ${each} ${sayExpression(slope.step, plan)}`
}

const isForeign = ({ mode, driver }: Table, pay: Pay): boolean =>
  mode === 'graduated' && driver.kind !== 'pay' && driver.metric !== pay.base

const foreignWords = ({ driver }: Table, pay: Pay, plan: Plan): string =>
  `Deals are taken in order of their date: each ${spoken(recordOf(pay, plan))} moves ${metricLabel(driver.metric, plan)} on, and your part of it earns the rates that it moves through.`

function describeTable(table: Table, pay: Pay, plan: Plan): Line[] {
  const steps = stepsOf(table.bands, plan)
  const of = noun(table.driver, pay, plan)
  const sums = soFar(steps, pay)
  const extra = (cell: string): string[] => (sums === undefined ? [] : [cell])
  return [
    text(sayMode(table)),
    row([...heads(table.mode), ...extra('Earned by then')], 1),
    ...steps.map((step, i) =>
      row(
        [
          capitalised(sayStep(step, table.mode, of)),
          `${sayCell(step.line.cell, pay, plan)}${saySlope(step.line, plan)}`,
          ...extra(sums?.[i] === undefined ? '-' : `${sums[i]} of worth`),
        ],
        1,
      ),
    ),
    ...(table.bands.some(({ continues }) => continues) ? [text('From the last point on the line goes on as it rose before.', 1)] : []),
    ...(isForeign(table, pay) ? [text(foreignWords(table, pay, plan))] : []),
  ]
}

export function describeRate(pay: Pay, plan: Plan): Line[] {
  const { rate } = pay
  switch (rate.kind) {
    case 'flat': {
      const rates = rate.cell.kind === 'rate' && rate.cell.value.kind !== 'literal' ? ` on ${metricLabel(pay.base, plan)}` : ''
      return [text(sentence(`You earn ${sayCell(rate.cell, pay, plan)}${rates}`))]
    }
    case 'amount':
      return [text(sentence(`You earn ${sayAmount(rate.value, pay, plan)}`))]
    case 'table':
      return describeTable(rate, pay, plan)
    case 'keyed': {
      const by = sayExpression(rate.by, plan)
      const person = rate.by.kind === 'field' && rate.by.of === 'person'
      const other = rate.otherwise === null ? [] : [text(`for any other: ${sayCell(rate.otherwise, pay, plan)}`, 1)]
      return [
        text(
          sentence(person ? `The rate depends on ${by}` : `Each ${spoken(recordOf(pay, plan))} earns at the rate of its ${by}`).replace(
            /\.$/,
            ':',
          ),
        ),
        ...rate.cases.map(({ value, cell }) => text(`for ${value}: ${sayCell(cell, pay, plan)}`, 1)),
        ...other,
      ]
    }
    case 'matrix':
      return describeMatrix(rate, pay, plan)
    default: {
      const never: never = rate
      return never
    }
  }
}

const sayBase = (pay: Pay, plan: Plan): Line[] =>
  pay.base === pay.metric ? [] : [text(`The rate is set by ${metricLabel(pay.metric, plan)} and paid on ${metricLabel(pay.base, plan)}.`)]

export function describePay(pay: Pay, plan: Plan, curves: boolean): Line[] {
  return [
    ...(pay.worth === null ? [] : [text(`It is worth ${sayPercent(pay.worth)} of your target pay.`)]),
    ...(usesBaseRate(pay) ? [text('Your base rate is that worth divided by your quota.')] : []),
    ...sayBase(pay, plan),
    ...describeRate(pay, plan),
    ...(pay.above === null ? [] : [text(sentence(`It pays only for the part above ${sayExpression(pay.above.value, plan)}`))]),
    ...(pay.roundAfterRates ? [text('The result is rounded before anything else happens to it.')] : []),
    ...(curves ? describeCurve(pay, plan) : []),
    ...(pay.because === null ? [] : [reason(pay.because)]),
  ]
}

/** The curve, and in words only what the steps do not say: where the pay jumps, and where the cap is reached. */
function describeCurve(pay: Pay, plan: Plan): Line[] {
  const found = curveOfPlan(pay, plan)
  return found === undefined ? [] : [drawing(sayTurns(found), found.curve)]
}

/** A block for each pay: what it is worth, and its table as sentences and as a small table. */
export const describeEarning = (plan: Plan, curves: boolean): Block[] =>
  plan.pays.flatMap((pay) => block(`How you earn: ${pay.label}`, describePay(pay, plan, curves)))
