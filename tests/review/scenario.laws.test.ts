/** A scenario is its plan with some lines written otherwise; one without edits is its plan. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { diff, sideOf } from '../../compiler/diff/diff.ts'
import { paysTheSame } from '../../compiler/diff/same-pay.ts'
import { run } from '../../compiler/run.ts'
import { answer, compiledOf, filesOf, yearOf } from '../laws/answer.ts'
import { law } from '../laws/law.ts'
import { stories } from '../laws/plans.ts'
import { COMPANY_FILE, PLAN_FILE, textOf } from '../laws/story.ts'

const scenarioOn = (plan: string, company: string, edits: string): ReturnType<typeof compile> => {
  const texts: Readonly<Record<string, string>> = {
    'what-if.plan': `scenario what_if "What if" on story\nlanguage 1\nuses "${PLAN_FILE}"\n${edits}`,
    [PLAN_FILE]: plan,
    [COMPANY_FILE]: company,
  }
  return compile('what-if.plan', (path) => texts[path])
}

law(
  'a scenario without edits pays what its plan pays, to the cent',
  fc.property(stories(), (story) => {
    const { core } = scenarioOn(textOf(story.plan), textOf(story.company), '')
    if (core === undefined) throw new Error('does not compile')
    const base = answer(story)
    const { outcome } = run(core, filesOf(story), { period: yearOf(core), asOf: null, since: 'plan' })
    const amounts = (lines: readonly { payee: string; component: string; amount: bigint }[]) =>
      lines.map(({ payee, component, amount }) => `${payee} ${component} ${amount}`).sort()
    expect(paysTheSame(base.core, core)).toBe(true)
    expect(amounts(outcome?.earnings ?? [])).toEqual(amounts(base.outcome.earnings))
  }),
  12,
)

law(
  'a diff of a plan and a scenario without edits has no changes of pay',
  fc.property(stories(), (story) => {
    const [base, scenario] = [sideOf(compiledOf(story)), sideOf(scenarioOn(textOf(story.plan), textOf(story.company), ''))]
    if (base === undefined || scenario === undefined) throw new Error('does not compile')
    // a scenario does not take over examples, and has a name of its own
    expect(diff(base, scenario).changes.filter(({ before }) => before?.form !== 'example' && before?.form !== 'plan')).toEqual([])
  }),
  12,
)

describe('edits that meet', () => {
  const company = `company world "World"
language 1
currency USD
fiscal year starts February named by start
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
policy {
  attainment against full quota
  no quota means no pay
  do not prorate target, quota for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "a"
record rep from "rep.csv" { id text key }
record deal from "deal.csv" {
  id     text key
  rep    rep
  day    date incentive
  amount money
}
credit deal { 100% to deal.rep }
`
  const plan = `plan story "Story"
language 1
uses "${COMPANY_FILE}"
effective from 2026-02-01 to 2027-01-31
applies to rep
paid monthly
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
}
pay commission "Commission" on sales {
  flat 2%
  cap at $1,000
}
`
  test('are an error with both places, in whatever order they are written', () => {
    for (const edits of [
      'change commission flat 3%\nchange commission flat 4%\n',
      'change commission flat 4%\nchange commission flat 3%\n',
    ]) {
      const { diagnostics, core } = scenarioOn(plan, company, edits)
      expect(core).toBeUndefined()
      expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, related }) => [code, related.length])).toEqual([
        ['CB269', 1],
      ])
    }
  })
  test('edits that do not meet mean the same in any order', () => {
    const [one, other] = ['change commission flat 3%\nremove commission cap\n', 'remove commission cap\nchange commission flat 3%\n'].map(
      (edits) => scenarioOn(plan, company, edits).core,
    )
    expect(one !== undefined && other !== undefined && paysTheSame(one, other)).toBe(true)
  })
  test('a fourth metric is an error in a scenario too', () => {
    const more = ['a', 'b', 'c'].map(
      (name, at) =>
        `add metric ${name} "${name}" {\n  supports grow\n  sum of deal.amount where deal.amount > $${at}\n  accumulates over year\n}\nadd pay pay_${name} "${name}" on ${name} { flat 1% }\n`,
    )
    expect(scenarioOn(plan, company, more.join('')).diagnostics.map(({ code }) => code)).toContain('CB401')
  })
})
