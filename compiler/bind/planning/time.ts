/** How a year's quota is spread over its months, and how it shrinks with the time that someone is there. */
import type { AllocationClause } from '../../../grammar/forms/items.ts'
import type { LiteralSyntax, Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { fiscalYearOf, parsePeriod } from '../../../runtime/calendar/fiscal.ts'
import type { Ramp, Season, Version } from '../../../runtime/core/planning/allocation.ts'
import type { Proration } from '../../../runtime/core/proration.ts'
import type { Per } from '../../../runtime/core/unit.ts'
import { equal, fromDecimal, ONE, subtract, total, ZERO } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import { MONTHS } from '../../calendar-names.ts'
import { type Context, inForce, later, notStated, onlyOne, originOf, wordIn } from '../context.ts'
import { fieldPath } from '../expression.ts'
import { decimalOfPercent } from '../facts.ts'
import { decimalOfMoney } from '../literal.ts'
import { type Clauses, isMoney, type Within } from './within.ts'

type SeasonClause = Extract<AllocationClause, { form: 'season' }>
const PERS = ['month', 'quarter', 'half'] as const

/** How the year is spread, for all and for some. Reports CB205, CB206, CB208, CB530. */
export function bindSeasons(within: Within, clauses: Clauses): { all: Season; of: Version['seasonsOf'] } | undefined {
  const { context, metric } = within
  const nodes = clauses.filter((clause): clause is SeasonClause => clause.form === 'season')
  const general = onlyOne(
    context,
    nodes.filter(({ node }) => node === undefined),
    'season',
  )
  const all = general === undefined ? ({ kind: 'even', per: 'month' } as const) : bindSeason(within, general)
  const own = nodes.flatMap((clause, i) => {
    if (clause.node === undefined) return []
    const first = nodes.findIndex(({ node }) => node?.text === clause.node?.text)
    if (first < i)
      context.report(
        reportOf(
          'CB206',
          clause.span,
          { clause: `season for "${clause.node.text}"` },
          { related: [{ span: nodes[first]?.span ?? clause.span, note: 'it is stated here already' }] },
        ),
      )
    const season = bindSeason(within, clause)
    return season === undefined
      ? []
      : [{ node: clause.node.text, season, origin: originOf(`quota ${metric}/season for ${clause.node.text}`, clause.span) }]
  })
  return all === undefined ? undefined : { all, of: own }
}

function bindSeason(within: Within, node: SeasonClause): Season | undefined {
  const { context, calendar } = within
  const per = wordIn(context, node.per, 'part of a year', PERS)
  if (per === undefined) return undefined
  if (node.evenly !== undefined) return { kind: 'even', per }
  if (node.pattern !== undefined) {
    const { pattern } = node
    const period = pattern.kind === 'history' ? parsePeriod(calendar, pattern.period.text) : undefined
    if (
      period === undefined ||
      'problem' in period ||
      period.kind !== 'year' ||
      fiscalYearOf(calendar, period.first).label !== period.label
    ) {
      context.report(reportOf('CB304', pattern.span, { clause: 'season', expected: 'the history of a year', found: 'something else' }))
      return undefined
    }
    return { kind: 'history', per, period: period.label }
  }
  const stated = node.shares ?? []
  const names = namesOf(within, per)
  const shares = names.map((): string | undefined => undefined)
  for (const one of stated) {
    const at = placeOf(context, one.period, names)
    if (at === undefined) return undefined
    if (shares[at] !== undefined) {
      context.report(reportOf('CB206', one.span, { clause: one.period.text }))
      return undefined
    }
    shares[at] = decimalOfPercent(one.share.text)
  }
  const missing = names.find((_, i) => shares[i] === undefined)
  if (missing !== undefined) return notStated(context, node.span, 'the season', `the share of ${missing[0]}`, `${missing[0]} 25%`)
  const sum = total(shares.map((share) => fromDecimal(share ?? '0') ?? ZERO))
  if (!equal(sum, ONE)) {
    context.report(reportOf('CB530', node.span, { total: showPercent(sum), off: showPercent(subtract(sum, ONE)) }))
    return undefined
  }
  return { kind: 'shares', per, shares: shares.map((share) => share ?? '0') }
}

/** What each part of the year may be called, in order. */
function namesOf({ calendar }: Within, per: Exclude<Per, 'year'>): string[][] {
  if (per === 'quarter') return [1, 2, 3, 4].map((n) => [`Q${n}`])
  if (per === 'half') return [1, 2].map((n) => [`H${n}`])
  return MONTHS.map((_, i) => [MONTHS[(calendar.startMonth - 1 + i) % 12] ?? '', `M${`${i + 1}`.padStart(2, '0')}`])
}

function placeOf(context: Context, word: Word, names: readonly (readonly string[])[]): number | undefined {
  const at = names.findIndex((known) => known.includes(word.text))
  if (at >= 0) return at
  wordIn(
    context,
    word,
    'part of the season',
    names.flatMap(([first]) => first ?? []),
  )
  return undefined
}

/** `ramp by months since rep.hired_on { ... }`; null where nothing is said. Reports CB204, CB304, CB536. */
export function bindRamp(
  { context, metric }: Within,
  node: Extract<AllocationClause, { form: 'ramp' }> | undefined,
): Ramp | null | undefined {
  if (node === undefined) return null
  const [first, ...rest] = node.since.words
  if (first === undefined) return undefined
  const address = `quota ${metric}/ramp`
  const field =
    first.text === context.payee ? fieldPath(context.payee, 'person', rest, first, context, originOf(address, node.since.span)) : undefined
  if (field === undefined && first.text === context.payee) return undefined
  if (field?.kind !== 'field' || field.unit.kind !== 'date') {
    const found = `\`${node.since.words.map(({ text }) => text).join('.')}\``
    context.report(reportOf('CB304', node.since.span, { clause: 'ramp', expected: `a date of ${context.payee}`, found }))
    return undefined
  }
  const steps = bindRampSteps(context, node)
  return (
    steps && {
      since: [...field.path] as [string, ...string[]],
      whole: node.whole !== undefined,
      steps,
      origin: originOf(address, node.span),
    }
  )
}

/** The steps of a ramp, in order of their months. Reports CB205, CB304, CB536. */
export function bindRampSteps(context: Context, node: Extract<AllocationClause, { form: 'ramp' }>): Ramp['steps'] | undefined {
  const steps = node.steps.map(({ month, share, span }) => ({ month: Number(month.text), share: decimalOfPercent(share.text), span }))
  const odd = node.steps.find(({ month }) => !/^\d{1,3}$/.test(month.text))
  if (odd !== undefined) {
    context.report(reportOf('CB304', odd.month.span, { clause: 'ramp', expected: 'whole months', found: `\`${odd.month.text}\`` }))
    return undefined
  }
  const again = steps.find(({ month }, i) => steps.findIndex((other) => other.month === month) < i)
  if (again !== undefined) {
    context.report(reportOf('CB206', again.span, { clause: `from ${again.month}` }))
    return undefined
  }
  const [first, ...rest] = [...steps].sort((a, b) => a.month - b.month)
  if (first === undefined || first.month !== 0)
    return notStated(context, first?.span ?? node.span, 'the ramp', 'what counts from month 0', 'from 0 at 0%')
  return [first, ...rest].map(({ month, share }) => ({ month, share })) as Ramp['steps']
}

const COUNTED = { days: 'days', started: 'months_started', completed: 'months_completed' } as const

/** `prorate by days for hired_on, left_on`; null where nothing is said. Reports CB205, CB210. */
export function bindUnitOfTime(
  { context }: Within,
  node: Extract<AllocationClause, { form: 'quota_prorate' }> | undefined,
): Proration | null {
  if (node === undefined) return null
  const { unit, inYear, day, counted, span } = node
  if (unit?.text === 'workdays' && inForce(context, 'holidays') === undefined)
    notStated(context, span, '`by workdays`', 'which weekdays are no workdays', 'holidays from "holidays.csv"')
  if (day !== undefined && day.text !== '15') later(context, day.span, `by day ${day.text}`)
  const by: Proration['by'] =
    unit?.text === 'workdays'
      ? 'workdays'
      : inYear !== undefined
        ? 'days_in_year'
        : day !== undefined
          ? 'months_by_day_15'
          : COUNTED[counted?.text ?? 'days']
  return { by, reasons: [...new Set(node.reasons.map(({ word }) => word.text))] }
}

/** `round to $1,000 keeping totals`; the smallest unit where nothing is said. Reports CB206, CB304. */
export function bindRound(
  within: Within,
  node: Extract<AllocationClause, { form: 'quota_round' }> | undefined,
): Version['round'] | undefined {
  const { context } = within
  if (node === undefined) return { unit: '1', keeping: true, says: 'to the cent, keeping totals' }
  const unit = unitOf(within, node.unit)
  if (unit === undefined || unit === '0') {
    context.report(
      reportOf('CB304', node.unit.span, {
        clause: 'round to',
        expected: isMoney(within) ? 'money above zero' : 'a whole number',
        found: `\`${node.unit.source}\``,
      }),
    )
    return undefined
  }
  return {
    unit,
    keeping: node.keeping !== undefined,
    says: `to ${node.unit.source} ${node.keeping === undefined ? 'each on its own' : 'keeping totals'}`,
  }
}

function unitOf(within: Within, literal: LiteralSyntax): string | undefined {
  if (literal.kind === 'money') return isMoney(within) ? decimalOfMoney(literal, within.context.currency, within.context) : undefined
  return isMoney(within) || !/^\d+$/.test(literal.text) ? undefined : literal.text
}
