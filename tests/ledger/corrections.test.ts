/** Three periods closed one after the other, then rows that change: what is posted, what stays, and why, as a user meets it. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'

const root = mkdtempSync(join(tmpdir(), 'caboose-close-'))
afterAll(() => rmSync(root, { recursive: true }))

const PLAN = `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
policy {
  overpayment recovered from next pay up to 50% of it
}
objective sell "Sell" because "It is what we make"

record rep from "reps.csv" {
  id       text key
  hired_on date
}
record deal from "deals.csv" {
  id           text key
  owner        rep
  closed_on    date incentive
  amount       money
  cancelled_on date optional event
}

metric sales "Sales" {
  supports sell
  sum of deal.amount
  accumulates over year
}
pay commission "Commission" on sales {
  graduated on sales {
    from      $0 at  5%
    from $20,000 at 10%
  }
}
clawback deal when deal.cancelled_on is within 90 days after deal.closed_on
`
const REPS = 'id,hired_on\nann,2020-01-01\nbob,2020-01-01\ncarl,2020-01-01\n'
// ann: 5% of 10,000 = 500.00; 5% of 8,000 = 400.00; 2,000 at 5% and 4,000 at 10% = 500.00
// bob: 5% of 4,000 = 200.00 in February, 5% of 2,000 = 100.00 in April; carl: 5% of 3,000 = 150.00 in February
const CLOSED = `id,owner,closed_on,amount,cancelled_on
D-1,ann,2026-01-10,10000.00,
D-2,ann,2026-02-10,8000.00,
D-3,ann,2026-03-10,6000.00,
D-4,bob,2026-02-20,4000.00,
D-6,bob,2026-04-05,2000.00,
D-8,carl,2026-02-15,3000.00,
`
// since March was closed: D-1 changed, D-2 is gone, D-4 moved, D-5 came late, and D-8 was cancelled on 10 March
const NOW = `id,owner,closed_on,amount,cancelled_on
D-1,ann,2026-01-10,12000.00,
D-3,ann,2026-03-10,6000.00,
D-4,ann,2026-02-20,4000.00,
D-5,ann,2026-02-25,5000.00,
D-6,bob,2026-04-05,2000.00,
D-8,carl,2026-02-15,3000.00,2026-03-10
`
const MONTHS = ['FY26-M01', 'FY26-M02', 'FY26-M03'] as const

let count = 0
/** A company folder with January to March closed in `ledgers`. */
function company(): string {
  const folder = join(root, String(count++))
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'sales.plan'), PLAN)
  writeFileSync(join(folder, 'data/reps.csv'), REPS)
  writeFileSync(join(folder, 'data/deals.csv'), CLOSED)
  return folder
}
const ran = (folder: string, ...args: string[]) => caboose(args, { cwd: folder })
const close = (folder: string, period: string, plan = 'sales.plan') => ran(folder, 'close', plan, '--period', period, '--ledger', 'ledgers')
const all = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => [join(one.parentPath, one.name).slice(folder.length), readFileSync(join(one.parentPath, one.name), 'utf8')]),
  )
const changeDeals = (folder: string, text: string): void => writeFileSync(join(folder, 'data/deals.csv'), text)
/** Lines of a ledger as their cells by column. */
function lines(file: string): Record<string, string>[] {
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const columns = head.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [columns[i] ?? '', cell])))
}

const before = company()
const closings = MONTHS.map((month) => close(before, month))
const frozen = all(join(before, 'ledgers'))
const now = join(root, 'now')
cpSync(before, now, { recursive: true })
changeDeals(now, NOW)
const april = ran(now, 'run', 'sales.plan', '--period', 'FY26-M04', '--ledger', 'ledgers', '--out', 'april')

describe('three periods, one after the other', () => {
  test('are closed with what was earned', () => {
    expect(closings.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(closings.map(({ out }) => out.split('\n')[0])).toEqual([
      'Sales, FY26-M01 closed: earned 500.00 USD, paid 500.00 USD',
      // 400.00 + 200.00 + 150.00
      'Sales, FY26-M02 closed: earned 750.00 USD, paid 750.00 USD',
      'Sales, FY26-M03 closed: earned 500.00 USD, paid 500.00 USD',
    ])
  })
  test('closed as a quarter they are the same files', () => {
    const folder = company()
    expect(close(folder, 'FY26-Q1').code).toBe(0)
    expect(all(join(folder, 'ledgers'))).toEqual(frozen)
  })
})

describe('rows that change after the close', () => {
  test('are posted in the first open period, to the cent', () => {
    expect(april.code).toBe(0)
    // now: D-1 600.00; D-4 from 12,000 to 16,000 at 5% = 200.00; D-5 4,000 at 5% and 1,000 at 10% = 300.00; D-3 6,000 at 10% = 600.00
    expect(
      lines(join(now, 'april/earnings.csv')).map(({ payee, row_key, for_period, posted_in, kind, amount, corrects }) =>
        [payee, row_key, for_period, posted_in, kind, amount, corrects].join(' '),
      ),
    ).toEqual([
      'ann D-1 FY26-M01 FY26-M04 correction 100.00 FY26-M01',
      'ann D-2 FY26-M02 FY26-M04 correction -400.00 FY26-M02',
      'ann D-4 FY26-M02 FY26-M04 correction 200.00 ',
      'ann D-5 FY26-M02 FY26-M04 correction 300.00 ',
      'ann D-3 FY26-M03 FY26-M04 correction 100.00 FY26-M03',
      'bob D-4 FY26-M02 FY26-M04 correction -200.00 FY26-M02',
      'bob D-6 FY26-M04 FY26-M04 original 100.00 ',
      'carl D-8 FY26-M02 FY26-M04 clawback -150.00 FY26-M02',
    ])
  })
  test('are paid, or recovered by the policy', () => {
    const sums = new Map<string, bigint>()
    for (const { payee = '', account = '', amount = '' } of lines(join(now, 'april/payments.csv'))) {
      const key = `${payee} ${account}`
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount.replace('.', '')))
    }
    // ann: 100 - 400 + 200 + 300 + 100 = 300.00. bob owes 200.00, half of the 100.00 of April recovers 50.00. carl owes 150.00.
    expect(Object.fromEntries([...sums].filter(([, sum]) => sum !== 0n))).toEqual({
      'ann cash': 300_00n,
      'bob cash': 50_00n,
      'bob owed': 150_00n,
      'carl owed': 150_00n,
    })
  })
  test('leave the closed ledgers as they are, to the byte', () => expect(all(join(now, 'ledgers'))).toEqual(frozen))
  test('are posted once: closing April and asking again posts nothing new', () => {
    const folder = join(root, 'again')
    cpSync(now, folder, { recursive: true })
    expect(close(folder, 'FY26-M04').out).toContain(
      // 300.00 + (-200.00 + 100.00) - 150.00 = 50.00, of it 300.00 - 200.00 - 150.00 = -50.00
      'Sales, FY26-M04 closed: earned 50.00 USD, paid 350.00 USD, of it -50.00 USD for closed periods',
    )
    ran(folder, 'run', 'sales.plan', '--period', 'FY26-M05', '--ledger', 'ledgers', '--out', 'may')
    expect(lines(join(folder, 'may/earnings.csv'))).toEqual([])
    ran(folder, 'run', 'sales.plan', '--period', 'FY26-M04', '--ledger', 'ledgers', '--out', 'once-more')
    for (const name of ['credits.csv', 'earnings.csv', 'payments.csv'])
      expect(readFileSync(join(folder, 'once-more', name), 'utf8')).toBe(readFileSync(join(folder, 'ledgers/FY26-M04', name), 'utf8'))
  })
})

describe('explain names each cause', () => {
  const told = (folder: string, rep: string, period: string): string => {
    const { code, out, err } = ran(
      folder,
      'explain',
      'sales.plan',
      '--rep',
      rep,
      '--period',
      period,
      '--ledger',
      'ledgers',
      '--format',
      'md',
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    // columns are as wide as their longest cell
    return out.replaceAll(/ +/g, ' ')
  }
  test('a row that changed, was cancelled, moved, came late', () => {
    // one after the other on 24,000 (1,400.00): 26,000 = 1,600.00; 18,000 = 900.00; 22,000 = 1,200.00; 27,000 = 1,700.00
    const out = told(now, 'ann', 'FY26-M04')
    expect(out).toContain('| Deal D-1 of 10 Jan 2026 changed: amount was $10,000.00, is $12,000.00 | $200.00 |')
    expect(out).toContain('| Deal D-2 of 10 Feb 2026 was cancelled: it is no longer in the data | -$700.00 |')
    expect(out).toContain('| Deal D-4 of 20 Feb 2026 moved to another person: owner bob then, ann now | $300.00 |')
    expect(out).toContain('| Deal D-5 of 25 Feb 2026 came in after the close | $500.00 |')
    expect(out).toMatch(/Together[^|]*\|[^|]*\$300\.00/)
  })
  test('to whom it was taken from, and a cancellation that was learned of late', () => {
    expect(told(now, 'bob', 'FY26-M04')).toContain('owner bob then, ann now | -$200.00 |')
    expect(told(now, 'carl', 'FY26-M04')).toContain(
      '| Deal D-8 of 15 Feb 2026 changed: cancelled on 10 Mar 2026, not known at the close | -$150.00 |',
    )
  })
  test('a closed period is told as it was closed', () => expect(told(now, 'ann', 'FY26-M02')).toBe(told(before, 'ann', 'FY26-M02')))
  test('a plan that changed', () => {
    const folder = join(root, 'replanned')
    cpSync(before, folder, { recursive: true })
    writeFileSync(join(folder, 'sales.plan'), PLAN.replace('at  5%', 'at  6%'))
    // ann: 1% more of the first 20,000 = 200.00
    expect(told(folder, 'ann', 'FY26-M04')).toContain('| The plan was changed: commission | $200.00 |')
    const old = ran(folder, 'explain', 'sales.plan', '--rep', 'ann', '--period', 'FY26-M02', '--ledger', 'ledgers')
    expect({ code: old.code, err: old.err }).toEqual({
      code: 2,
      err: 'error: FY26-M02 was closed with another text of the plan; explain it with that text\n',
    })
  })
})

describe('what is decided after the close', () => {
  const folder = join(root, 'decided')
  const DECIDED = `
adjust "ann" commission by $120.00 for FY26-M02 because "A deal was entered late" by "VP Sales" on 2026-04-15
exempt "bob" from commission because "On another agreement" by "CFO" on 2026-04-20
`
  cpSync(before, folder, { recursive: true })
  writeFileSync(join(folder, 'sales.plan'), PLAN + DECIDED)
  const posted = (period: string): string[] => {
    expect(ran(folder, 'run', 'sales.plan', '--period', period, '--ledger', 'ledgers', '--out', period).code).toBe(0)
    return lines(join(folder, period, 'earnings.csv')).map(({ payee, for_period, item, kind, amount, reason, author, dated }) =>
      [payee, for_period, item, kind, amount, reason, author, dated].join('|'),
    )
  }
  test('is posted in the period in which it was decided, with who and why, and never overwritten', () => {
    // bob gives back the 200.00 of February, and his 100.00 of April are not earned
    expect(posted('FY26-M04')).toEqual([
      'ann|FY26-M02|adjustment|correction|120.00|A deal was entered late|VP Sales|2026-04-15',
      'bob|FY26-M02|earned|correction|-200.00|||',
    ])
    expect(close(folder, 'FY26-M04').code).toBe(0)
    changeDeals(folder, NOW.replace('D-4,ann', 'D-4,bob').replace(/D-8.*\n/, ''))
    // without D-8 carl's 150.00 go; ann on 12,000 + 5,000 + 6,000 = 23,000: 1,300.00 instead of 1,400.00; the 120.00 stay
    expect(posted('FY26-M05').join('\n')).not.toContain('adjustment')
  })
  test('is a cause', () => {
    const told = (rep: string): string =>
      ran(folder, 'explain', 'sales.plan', '--rep', rep, '--period', 'FY26-M04', '--ledger', 'ledgers', '--format', 'md').out.replaceAll(
        / +/g,
        ' ',
      )
    expect(told('ann')).toContain('| Commission, FY26-M02: adjusted by $120.00, by VP Sales on 15 Apr 2026 | $120.00 |')
    expect(told('ann')).toContain('A deal was entered late')
    expect(told('bob')).toContain('| Commission does not pay you, by CFO on 20 Apr 2026 | -$200.00 |')
    expect(told('bob')).not.toContain('ann')
  })
})

describe('refused with exit code 3, and nothing written', () => {
  const refusals: readonly [name: string, period: string, change: (folder: string) => void, says: string][] = [
    ['a period that is closed', 'FY26-M02', () => undefined, 'FY26-M02 is closed already in `ledgers`; a closed period never changes'],
    ['a period out of order', 'FY26-M05', () => undefined, 'periods close in order: close FY26-M04 before FY26-M05'],
    [
      "another plan's ledger",
      'FY26-M04',
      (folder) => writeFileSync(join(folder, 'sales.plan'), PLAN.replace('plan sales', 'plan services')),
      'holds the closed ledger of the plan `sales`, not of `services`',
    ],
    [
      'a changed line',
      'FY26-M04',
      (folder) => {
        const file = join(folder, 'ledgers/FY26-M02/earnings.csv')
        writeFileSync(file, readFileSync(file, 'utf8').replace('400.00', '4000.00'))
      },
      'the closed ledger of FY26-M02 does not verify: `earnings.csv` is not what was closed',
    ],
    [
      'a changed sum',
      'FY26-M04',
      (folder) => {
        const file = join(folder, 'ledgers/FY26-M02/close.json')
        writeFileSync(file, readFileSync(file, 'utf8').replace('"earnings": "750.00"', '"earnings": "760.00"'))
      },
      'the closed ledger of FY26-M02 does not verify: `close.json` is not what was written',
    ],
    ['a missing file', 'FY26-M04', (folder) => rmSync(join(folder, 'ledgers/FY26-M01/known.jsonl')), '`known.jsonl` is missing'],
    [
      'a missing period',
      'FY26-M04',
      (folder) => rmSync(join(folder, 'ledgers/FY26-M02'), { recursive: true }),
      'the closed ledger of FY26-M02 is missing',
    ],
    [
      'a period of another chain',
      'FY26-M04',
      (folder) => {
        const other = company()
        changeDeals(other, NOW)
        close(other, 'FY26-M01')
        rmSync(join(folder, 'ledgers/FY26-M01'), { recursive: true })
        cpSync(join(other, 'ledgers/FY26-M01'), join(folder, 'ledgers/FY26-M01'), { recursive: true })
      },
      'the closed ledger of FY26-M02 does not verify: it does not follow that of FY26-M01',
    ],
  ]
  test.for([...refusals])('%s', ([name, period, change, says]) => {
    const folder = join(root, name.replace(/\W/g, '-'))
    cpSync(before, folder, { recursive: true })
    change(folder)
    const files = all(folder)
    const { code, out, err } = close(folder, period)
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toContain(says)
    expect(all(folder)).toEqual(files)
    if (name !== 'a period that is closed' && name !== 'a period out of order')
      expect(ran(folder, 'run', 'sales.plan', '--period', period, '--ledger', 'ledgers').code).toBe(3)
  })
})
