/** The matrix as a page: the grid of objectives and plans, then what serves each objective. */
import { type Ratio, toDecimal } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { textCell } from '../../runtime/write/csv.ts'
import { LEAST } from '../compare/shown.ts'
import { type Block, block, capitalised, type Line, type Review, reason, row, sentence, text, total } from '../describe/page.ts'
import { printed } from '../describe/value.ts'
import { countOf, listed } from '../describe/words.ts'
import { type Matrix, type Row, type Served, sum } from './matrix.ts'

const EMPTY = '-'

const dollarsOf = (value: Ratio | null, { currency }: Matrix): string => {
  if (value === null || currency === null || value.n === 0n) return EMPTY
  return printed(roundToUnit(value, { mode: 'half_up', unit: '1' }), { kind: 'money', currency: currency.code }, currency)
}

/** `70%`; a third of a weight is cut for the eye. */
const share = (weight: Ratio): string => showPercent(weight, 2).replace('≈', '')

/** The page: who reads only the grid has seen every gap. */
export function matrixPage(matrix: Matrix, company: string): Review {
  const { rows, plans } = matrix
  const flagged = rows.filter(({ flags }) => flags.length > 0).length
  const under = flagged === 0 ? 'Every objective is served, and none twice' : `${countOf(flagged, 'objective')} to look at`
  return {
    title: `Goal Alignment Matrix: ${company}`,
    under: `${countOf(rows.length, 'objective')}, ${countOf(plans.length, 'plan')}. ${under}.`,
    blocks: [...block('Objectives and plans', grid(matrix)), ...rows.flatMap((one) => objectiveBlock(one, matrix))],
  }
}

/** Whether a plan says what share of target pay its parts are. */
const weighs = (rows: readonly Row[], plan: string): boolean =>
  rows.some(({ served }) => served.some((one) => one.plan === plan && one.weight.n !== 0n))

const servedIn = ({ served }: Row, plan: string): readonly Served[] => served.filter((one) => one.plan === plan)
const shareOf = (served: readonly Served[]): string => share(sum(served.map(({ weight }) => weight)))

/** What a plan gives to an objective of `rows`: a share of target pay, or `yes` where the plan has no shares; empty for nothing. */
export function weightCell(own: Row, rows: readonly Row[], plan: string): string {
  const served = servedIn(own, plan)
  if (served.length === 0) return ''
  return weighs(rows, plan) ? shareOf(served) : 'yes'
}

/** What a plan gives to all of them together; empty where it has no shares of target pay. */
export const weightInAll = (rows: readonly Row[], plan: string): string =>
  weighs(rows, plan) ? shareOf(rows.flatMap((one) => servedIn(one, plan))) : ''

/** What 0% and `yes` mean in a cell, where they stand in one. */
export function cellNotes(rows: readonly Row[], plans: readonly string[]): Line[] {
  const cells = plans.flatMap((plan) => rows.map((one) => weightCell(one, rows, plan)))
  return [
    ...(cells.includes('0%') ? [text('0%: it serves the objective without a share of target pay of its own.')] : []),
    ...(cells.includes('yes') ? [text('yes: it serves the objective, and the plan says no shares of target pay.')] : []),
  ]
}

/** Weights by objective and plan; dollars at target in the last column where they are known. */
export function grid(matrix: Matrix): Line[] {
  const { rows, currency, withheld, plans } = matrix
  const dollars = (served: readonly Served[]): string[] => {
    if (currency === null) return []
    const known = served.flatMap((one) => one.dollars ?? [])
    return [known.length === 0 ? EMPTY : dollarsOf(sum(known), matrix)]
  }
  const all = rows.flatMap(({ served }) => served)
  return [
    row(['objective', ...plans, ...(currency === null ? [] : ['at target']), 'to look at']),
    ...rows.map((one) =>
      row([one.objective.label, ...plans.map((plan) => weightCell(one, rows, plan)), ...dollars(one.served), one.flags.join('; ')]),
    ),
    total(['all', ...plans.map((plan) => weightInAll(rows, plan)), ...dollars(all), '']),
    ...cellNotes(rows, plans),
    ...(withheld.length === 0 ? [] : [text(`Without the dollars of ${listed(withheld)}: fewer than ${LEAST} people, or no target pay.`)]),
  ]
}

function objectiveBlock({ objective, served, flags }: Row, matrix: Matrix): Block[] {
  const told = [objective.owner === null ? undefined : `owner: ${objective.owner}`, objective.category ?? undefined].filter(
    (one) => one !== undefined,
  )
  return block(objective.label, [
    ...(told.length === 0 ? [] : [text(sentence(told.join(', ')))]),
    ...(objective.because === null ? [] : [reason(objective.because)]),
    ...flags.map((flag) => text(`To look at: ${flag}.`)),
    ...(served.length === 0
      ? []
      : [
          row(['plan', 'metric', 'what it encourages', 'through', 'weight', ...(matrix.currency === null ? [] : ['at target'])]),
          ...served.map((one) =>
            row([
              one.plan,
              one.metric,
              one.behaviour ?? EMPTY,
              capitalised(one.mechanics.join(', ')) || EMPTY,
              one.weight.n === 0n ? EMPTY : share(one.weight),
              ...(matrix.currency === null ? [] : [dollarsOf(one.dollars, matrix)]),
            ]),
          ),
        ]),
  ])
}

const HEAD = ['objective', 'category', 'owner', 'plan', 'metric', 'behaviour', 'mechanic', 'weight', 'at_target', 'currency', 'to_look_at']

/** The matrix as comma-separated text: a line for each metric that serves an objective, and one for an objective that nothing serves. */
export function matrixCsv(matrix: Matrix): string {
  const lines = matrix.rows.flatMap(({ objective, served, flags }) => {
    const of = [objective.label, objective.category ?? '', objective.owner ?? '']
    const nothing = { plan: '', metric: '', behaviour: null, mechanics: [], weight: { n: 0n, d: 1n }, dollars: null }
    return (served.length === 0 ? [nothing] : served).map((one) => {
      const amount = one.dollars === null || matrix.currency === null ? '' : decimalOf(one.dollars, matrix.currency.digits)
      const code = amount === '' ? '' : (matrix.currency?.code ?? '')
      const cells = [...of, one.plan, one.metric, one.behaviour ?? '', one.mechanics.join(', ')].map(textCell)
      return [...cells, toDecimal(one.weight) ?? showPercent(one.weight, 4), amount, code, textCell(flags.join('; '))].join(',')
    })
  })
  return `${[HEAD.join(','), ...lines].join('\n')}\n`
}

const decimalOf = (minor: Ratio, digits: number): string => {
  const rounded = roundToUnit(minor, { mode: 'half_up', unit: '1' })
  return toDecimal({ n: rounded.n, d: 10n ** BigInt(digits) }) ?? ''
}
