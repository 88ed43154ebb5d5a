import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { run } from '../run.ts'
import { describePlan } from './plan.ts'
import { describeStatement } from './statement.ts'
import { bookings, type Compiled, compiledOf } from './testing.ts'

const events = compiledOf(`${bookings()}pay commission "Commission" on bookings { worth 100% of target  flat 1.0x }
spiff sprint "Q2 sprint" on bookings {
  effective from 2026-05-01 to 2026-06-30
  $500 per deal where deal.shipped_on is known
  cap $800 per rep
  budget $1,000, when exceeded shared in proportion
  because "Shipping in spring keeps the plant busy"
}
contest club "Club" on bookings {
  effective from 2026-05-01 to 2026-06-30
  rank reps by bookings
  place 1 pays $1,000
  places 2 to 3 pay $501 each
  ties share
}
pool pot "Pot" on bookings {
  fund 1% of bookings over quarter
  share in proportion to bookings
}
`)

/** Ann and Bob sold alike, Cat half of it. */
function outcomeOf({ core }: Compiled, period: string): Outcome {
  const reps = ['ann', 'bob', 'cat'].map((id) => `${id},${id.toUpperCase()},2020-01-01,120000,1%`)
  const deals = [
    'D1,ann,2026-05-05,2026-05-06,Cloud,ACME,1000.00,1.00',
    'D2,ann,2026-05-07,2026-05-08,Cloud,ACME,1000.00,1.00',
    'D3,bob,2026-05-07,2026-05-08,Cloud,ACME,2000.00,1.00',
    'D4,cat,2026-06-30,,Cloud,ACME,1000.00,1.00',
  ]
  const files = new Map([
    ['reps.csv', `id,name,hired_on,target_incentive,own_rate\n${reps.join('\n')}\n`],
    ['deals.csv', `id,owner,closed_on,shipped_on,product,customer,amount,margin\n${deals.join('\n')}\n`],
  ])
  const { outcome, diagnostics } = run(core, (file) => new TextEncoder().encode(files.get(file)), { period, asOf: null })
  if (outcome === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return outcome
}
const linesOf = (payee: string, period: string, heading: string): string[] =>
  describeStatement(events.plan, events.core, outcomeOf(events, period), payee)
    .blocks.find((block) => block.heading.startsWith(heading))
    ?.lines.map(({ text }) => text) ?? []

describe('a statement of a spiff', () => {
  // ann claims 500 + 500, at most 800; bob 500; together 1,300: 1,000 x 800 / 1,300 = 615.38, over her deals 500/800 and 300/800 of it
  test('tells the claims, the cap, the budget and the deals', () =>
    expect(linesOf('ann', 'FY26-M05', 'Q2 sprint')).toEqual([
      'You earned $615.38.',
      '2 deals, $500.00 each: $1,000.00.',
      'At most $800.00 for one person: reached, $800.00.',
      'Everyone together earned $1,300.00, more than the budget of $1,000.00. Your part: $1,000.00 x $800.00 / $1,300.00, to the cent $615.38.',
      'The deals behind it:',
      'Deal\tDate\tCounted\tEarned',
      'D1\t5 May 2026\t$500.00\t$384.61',
      'D2\t7 May 2026\t$500.00\t$230.77',
      'Together\t\t$1,000.00\t$615.38',
    ]))
  test('says nothing where nothing was earned', () => expect(linesOf('ann', 'FY26-M01', 'Q2 sprint')).toEqual([]))
})

describe('a statement of a contest', () => {
  test('tells the place, and with how many', () =>
    expect(linesOf('bob', 'FY26-M05', 'Club')).toEqual([
      'You earned $750.50.',
      '2026-05-01 to 2026-06-30: place 1 of 3 by Bookings ($2,000.00), equal with 1 other: $750.50.',
    ]))
  test('of who came after them', () => expect(linesOf('cat', 'FY26-M05', 'Club')[0]).toBe('You earned $501.00.'))
})

test('a statement of a pool tells the part of the whole', () =>
  expect(linesOf('cat', 'FY26-M06', 'Pot')).toEqual([
    'You earned $10.00.',
    'FY26-Q2: Bookings $5,000.00.',
    'To share: 1% x $5,000.00 = $50.00.',
    '$1,000.00 of $5,000.00 parts of $50.00: $10.00.',
  ]))

test('a whole year adds up', () => {
  const statement = describeStatement(events.plan, events.core, outcomeOf(events, 'FY26'), 'ann')
  // commission 120,000 x 2,000 / 1,200,000 = 200.00; 615.38; 750.50; 20.00
  expect(statement.total.earned).toBe(158588n)
})

test('the page tells what comes on top, and why', () => {
  const page = describePlan(events.plan)
  const told = (heading: string) => page.blocks.find((block) => block.heading === heading)?.lines.map(({ text }) => text)
  expect(told('On top: Q2 sprint')).toEqual([
    'It runs from 1 May to 30 Jun 2026.',
    'You get $500 for every deal that counts for Bookings where shipped on is known.',
    'One person gets at most $800.',
    'There is $1,000 for everyone together, shared in proportion if more is earned, and paid at the end.',
    'Shipping in spring keeps the plant busy.',
  ])
  expect(told('On top: Club')).toEqual([
    'It runs from 1 May to 30 Jun 2026.',
    'Everyone in this plan is ranked by Bookings over its days.',
    'Place 1: $1,000',
    'Places 2 to 3: $501 each',
    'Equals share the prizes of their places.',
  ])
  expect(told('On top: Pot')).toEqual([
    'At the end of each quarter, 1% of Bookings is shared in proportion to Bookings.',
    'It goes by what all reps reach together.',
  ])
})
