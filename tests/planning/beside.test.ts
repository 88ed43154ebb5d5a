/** Quotas and the plans that pay on them: whoever has only one of the two is told, and a row that moves shows what it does to pay. */
import { describe, expect, test } from 'vitest'
import { checkQuotas } from '../../compiler/check/company.ts'
import { compile } from '../../compiler/compile.ts'
import { movedPay } from '../../compiler/planned-pay.ts'
import { runPlanning } from '../../compiler/run-planning.ts'
import { withMove } from '../../runtime/planning/territories/move.ts'
import { COMPANY, HEAD, type Texts } from './texts.ts'

const REPS = `id,region,district,hired_on,left_on,base
a,East,E1,2020-01-01,,1.00
b,East,E1,2020-01-01,,1.00
c,West,W1,2020-01-01,,1.00
gone,West,W1,2020-01-01,2025-06-30,1.00
`
const plan = (more = '', quota = 'quota q.bookings'): string => `plan ae "AE"
language 1
uses "company.plan", "quotas.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep${more}
target $60,000 per year
prorate target, quota by days for hired_on, left_on, leave, transfer, change
overpayment recovered from next pay up to 100% of it
paid monthly

metric bookings {
  encourages "Sell"
  accumulates over year
  ${quota}
  attainment against full quota
  no quota means no pay
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}
`
const QUOTA = '\nquota bookings {\n  total $1,200.00\n  allocate to rep evenly\n}\n'
const texts = (more: Texts = {}): Texts => ({
  'company.plan': COMPANY,
  'quotas.plan': `${HEAD}${QUOTA}`,
  'ae.plan': plan(),
  'reps.csv': REPS,
  'deals.csv': 'id,owner,closed_on,amount\n',
  ...more,
})
const bytes = (all: Texts) => (file: string) => (all[file] === undefined ? undefined : Buffer.from(all[file]))

/** What the quotas file raises with the plan beside it. */
function found(all: Texts): string[] {
  const { planning, diagnostics } = compile('quotas.plan', (path) => all[path])
  const { core, diagnostics: wrong } = compile('ae.plan', (path) => all[path])
  if (planning === undefined || core === undefined) throw new Error([...diagnostics, ...wrong].map(({ message }) => message).join('\n'))
  return runPlanning(planning.core, bytes(all), [core]).diagnostics.map(({ code, message }) => `${code} ${message}`)
}

describe('person by person', () => {
  test('whoever is in both is not told, whoever left before the year neither', () => expect(found(texts())).toEqual([]))
  test('a quota and no plan', () =>
    expect(found(texts({ 'ae.plan': plan(' where rep.region = "East"') }))).toEqual([
      'CB880 `c` has a quota, and no plan pays this person on `q.bookings`',
    ]))
  test('a plan and no quota', () =>
    expect(
      found(texts({ 'quotas.plan': `${HEAD.replace('applies to rep', 'applies to rep where rep.region = "West"')}${QUOTA}` })),
    ).toEqual(['CB884 `ae` pays `a` and `b` on `q.bookings`, and no quota is allocated to them']))
  test("a quota of nothing is none, and the house's is nobody's", () =>
    expect(
      found(
        texts({
          'quotas.plan': `${HEAD}${QUOTA.replace('evenly', 'evenly\n  override "a" $0.00 because "x" by "y" on 2026-01-01\n  house accounts where rep.id = "b"')}`,
        }),
      ),
    ).toEqual(['CB884 `ae` pays `a` and `b` on `q.bookings`, and no quota is allocated to them']))
  test('no plan at all', () =>
    expect(found(texts({ 'ae.plan': plan('', 'quota $5,000.00 per year') }))).toEqual(['CB410 no plan pays on `q.bookings`']))
})

describe('from the text', () => {
  const both = `${HEAD}${QUOTA}\nmetric sold "Sold" {\n  supports grow\n  sum of deal.amount\n  accumulates over year\n}\nquota sold {\n  total $5.00\n  allocate to rep evenly\n}\n`
  const told = (all: Texts, files: readonly string[]): string[] => {
    const compiled = files.map((file) => compile(file, (path) => all[path]))
    const out: string[] = []
    checkQuotas(
      compiled.flatMap(({ planning }) => planning?.plan ?? []),
      compiled.flatMap((one) => one.plan ?? []),
      ({ code, span }) => out.push(`${code} ${span.file}:${span.start.line}`),
    )
    return out
  }
  test('a quota that no plan reads, of a file that one uses', () => {
    const all = texts({ 'quotas.plan': both })
    expect(told(all, ['ae.plan', 'quotas.plan'])).toEqual(['CB410 quotas.plan:17'])
    expect(told(all, ['quotas.plan'])).toEqual([])
    expect(told(all, ['ae.plan'])).toEqual([])
  })
  test('a plan that uses the file and pays on another quota, or on none', () => {
    const codes = (text: string): string[] =>
      compile('ae.plan', (path) => texts({ 'ae.plan': text })[path]).diagnostics.map(({ code }) => code)
    expect(codes(plan())).toEqual([])
    expect(codes(plan('', 'quota $5,000.00 per year'))).toEqual(['CB409'])
  })
})

describe('a row that moves', () => {
  const territory = (name: string, owner: string, state: string): string =>
    `territory ${name} "${name}" {\n  owner "${owner}"\n  covers account where account.state = "${state}"\n}\n`
  const accounts = 'record account from "accounts.csv" {\n  id text key\n  state text one of ("CA", "OR")\n  potential money\n}\n'
  const all = texts({
    'quotas.plan': `${HEAD}${accounts}${territory('west', 'a', 'CA')}${territory('north', 'b', 'OR')}${QUOTA.replace('evenly', 'by territory.potential')}`,
    'accounts.csv': 'id,state,potential\nA-1,CA,60.00\nA-2,CA,30.00\nA-3,OR,30.00\n',
    'deals.csv': 'id,owner,closed_on,amount\nD-1,a,2026-03-01,300.00\nD-2,b,2026-03-01,300.00\n',
  })
  const { core } = compile('ae.plan', (path) => all[path])
  const moved = (key: string, territory: string) => {
    const [before] = core?.planning ?? []
    const after = before && withMove(before, key, territory, null)
    if (core === undefined || before === undefined || after === undefined) throw new Error('no plan')
    return movedPay(core, bytes(all), { name: 'q', period: 'FY26', before, after })
  }
  // 1,200 by 90 and 30 is 900 and 300: 60,000 x 300 / 900 = 20,000 and 60,000 x 300 / 300 = 60,000; with A-2 at b both have 600: 30,000 each
  test('changes the pay of those whose quota it changes', () => {
    expect(moved('A-2', 'north')).toMatchObject({
      plan: 'ae',
      period: 'FY26',
      people: [
        { id: 'a', before: 2_000_000n, after: 3_000_000n },
        { id: 'b', before: 6_000_000n, after: 3_000_000n },
      ],
    })
  })
  test('to where it is changes nothing', () => expect(moved('A-2', 'west')).toMatchObject({ people: [] }))
})
