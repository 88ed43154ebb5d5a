/** Quotas files against each other: who gains and loses quota, and which accounts move. Numbers are derived beside each test. */
import { describe, expect, test } from 'vitest'
import { DiffAnswer } from '../../cli/review-answers.ts'
import { applyChanges } from '../../compiler/diff/apply.ts'
import { changesOf } from '../../compiler/diff/changes.ts'
import { compiledText } from '../../compiler/diff/diff.ts'
import { COMPANY, HEAD, type Texts } from '../planning/texts.ts'
import { diffed, sideIn } from './company.ts'

const REPS = `id,region,district,hired_on,left_on,base\n${Array.from({ length: 10 }, (_, i) => `R${i},${i < 5 ? 'East' : 'West'},D,2020-01-01,,${i < 5 ? '1.00' : '3.00'}`).join('\n')}\n`
const DEALS = `id,owner,closed_on,amount\n${Array.from({ length: 10 }, (_, i) => `D${i},R${i},2026-02-1${i},10000.00`).join('\n')}\n`
const ACCOUNTS = 'id,state,potential\nA1,CA,100.00\nA2,OR,300.00\nA3,WA,600.00\n'
const company = `${COMPANY}
record account from "accounts.csv" {
  id        text key
  state     text
  potential money
}
`
const data: Texts = { 'reps.csv': REPS, 'deals.csv': DEALS, 'accounts.csv': ACCOUNTS }
const quotas = (total: string, by: string, more = ''): string =>
  `${HEAD}
quota bookings {
  total ${total}
  allocate to region by rep.base then to rep evenly
${more}}
`.replace('rep.base', by)
const plan = `plan ae "AE"
language 1
uses "company.plan", "quotas.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
target $60,000 per year
do not prorate target, quota for hired_on, left_on, leave, transfer, change
overpayment recovered from next pay up to 100% of it
paid monthly
metric bookings {
  encourages "Sell"
  quota q.bookings
  attainment against full quota
  no quota means no pay
}
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}
`
const texts = (own: string): Texts => ({ 'company.plan': company, 'quotas.plan': own, 'ae.plan': plan })

describe('a total that grows, shared otherwise', () => {
  // evenly over the ten: 1,000,000 / 2 regions / 5 people = 100,000 each; then by headcount of 1,200,000 with East set to 720,000 by hand:
  // East 144,000 each, West 96,000 each
  const before = texts(quotas('$1,000,000', 'headcount'))
  const after = texts(quotas('$1,200,000', 'headcount', '  override region "East" $720,000 because "a new hub" by "VP" on 2025-12-01\n'))
  const { text, json, names, markdown } = diffed(before, after, ['quotas.plan'], data)
  test('tells who gains and who loses, together and by region', () => {
    expect(text).toContain('Bookings: +$200,000 (+20%) for the people together: $1,000,000 before, $1,200,000 after.')
    expect(text).toContain('5 gain, 5 lose, 0 stay as they are.')
    expect(text).toMatch(/gain +5 +\+\$220,000/)
    expect(text).toMatch(/lose +5 +-\$20,000/)
    expect(text).toMatch(/East +5 +\$500,000 +\$720,000 +\+\$220,000 +\+44%/)
    expect(text).toMatch(/West +5 +\$500,000 +\$480,000 +-\$20,000 +-4%/)
    expect(text).toMatch(/-5% to \+5% +5\n +\+20% and more +5/)
  })
  test('the same in JSON, and by name in a file of its own', () => {
    const [found] = DiffAnswer.parse(JSON.parse(json)).quotas
    expect(found).toMatchObject({
      sameQuotas: false,
      consequence: {
        currency: 'USD',
        metrics: [
          {
            metric: 'bookings',
            people: 10,
            before: '1000000.00',
            after: '1200000.00',
            change: '200000.00',
            gain: { people: 5, change: '220000.00' },
            lose: { people: 5, change: '-20000.00' },
            stay: { people: 0 },
          },
        ],
      },
    })
    expect(names).toContain('q,quota bookings,R0,R0,100000.00,144000.00,44000.00,USD')
    for (const shared of [text, json, markdown]) expect(shared).not.toMatch(/\bR\d\b|a new hub/)
  })
})

test('the pay of a plan that uses the file changes with it', () => {
  // each sells 10,000 of 100,000, then of 50,000: 10% and 20% of 60,000 are 6,000 and 12,000, for ten people
  const [before, after] = [texts(quotas('$1,000,000', 'headcount')), texts(quotas('$500,000', 'headcount'))]
  const { text } = diffed(before, after, ['ae.plan'], data)
  expect(text).toContain('Cost +$60,000.00 (+100%): $60,000.00 before, $120,000.00 after.')
  expect(text).toMatch(/Quotas q: Quota of Bookings +total +total \$1,000,000 +total \$500,000 +\+\$60,000\.00/)
  // together with the file itself, of which the plan is a consequence
  const both = diffed(before, after, ['ae.plan', 'quotas.plan'], data).text
  expect(both).toContain('What changes in 1 plan and 1 quotas file')
  expect(both).toContain('Q: quotas')
})

describe('a formatting-only change', () => {
  const own = quotas('$1,000,000', 'headcount')
  const { text, reviews } = diffed(
    texts(own),
    texts(`# a comment\n${own.replace('  total', '    total')}`),
    ['quotas.plan', 'ae.plan'],
    data,
  )
  test('is no change to quotas, nor to pay', () => {
    expect(text).toContain('No change to quotas: Q.')
    expect(text).toContain('No change to pay: AE.')
    expect([reviews.quotas[0]?.sameQuotas, reviews.changed[0]?.samePay]).toEqual([true, true])
  })
})

describe('accounts that move', () => {
  const territories = (west: string): string =>
    `territory west "West" {
  owner "R0"
  covers account where account.state ${west}
}
territory rest "Rest" {
  owner "R9"
  covers everything else
}
balance territories by potential to 100%
`
  const own = quotas('$1,000,000', 'headcount')
  const found = diffed(texts(own + territories('= "CA"')), texts(own + territories('in ("CA", "OR")')), ['quotas.plan'], data)
  // A2 with 300 of 1,000
  test('are told with what they hold', () => {
    expect(found.text).toContain('1 account changes territory, 1 of them the owner.')
    expect(found.text).toMatch(/potential: \$300 changes owner, 30% of all\./)
    expect(found.text).toMatch(/A2 +rest +west +\$300/)
    const [review] = DiffAnswer.parse(JSON.parse(found.json)).quotas
    expect(review?.consequence?.rows).toEqual([{ key: 'A2', from: ['rest'], to: ['west'], changesOwner: true }])
  })
})

describe('the changes from one text to another, made on the one, give the other', () => {
  const [one, other] = [quotas('$1,000,000', 'headcount'), quotas('$1,200,000', 'headcount', '  pad 1%\n')]
  const without = { ...texts(one), 'ae.plan': plan.replace(', "quotas.plan"', '').replace('quota q.bookings', 'quota $1,000 per year') }
  test.for([
    ['quotas files', 'quotas.plan', texts(one), texts(other)],
    ['a plan whose quotas file changed', 'ae.plan', texts(one), texts(other)],
    ['a plan that comes to use a quotas file', 'ae.plan', without, texts(one)],
    ['a plan that no longer uses one', 'ae.plan', texts(one), without],
  ] as const)('%s', ([, entry, before, after]) => {
    const [a, b] = [sideIn(before, entry), sideIn(after, entry)]
    const changes = changesOf(a.text, b.text)
    expect(changes.length).toBeGreaterThan(0)
    const made = applyChanges(changes, a.text)
    expect(changesOf(made, b.text)).toEqual([])
    expect(compiledText(made).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(changesOf(a.text, a.text)).toEqual([])
  })
})
