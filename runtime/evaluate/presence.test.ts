/** Absences, workdays, and credit while away and after leaving (semantics 2, 17.8, 17.9). */
import { describe, expect, test } from 'vitest'
import type { Core } from '../core/core.ts'
import { HOLIDAYS } from '../core/holidays.ts'
import { PRESENT, type Presence } from '../core/people.ts'
import {
  attempt,
  type Cells,
  dateUnit,
  deal,
  dealShape,
  earned,
  field,
  known,
  measure,
  metric,
  origin,
  pay,
  percent,
  planOf,
  prorated,
  rate,
  repField,
  repShape,
  run,
  statedTarget,
  target,
  textUnit,
  times,
} from './fixtures.ts'

const absenceShape = {
  ...repShape,
  name: 'absence',
  file: 'absences.csv',
  fields: [
    field('id', textUnit),
    field('who', { kind: 'reference', record: 'rep' }),
    field('starts', dateUnit),
    field('ends', dateUnit, { optional: true }),
  ],
}
const holidayShape = { ...repShape, name: HOLIDAYS, file: 'holidays.csv', key: ['date'] as [string], fields: [field('date', dateUnit)] }
const away = [{ record: 'absence', whose: 'who', from: 'starts', to: 'ends', origin }]
const people = (presence: Partial<Presence> = {}): Core['people'] => ({
  record: 'rep',
  where: null,
  hired: 'hired_on',
  left: 'left_on',
  label: null,
  presence: { ...PRESENT, away, ...presence },
})
const records = [repShape, dealShape, absenceShape, holidayShape]
const paysTarget = (by: Parameters<typeof prorated>, window: 'month' | 'year' = 'month') => {
  const on = metric('sales', window)
  return planOf({
    records,
    people: people(),
    holidays: HOLIDAYS,
    measures: [on],
    components: [pay('all', on, [rate(target())])],
    target: statedTarget(repField('target'), 'year', prorated(...by)),
  })
}
const ann = { id: 'ann', hired_on: '2020-01-01', target: '120000' }
const leave = (id: string, starts: string, ends: string | undefined): Cells => ({ id, who: 'ann', starts, ends })
const month = (outcome: ReturnType<typeof run>, m: number) => earned(outcome, { forPeriod: `FY26-M0${m}` })

describe('a leave', () => {
  const outcome = run(paysTarget(['days', 'leave']), { rep: [ann], absence: [leave('1', '2026-03-16', '2026-05-10')] })
  // 10,000 x 15/31 = 4,838.709...; to date 14,838.71
  test('shrinks the month in which it begins', () => expect(month(outcome, 2)).toBe('4838.71'))
  test('leaves nothing of a month that it covers', () => expect(month(outcome, 3)).toBe('0.00'))
  // 10,000 x 21/31 = 6,774.193...; to date 21,612.903... -> 21,612.90, less 14,838.71
  test('and shrinks the month in which it ends', () => expect(month(outcome, 4)).toBe('6774.19'))
  test('two that share days count each day once', () => {
    const twice = [leave('1', '2026-03-16', '2026-04-20'), leave('2', '2026-04-10', '2026-05-10')]
    expect(earned(run(paysTarget(['days', 'leave']), { rep: [ann], absence: twice }))).toBe(earned(outcome))
  })
  test('that is not listed shrinks nothing', () =>
    expect(month(run(paysTarget(['days', 'left_on']), { rep: [ann], absence: [leave('1', '2026-03-16', undefined)] }), 3)).toBe('10000.00'))
  test('without an end goes on', () =>
    expect(earned(run(paysTarget(['days', 'leave']), { rep: [ann], absence: [leave('1', '2026-03-01', undefined)] }))).toBe('10000.00'))
  test('that is still to come has not happened (17.8, 17.9)', () => {
    // full basis: at the end of March 16 of 31 days of March are gone, 120,000 - 10,000 x 16/31 = 114,838.709...; at the end of April all of April
    const year = run(paysTarget(['days', 'leave'], 'year'), { rep: [ann], absence: [leave('1', '2026-03-16', '2026-05-10')] })
    expect([month(year, 1), month(year, 2), month(year, 3)]).toEqual(['120000.00', '-5161.29', '-10000.00'])
  })
})

describe('by workdays', () => {
  // February 2026 has 20 weekdays, less Presidents' Day on the 16th 19; 6 of them are before the 10th: 10,000 x 13/19 = 6,842.105...
  const holiday = [{ date: '2026-02-16' }, { date: '2027-01-01' }]
  const hired = { ...ann, hired_on: '2026-02-10' }
  test('weekends and holidays are no days', () =>
    expect(month(run(paysTarget(['workdays', 'hired_on']), { rep: [hired], holiday }), 1)).toBe('6842.11'))
  test('a hire on the Sunday before the first workday of a month loses nothing', () =>
    // Sunday 1 March: every workday of March is there
    expect(month(run(paysTarget(['workdays', 'hired_on']), { rep: [{ ...ann, hired_on: '2026-03-01' }], holiday }), 2)).toBe('10000.00'))
  test('a weekend of leave costs nothing', () =>
    expect(
      month(run(paysTarget(['workdays', 'leave']), { rep: [ann], holiday, absence: [leave('1', '2026-03-07', '2026-03-08')] }), 2),
    ).toBe('10000.00'))
  test('a year without holidays is an error', () => {
    const { outcome, findings } = attempt(paysTarget(['workdays', 'hired_on']), { rep: [ann], holiday: [{ date: '2026-02-16' }] })
    expect(outcome).toBeUndefined()
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual(['CB865 `holidays.csv` has no holidays of 2027'])
  })
})

describe('rows of a day', () => {
  const on = metric('sales', 'month')
  const paysSales = (presence: Partial<Presence>) =>
    planOf({
      records,
      people: people(presence),
      measures: [on],
      components: [pay('c', on, [rate(times(percent('10'), measure('sales')))])],
    })
  const absence = [leave('1', '2026-03-10', '2026-03-20')]
  const sold = [deal('1', '2026-03-09', '100'), deal('2', '2026-03-10', '1000'), deal('3', '2026-03-21', '10000')]
  test('of leave count', () => expect(earned(run(paysSales({}), { rep: [ann], absence, deal: sold }))).toBe('1110.00'))
  test('do not count with `no credit while away`', () =>
    expect(earned(run(paysSales({ creditWhileAway: false }), { rep: [ann], absence, deal: sold }))).toBe('1010.00'))

  const creditAfter = { days: 30, date: 'left_on', origin }
  const late = [deal('1', '2026-03-31', '100'), deal('2', '2026-04-30', '1000'), deal('3', '2026-05-01', '10000')]
  const gone = { ...ann, left_on: '2026-03-31' }
  test('after the last day do not count', () => expect(earned(run(paysSales({}), { rep: [gone], deal: late }))).toBe('10.00'))
  test('count for 30 days where the plan says so', () =>
    expect(earned(run(paysSales({ creditAfter }), { rep: [gone], deal: late }))).toBe('110.00'))
  test('count only for those who were in the plan on the last day', () => {
    const where = known(repField('role', textUnit))
    const core = { ...paysSales({ creditAfter }), people: { ...people({ creditAfter }), where } }
    expect(earned(run(core, { rep: [gone], deal: late }))).toBe('0.00')
    expect(earned(run(core, { rep: [{ ...gone, role: 'AE' }], deal: late }))).toBe('110.00')
  })
})
