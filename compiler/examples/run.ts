/** Runs the examples of a plan: each expectation against the exact evaluator. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { throughTheYear } from '../overlay/amended.ts'
import type { ExampleCase, Expectation, Plan } from '../plan.ts'
import { compare, holds } from './compare.ts'
import { coreOf } from './core.ts'
import { dataOf, rowKeyAt } from './data.ts'
import { givenOf } from './given.ts'
import { reportMissing } from './missing.ts'
import { peopleOf } from './people.ts'
import { type PlannedFile, runPlannedExamples } from './planned.ts'
import { earnedByName } from './reads.ts'
import type { Checked, ExampleResult } from './result.ts'
import { withTerritoriesOf } from './territories.ts'
import { isBetweenPayDays, type Time, timeOf } from './time.ts'
import type { Asked } from './value.ts'

/** A compiled plan or quotas file; without Core it has errors, and its examples are not run. */
export interface Runnable {
  readonly plan: Plan | undefined
  readonly core: Core | undefined
  readonly planning?: PlannedFile | undefined
}

/** Every example of a compiled plan or quotas file, in the order written. */
export function runExamples({ plan: stated, core, planning }: Runnable): ExampleResult[] {
  if (planning !== undefined) return runPlannedExamples(planning)
  if (stated === undefined || core === undefined) return []
  const plan = throughTheYear(stated)
  const program = wholeOf(core)
  return plan.examples.map((example) => {
    const diagnostics: Diagnostic[] = []
    const expectations = example.cases.flatMap((one) => runCase(plan, program, one, example.title, diagnostics))
    return {
      name: example.title,
      span: example.origin.span,
      passed: diagnostics.length === 0 && expectations.every((e) => e.passed),
      expectations,
      diagnostics,
    }
  })
}

function runCase(plan: Plan, program: Core, one: ExampleCase, title: string, diagnostics: Diagnostic[]): Checked[] {
  const core = withTerritoriesOf(program, one)
  const answered = answersOf(plan, coreOf(core, one), one)
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic)
  }
  return one.expectations.flatMap((expectation) => {
    if (reportUnclear(plan, core, one, expectation, report) || reportMissing(core, one, expectation, title, report)) return []
    const time = timeOf(plan, one, expectation)
    const place = { ...expectation.origin.span }
    const outcome = answered(time, (refused) => report({ ...refused, span: place }))
    if (outcome === undefined) return []
    const all = peopleOf(core, one)
    const rowKey = expectation.row === null ? undefined : rowKeyAt(core, one, expectation.row)
    const record = expectation.row === null ? undefined : one.rows[expectation.row]?.record
    const row = rowKey === undefined || record === undefined ? undefined : { record, rowKey }
    const alone = (): Outcome | undefined => answered({ ...time, paid: time.kind }, () => undefined, true)
    const ask = (people: readonly string[]): Asked => ({ plan, outcome, expectation, time, people, row, given: earnedByName(one) })
    // of each: the first person for whom it does not hold stands for all
    const asked = expectation.each
      ? ask([all.find((person) => !holds(ask([person]))) ?? all[0] ?? ''])
      : ask(expectation.everyone ? all : [expectation.person ?? all[0] ?? ''])
    return [compare(asked, alone, report)]
  })
}

/** Reports CB610 for a payment between two pay days, CB611 where it is not said whose value is expected. */
function reportUnclear(
  plan: Plan,
  core: Core,
  one: ExampleCase,
  expectation: Expectation,
  report: (diagnostic: Diagnostic) => void,
): boolean {
  const { of, says, person, everyone, each, row, period, origin } = expectation
  const people = peopleOf(core, one)
  if (isBetweenPayDays(plan, expectation)) {
    report(reportOf('CB610', origin.span, { what: says, period: period ?? '', paid: plan.paid }))
    return true
  }
  if (people.length > 1 && person === null && !everyone && !each && row === null && of !== 'fund') {
    report(reportOf('CB611', origin.span, { what: says, people }))
    return true
  }
  return false
}

type Answers = (time: Time, refuse: (diagnostic: Diagnostic) => void, alone?: boolean) => Outcome | undefined

/**
 * The answers of a case: one for each frequency of pay, up to the last day that an expectation asks for. `alone` answers as seen from
 * the end of one time, for the derivation of what was earned in it.
 */
function answersOf(plan: Plan, core: Core, one: ExampleCase): Answers {
  const data = dataOf(core, one)
  const given = givenOf(core, one)
  const times = one.expectations.map((expectation) => timeOf(plan, one, expectation))
  const known = new Map<string, { readonly outcome: Outcome | undefined; readonly refused: readonly Diagnostic[] }>()
  return ({ paid, to }, refuse, alone = false) => {
    const last = alone ? to : times.reduce((latest, time) => (time.paid === paid && time.to > latest ? time.to : latest), to)
    const key = `${paid} ${last}`
    let answer = known.get(key)
    if (answer === undefined) {
      const refused: Diagnostic[] = []
      const period = periodOf(plan.calendar, paid, last).label
      const outcome = evaluate({ ...core, paid }, data, { period, asOf: null, given, since: 'plan' }, (d) => refused.push(d))
      answer = { outcome, refused }
      known.set(key, answer)
    }
    for (const diagnostic of answer.refused) refuse(diagnostic)
    return answer.outcome
  }
}
