import { describe, expect, test } from 'vitest'
import { fromDecimal } from '../../runtime/exact/ratio.ts'
import { attainedBands } from './bands.ts'
import type { Move } from './moved.ts'
import type { Paid } from './paid.ts'

const paid: Paid = {
  currency: { code: 'USD', digits: 2 },
  people: [],
  total: 0n,
  parts: new Map(),
  labels: new Map(),
  attained: { metric: 'bookings', label: 'Bookings', of: () => undefined },
}
let made = 0
/** So many people at an attainment; undefined: without a quota. */
const people = (count: number, attainment: string | undefined): Move[] =>
  Array.from({ length: count }, (): Move => {
    made += 1
    const id = `R-${made}`
    const person = { id, name: id, total: 0n, parts: new Map(), attainment: attainment === undefined ? undefined : fromDecimal(attainment) }
    return { id, name: id, before: 0n, after: 0n, change: 0n, person, was: person, only: null }
  })
const bandsOf = (moves: readonly Move[]) => attainedBands(paid, paid, moves)?.map(({ label, after }) => [label, after.length])

describe('bands of attainment', () => {
  test('of fewer than five people are joined with their neighbours, from the first bound to the last', () =>
    expect(bandsOf([...people(5, '0.6'), ...people(3, '0.9'), ...people(2, '1.1'), ...people(6, '1.3')])).toEqual([
      ['50% to 80%', 5],
      ['80% to 120%', 5],
      ['120% and more', 6],
    ]))
  test('those without a quota stay beside the band that they join', () =>
    expect(bandsOf([...people(5, '0.6'), ...people(5, '1.1'), ...people(2, '1.3'), ...people(1, undefined)])).toEqual([
      ['50% to 80%', 5],
      ['100% and more, without a quota', 8],
    ]))
})
