import { describe, expect, test } from 'vitest'
import { bookings, planOf } from '../describe/testing.ts'
import { curvesBetween } from './curves.ts'

const plan = (...pays: string[]) => planOf(`${bookings()}${pays.join('\n')}`)
const graduated = (above: string, more = '', worth = '70%'): string =>
  `pay c "C" on bookings { worth ${worth} of target  graduated on attainment { from 0% at 1.0x  from 100% at ${above} }  ${more} }`
const ends = (curve: { readonly pieces: readonly { readonly to: { readonly x: { readonly says: string } } }[] } | null) =>
  curve?.pieces.at(-1)?.to.x.says

describe('curves before and after', () => {
  test('go as far as each other, and say up to where they are the same', () => {
    const [found] = curvesBetween(plan(graduated('1.5x')), plan(graduated('2.0x', 'cap at 150% of worth')))
    expect(found?.says).toBe('Same up to 100%.')
    expect(ends(found!.before)).toBe(ends(found!.curve))
    // the cap leaves half of the worth at 2 points for each: 25 points above quota
    expect(found!.curve.knots.map(({ x }) => x.says)).toEqual(['0%', '100%', '125%'])
  })
  test('are in parts of target pay, so that another worth is another curve', () => {
    const [found] = curvesBetween(plan(graduated('1.5x')), plan(graduated('1.5x', '', '50%')))
    expect(found?.curve.y).toBe('Earned, of target pay')
    const atQuota = [found!.before!, found!.curve].map(({ knots }) => knots.find(({ x }) => x.says === '100%')?.pays.says)
    expect(atQuota).toEqual(['70%', '50%'])
    // 1.5 points of half of the target
    expect(found!.curve.pieces.map(({ rate }) => rate)).toEqual(['0.5% of target per point', '0.75% of target per point'])
  })
  test('are drawn where one of them is a straight line', () => {
    const [found] = curvesBetween(plan('pay c "C" on bookings { worth 70% of target  flat 1.0x }'), plan(graduated('1.5x')))
    expect([found?.before?.pieces.length, found?.curve.pieces.length]).toEqual([1, 2])
  })
  test('that are the same are not shown', () => expect(curvesBetween(plan(graduated('1.5x')), plan(graduated('1.50x')))).toEqual([]))
  test('of a new part stand alone', () => {
    const added = 'pay d "D" on bookings { worth 30% of target  flat 1.0x }'
    const found = curvesBetween(plan(graduated('1.5x')), plan(graduated('1.5x'), added))
    expect(found.map(({ curve, before, says }) => [curve.title, before, says])).toEqual([['D', null, 'This part of pay is new.']])
  })
  test('of a rate of the own are parts of what it pays on the whole quota', () => {
    const [found] = curvesBetween(
      plan('pay c "C" on bookings { flat rep.own_rate }'),
      plan(
        'pay c "C" on bookings { graduated on attainment { from 0% at 50% of rep.own_rate  from 80% at rep.own_rate  from 100% at 200% of rep.own_rate } }',
      ),
    )
    expect([found?.curve.x, found?.curve.y]).toEqual(['Bookings, of quota', 'Earned, of your own rate on the whole quota'])
    // half of 80 points are 40%; 20 more at the full rate make 60%
    expect(found!.curve.knots.map(({ x, pays }) => `${x.says} ${pays.says}`)).toEqual(['0% 0%', '80% 40%', '100% 60%'])
    expect(found!.curve.pieces.map(({ rate }) => rate)).toEqual(['0.5x your own rate', '1x your own rate', '2x your own rate'])
    expect(found!.before!.knots.map(({ x, pays }) => `${x.says} ${pays.says}`)).toEqual(['0% 0%', '100% 100%'])
    expect(ends(found!.before)).toBe(ends(found!.curve))
  })
  test('that depend on the person otherwise are not drawn', () => {
    const own = 'pay c "C" on bookings { retroactive on attainment { from 0% at rep.own_rate  from 100% at 2% } }'
    expect(curvesBetween(plan(graduated('1.5x')), plan(own))).toEqual([])
    expect(curvesBetween(plan(own), plan(graduated('1.5x')))[0]).toMatchObject({
      before: null,
      says: 'The curve before depends on the person, so it is not drawn.',
    })
  })
})
