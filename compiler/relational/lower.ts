/** Core lowered once, for a plan and the pay periods of a run: what is asked, what it pays, the ledgers of it. */
import type { Core } from '../../runtime/core/core.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { onMoneyOf } from '../../runtime/write/sheets.ts'
import { askedOf, readFor } from './asked.ts'
import type { Parts } from './asked-by-parts.ts'
import { type Calendar, calendarOf } from './days.ts'
import { exemptRefusals, withExemptions } from './decided/exempted.ts'
import { type Answered, ledgersOf } from './ledgers.ts'
import type { Limits } from './limits.ts'
import { withRowSums } from './measures/row-sums.ts'
import { withAmendedSteps } from './pay/amended-steps.ts'
import { withLinks } from './pay/linked.ts'
import { paidBy } from './pay/pay.ts'
import { withPeriods } from './pay/period-clauses.ts'
import { allPayOf } from './pay/plan-limits.ts'
import { startBuild } from './program/build.ts'
import type { Program } from './program/ir.ts'
import { tablesOnce } from './program/once.ts'
import { pruned } from './program/prune.ts'
import type { Site } from './records/records.ts'
import { inOrder, type Refused, tried, waits } from './refused.ts'
import { withStatedAttainment } from './stated/stated-attainment.ts'
import { statedPayRefusals } from './stated/stated-pay.ts'
import { eventRefusals, wholeRefusals } from './whole.ts'

/** A program, or the clauses that none is made of, in the order of the plan. */
export type Lowered = { readonly program: Program } | { readonly refused: readonly [Refused, ...Refused[]] }

/** The program of a plan for the pay periods of a question; undefined where the plan has none in it. */
export function lowerToRelations(program: Core, question: Question, limits: Limits): Lowered | undefined {
  const plan = withAmendedSteps(wholeOf(program))
  const asked = calendarOf(plan, question)
  if (asked === undefined) return undefined
  const { core: decided, exempt } = withExemptions(withStatedAttainment(plan, question.given), asked)
  const { core: summed, sums } = withRowSums(decided)
  const { core: linked, links } = withLinks(summed)
  const { core: acting, periods } = withPeriods(linked)
  const allPay = allPayOf(acting)
  const core = allPay === undefined ? acting : { ...acting, measures: [...acting.measures, ...allPay.measures] }
  // what is paid, and what a line corrects, depends on all periods before: lines of others are left out at the end
  const found = calendarOf(core, question)
  if (found === undefined) return undefined
  const calendar: Calendar = { ...found, wanted: new Set(found.periods.map(({ label }) => label)) }
  const refusals = [...wholeRefusals(core), ...exemptRefusals(plan, asked), ...eventRefusals(core), ...statedPayRefusals(calendar)]
  const site: Site = {
    core,
    build: startBuild(),
    limits,
    tables: new Map(),
    versions: new Map(),
    rates: new Map(),
    asOf: question.asOf,
    above: new Map(),
    refusals,
  }
  const parts: Parts = { sums, acting: periods, links, allPay, exempt }
  const lowered = tried(refusals, () => programOf(site, calendar, parts, { plan, exempt, wanted: asked.wanted }))
  const [first, ...more] = inOrder(refusals)
  if (first !== undefined) return { refused: [first, ...more] }
  return lowered === undefined ? undefined : { program: { ...pruned(tablesOnce(lowered)), written: writtenOf(program) } }
}

function programOf(site: Site, calendar: Calendar, parts: Parts, answered: Answered): Program {
  checkPay(site)
  const asked = askedOf(site, calendar, parts)
  const sources = readFor(site, calendar, parts, asked)
  const pay = paidBy(site, calendar, parts, asked, sources)
  if (site.refusals.length > 0) return waits()
  const { outputs, left } = ledgersOf(site, calendar, asked, pay, answered, sources)
  const { inputs, steps, checks, bounds, warnings } = site.build
  return {
    kind: 'relational',
    version: 1,
    plan: site.core.plan,
    currency: site.core.currency,
    periods: periodsOf(calendar, answered.wanted),
    inputs,
    steps: steps as Program['steps'],
    checks,
    bounds,
    warnings,
    left,
    written: writtenOf(site.core),
    outputs,
  }
}

const writtenOf = (core: Core): Program['written'] => ({
  ofMoney: [...onMoneyOf(core)],
  ratio: core.rounding.ratio,
  paidIn: core.exchange.pay !== null,
})

function periodsOf({ periods }: Calendar, wanted: ReadonlySet<string>): Program['periods'] {
  const [first, ...more] = periods.map(({ label, from, to }) => ({
    label,
    from: from as number,
    to: to as number,
    asked: wanted.has(label),
  }))
  if (first === undefined) throw new Error('a run without pay periods')
  return [first, ...more]
}

/** What is carried on has no relation yet. */
function checkPay({ core, refusals }: Site): void {
  for (const { carry, origin } of core.components) {
    if (carry !== null) refusals.push({ what: 'what is carried to the next window', origin })
  }
}
