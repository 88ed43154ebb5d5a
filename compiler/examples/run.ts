/** Runs the examples of a plan: each expectation against the exact evaluator. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { fromDecimal, type Ratio, ratio, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { showMoney } from '../../runtime/exact/show.ts'
import { sayDerivation } from '../describe/derivation.ts'
import { metricsOfEvent } from '../plan/event-reach.ts'
import type { Plan } from '../plan.ts'
import { everyExpression, expressionsOf } from '../reach.ts'
import { type Case, coreOf, dataOf, givenOf, peopleOf } from './data.ts'

export interface Expectation {
  /** What was expected of what: `commission in FY26-Q1`. */
  readonly says: string
  readonly expected: string
  readonly got: string
  readonly passed: boolean
  readonly span: Span
  /** How the amount came to be, a line each; empty where it holds. */
  readonly derivation: readonly string[]
}
export interface ExampleResult {
  readonly name: string
  readonly span: Span
  readonly passed: boolean
  readonly expectations: readonly Expectation[]
  /** CB601, CB602 and what the evaluator refused. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A compiled plan; without Core it has errors, and its examples are not run. */
export interface Runnable {
  readonly plan: Plan | undefined
  readonly core: Core | undefined
}

/** Every example of a compiled plan, in the order written. */
export function runExamples({ plan, core }: Runnable): ExampleResult[] {
  if (plan === undefined || core === undefined) return []
  return plan.examples.map((example) => {
    const diagnostics: Diagnostic[] = []
    const expectations = example.cases.flatMap((one) => runCase(plan, core, one, example.title, diagnostics))
    return {
      name: example.title,
      span: example.origin.span,
      passed: diagnostics.length === 0 && expectations.every((e) => e.passed),
      expectations,
      diagnostics,
    }
  })
}

function runCase(plan: Plan, core: Core, one: Case, title: string, diagnostics: Diagnostic[]): Expectation[] {
  const own = coreOf(core, one)
  const data = dataOf(own, one)
  return one.expectations.flatMap((expectation) => {
    const missing = unstated(plan, one, expectation.what)
    if (missing !== undefined) {
      diagnostics.push(reportOf('CB602', expectation.origin.span, { metric: missing, example: title }))
      return []
    }
    const { period, paid } = periodFor(plan, one, expectation)
    const asked = { ...own, paid }
    const refused: Diagnostic[] = []
    const outcome = evaluate(asked, data, { period, asOf: null, given: givenOf(one) }, (d) => refused.push(d))
    diagnostics.push(...refused.map((d) => ({ ...d, span: expectation.origin.span })))
    if (outcome === undefined) return []
    const person = expectation.person ?? peopleOf(own, one)[0] ?? ''
    return compareOne(plan, outcome, expectation, person, diagnostics)
  })
}

/** The first metric that decides the expected amount and is neither stated nor counted from rows. */
function unstated(plan: Plan, one: Case, what: string): string | undefined {
  const pays = what === 'pay' ? plan.pays : plan.pays.filter((pay) => pay.name === what)
  const events = plan.events.filter((event) => event.name === what).flatMap((event) => metricsOfEvent(event).map(({ name }) => name))
  const read = pays.flatMap((pay) => [
    pay.metric,
    pay.base,
    ...(pay.rate.kind === 'table' ? [pay.rate.driver.metric] : []),
    ...expressionsOf(pay).flatMap(({ e }) =>
      everyExpression(e).flatMap((part) => (part.kind === 'measure' || part.kind === 'attainment' ? part.metric : [])),
    ),
  ])
  return [...new Set([...read, ...events])].find((name) => {
    const record = plan.metrics.find((metric) => metric.name === name)?.record
    if (record === undefined) return false
    const stated = one.measures.some((m) => m.metric === name && m.measure !== null)
    return !stated && !one.rows.some((row) => row.record === record)
  })
}

/**
 * The period that an expectation speaks of. Without one, an amount whose metric is stated outright is that of the metric's first
 * window (a stated measure is the measure of one window); otherwise it is that of the plan's whole time.
 */
function periodFor(plan: Plan, one: Case, { what, period }: Case['expectations'][number]): { period: string; paid: Per } {
  if (period !== null) return { period, paid: finer(plan, period) }
  const from = parseDay(plan.effective.from)
  if (from === undefined) return { period: '', paid: plan.paid }
  const pay = plan.pays.find((p) => p.name === what)
  const metric = plan.metrics.find((m) => m.name === pay?.metric)
  const stated = metric !== undefined && one.measures.some((m) => m.metric === metric.name && m.measure !== null)
  if (stated && metric.window !== 'plan') {
    const kind: Per = metric.window === 'deal' ? 'month' : metric.window
    const label = periodOf(plan.calendar, kind, from).label
    return { period: label, paid: finer(plan, label) }
  }
  return { period: periodOf(plan.calendar, 'year', from).label, paid: plan.paid }
}

const ORDER: readonly Per[] = ['month', 'quarter', 'half', 'year']

/** How often the plan pays, or as often as the period asked for where that is shorter. */
function finer(plan: Plan, label: string): Per {
  const period = parsePeriod(plan.calendar, label)
  if ('problem' in period) return plan.paid
  return ORDER.indexOf(period.kind) < ORDER.indexOf(plan.paid) ? period.kind : plan.paid
}

function compareOne(
  plan: Plan,
  outcome: Outcome,
  expectation: Case['expectations'][number],
  person: string,
  diagnostics: Diagnostic[],
): Expectation[] {
  const { what, value, origin } = expectation
  const lines = outcome.earnings.filter((line) => line.payee === person && (what === 'pay' || line.component === what))
  const got: Ratio = ratio(lines.reduce((sum, line) => sum + line.amount, 0n))
  const expected = fromDecimal(value.value) ?? ZERO
  const difference = subtract(got, expected)
  const passed = difference.n === 0n
  const show = (amount: Ratio): string => showMoney(amount, plan.currency)
  const whose = expectation.person === null ? '' : ` of ${expectation.person}`
  const says = `${what}${whose}${expectation.period === null ? '' : ` in ${expectation.period}`}`
  if (!passed)
    diagnostics.push(reportOf('CB601', origin.span, { what: says, expected: show(expected), got: show(got), difference: show(difference) }))
  const derivation = passed ? [] : derivationOf(plan, outcome, person, what)
  return [{ says, expected: show(expected), got: show(got), passed, span: origin.span, derivation }]
}

function derivationOf(plan: Plan, outcome: Outcome, person: string, what: string): string[] {
  const last = outcome.payPeriods.at(-1)
  const pays = what === 'pay' ? plan.pays.map((pay) => pay.name) : [what]
  return pays.flatMap((pay) => {
    const derivation = last === undefined ? undefined : outcome.derive(person, pay, last)
    return derivation === undefined || last === undefined
      ? []
      : sayDerivation(derivation, plan, last).map((line) => `${'  '.repeat(line.indent)}${line.text}`)
  })
}
