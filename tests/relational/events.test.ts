/** Contests, pools, spiffs and milestones as relational programs: small ones whose amounts are worked out beside them. */
import { describe, expect, test } from 'vitest'
import { lines, type Others } from './tiny.ts'

/** What an event gives; the plan's part of pay pays nothing. */
const given = (more: string, people: readonly string[], deals: readonly string[], others: Others = {}): string[] =>
  lines('graduated on sales {\nfrom $0 at 0%\n}', people, deals, { ...others, more })

const person = (id: string, quota: string): string => `${id},2020-01-01,12000.00,${quota}`

describe('a contest', () => {
  const RACE = (rank: string, ties: string): string =>
    `contest race "Race" on sales {\nsupports grow\neffective from 2026-02-01 to 2026-02-28\nrank rep by ${rank}\nplace 1 pays $1,000\nplace 2 pays $500\nplace 3 pays $100.01\nties ${ties}\n}`
  const people = [person('ann', '60000.00'), person('bob', '48000.00'), person('cat', '36000.00'), person('dan', '36000.00')]
  // a month's quota is a twelfth: 30,000 of 5,000 and 24,000 of 4,000 are six times each; 18,000.01 of 3,000 is more, and 10,000 of 3,000 less
  const deals = ['D-1,ann,2026-02-03,30000.00', 'D-2,bob,2026-02-03,24000.00', 'D-3,cat,2026-02-28,18000.01', 'D-4,dan,2026-02-10,10000.00']
  // ann and bob are second together: 500.00 + 100.01 is 600.01, 300.01 for ann, who comes first by key, and 300.00 for bob
  test('by attainment, where quotas differ and two are equal, shares their prizes', () =>
    expect(given(RACE('attainment', 'share'), people, deals)).toEqual([
      'ann FY26-M01  30001',
      'bob FY26-M01  30000',
      'cat FY26-M01  100000',
    ]))
  test('the next place after equal ones', () =>
    expect(given(RACE('attainment', 'next'), people, deals)).toEqual([
      'ann FY26-M01  50000',
      'bob FY26-M01  50000',
      'cat FY26-M01  100000',
      'dan FY26-M01  10001',
    ]))
  test('by amount, where each place is one', () =>
    expect(given(RACE('sales', 'all'), people, deals)).toEqual(['ann FY26-M01  100000', 'bob FY26-M01  50000', 'cat FY26-M01  10001']))
})

describe('a pool', () => {
  const POOL = (odd: string): string =>
    `pool till "Till" on sales {\nsupports grow\neffective from 2026-02-01 to 2026-02-28\nfund 1% of sales\nshare in proportion to sales\n${odd}}`
  const people = [person('ann', '1.00'), person('bob', '1.00'), person('cat', '1.00')]
  // 1% of 1,000.00 is 10.00, in thirds of 3.33 and a cent
  const alike = ['D-1,ann,2026-02-03,333.00', 'D-2,bob,2026-02-03,333.00', 'D-3,cat,2026-02-28,334.00']
  // 333/1000 x 1000 cents are 333 each, and 334 for cat: nothing is left
  test('in proportion', () =>
    expect(given(POOL(''), people, alike)).toEqual(['ann FY26-M01  333', 'bob FY26-M01  333', 'cat FY26-M01  334']))
  // 1% of 20,001.00 is 200.01: 10,000/20,001, 10,000/20,001 and 1/20,001 of 20001 cents are 10000, 10000 and 1
  test('odd cents to the largest part', () =>
    expect(
      given(POOL('odd cents to the largest part\n'), people, [
        'D-1,ann,2026-02-03,100.00',
        'D-2,bob,2026-02-03,100.01',
        'D-3,cat,2026-02-28,100.01',
      ]),
      // 1% of 300.02 is 3.00: ann has 99.99..., bob and cat 100.003: 99, 100, 100, and the cent to bob, the first of the largest
    ).toEqual(['ann FY26-M01  99', 'bob FY26-M01  101', 'cat FY26-M01  100']))
})

describe('a spiff', () => {
  const SPIFF = (more: string): string =>
    `spiff sprint "Sprint" on sales {\nsupports grow\neffective from 2026-02-10 to 2026-03-31\n$100 per deal\n${more}}`
  const people = [person('ann', '1.00'), person('bob', '1.00')]
  const deals = [
    'D-0,ann,2026-02-09,1.00',
    'D-1,ann,2026-02-10,1.00',
    'D-2,ann,2026-02-11,1.00',
    'D-3,ann,2026-03-01,1.00',
    'D-4,bob,2026-03-31,1.00',
    'D-5,bob,2026-04-01,1.00',
  ]
  // of 100.00 for each deal of its days the cap leaves ann 100.00, 100.00 and 50.00
  test('is cut by the cap of each person, in the order of rows', () =>
    expect(given(SPIFF('cap $250 per rep\n'), people, deals)).toEqual([
      'ann FY26-M01 D-1 10000',
      'ann FY26-M01 D-2 10000',
      'ann FY26-M02 D-3 5000',
      'bob FY26-M02 D-4 10000',
    ]))
  // 400.00 are claimed and there are 250.00: ann has 3/4, 187.50, in thirds of 62.50; bob 62.50; all at the end of the event
  test('shares a budget at its end', () =>
    expect(given(SPIFF('budget $250, when exceeded shared in proportion\n'), people, deals)).toEqual([
      'ann FY26-M02 D-1 6250',
      'ann FY26-M02 D-2 6250',
      'ann FY26-M02 D-3 6250',
      'bob FY26-M02 D-4 6250',
    ]))
})

describe('a milestone', () => {
  // ann reaches 100.00 in March and stays there; bob has it from February; who has it once is paid once
  test('is paid at the end of the first pay period in which its test holds', () =>
    expect(
      given(
        'spiff first "First hundred" on sales {\nsupports grow\n$50 once when sales reaches $100\n}',
        [person('ann', '1.00'), person('bob', '1.00')],
        ['D-1,ann,2026-02-09,99.99', 'D-2,ann,2026-03-10,0.01', 'D-3,bob,2026-02-11,100.00', 'D-4,bob,2026-03-01,100.00'],
      ),
    ).toEqual(['ann FY26-M02  5000', 'bob FY26-M01  5000']))
})
