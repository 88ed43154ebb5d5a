/** Every finding about a plan's meaning: one change to a sound plan raises exactly that code, and nothing else. */

import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { comparePlaces } from '../../messages/span.ts'

const SOUND = `plan team "Team"
language 1
uses "facts.plan"
effective from 2026-02-01 to 2027-01-31
applies to rep where rep.role = "AE"
target rep.target_incentive
paid monthly

metric bookings "Bookings" {
  supports grow
  sum of deal.amount where deal.kind = "new"
  accumulates over year
  quota $1,200,000 per year
}
metric margin "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over year
  no value means no pay
}

pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
  }
  only when margin >= 20% otherwise keeps 50%
  multiplied by margin {
    below 30% at 1.0x
    from  30% at 1.1x
  }
  cap at 200% of worth
  floor at $0
}

example "at quota" {
  given target $100,000, margin 25%
  given bookings $1,200,000 of $1,200,000
  expect commission $100,000.00
}
`
const FACTS = `company facts "Facts"
language 1
currency USD
fiscal year starts February named by start
rounding money half_up to $0.01

policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
}

objective grow "Grow" because "Growth pays for everything else"

record rep from "reps.csv" {
  id               text key
  role             text
  manager          rep optional
  hired_on         date
  target_incentive money per year
}
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  kind      text one of ("new", "renewal")
  amount    money
  margin    money
  discount  money optional
}
`

/** The plan with its texts changed. */
function found(file: 'team.plan' | 'facts.plan', from: string, to: string) {
  const texts: Record<string, string> = { 'team.plan': SOUND, 'facts.plan': FACTS }
  const text = texts[file] ?? ''
  expect(text).toContain(from)
  texts[file] = text.replace(from, to)
  const compiled = compile('team.plan', (path) => texts[path])
  return [...compiled.diagnostics, ...runExamples(compiled).flatMap((result) => result.diagnostics)]
}

const SPIFF = `spiff sprint "Sprint" on bookings {
  effective from 2026-05-01 to 2026-07-31
  $500 per deal where deal.amount >= $20,000
  cap $5,000 per rep
  budget $150,000, when exceeded shared in proportion
}
`
const CONTEST = `contest club "Club" on bookings {
  rank reps by attainment over quarter
  place 1 pays $10,000
  places 2 to 5 pay $5,000 each
  ties share
}
`
const POOL = `pool leaders "Leaders" on bookings {
  fund 1% of bookings over quarter
  share in proportion to bookings
  eligible when margin >= 20%
}
`
/** A block of the plan with a change, written before the example. */
const withBlock = (code: string, what: string, block: string, from: string, to: string): Change => {
  if (!block.includes(from)) throw new Error(`no ${from}`)
  return [code, what, 'team.plan', 'example "at quota"', `${block.replace(from, to)}\nexample "at quota"`]
}

type Change = readonly [code: string, what: string, file: 'team.plan' | 'facts.plan', from: string, to: string]

const changes: readonly Change[] = [
  withBlock('CB201', 'a spiff on an unknown metric', SPIFF, 'on bookings', 'on bookngs'),
  withBlock('CB304', 'a spiff for another record', SPIFF, 'per deal', 'per rep'),
  withBlock('CB304', 'a cap for one of another record', SPIFF, 'per rep', 'per deal'),
  withBlock('CB304', 'a contest of others', CONTEST, 'rank reps', 'rank deals'),
  withBlock('CB202', 'a spiff by the name of a pay', SPIFF, 'spiff sprint', 'spiff commission'),
  withBlock('CB205', 'a spiff that pays nothing', SPIFF, '  $500 per deal where deal.amount >= $20,000\n', ''),
  withBlock('CB205', 'a budget without a word on who gets what', SPIFF, ', when exceeded shared in proportion', ''),
  withBlock('CB205', 'a contest without a word on equals', CONTEST, '  ties share\n', ''),
  withBlock('CB205', 'a contest without a rank', CONTEST, '  rank reps by attainment over quarter\n', ''),
  withBlock('CB205', 'a rank by attainment of what has no quota', CONTEST, 'by attainment', 'by margin.attainment'),
  withBlock('CB208', 'a place that is none', CONTEST, 'place 1 pays', 'place 1.5 pays'),
  withBlock('CB213', 'a row where people are ranked', CONTEST, 'rank reps by', 'rank reps where deal.kind = "new" by'),
  withBlock('CB304', 'a cap of another kind', SPIFF, 'cap $5,000', 'cap 10%'),
  withBlock('CB304', 'a prize that is no money', CONTEST, 'pays $10,000', 'pays 10%'),
  withBlock('CB304', 'a rank by a field', CONTEST, 'by attainment', 'by rep.role'),
  withBlock('CB505', 'a spiff that ends before it begins', SPIFF, 'to 2026-07-31', 'to 2026-04-30'),
  withBlock('CB205', 'a pool without a fund', POOL, '  fund 1% of bookings over quarter\n', ''),
  withBlock('CB205', 'a pool without parts', POOL, '  share in proportion to bookings\n', ''),
  withBlock('CB213', 'a fund of what cannot be added up', POOL, 'fund 1% of bookings', 'fund $5,000 * margin'),
  withBlock('CB304', 'a fund that is no money', POOL, 'fund 1% of bookings', 'fund 1%'),
  withBlock('CB304', 'a fund of one person', POOL, 'fund 1% of bookings', 'fund rep.target_incentive'),
  withBlock('CB304', 'parts by a text', POOL, 'in proportion to bookings', 'in proportion to rep.role'),
  withBlock('CB304', 'a pool for each number', POOL, '  fund', '  one per rep.target_incentive\n  fund'),
  withBlock('CB208', 'a window that is none', POOL, 'over quarter', 'over fortnight'),
  withBlock('CB510', 'a spiff after the plan', SPIFF, 'from 2026-05-01 to 2026-07-31', 'from 2027-01-01 to 2027-02-28'),
  withBlock('CB511', 'a place with two prizes', CONTEST, 'places 2 to 5', 'places 1 to 5'),
  withBlock('CB512', 'a place without a prize', CONTEST, 'places 2 to 5', 'places 3 to 5'),
  withBlock('CB512', 'places from the last to the first', CONTEST, 'places 2 to 5', 'places 5 to 2'),
  withBlock('CB513', 'an attainment over half a month', CONTEST, '  rank', '  effective from 2026-05-15 to 2026-07-31\n  rank'),
  ['CB201', 'an unknown metric', 'team.plan', 'only when margin >=', 'only when margn >='],
  [
    'CB202',
    'two things of one name',
    'team.plan',
    'example "at quota"',
    'pay margin "Again" on bookings { flat 1% }\n\nexample "at quota"',
  ],
  ['CB204', 'an unknown field', 'team.plan', 'sum of deal.amount', 'sum of deal.amout'],
  ['CB205', 'no frequency of pay', 'team.plan', 'paid monthly\n', ''],
  ['CB205', 'no currency', 'facts.plan', 'currency USD\n', ''],
  [
    'CB205',
    'no window',
    'team.plan',
    '  sum of deal.amount where deal.kind = "new"\n  accumulates over year\n',
    '  sum of deal.amount where deal.kind = "new"\n',
  ],
  ['CB205', 'no rate', 'team.plan', '  graduated on attainment {\n    from   0% at 1.0x\n    from 100% at 1.5x\n  }\n', ''],
  ['CB205', 'nobody says what no quota means', 'facts.plan', '  no quota means no pay\n', ''],
  ['CB205', 'nobody says which quota attainment is against', 'facts.plan', '  attainment against full quota\n', ''],
  ['CB205', 'a fiscal year that could be named by either end', 'facts.plan', ' named by start', ''],
  ['CB206', 'a clause twice', 'team.plan', 'paid monthly\n', 'paid monthly\npaid quarterly\n'],
  ['CB207', 'a file that is not there', 'team.plan', 'uses "facts.plan"', 'uses "facts.plan", "more.plan"'],
  ['CB208', 'a word that is none of the allowed', 'team.plan', 'paid monthly', 'paid fortnightly'],
  ['CB208', 'a day that is none', 'team.plan', 'to 2027-01-31', 'to 2027-02-30'],
  ['CB209', 'a path through what is no record', 'team.plan', 'rep.role = "AE"', 'rep.role.name = "AE"'],
  ['CB210', 'a cap of attainment for the whole plan', 'team.plan', 'paid monthly\n', 'paid monthly\ncap attainment at 200%\n'],
  ['CB210', 'a spiff of the company', 'facts.plan', 'objective grow', `${SPIFF}\nobjective grow`],
  ['CB210', 'another day of the month', 'facts.plan', 'by days for', 'by months by day 10 for'],
  ['CB211', 'another version', 'team.plan', 'language 1', 'language 2'],
  ['CB213', 'a row where people are read', 'team.plan', 'applies to rep where rep.role = "AE"', 'applies to rep where deal.kind = "new"'],
  ['CB215', 'no incentive date', 'facts.plan', 'date incentive', 'date'],
  ['CB216', 'nobody to credit', 'facts.plan', '  owner     rep\n', '  owner     text\n'],
  ['CB216', 'two who could be credited', 'facts.plan', '  owner     rep\n', '  owner     rep\n  partner   rep\n'],
  ['CB217', 'a reason that nobody decided on', 'facts.plan', 'leave, transfer, change', 'leave, change'],
  ['CB218', 'an incentive date that is no date', 'facts.plan', '  kind      text one of ("new", "renewal")', '  kind      text incentive'],
  [
    'CB240',
    'a clawback that no event triggers',
    'team.plan',
    'paid monthly\n',
    'paid monthly\nclawback deal when deal.kind = "new" and deal.closed_on > 2026-02-28\n',
  ],
  [
    'CB205',
    'a draw that does not say what becomes of it',
    'team.plan',
    'paid monthly\n',
    'paid monthly\ndraw $4,000 per month recoverable from pay\n',
  ],
  ['CB213', 'recovery without a draw', 'team.plan', 'paid monthly\n', 'paid monthly\nrecover 50% from month 7\n'],
  [
    'CB242',
    'two holds',
    'team.plan',
    '  floor at $0\n',
    '  floor at $0\n  hold 50% of each deal until deal.closed_on\n  hold 10% of each deal until deal.closed_on\n',
  ],
  ['CB243', 'a hold on another record', 'team.plan', '  floor at $0\n', '  floor at $0\n  hold 50% of each rep until deal.closed_on\n'],
  ['CB301', 'money times money', 'team.plan', 'cap at 200% of worth', 'cap at worth * worth'],
  ['CB302', 'money beside a percent', 'team.plan', 'only when margin >= 20%', 'only when margin >= $20'],
  ['CB303', 'another currency', 'team.plan', 'quota $1,200,000', 'quota €1,200,000'],
  ['CB304', 'a quota of another kind', 'team.plan', 'quota $1,200,000 per year', 'quota 12 per year'],
  ['CB304', 'a bound of another kind', 'team.plan', 'from 100% at 1.5x', 'from $100 at 1.5x'],
  ['CB304', 'an amount in a graduated table', 'team.plan', 'from 100% at 1.5x', 'from 100% pays $500'],
  [
    'CB304',
    'a rate on a curve',
    'team.plan',
    '  graduated on attainment {\n    from   0% at 1.0x\n    from 100% at 1.5x\n  }\n',
    '  interpolated on attainment {\n    below  50% pays nothing\n    reaching 50% at 1.0x\n    from  100% pays 100% of worth\n  }\n',
  ],
  ['CB306', 'a part of a cent', 'team.plan', 'floor at $0', 'floor at $0.005'],
  ['CB307', 'a factor without base rate', 'team.plan', '  worth 100% of target\n', ''],
  ['CB308', 'a field that may be empty', 'team.plan', 'ratio of deal.margin to', 'ratio of deal.margin - deal.discount to'],
  ['CB403', 'a metric without objective', 'team.plan', '  supports grow\n  ratio', '  ratio'],
  [
    'CB406',
    'parts that are worth less than the whole',
    'team.plan',
    'example "at quota"',
    'pay more "More" on bookings {\n  worth 20% of target\n  flat 1.0x\n}\n\nexample "at quota"',
  ],
  ['CB501', 'two bands from one bound', 'team.plan', 'from 100% at 1.5x', 'from 0% at 1.5x'],
  ['CB503', 'a gap', 'team.plan', '    from  30% at 1.1x', '    from  40% at 1.1x'],
  ['CB501', 'an overlap', 'team.plan', '    from  30% at 1.1x', '    from  20% at 1.1x'],
  ['CB504', 'nothing said below the first bound', 'team.plan', 'from   0% at 1.0x', 'from  50% at 1.0x'],
  ['CB505', 'dates the wrong way round', 'team.plan', 'to 2027-01-31', 'to 2025-01-31'],
  [
    'CB508',
    'a gate that changes inside the window',
    'team.plan',
    '  ratio of deal.margin to deal.amount\n  accumulates over year',
    '  ratio of deal.margin to deal.amount\n  accumulates over month',
  ],
  ['CB601', 'an expected amount that does not come out', 'team.plan', 'expect commission $100,000.00', 'expect commission $100,000.01'],
  ['CB602', 'an example that leaves a metric out', 'team.plan', ', margin 25%', ''],
  ['CB604', 'a promise', 'team.plan', 'example "at quota"', 'promise "never less" pay never falls as bookings rises\n\nexample "at quota"'],
  ['CB606', 'an example that expects nothing', 'team.plan', '  expect commission $100,000.00\n', ''],
  ['CB602', 'an example that leaves the target out', 'team.plan', 'given target $100,000, margin', 'given margin'],
  [
    'CB603',
    'an attainment of a metric without quota',
    'team.plan',
    'given target $100,000, margin 25%',
    'given target $100,000, margin 25%, margin.attainment 100%',
  ],
  ['CB304', 'a metric stated in another kind of number', 'team.plan', 'margin 25%', 'margin $25'],
  ['CB304', 'a percent expected of pay', 'team.plan', 'expect commission $100,000.00', 'expect commission 100%'],
  ['CB304', 'a field stated in another kind of number', 'team.plan', 'target $100,000, margin', 'rep.hired_on 5, target $100,000, margin'],
  [
    'CB204',
    'a field that the record does not have',
    'team.plan',
    'target $100,000, margin',
    'rep.hired 2026-03-01, target $100,000, margin',
  ],
  ['CB201', 'a property that a pay does not have', 'team.plan', 'expect commission $100,000.00', 'expect commission.quota $100,000.00'],
  ['CB607', 'a period outside the plan', 'team.plan', 'expect commission $', 'expect commission in FY25-Q1 $'],
  ['CB201', 'a period that is none', 'team.plan', 'expect commission $', 'expect commission in Juli $'],
  [
    'CB608',
    'periods that may be to date or not',
    'team.plan',
    '  expect commission $100,000.00\n',
    '  each month\n  | bookings | expect commission |\n  | $100,000 | $100,000.00       |\n',
  ],
  [
    'CB208',
    'months in a table of quarters',
    'team.plan',
    '  expect commission $100,000.00\n',
    '  each quarter\n  | bookings this month | expect commission |\n  | $100,000            | $100,000.00       |\n',
  ],
  [
    'CB605',
    'a row with a cell too many',
    'team.plan',
    '  expect commission $100,000.00\n',
    '  each deal\n  | amount |\n  | $1 | $2 |\n  expect commission $100,000.00\n',
  ],
  [
    'CB609',
    'a row that leaves out what is read',
    'team.plan',
    '  given bookings $1,200,000 of $1,200,000\n',
    '  given deal "D-1" amount $1,200,000\n',
  ],
  ['CB304', 'half a person', 'team.plan', '  given bookings', '  given reps 0.5\n  given bookings'],
  [
    'CB611',
    'two people, and nobody is named',
    'team.plan',
    '  given bookings',
    '  given rep "ann" role "AE"\n  given rep "bob" role "AE"\n  given bookings',
  ],
]

test('the sound plan has no finding', () => expect(found('team.plan', 'plan team', 'plan team')).toEqual([]))

describe('one change, one finding', () => {
  test.for(changes.map((change) => [...change] as const))('%s: %s', ([code, , file, from, to]) => {
    const diagnostics = found(file, from, to)
    expect(diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([expect.stringMatching(`^${code} `)])
    const [first] = diagnostics
    expect(first?.message).not.toMatch(/\b(token|parse|parser|node|AST|undefined|NaN|you)\b|\.$|^[A-Z]/)
    expect(first && comparePlaces(first.span.start, first.span.end)).toBeLessThanOrEqual(0)
  })
})

test('CB610: a payment between two pay days', () => {
  const quarterly = SOUND.replace('paid monthly', 'paid quarterly').replace('expect commission $', 'expect paid in March $')
  const compiled = compile('team.plan', (path) => (path === 'team.plan' ? quarterly : FACTS))
  expect(compiled.diagnostics).toEqual([])
  expect(runExamples(compiled).flatMap(({ diagnostics }) => diagnostics.map((d) => d.message))).toEqual([
    '`paid` has no amount of its own in FY26-M02: the plan pays once a quarter',
  ])
})
