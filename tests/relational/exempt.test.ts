/** Who is exempt, beside what acts on all pay: worked out beside each (semantics 9, 17.12). */
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
