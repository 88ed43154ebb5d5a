/** Pay in the currency of each person, as relational programs and by the reference evaluator: every line of earnings with all that it shows. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { differences, referenceFiles, relationalAnswer } from './answer.ts'

const plan = (rate: string, via: string) => `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding money down to EUR 0.05
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
paid in rep.country.currency at rate ${rate}
${via}
clawback 50% of deal when deal.cancelled_on is within 90 days after deal.closed_on
objective grow "Grow" because "It is what we do"
record country from "countries.csv" {
  id text key
  currency text
}
record rep from "reps.csv" {
  id text key
  country country
  starts_on date
  history by starts_on
}
record deal from "deals.csv" {
  id text key
  owner rep
  closed_on date incentive
  cancelled_on date optional event
  amount money
}
record fx from "fx.csv" {
  key base, quote, day
  base text
  quote text
  day date
  price number
  rates
}
pay own "Own" at 10% of sum of deal.amount over year supports grow
pay more "More" at 1% of sum of deal.amount over quarter supports grow
`

/** Prices of dollars in each currency, read the other way round or through the euro where that is how they are quoted. */
const PRICES = {
  direct:
    'USD,EUR,2026-01-01,0.8\nUSD,EUR,2026-04-01,0.7773\nUSD,GBP,2026-01-01,0.7912\nUSD,JPY,2026-01-01,149.51\nUSD,KWD,2026-01-01,0.3067\n',
  through:
    'EUR,USD,2026-01-01,1.25\nEUR,USD,2026-04-01,1.0837\nGBP,EUR,2026-01-01,1.17\nEUR,JPY,2026-01-01,161.3\nKWD,EUR,2026-01-01,2.9\nUSD,GBP,2026-05-15,0.75\n',
  ofTheirOwn:
    'EUR,USD,2026-01-01,1.25\nGBP,USD,2026-01-01,1.27\nUSD,JPY,2026-03-31,149.51\nJPY,USD,2026-01-01,0.0067\nKWD,USD,2026-01-01,3.2501\n',
}
const files = fc
  .record({
    deals: fc.array(
      fc.record({
        owner: fc.constantFrom('ann', 'bob', 'cat', 'dan', 'eve'),
        closed: fc.constantFrom('2026-01-31', '2026-03-31', '2026-04-01', '2026-06-30'),
        cancelled: fc.constantFrom('', '2026-03-31', '2026-05-31', '2026-07-01'),
        amount: fc.constantFrom('0.05', '0.14', '333.33', '100.00', '-77.77', '650.22'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    moves: fc.constantFrom('2026-02-01', '2026-04-30', '2026-05-01'),
  })
  .map(({ deals, moves }) => ({
    'countries.csv': 'id,currency\nus,USD\nde,EUR\nuk,GBP\njp,JPY\nkw,KWD\n',
    'reps.csv': `id,country,starts_on\nann,us,2020-01-01\nbob,de,2020-01-01\ncat,uk,2020-01-01\ncat,de,${moves}\ndan,jp,2020-01-01\neve,kw,2020-01-01\n`,
    'deals.csv': `id,owner,closed_on,cancelled_on,amount\n${deals.map((one, i) => `D-${i},${one.owner},${one.closed},${one.cancelled},${one.amount}\n`).join('')}`,
  }))

test.each([
  ['frozen', '', 'direct'],
  ['floating', '', 'direct'],
  ['frozen', 'via EUR', 'through'],
  ['floating', 'via EUR', 'through'],
  ['frozen', 'via USD', 'ofTheirOwn'],
] as const)('at rate %s %s, prices %s', { timeout: 60_000 }, (rate, via, prices) => {
  let abroad = 0
  fc.assert(
    fc.property(files, (texts) => {
      const all: Record<string, string> = { ...texts, 'fx.csv': `base,quote,day,price\n${PRICES[prices]}`, 'a.plan': plan(rate, via) }
      const { core, diagnostics } = compile('a.plan', (path) => all[path])
      if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
      const question = { period: 'FY26', asOf: null, since: 'plan' as const }
      const { data, outcome } = run(core, (file) => (all[file] === undefined ? undefined : Buffer.from(all[file])), question)
      const answer = relationalAnswer(core, data, question)
      if ('refused' in answer || outcome === undefined) throw new Error('refused' in answer ? answer.refused : 'the data are refused')
      abroad += outcome.earnings.filter(({ paid }) => paid?.currency !== 'USD').length
      expect([answer.tooFar, answer.wrong, answer.beyond]).toEqual([[], [], []])
      const left = answer.program.left.map(({ what }) => what)
      expect(left).toEqual(['payments: payments in the currency of each person'])
      expect(differences({ ...answer.files, payments: null }, referenceFiles(outcome, core))).toEqual(['no payments'])
    }),
    { numRuns: 25, seed: 6 },
  )
  expect(abroad).toBeGreaterThan(100)
})

test('a currency without a rate, or nobody says which, stops the run', () => {
  const texts: Record<string, string> = {
    'a.plan': plan('frozen', ''),
    'countries.csv': 'id,currency\nch,CHF\n',
    'reps.csv': 'id,country,starts_on\nann,ch,2020-01-01\n',
    'deals.csv': 'id,owner,closed_on,cancelled_on,amount\nD-1,ann,2026-01-31,,100.00\n',
    'fx.csv': `base,quote,day,price\n${PRICES.direct}`,
  }
  const { core } = compile('a.plan', (path) => texts[path])
  const question = { period: 'FY26', asOf: null, since: 'plan' as const }
  const wrongIn = (files: Record<string, string>) => {
    const { data, outcome } = run(core!, (file) => Buffer.from(files[file]!), question)
    const answer = relationalAnswer(core!, data, question)
    return { reference: outcome, wrong: 'refused' in answer ? answer.refused : answer.wrong }
  }
  expect(wrongIn(texts)).toEqual({ reference: undefined, wrong: ['there is no exchange rate from USD'] })
  const nowhere = { ...texts, 'reps.csv': 'id,country,starts_on\nann,ch,2026-06-01\n' }
  expect(wrongIn(nowhere).reference).toEqual(expect.objectContaining({ earnings: [] }))
})
