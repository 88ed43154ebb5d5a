/** What a team can sell: who is there, what they sell, who comes and who goes. */
import type { CapacityClause, ItemOf } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import type { ExprSyntax, Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Capacity } from '../../../runtime/core/planning/capacity.ts'
import type { Per } from '../../../runtime/core/unit.ts'
import { fromFraction, toFraction } from '../../../runtime/exact/fraction.ts'
import { compare, equal, fromDecimal, multiply, ONE, ratio, ZERO } from '../../../runtime/exact/ratio.ts'
import { type Context, itemsOf, notStated, onlyOne, originOf, wordIn } from '../context.ts'
import { decimalOfPercent } from '../facts.ts'
import { notBelowZero } from './constant.ts'
import { bindHires, type Year } from './hires.ts'
import { bindRampSteps } from './time.ts'

type Clause<N extends CapacityClause['form']> = Extract<CapacityClause, { form: N }>

const TIMES: Readonly<Record<Per, bigint>> = { month: 12n, quarter: 4n, half: 2n, year: 1n }
const PERS = ['month', 'quarter', 'half', 'year'] as const

/** The team of a quotas file; null where it has none. Reports CB205, CB206, CB295 to CB297, CB304, CB539, CB550, CB551. */
export function bindCapacity(context: Context, year: Year): Capacity | null {
  const node = onlyOne(context, itemsOf(context.own, 'capacity'), 'capacity')
  if (node === undefined) return null
  const of = <N extends CapacityClause['form']>(form: N): Clause<N> | undefined =>
    onlyOne(context, node.clauses, form) as Clause<N> | undefined
  const productivity = bindProductivity(context, node, of('productivity'))
  const ramp = bindTeamRamp(context, of('ramp'))
  const attrition = bindAttrition(context, of('attrition'))
  const start = ramp && bindStart(context, of('start_with'), ramp)
  const hires = bindHires(context, year, of('hire'))
  const need = bindAmount(context, of('need'))
  const committed = bindAmount(context, of('committed'))
  if (committed && need === null)
    notStated(context, committed.origin.span, 'the capacity', 'what must be sold', 'need $48,000,000 per year')
  if (start?.length === 0 && hires?.length === 0) notStated(context, node.span, 'the capacity', 'who is there', 'start with 30 at 100%')
  if (!productivity || !ramp || attrition === undefined || !start || !hires || need === undefined || committed === undefined) return null
  return {
    start,
    productivity,
    ramp,
    attrition,
    hires,
    need,
    committed,
    because: of('because')?.reason.text ?? null,
    origin: originOf('capacity', node.span),
  }
}

/** Money for a year, and how it was written. Reports CB201, CB303, CB304, CB310, CB539. */
function moneyPerYear(context: Context, amount: ExprSyntax, per: Word, clause: string): { perYear: string; says: string } | undefined {
  const time = wordIn(context, per, 'part of a year', PERS)
  const value = notBelowZero(amount, clause, context)
  if (time === undefined || value === undefined) return undefined
  if (value.unit !== 'money') {
    context.report(reportOf('CB304', amount.span, { clause, expected: 'money', found: `\`${printExpression(amount)}\`` }))
    return undefined
  }
  return {
    perYear: toFraction(multiply(fromFraction(value.value), ratio(TIMES[time]))),
    says: `${printExpression(amount)} per ${time}`,
  }
}

function bindAmount(context: Context, node: Clause<'need'> | Clause<'committed'> | undefined): Capacity['need'] | undefined {
  if (node === undefined) return null
  const found = moneyPerYear(context, node.amount, node.per, node.form)
  return found && { ...found, origin: originOf(`capacity/${node.form}`, node.span) }
}

function bindProductivity(
  context: Context,
  block: ItemOf<'capacity'>,
  node: Clause<'productivity'> | undefined,
): Capacity['productivity'] | undefined {
  if (node === undefined) return notStated(context, block.span, 'the capacity', 'what a person sells', 'productivity $1,400,000 per year')
  const found = moneyPerYear(context, node.amount, node.per, 'productivity')
  return (
    found && {
      ...found,
      attainment: node.attainment === undefined ? null : decimalOfPercent(node.attainment.text),
      origin: originOf('capacity/productivity', node.span),
    }
  )
}

/** The steps of the ramp; none where nothing is said. Only the day of hiring is known of people who are not there yet (CB295). */
function bindTeamRamp(context: Context, node: Clause<'ramp'> | undefined): Capacity['ramp'] | undefined {
  if (node === undefined) return []
  const since = node.since.words.map(({ text }) => text).join('.')
  if (since !== 'hire' || node.whole !== undefined) {
    context.report(
      reportOf('CB295', node.whole === undefined ? node.since.span : node.span, { found: since, whole: node.whole !== undefined }),
    )
    return undefined
  }
  return bindRampSteps(context, node)?.map((step) => ({ ...step, origin: originOf(`capacity/ramp/from ${step.month}`, node.span) }))
}

/** Who is there: where in the ramp they are is the first step with their share (CB550). */
function bindStart(context: Context, node: Clause<'start_with'> | undefined, ramp: Capacity['ramp']): Capacity['start'] | undefined {
  if (node === undefined) return []
  const found = node.groups.map((group): Capacity['start'][0] | undefined => {
    const share = decimalOfPercent(group.share.text)
    const exact = fromDecimal(share) ?? ZERO
    const step = ramp.find((one) => equal(fromFraction(one.share), exact))
    if (step === undefined && !(ramp.length === 0 && equal(exact, ONE))) {
      const steps = ramp.length === 0 ? ['100%'] : [...new Set(ramp.map((one) => percentOf(one.share)))]
      context.report(reportOf('CB550', group.share.span, { share: group.share.source, steps }))
      return undefined
    }
    return { heads: group.heads.text, since: step?.month ?? 0, origin: originOf('capacity/start with', group.span) }
  })
  return found.every((group) => group !== undefined) ? found : undefined
}

const percentOf = (share: string): string => {
  const hundred = multiply(fromFraction(share), ratio(100n))
  return `${toFraction(hundred)}%`
}

/** `attrition 12% per year, 2 months to refill`. Of a month nobody can lose more than all (CB551). */
function bindAttrition(context: Context, node: Clause<'attrition'> | undefined): Capacity['attrition'] | undefined {
  if (node === undefined) return null
  const per = wordIn(context, node.per, 'part of a year', PERS)
  if (per === undefined) return undefined
  const perYear = multiply(fromDecimal(decimalOfPercent(node.share.text)) ?? ZERO, ratio(TIMES[per]))
  if (compare(perYear, ratio(12n)) > 0) {
    context.report(reportOf('CB551', node.share.span, { share: node.share.source, per }))
    return undefined
  }
  const months = node.months?.text
  if (months !== undefined && !/^\d{1,2}$/.test(months)) {
    context.report(
      reportOf('CB304', node.months?.span ?? node.span, { clause: 'attrition', expected: 'whole months', found: `\`${months}\`` }),
    )
    return undefined
  }
  return {
    perYear: toFraction(perYear),
    emptyMonths: months === undefined ? null : Number(months),
    says: `${node.share.source} per ${per}`,
    origin: originOf('capacity/attrition', node.span),
  }
}
