/** Earnings taken apart for the page: by part and by deal they add up to what the statement says, for everybody of every shipped company. */
import { expect, test } from 'vitest'
import { earningsFor } from '../../playground/session/earnings.ts'
import { peopleFor, periodsFor } from '../../playground/session/people.ts'
import { isRefusal, type Refusal } from '../../playground/session/refusal.ts'
import { statementOf } from '../../playground/session/statement.ts'
import { opened } from '../../playground/session/tab.ts'
import { shipped } from './shipped.ts'

/** `-$1,234.50` in minor units. */
const cents = (said: string): bigint => BigInt(said.replaceAll(/[^\d-]/g, ''))
const total = (amounts: readonly { readonly pay: string }[]): bigint => amounts.reduce((sum, { pay }) => sum + cents(pay), 0n)

function answered<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

test.for([
  ['northwind-cloud', 'account-executive.plan'],
  ['northwind-cloud', 'account-manager.plan'],
  ['northwind-cloud', 'sales-manager.plan'],
  ['adventure-works', 'territory.plan'],
  ['marlow-home', 'store-team.plan'],
  ['lakeside-agency', 'writing-agent.plan'],
] as const)('%s, %s: parts and deals add up to what was earned', ([company, entry]) => {
  const tab = opened(shipped(company, entry))
  const { first: period } = answered(periodsFor(tab))
  const people = answered(peopleFor(tab, period)).all.slice(0, 4)
  expect(people.length).toBeGreaterThan(1)
  for (const { id: person } of people) {
    const statement = answered(statementOf(tab, { person, period }))
    const own = statement.totals.find(({ currency }) => currency === statement.currency)
    for (const all of [false, true]) {
      const { earned, parts, deals } = answered(earningsFor(tab, { person, period, all }))
      expect(cents(earned)).toBe(BigInt((own?.earned ?? '0').replace('.', '')))
      expect(total(parts.map((part) => ({ pay: part.earned })))).toBe(cents(earned))
      expect(total(deals.shown) + (deals.rest === null ? 0n : cents(deals.rest.pay))).toBe(cents(earned))
      expect(deals.rest === null || !all).toBe(true)
      for (const deal of deals.shown) expect(total(deal.toward)).toBe(cents(deal.pay))
    }
  }
})

test('a deal tells what it counted, at which rate, and who it was with', () => {
  const tab = opened(shipped('northwind-cloud', 'account-executive.plan'))
  const { deals, parts } = answered(earningsFor(tab, { person: 'R-106', period: 'FY26-Q3' }))
  // the deal of 17 Oct 2026 runs for 24 months or more: 7% as a slice below quota, and 2% more; 57,385.00 x 9% = 5,164.65
  const deal = deals.shown.find((one) => one.deal === 'D-0783')
  expect(deal?.toward).toEqual([
    { part: 'cloud_commission', label: 'Cloud commission', credit: '$57,385.00', pay: '$5,164.65', heading: 'Cloud commission, FY26-M09' },
  ])
  expect(deal?.work.map(({ text }) => text)).toEqual(['Cloud commission, FY26-M09: $57,385.00 x 9% = $5,164.65'])
  expect(deal?.date).toBe('17 Oct 2026')
  expect(parts.map(({ label, ofTarget, serves }) => [label, ofTarget, serves])).toEqual([
    ['Cloud commission', '70%', ['Make cloud half of revenue by FY28']],
    ['New-logo bonus', '30%', ['Open 400 new accounts a year']],
  ])
})
