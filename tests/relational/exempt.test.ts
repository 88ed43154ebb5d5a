/** Who is exempt, beside limits on all pay, clawbacks, and parts that are read or paid on: worked out beside each (semantics 9, 17.12). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}'
const PEOPLE = ['ann,2020-01-01,12000.00,60000.00', 'bob,2020-01-01,12000.00,60000.00']
const SOLD = ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-03-03,4000.00', 'D-3,bob,2026-02-03,10000.00', 'D-4,bob,2026-03-03,4000.00']
const by = (day: string): string => `because "Agreed" by "VP Sales" on ${day}`
const capped = `${TENTH}\ncap at $1,200`
const posted = (more: string, pay = capped): string[] => lines(pay, PEOPLE, SOLD, { more, postings: true }).sort()
const BOB = ['bob FY26-M01 D-3 earned FY26-M01 original 100000', 'bob FY26-M02 D-4 earned FY26-M02 original 20000']

// commission is cut at 1,200.00, under the 1,300.00 of all pay; ann has 1,400.00 from April on, and 100.00 more than all pay may be
test('a cap on all pay cuts what somebody has who is exempt from the cap of a part', () =>
  expect(posted(`cap pay at $1,300\nexempt "ann" from cap of commission ${by('2026-04-01')}`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M02  plan_limit FY26-M03 correction -10000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M03 correction 20000',
    ...BOB,
  ]))

// 1,000.00 of February are cut to 900.00, and of 200.00 in March nothing is; with 400.00 in March, as April knows it, nothing is cut either
test('a limit of each month is that of what the person is paid then', () =>
  expect(posted(`cap pay at $900 each month\nexempt "ann" from cap of commission ${by('2026-04-01')}`)).toEqual([
    'ann FY26-M01  plan_limit FY26-M01 original -10000',
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M03 correction 20000',
    'bob FY26-M01  plan_limit FY26-M01 original -10000',
    ...BOB,
  ]))

// 1,000.00 are halved, and so are 1,200.00 to date; from April on ann has nothing, and 300.00 of no part in February, with which the year to date is filled up
test('who is exempt from the only part of pay has the floor of all pay, of no part', () =>
  expect(
    posted(`pay only when sales >= $50,000 otherwise keeps 50%\nfloor pay at $300\nexempt "ann" from commission ${by('2026-04-01')}`),
  ).toEqual([
    'ann FY26-M01  plan_limit FY26-M01 original -50000',
    'ann FY26-M01  plan_limit FY26-M03 correction 30000',
    'ann FY26-M01  plan_limit FY26-M03 correction 50000',
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M01 D-1 earned FY26-M03 correction -100000',
    'ann FY26-M02  plan_limit FY26-M02 original -10000',
    'ann FY26-M02  plan_limit FY26-M03 correction 10000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M03 correction -20000',
    'bob FY26-M01  plan_limit FY26-M01 original -50000',
    BOB[0],
    'bob FY26-M02  plan_limit FY26-M02 original -10000',
    BOB[1],
  ]))

// exempt before the first pay period ends: as if ann had never had the clause
test('what is known in the first pay period corrects nothing', () =>
  expect(posted(`cap pay at $1,300\nexempt "ann" from cap of commission ${by('2026-02-01')}`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M02  plan_limit FY26-M02 original -10000',
    'ann FY26-M02 D-2 earned FY26-M02 original 40000',
    ...BOB,
  ]))

test('who is exempt from all pay from the start earns nothing', () =>
  expect(posted(`cap pay at $1,300\nexempt "ann" from commission ${by('2026-02-01')}`)).toEqual(BOB))

// half of 1,000.00, then of 1,400.00 no more than 600.00. April knows of no gate: 600.00 and nothing. May knows of no cap either: 1,000.00 and 400.00, of which
// 100.00 are above all pay
test('each decision corrects what the one before it came to', () =>
  expect(
    posted(
      `cap pay at $1,300\nexempt "ann" from gate of commission ${by('2026-04-01')}\nexempt "ann" from cap of commission ${by('2026-05-01')}`,
      `${TENTH}\nonly when sales >= $50,000 otherwise keeps 50%\ncap at $600`,
    ),
  ).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 50000',
    'ann FY26-M01 D-1 earned FY26-M03 correction 10000',
    'ann FY26-M01 D-1 earned FY26-M04 correction 40000',
    'ann FY26-M02  plan_limit FY26-M04 correction -10000',
    'ann FY26-M02 D-2 earned FY26-M02 original 10000',
    'ann FY26-M02 D-2 earned FY26-M03 correction -10000',
    'ann FY26-M02 D-2 earned FY26-M04 correction 40000',
    'bob FY26-M01 D-3 earned FY26-M01 original 50000',
    'bob FY26-M02 D-4 earned FY26-M02 original 10000',
  ]))

const CANCELLED = { deal: ['cancelled_on date optional event'], postings: true }
const CLAWED = 'clawback deal when deal.cancelled_on is known'
const FIRST_CANCELLED = ['D-1,ann,2026-02-03,10000.00,2026-05-10', 'D-2,ann,2026-03-03,4000.00,']
const clawed = (more: string, deals: readonly string[] = FIRST_CANCELLED): string[] =>
  lines(capped, PEOPLE, deals, { more: `${CLAWED}\n${more}`, ...CANCELLED }).sort()

// what May knows of the cap corrects what was cut, on all deals; then the first one is taken back, and the second earns its 400.00 as before
test('in a pay period that knows of both, the exemption comes before the clawback', () =>
  expect(clawed(`exempt "ann" from cap of commission ${by('2026-05-01')}`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M01 D-1 earned FY26-M04 clawback -100000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M04 correction 20000',
  ]))

// the same of the deal that the cap cut: 200.00 more, then all 400.00 are taken back
test('a row may be corrected and taken back by one pay period', () =>
  expect(
    clawed(`exempt "ann" from cap of commission ${by('2026-05-01')}`, [
      'D-1,ann,2026-02-03,10000.00,',
      'D-2,ann,2026-03-03,4000.00,2026-05-10',
    ]),
  ).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M04 clawback -40000',
    'ann FY26-M02 D-2 earned FY26-M04 correction 20000',
  ]))

// June knows of the cap: nothing is cut since May
test('what a clawback has left is what an exemption corrects', () =>
  expect(clawed(`exempt "ann" from cap of commission ${by('2026-06-01')}`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M01 D-1 earned FY26-M04 clawback -100000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M04 clawback 20000',
  ]))

// from June on the part pays nothing: what is left of it, 400.00, is taken back
test('who is exempt from the part after a clawback gives back what was left', () =>
  expect(clawed(`exempt "ann" from commission ${by('2026-06-01')}`).filter((line) => line.includes('FY26-M05'))).toEqual([
    'ann FY26-M02 D-2 earned FY26-M05 correction -40000',
  ]))

// 1,000.00 are set to 900.00 in March; in May nothing is computed, and the 900.00 are paid all the same: 1,000.00 more than the 100.00 less
test('a value that is set stays when what was computed is clawed back', () =>
  expect(clawed(`set "ann" commission to $900.00 for FY26-M01 ${by('2026-03-31')}`).filter((line) => line.includes('FY26-M01 '))).toEqual([
    'ann FY26-M01  adjustment FY26-M02 correction -10000',
    'ann FY26-M01  adjustment FY26-M04 clawback 100000',
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M01 D-1 earned FY26-M04 clawback -100000',
  ]))

// a third of 1,200.00 to date is 400.00, and of 1,400.00 466.67: 66.67 more beside the 200.00
test('a part that reads another reads it as the person is paid', () => {
  const more = `pay share "Share" on sales {\npays commission / 3\n}\nexempt "ann" from cap of commission ${by('2026-04-01')}`
  const corrected = posted(more).flatMap((line) => (line.includes('FY26-M03 correction') ? [Number(line.split(' ').at(-1))] : []))
  expect(corrected.reduce((sum, one) => sum + one, 0)).toBe(20_000 + 6_667)
})

test('a part that reads one that pays nothing is nothing', () => {
  const more = `pay share "Share" on sales {\npays commission / 3\n}\nexempt "ann" from commission ${by('2026-04-01')}`
  const ann = posted(more).flatMap((line) => (line.startsWith('ann') ? [Number(line.split(' ').at(-1))] : []))
  expect(ann.reduce((sum, one) => sum + one, 0)).toBe(0)
})

// a fifth of the 200.00 that the cap leaves of the second deal, and from April on of 400.00
test('what is paid on is a part of what the person is paid', () =>
  expect(
    lines(`${capped}\npay 20% to deal.second`, PEOPLE, ['D-1,ann,2026-02-03,10000.00,', 'D-2,ann,2026-03-03,4000.00,bob'], {
      more: `exempt "ann" from cap of commission ${by('2026-04-01')}`,
      deal: ['second rep optional'],
      postings: true,
    }).sort(),
  ).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M03 correction 20000',
    'ann FY26-M02 D-2 split FY26-M02 original -4000',
    'ann FY26-M02 D-2 split FY26-M03 correction -4000',
    'bob FY26-M02 D-2 split FY26-M02 original 4000',
    'bob FY26-M02 D-2 split FY26-M03 correction 4000',
  ]))
