/** Examples of quotas files: rows are stated, and what is allocated of them is expected. Amounts are derived beside each. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { COMPANY, HEAD } from './texts.ts'

const textOf = (clauses: string, example: string, more = ''): string =>
  `${HEAD}${more}\nquota bookings {\n${clauses}\n}\nexample "one" {\n${example}\n}\n`
const ran = (text: string) => {
  const texts: Readonly<Record<string, string>> = { 'quotas.plan': text, 'company.plan': COMPANY }
  const compiled = compile('quotas.plan', (path) => texts[path])
  return { codes: compiled.diagnostics.map(({ code }) => code), results: runExamples(compiled) }
}
/** What came of each expectation, or the codes where there are findings. */
const came = (text: string): string[] => {
  const { codes, results } = ran(text)
  if (codes.length > 0) return codes
  const others = results.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)).filter((code) => code !== 'CB601')
  return [...others, ...results.flatMap(({ expectations }) => expectations.map(({ got, passed }) => (passed ? 'as expected' : got)))]
}

// 1,200 raised by 10% at the regions is 1,320: by heads East has two of three, 880, West 440; two share 880 evenly
const TREE = 'total $1,200.00\nallocate to region by headcount\nallocate to rep evenly\nhedge region 10%'
const PEOPLE = 'each rep\n| id | region |\n| "a" | "East" |\n| "b" | "East" |\n| "c" | "West" |\n'

describe('quotas', () => {
  test('of the whole, of a part, of a person, of all and of each', () => {
    const expectations = [
      'expect bookings.quota $1,200.00',
      'expect bookings.quota of "East" $880.00',
      'expect bookings.quota of "c" $440.00',
      'expect bookings.quota of everyone $1,320.00',
      'expect bookings.quota of each $440.00',
    ]
    expect(came(textOf(TREE, `${PEOPLE}${expectations.join('\n')}`))).toEqual(expectations.map(() => 'as expected'))
  })
  test('in a period what the months come to, to date or not', () => {
    // 20, 25, 25 and 30% of 440: 88, 110, 110, 132; of East 880: 176 and, up to the end of Q2, 396
    const season = `${TREE}\nseason by quarter {\n  Q1 20%\n  Q2 25%\n  Q3 25%\n  Q4 30%\n}`
    const expectations = [
      'of "c" in Q1 $88.00',
      'of "c" in FY26 $440.00',
      'of "East" in Q1 $176.00',
      'of "East" to date in Q2 $396.00',
      'in Q4 $396.00',
    ]
    expect(came(textOf(season, `${PEOPLE}${expectations.map((one) => `expect bookings.quota ${one}`).join('\n')}`))).toEqual(
      expectations.map(() => 'as expected'),
    )
  })
  test('columns of a table of people state the quotas of the people', () => {
    const table =
      'each rep\n| id | region | expect bookings.quota |\n| "a" | "East" | $440.00 |\n| "b" | "East" | $440.01 |\n| "c" | "West" | $440.00 |\n'
    expect(came(textOf(TREE, table))).toEqual(['as expected', '$440.00', 'as expected'])
  })
  test('a wrong one is shown with its steps and, where a period is asked for, its months', () => {
    const [expectation] = ran(textOf(TREE, `${PEOPLE}expect bookings.quota of "a" in February $36.66`)).results[0]?.expectations ?? []
    // 440 / 12 = 36.66666: 36.67 to January, 73.33 to February
    expect(expectation).toMatchObject({ passed: true })
    const [wrong] = ran(textOf(TREE, `${PEOPLE}expect bookings.quota of "a" in February $37.00`)).results[0]?.expectations ?? []
    expect(wrong).toMatchObject({ passed: false, got: '$36.66', difference: '-$0.34' })
    expect(wrong?.derivation.at(-1)).toBe('  FY26-M02: $440.00 x 1/12 of a year = $36.66')
  })
  test('history is counted from the rows of the example', () => {
    const deals = 'each deal\n| owner | closed_on | amount |\n| "a" | 2025-03-01 | $30.00 |\n| "b" | 2025-03-01 | $10.00 |\n'
    const text = textOf(
      'total $100.00\nallocate to rep by history(FY25)',
      `given rep "a", rep "b"\n${deals}expect bookings.quota of "a" $75.00`,
    )
    expect(came(text)).toEqual(['as expected'])
  })
})

describe('what the example does not describe', () => {
  test('keeps nobody out, and is set by hand for nobody', () => {
    const by = 'because "a" by "b" on 2025-12-01'
    const clauses = `total $100.00\nallocate to rep evenly\noverride "z" $99.00 ${by} locked\nrelieve "z" 50% ${by}\nmove $5.00 from "z" to "a" effective from 2026-07-01 ${by}\nseason for "z" by month evenly\nhouse accounts where rep.region = "House"\nprorate by days for hired_on`
    const text = textOf(
      clauses,
      'given rep "a", rep "b"\nexpect bookings.quota of each $50.00\nexpect bookings.quota of "a" in FY26 $50.00',
    )
    expect(came(text.replace('applies to rep', 'applies to rep where rep.region = "East"'))).toEqual(['as expected', 'as expected'])
  })
  test('and what it describes does', () => {
    const by = 'because "a" by "b" on 2025-12-01'
    const text = textOf(
      `total $100.00\nallocate to rep evenly\noverride "a" $99.00 ${by}`,
      'given rep "a", rep "b"\nexpect bookings.quota of "b" $1.00',
    )
    expect(came(text)).toEqual(['as expected'])
  })
  test('is refused where the allocation needs it', () => {
    expect(
      came(textOf('total $100.00\nallocate to region by headcount, then to rep evenly', 'given rep "a"\nexpect bookings.quota $100.00')),
    ).toEqual(['CB872'])
    expect(came(textOf('total $100.00\nallocate to rep by base', 'given rep "a"\nexpect bookings.quota $100.00'))).toEqual(['CB873'])
  })
})

describe('findings', () => {
  test.each([
    ['a fact that is no row', 'given bookings $5.00\nexpect bookings.quota $100.00', ['CB613']],
    ['a target', 'given target $5.00\nexpect bookings.quota $100.00', ['CB613']],
    ['pay', 'given rep "a"\nexpect pay $5.00', ['CB201']],
    ['attainment', 'given rep "a"\nexpect bookings.attainment 5%', ['CB201']],
    ['a value of another kind', 'given rep "a"\nexpect bookings.quota 5%', ['CB304']],
    ['somebody who is not there', 'given rep "a"\nexpect bookings.quota of "b" $100.00', ['CB614']],
    ['nothing expected', 'given rep "a"', ['CB606']],
    ['a month of another year', 'given rep "a"\nexpect bookings.quota of "a" in FY27-M01 $5.00', ['CB607']],
  ] as const)('%s', (_, example, codes) => expect(came(textOf('total $100.00\nallocate to rep evenly', example))).toEqual(codes))
})

describe('territories and teams', () => {
  const accounts = 'record account from "accounts.csv" {\n  id text key\n  state text\n  potential money\n}\n'
  const west = 'territory west "West" {\n  owner "a"\n  covers account where account.state = "CA"\n  includes "N-9" because "kept"\n}\n'
  const rest = 'territory rest "Rest" {\n  owner "b"\n  covers everything else\n}\n'
  const rows = 'given rep "a", rep "b"\neach account\n| id | state | potential |\n| "A-1" | "CA" | $30.00 |\n| "A-2" | "NV" | $10.00 |\n'
  test('rows of a territory, what they hold, and the quota that follows', () => {
    const expectations = ['west.rows 1', 'west.potential $30.00', 'rest.potential $10.00', 'bookings.quota of "a" $75.00']
    const example = `${rows}${expectations.map((one) => `expect ${one}`).join('\n')}`
    expect(came(textOf('total $100.00\nallocate to rep by territory.potential', example, accounts + west + rest))).toEqual(
      expectations.map(() => 'as expected'),
    )
  })
  test('what a team can sell', () => {
    // the worked example of the semantics: 9.801 people are there and sell 980,100 in the third month; 6 more start
    const team =
      'capacity {\n  start with 10 at 100%\n  productivity $1,200,000 per year at 50% attainment\n  ramp by months since hire {\n    from 0 at 0%\n    from 3 at 100%\n  }\n  attrition 12% per year\n  hire 6 in March\n  need $48,000,000 per year\n}\n'
    const text = `${HEAD}${team}example "team" {\n  expect capacity in March $980,100.00\n  expect capacity.expected in March $490,050.00\n  expect capacity.heads in March 15.801\n}\n`
    const { codes, results } = ran(text)
    expect(codes).toEqual(['CB553'])
    expect(results.map(({ passed }) => passed)).toEqual([true])
  })
})
