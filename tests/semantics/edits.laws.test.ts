/** Law 16 of semantics 16: a plan that starts from another with edits is the plan with the edits written into its text. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Compiled, compile } from '../../compiler/compile.ts'
import { withoutOrigins } from '../../compiler/reach.ts'

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8')
const BASE = textOf('family-base.plan').replace(/\n# base rate[\s\S]*$/, '\n')
const company = textOf('company.plan')

/** An edit, and the same by hand on the base's text. */
type Pair = readonly [edit: string, from: string, to: string]
/** Of each group at most one: two edits of one address meet. */
const GROUPS: readonly (readonly Pair[])[] = [
  [
    ['change commission from 100% at 1.6x', 'from 100% at 1.5x', 'from 100% at 1.6x'],
    ['change commission from 100% at 12%', 'from 100% at 1.5x', 'from 100% at 12%'],
    ['change commission above 100% at 1.6x', 'from 100% at 1.5x', 'above 100% at 1.6x'],
    ['remove commission from 100%', '    from 100% at 1.5x\n', ''],
  ],
  [['add commission from 150% at 1.0x', 'from 100% at 1.5x\n', 'from 100% at 1.5x\n    from 150% at 1.0x\n']],
  [
    ['change commission only when margin >= 25%', 'only when margin >= 20% otherwise keeps 50%', 'only when margin >= 25%'],
    ['remove commission only when', '  only when margin >= 20% otherwise keeps 50%\n', ''],
  ],
  [['add commission cap at 250% of worth', '  only when', '  cap at 250% of worth\n  only when']],
  [
    ['change sales quota $900,000 per year', '$1,200,000 per year', '$900,000 per year'],
    ['change sales quota $300,000 per quarter', '$1,200,000 per year', '$300,000 per quarter'],
  ],
  [
    ['change sales sum of deal.amount where deal.kind = "new"', 'sum of deal.amount\n', 'sum of deal.amount where deal.kind = "new"\n'],
    ['change sales sum of deal.margin', 'sum of deal.amount\n', 'sum of deal.margin\n'],
  ],
  [['change sales accumulates over quarter', 'amount\n  accumulates over year', 'amount\n  accumulates over quarter']],
  [['change plan applies to rep where rep.target_incentive > $0', 'applies to rep\n', 'applies to rep where rep.target_incentive > $0\n']],
  [['change plan paid quarterly', 'paid monthly', 'paid quarterly']],
  [['add plan cap pay at 200% of target', '\npay commission', '\ncap pay at 200% of target\npay commission']],
  [
    [
      'add plan clawback deal when deal.cancelled_on is within 90 days after deal.closed_on',
      '\npay commission',
      '\nclawback deal when deal.cancelled_on is within 90 days after deal.closed_on\npay commission',
    ],
  ],
  [['remove promise "margin counts"', 'promise "margin counts" commission never falls as margin rises\n', '']],
  [
    [
      'add pay extra "Extra" on margin {\n  flat $100\n}',
      '\npromise "pay',
      '\npay extra "Extra" on margin {\n  flat $100\n}\npromise "pay',
    ],
  ],
]

/** Some edits, each of another group, in any order. */
const edits = fc.tuple(...GROUPS.map((group) => fc.option(fc.constantFrom(...group), { nil: undefined, freq: 1 }))).chain((chosen) => {
  const some = chosen.filter((one) => one !== undefined)
  return fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length })
})

const compiled = (text: string): Compiled =>
  compile('plan.plan', (path) => (path === 'plan.plan' ? text : path === 'base.plan' ? BASE : company))
const errorsOf = ({ diagnostics }: Compiled): string[] =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`)
    .sort()

test('the edited plan is the rewritten plan: the same program, or the same mistakes', () => {
  fc.assert(
    fc.property(edits, (some) => {
      const member = compiled(`plan member "Member" from field\nlanguage 1\nuses "base.plan"\n${some.map(([edit]) => edit).join('\n')}\n`)
      const byHand = compiled(some.reduce((text, [, from, to]) => replaced(text, from, to), BASE))
      expect(errorsOf(member)).toEqual(errorsOf(byHand))
      expect(programOf(member)).toEqual(programOf(byHand))
    }),
    { numRuns: 80, seed: 14 },
  )
})

/** Fails where the text is not there: an edit by hand that does nothing would prove nothing. */
function replaced(text: string, from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, () => to)
}

/** The program by itself: without the plan's name, and without places in the text. */
const programOf = ({ core }: Compiled): unknown =>
  core === undefined ? undefined : { ...(JSON.parse(withoutOrigins(core)) as object), plan: null }

test('no edits change nothing', () => {
  const plain = compiled(BASE)
  const member = compiled('plan member "Member" from field\nlanguage 1\nuses "base.plan"\n')
  expect(programOf(member)).toEqual(programOf(plain))
  expect(programOf(plain)).toBeDefined()
})
