import { describe, expect, test } from 'vitest'
import { readCsv } from '../data/csv.ts'
import { ratio } from '../exact/ratio.ts'
import { COMPUTED, type CreditLine, type EarningLine, type PaymentLine } from '../ledger/lines.ts'
import { readCredits, readEarnings, readPayments } from '../ledger/read-lines.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from './csv.ts'
import { ledgersJson } from './json.ts'
import type { Scales } from './sheets.ts'

const scales = {
  exchange: { pay: null },
  rounding: { money: { mode: 'half_up', unit: '1' }, ratio: { mode: 'half_up', unit: '0.000001' } },
  components: [
    { name: 'cloud', metric: 'bookings' },
    { name: 'logos', metric: 'new_logos' },
  ],
  measures: [
    { name: 'bookings', unit: { kind: 'money', currency: 'USD' } },
    { name: 'new_logos', unit: { kind: 'count' } },
  ],
} as unknown as Scales

const earning: EarningLine = {
  paid: null,
  plan: 'ae',
  component: 'cloud',
  payee: 'R-1',
  forPeriod: 'FY26-Q1',
  record: '',
  rowKey: '',
  item: 'earned',
  kind: 'original',
  window: 'FY26-Q1',
  measure: ratio(51526959n),
  quota: ratio(90000000n),
  attainment: ratio(51526959n, 90000000n),
  amount: 123450n,
  currency: 'USD',
  postedIn: 'FY26-Q1',
  asOf: '2026-04-30',
  corrects: '',
  ...COMPUTED,
  origin: 'cloud/from 100%',
}
const payment: PaymentLine = {
  payee: 'R-1',
  plan: 'ae',
  postedIn: 'FY26-Q1',
  account: 'cash',
  kind: 'earned',
  sourceLine: '',
  forPeriod: 'FY26-Q1',
  amount: -5n,
  currency: 'USD',
  origin: '',
  dueOn: '2026-05-15',
}
const credit: CreditLine = {
  plan: 'ae',
  clause: 'credit',
  record: 'deal',
  rowKey: 'D-1',
  recipient: 'R-1',
  role: 'direct',
  level: 0,
  forPeriod: 'FY26-Q1',
  field: 'amount',
  share: '1',
  incentiveDate: '2026-03-31',
  amount: 100000n,
  currency: 'USD',
  postedIn: 'FY26-Q1',
  asOf: '',
  corrects: '',
  kind: 'original',
  origin: 'credit',
}

const rows = (csv: string) => readCsv('x.csv', csv).rows.map(({ cells }) => cells)
const column = (csv: string, name: string) => {
  const [header = [], ...lines] = rows(csv)
  return lines.map((cells) => cells[header.indexOf(name)])
}

describe('a ledger', () => {
  test('of earnings', () =>
    expect(earningsCsv([earning], scales)).toBe(
      'plan,component,payee,for_period,record,row_key,item,kind,window,measure,quota,attainment,amount,currency,posted_in,as_of,corrects,origin,reason,author,dated\n' +
        'ae,cloud,R-1,FY26-Q1,,,earned,original,FY26-Q1,515269.59,900000.00,0.572522,1234.50,USD,FY26-Q1,2026-04-30,,cloud/from 100%,,,\n',
    ))
  test('of payments', () =>
    expect(paymentsCsv([payment])).toBe(
      'payee,plan,posted_in,account,kind,source_line,for_period,amount,currency,origin,due_on\n' +
        'R-1,ae,FY26-Q1,cash,earned,,FY26-Q1,-0.05,USD,,2026-05-15\n',
    ))
  test('of credits', () =>
    expect(creditsCsv([credit])).toBe(
      'plan,clause,record,row_key,recipient,role,level,for_period,field,share,incentive_date,amount,currency,posted_in,as_of,kind,corrects,origin\n' +
        'ae,credit,deal,D-1,R-1,direct,0,FY26-Q1,amount,1,2026-03-31,1000.00,USD,FY26-Q1,,original,,credit\n',
    ))
  test('without lines has its column names', () => expect(rows(paymentsCsv([]))).toHaveLength(1))
  const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  const { paid: _, ...inOne } = earning
  test('has every field of its lines', () => {
    for (const [csv, line] of [
      [creditsCsv([]), credit],
      [earningsCsv([], scales), inOne],
      [paymentsCsv([]), payment],
    ] as const)
      expect(rows(csv)[0]?.map(camel).sort()).toEqual(Object.keys(line).sort())
  })
})

describe('read again', () => {
  const odd = { ...credit, rowKey: '=1+1', recipient: "'-x", share: '1/3', clause: 'a, "b"\nc' }
  test('credits', () => expect(readCredits(creditsCsv([odd]))).toEqual([odd]))
  test('earnings, with an attainment as the file shows it', () =>
    expect(readEarnings(earningsCsv([earning], scales), scales)).toEqual([{ ...earning, attainment: ratio(572522n, 1000000n) }]))
  // 650.22 x 0.7912 = 514.45; a rate through another currency may have no end: 1 / 23,750 has, 1 / 0.7912 has not
  test.each([
    ['0.7912', ratio(7912n, 10000n)],
    ['1250/989', ratio(1250n, 989n)],
  ])('earnings in the currency of pay, at %s', (text, value) => {
    const abroad = { ...scales, exchange: { ...scales.exchange, pay: { path: ['currency'], rate: 'frozen' } } } as unknown as Scales
    const paid = { ...earning, attainment: null, paid: { amount: 51445n, currency: 'GBP', rate: { value, legs: [] } } }
    const csv = earningsCsv([paid, { ...paid, paid: null, kind: 'correction' }], abroad)
    expect(['pay_amount', 'pay_currency', 'pay_rate'].map((name) => column(csv, name))).toEqual([
      ['', '514.45'],
      ['', 'GBP'],
      ['', text],
    ])
    expect(readEarnings(csv, abroad)).toEqual([{ ...paid, paid: null, kind: 'correction' }, paid])
  })
  test('payments', () => expect(readPayments(paymentsCsv([payment]))).toEqual([payment]))
  test('a file without a column is none', () => expect(readPayments('payee,plan\n')).toBeUndefined())
})

describe('figures', () => {
  const cells = (change: Partial<EarningLine>, name: string) => column(earningsCsv([{ ...earning, ...change }], scales), name)
  test('that end are exact', () => expect(cells({ attainment: ratio(10455n, 10000n) }, 'attainment')).toEqual(['1.0455']))
  test('that are not there are empty', () => expect(cells({ quota: null }, 'quota')).toEqual(['']))
  test('of a count are not money', () => expect(cells({ component: 'logos', measure: ratio(300n) }, 'measure')).toEqual(['300']))
  test('of an average in money', () => expect(cells({ measure: ratio(100n, 3n) }, 'measure')).toEqual(['0.333333']))
  test('larger than a float', () => expect(cells({ amount: 9007199254740993n }, 'amount')).toEqual(['90071992547409.93']))
  test('of a currency without decimals', () => expect(cells({ amount: 7n, currency: 'JPY' }, 'amount')).toEqual(['7']))
})

describe('lines are sorted', () => {
  test('by identity, periods and kinds last', () => {
    const lines = [
      { ...earning, payee: 'R-2' },
      { ...earning, kind: 'correction' as const, postedIn: 'FY26-Q2' },
      { ...earning, component: 'a' },
      earning,
    ]
    const order = (some: readonly EarningLine[]) =>
      rows(earningsCsv(some, scales)).map((cells) => [cells[1], cells[2], cells[14]].join(' '))
    expect(order(lines).slice(1)).toEqual(['a R-1 FY26-Q1', 'cloud R-1 FY26-Q1', 'cloud R-1 FY26-Q2', 'cloud R-2 FY26-Q1'])
    expect(order([...lines].reverse())).toEqual(order(lines))
  })
  test('levels by value', () =>
    expect(
      column(
        creditsCsv([
          { ...credit, level: 10 },
          { ...credit, level: 9 },
        ]),
        'level',
      ),
    ).toEqual(['9', '10']))
})

describe('texts', () => {
  const payees = (payee: string) => column(paymentsCsv([{ ...payment, payee }]), 'payee')
  for (const text of ['a,b', 'a"b', 'a\nb', 'a\rb']) test(`${JSON.stringify(text)} is quoted`, () => expect(payees(text)).toEqual([text]))
  for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '=HYPERLINK("a","b")'])
    test(`${JSON.stringify(text)} is no formula`, () => expect(payees(text)).toEqual([`'${text}`]))
})

test('the ledgers for programs have the same order and figures', () => {
  const { credits, earnings, payments } = ledgersJson(
    { credits: [credit], earnings: [{ ...earning, quota: null }], payments: [{ ...payment, payee: '=x' }] },
    scales,
  )
  expect(earnings[0]).toMatchObject({ measure: '515269.59', quota: null, attainment: '0.572522', amount: '1234.50', posted_in: 'FY26-Q1' })
  expect([credits[0]?.level, payments[0]?.payee]).toEqual([0, '=x'])
})
