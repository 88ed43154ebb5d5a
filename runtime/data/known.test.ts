import { describe, expect, test } from 'vitest'
import { parseDay } from '../calendar/day.ts'
import { knownData } from './known.ts'
import { DATE, field, read, record } from './samples.ts'

const day = (text: string) => parseDay(text)!
const fields = [
  field('id'),
  field('from', DATE),
  field('recorded', DATE),
  field('withdrawn', { kind: 'yesno' }),
  field('v', { kind: 'number' }),
]
const rows = (text: string) => `id,from,recorded,withdrawn,v\n${text}`
/** The lines of the file that are known, in canonical order. */
const lines = (shape: ReturnType<typeof record>, text: string, asOf: string | null) => {
  const { data, says } = read([shape], { level: rows(text) })
  expect(says).toEqual([])
  const known = knownData([shape], data, asOf === null ? null : day(asOf))
  return known.tables.get('level')!.rows.map(({ line }) => line)
}

describe('the rows known on a day (semantics 1, steps 1 to 3)', () => {
  const plain = record('level', fields, { known: 'recorded', withdrawn: 'withdrawn' })
  // line 2: recorded 2 March; line 3: changed on 5 April; line 4: withdrawn on 1 May
  const changed = 'a,2026-01-01,2026-03-02,no,1\na,2026-01-01,2026-04-05,no,2\na,2026-01-01,2026-05-01,yes,2\n'
  test.for([
    ['2026-03-01', []],
    ['2026-03-02', [2]],
    ['2026-04-04', [2]],
    ['2026-04-05', [3]],
    ['2026-04-30', [3]],
    ['2026-05-01', []],
    [null, []],
  ] as const)('as of %s', ([asOf, expected]) => expect(lines(plain, changed, asOf)).toEqual(expected))

  const history = { from: 'from', to: null }
  const both = record('level', fields, { history, known: 'recorded', withdrawn: 'withdrawn' })
  test('a withdrawal removes its start only: the earlier one is in force again', () =>
    expect(lines(both, 'a,2026-01-01,2026-01-01,no,1\na,2026-06-01,2026-02-01,no,2\na,2026-06-01,2026-03-01,yes,2\n', null)).toEqual([2]))
  test('what is recorded after a withdrawal counts again', () =>
    expect(lines(plain, 'a,2026-01-01,2026-03-01,yes,1\na,2026-01-01,2026-04-01,no,2\n', null)).toEqual([3]))
  test('a plain row that says it is withdrawn is gone', () =>
    expect(lines(record('level', fields, { withdrawn: 'withdrawn' }), 'a,2026-01-01,2026-01-01,yes,1\n', null)).toEqual([]))
})

describe('what is checked between rows is what is known', () => {
  const ranged = record('level', [field('id'), field('from', DATE), field('to', DATE), field('recorded', DATE)], {
    history: { from: 'from', to: 'to' },
    known: 'recorded',
  })
  const text =
    'id,from,to,recorded\na,2026-01-01,2026-06-30,2026-01-01\na,2026-05-01,2026-12-31,2026-02-01\na,2026-01-01,2026-04-30,2026-03-01\n'
  const codes = (asOf: string | null) => read([ranged], { level: text }, asOf).found.map(({ code }) => code)
  test('an overlap that was corrected is none', () => expect(codes(null)).toEqual([]))
  test('but was one before the correction', () => expect(codes('2026-02-28')).toEqual(['CB821']))
  test('and none before the second range was known', () => expect(codes('2026-01-31')).toEqual([]))
})
