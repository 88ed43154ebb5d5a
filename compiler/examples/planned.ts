/** Runs the examples of a quotas file: its rows are planned as data would be, and each expectation is held against what came. */

import { didYouMean } from '../../grammar/suggest.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Planning } from '../../runtime/core/planning/planning.ts'
import { equal, fromDecimal, type Ratio, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { type Planned, plan } from '../../runtime/planning/planning.ts'
import { describeQuota } from '../describe/quota.ts'
import type { Quotas } from '../plan/quotas.ts'
import type { Example, ExampleCase, Expectation } from '../plan.ts'
import { rounded, shown } from './compare.ts'
import { dataOf } from './data.ts'
import { planningOfCase } from './planned-case.ts'
import { keysFor, monthsIn, plannedValue } from './planned-value.ts'
import type { Checked, ExampleResult } from './result.ts'

/** A compiled quotas file. */
export interface PlannedFile {
  readonly plan: Quotas
  readonly core: Planning
}

/** Every example of a quotas file, in the order written. */
export const runPlannedExamples = ({ plan: file, core }: PlannedFile): ExampleResult[] =>
  file.examples.map((example) => {
    const diagnostics: Diagnostic[] = []
    const expectations = example.cases.flatMap((one) => runCase(file, core, one, example, diagnostics))
    return {
      name: example.title,
      span: example.origin.span,
      passed: diagnostics.length === 0 && expectations.every((e) => e.passed),
      expectations,
      diagnostics,
    }
  })

function runCase(file: Quotas, core: Planning, one: ExampleCase, { title, origin }: Example, diagnostics: Diagnostic[]): Checked[] {
  const planning = planningOfCase(core, one)
  const refused: Diagnostic[] = []
  // whoever an expectation names is a part of the tree, and no person of its own
  const found = plan(planning, dataOf(planning, { ...one, expectations: [] }), (one) => refused.push(one))
  if (found === undefined) {
    for (const error of refused) diagnostics.push({ ...error, span: origin.span })
    return []
  }
  return one.expectations.flatMap((expectation) => {
    const { node } = missing(found.planned, expectation)
    if (node === undefined) return [compared(file, found.planned, expectation, diagnostics)]
    const meant = didYouMean(node, keysFor(found.planned, expectation))
    diagnostics.push(reportOf('CB614', expectation.origin.span, { node, example: title, meant }))
    return []
  })
}

/** The part of the tree that an expectation names and the example does not have. */
const missing = (planned: Planned, expectation: Expectation): { readonly node?: string } =>
  expectation.person === null || keysFor(planned, expectation).includes(expectation.person) ? {} : { node: expectation.person }

function compared(file: Quotas, planned: Planned, expectation: Expectation, diagnostics: Diagnostic[]): Checked {
  const { value, roundedTo, origin, person, everyone, each, period, toDate, of } = expectation
  const expected = fromDecimal(value.value) ?? ZERO
  const came = plannedValue(planned, expectation, expected)
  const got = rounded(came.value, roundedTo)
  const show = (amount: Ratio): string => shown(amount, value.unit)
  const whose = everyone ? ' of everyone' : each ? ` of ${came.of ?? 'each'}` : person === null ? '' : ` of ${person}`
  const says = `${expectation.says}${whose}${toDate ? ' to date' : ''}${period === null ? '' : ` in ${period}`}`
  const passed = got !== undefined && equal(got, expected)
  const said = {
    says,
    expected: show(expected),
    got: got === undefined ? 'no value' : show(got),
    difference: got === undefined ? '' : show(subtract(got, expected)),
  }
  if (!passed)
    diagnostics.push(reportOf('CB601', origin.span, { what: says, expected: said.expected, got: said.got, difference: said.difference }))
  const key = came.of ?? person
  const derivation = passed || of !== 'quota' || everyone ? [] : derived(file, planned, key ?? planned.planning.name, expectation)
  return { ...said, passed, span: origin.span, hint: undefined, derivation }
}

/** How the quota of a node came to be, a line each. */
function derived(file: Quotas, planned: Planned, key: string, expectation: Expectation): readonly string[] {
  const quotas = planned.quotas.filter(({ allocation }) => allocation.metric === expectation.name)
  const months = expectation.period === null ? null : monthsIn(planned, expectation)
  const page = describeQuota(file, { ...planned, quotas }, key, months)
  return (page?.blocks ?? []).flatMap(({ heading, lines }) => [
    heading,
    ...lines.map(({ text, indent }) => `${'  '.repeat(indent + 1)}${text}`),
  ])
}
