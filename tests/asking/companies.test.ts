/** What reps of the shipped companies ask, with answers that are derived by hand beside them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { alongOf } from '../../compiler/asking/along.ts'
import { askAbout } from '../../compiler/asking/ask.ts'
import { personIn } from '../../compiler/asking/person.ts'
import { growingOf } from '../../compiler/asking/usual.ts'
import { compile } from '../../compiler/compile.ts'
import { digitsOf, run, runOn } from '../../compiler/run.ts'
import { readData } from '../../runtime/data/read.ts'
import { ratio } from '../../runtime/exact/ratio.ts'
import { caboose } from '../cli/built.ts'

/** Whole companies are read, some of them by a process of their own. */
vi.setConfig({ testTimeout: 180_000 })

const root = join(import.meta.dirname, '../..')
const plansIn = join(root, 'plans')
const bytes = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

function about(company: string, file: string, payee: string, period: string) {
  const folder = join(plansIn, company)
  const { plan, core } = compile(file, (path) => readFileSync(join(folder, path), 'utf8'))
  if (plan === undefined || core === undefined) throw new Error(file)
  const question = { period, asOf: null }
  const { data, outcome } = run(core, (name) => bytes(join(folder, 'data', name)), question)
  if (outcome === undefined) throw new Error(period)
  const deals = (name: string) => bytes(join(folder, 'open', name)) ?? bytes(join(folder, 'data', name))
  const read = readData(core.records, deals, digitsOf, () => undefined)
  const open = {
    tables: new Map(
      [...read.tables].filter(([record, { file: name }]) => record === 'deal' && bytes(join(folder, 'open', name)) !== undefined),
    ),
  }
  const asking = askAbout({ plan, core, data, question, outcome, payee, open })
  if (asking === undefined) throw new Error(payee)
  return asking
}

describe('an account executive', () => {
  const ann = about('northwind-cloud', 'account-executive.plan', 'R-101', 'FY26-Q2')

  // worth 70% of 120,000 at a quota of 1,200,000: 7 cents a dollar, 10.5 above quota; 2% more for 24 months: 9 and 12.5
  test('the next $10,000', () => {
    const [cloud, logos, margin] = ann.nextPays()
    expect(cloud).toMatchObject({ step: { exact: '10000', says: '$10,000' }, pays: { exact: '900', says: '$900.00' } })
    expect(cloud?.change).toMatchObject({
      at: { says: '$1,200,000.00' },
      attainment: { exact: '1', says: '100%' },
      pays: { says: '$1,250.00' },
    })
    expect(cloud?.imagined).toContain('kind expansion, term months 24')
    expect(logos?.says).toBe('One more of New customers pays nothing.')
    expect(margin?.says).toMatch(/^Gross margin is a ratio of two sums/)
  })

  // the deal of 80,579.73 pays 9% of itself, 7,252.18, and with a claim of 500 more the budget of 40,000 is shared over 42,500 instead of 42,000
  test('what a goal takes, to the cent', () => {
    const [cloud] = ann.needToSell(60_000_00n)
    expect(cloud).toMatchObject({
      outcome: 'needs',
      more: { exact: '80579.73' },
      at: { says: '$764,170.73' },
      attainment: { says: '≈63.68%' },
    })
    expect(cloud?.pays?.exact).toBe('60000')
  })

  test('a goal that is reached, and one that nothing reaches', () => {
    const [reached, logos] = ann.needToSell(1n)
    expect(reached).toMatchObject({ outcome: 'reached', more: null })
    expect(logos?.outcome).toBe('reached')
    const [never, few] = ann.needToSell(1_000_000_00n)
    // 250% of the worth of the year, 84,000, is the most; of it and the kicker what was posted before is off: the test of laws finds it by search
    expect(never).toMatchObject({ outcome: 'never', more: null })
    expect(never?.says).toMatch(/the most this plan pays for it is \$204,988\.63\.$/)
    expect(few?.most?.says).toBe('$52,322.05')
  })

  test('so far', () => {
    const { earned, toDate, standings, target } = ann.earnedSoFar()
    const { out } = caboose(['explain', 'plans/northwind-cloud/account-executive.plan', '--rep', 'R-101', '--period', 'FY26-Q2'], {
      cwd: root,
    })
    expect(out).toContain(`You earned ${earned.says}`)
    expect({ toDate: toDate.says, target: target?.says }).toEqual({ toDate: '$93,068.72', target: '$30,000.00' })
    expect(standings.map(({ label, attainment }) => [label, attainment?.says ?? null])).toEqual([
      ['Cloud bookings', '≈56.97%'],
      ['New customers', '200%'],
      ['Gross margin', null],
    ])
  })
})

test('a count needs whole ones', () => {
  // 4 are the quota: 80% pays half of what 100% pays; this person has none yet
  const [, logos] = about('northwind-cloud', 'account-executive.plan', 'R-108', 'FY26-Q2').needToSell(1_396_379n + 100_00n)
  expect(logos).toMatchObject({ outcome: 'needs', more: { exact: '2' } })
})

test('per row, without a quota: each policy pays by itself', () => {
  const [premium, persistency] = about('lakeside-agency', 'writing-agent.plan', 'A-11', 'FY26-M03').nextPays()
  // 70% of a term life policy, and 6% of the quarter's premium at 90% persistency
  expect(premium).toMatchObject({ step: { says: '$100' }, pays: { says: '$76.00' }, change: null })
  expect(persistency?.says).toMatch(/^Persistency is a latest value/)
})

test('a pool: 2% of what the store sells more, by the part of the hours', () => {
  const [sales, hours] = about('marlow-home', 'store-team.plan', 'E-102', 'FY26-M03').nextPays()
  expect([sales?.step?.says, sales?.pays?.says, hours?.pays?.says]).toEqual(['$1,000', '$5.46', '$1.53'])
})

describe('one more row pays what a run pays with that row in its data', () => {
  test.for(['flat.plan', 'graduated.plan'])('%s', (file) => {
    const folder = join(plansIn, 'adventure-works')
    const { core } = compile(file, (path) => readFileSync(join(folder, path), 'utf8'))
    if (core === undefined) throw new Error(file)
    const question = { period: 'FY20-Q1', asOf: null }
    const { data, outcome } = run(core, (name) => bytes(join(folder, 'data', name)), question)
    const person = personIn(core, data, question, '282')
    const [growing] = growingOf(core)
    const lines = data.tables.get('line')
    const earned = (found: typeof outcome): bigint =>
      (found?.earnings ?? []).reduce((all, { payee, amount }) => (payee === '282' ? all + amount : all), 0n)
    if (person?.day === undefined || growing === undefined || lines === undefined) throw new Error('nobody')
    const along = alongOf(person, growing, earned(outcome))
    const like = along?.usual.counted?.credit.row
    // a cent, a part of the way to quota, and well past it: 197,647.27 are missing
    for (const more of [1n, 123_456n, 19_764_727n, 60_000_001n]) {
      const row = {
        key: ['Z', 'Z'],
        line: 1,
        values: new Map([...(like?.values ?? []), ['sold_on', person.day], ['amount', ratio(more)]] as const),
      }
      const tables = new Map(data.tables).set('line', { ...lines, rows: [...lines.rows, row] })
      expect(along?.pays(more)).toBe(earned(runOn(core, { tables }, question).outcome))
    }
  })
})

describe('open deals', () => {
  const dev = about('northwind-cloud', 'account-executive.plan', 'R-104', 'FY26')
  const deals = dev.openDeals()

  test('add what the run says that changed rows post', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'caboose-open-'))
    try {
      const lines = readFileSync(join(plansIn, 'northwind-cloud/open/deals.csv'), 'utf8').trim().split('\n')
      for (const keys of [deals.slice(0, 1).map(({ key }) => key), deals.map(({ key }) => key)]) {
        const rows = lines.filter((line) => keys.includes(line.split(',')[0] ?? ''))
        const file = join(scratch, 'added.csv')
        writeFileSync(file, `change,${lines[0]}\n${rows.map((row) => `added,${row}`).join('\n')}\n`)
        const { out } = caboose(
          ['run', 'plans/northwind-cloud/account-executive.plan', '--period', 'FY26', '--change', `deal=${file}`, '--format', 'json'],
          { cwd: root },
        )
        const { gone, come } = JSON.parse(out) as Record<'gone' | 'come', { earnings: { payee: string; amount: string }[] }>
        const sum = (list: { payee: string; amount: string }[]): bigint =>
          list.reduce((all, { payee, amount }) => (payee === 'R-104' ? all + BigInt(amount.replace('.', '')) : all), 0n)
        expect(dev.payWith(keys) - dev.pays).toBe(sum(come.earnings) - sum(gone.earnings))
      }
    } finally {
      rmSync(scratch, { recursive: true })
    }
  })

  test('the fewest that reach a goal', () => {
    expect(deals).toHaveLength(7)
    // the largest cloud deals: 111,000 and 62,000 at 9 cents are 9,990 and 5,580 on 284,759.58; no single one brings 15,240.42
    expect(dev.fewestDeals(300_000_00n)).toMatchObject({ outcome: 'needs', deals: ['O-061', 'O-082'], pays: { says: '$300,329.58' } })
    expect(dev.fewestDeals(dev.pays)).toMatchObject({ outcome: 'reached', deals: [] })
    expect(dev.fewestDeals(10_000_000_00n)).toMatchObject({ outcome: 'never', deals: [] })
  })

  test('of two that reach it the smaller', () => {
    const goal = dev.pays + 3_000_00n
    const { deals: chosen } = dev.fewestDeals(goal)
    const enough = deals.filter(({ key }) => dev.payWith([key]) >= goal).map(({ key, amount }) => ({ key, amount: Number(amount?.exact) }))
    expect(chosen).toEqual([enough.toSorted((a, b) => a.amount - b.amount)[0]?.key])
  })
})

describe('five questions', () => {
  test.for([
    ['northwind-cloud', 'account-executive.plan', 'R-101', 'FY26-Q2'],
    ['northwind-cloud', 'account-executive.plan', 'R-106', 'FY26-M03'],
    ['northwind-cloud', 'account-manager.plan', 'R-301', 'FY26-Q2'],
    ['northwind-cloud', 'sales-manager.plan', 'R-011', 'FY26-Q2'],
    ['marlow-home', 'store-team.plan', 'E-102', 'FY26-M03'],
    ['lakeside-agency', 'writing-agent.plan', 'A-11', 'FY26-M03'],
    ['adventure-works', 'flat.plan', '282', 'FY20-Q1'],
    ['adventure-works', 'graduated.plan', '282', 'FY20-Q1'],
    ['adventure-works', 'territory.plan', '282', 'FY20-Q1'],
    ['adventure-works', 'assigned.plan', '282', 'FY20-Q1'],
  ] as const)('%s %s %s', ([company, file, who, period]) => {
    const questions = about(company, file, who, period).quiz()
    expect(questions).toHaveLength(5)
    expect(new Set(questions.map(({ asks }) => asks)).size).toBe(5)
    for (const { options, right } of questions) {
      expect(new Set(options).size).toBe(options.length)
      expect([3, 4]).toContain(options.length)
      expect(options[right]).toBeDefined()
    }
  })

  test('the right option of the first is what the next pays', () => {
    const ann = about('northwind-cloud', 'account-executive.plan', 'R-101', 'FY26-Q2')
    const [next] = ann.quiz()
    expect(next).toMatchObject({ asks: 'What does the next $10,000 of Cloud bookings pay you?' })
    expect(next?.options[next.right]).toBe('$900.00')
    expect(next?.options).toContain('$1,250.00')
    expect(about('northwind-cloud', 'account-executive.plan', 'R-101', 'FY26-Q2').quiz()).toEqual(ann.quiz())
  })
})

test.for([
  ['ae', 'account-executive.plan', 'R-104', 'FY26', '300000'],
  ['am', 'account-manager.plan', 'R-301', 'FY26-Q2', '60000'],
] as const)('the page of %s', async ([name, file, who, period, goal]) => {
  const { code, out } = caboose(['explain', `plans/northwind-cloud/${file}`, '--rep', who, '--period', period, '--goal', goal], {
    cwd: root,
  })
  expect(code).toBe(0)
  await expect(out).toMatchFileSnapshot(`expected/${name}.txt`)
})

test.for([
  [['--goal', '1000'], 'it needs --rep and --period'],
  [['--rep', 'R-101', '--period', 'FY26', '--goal', 'much'], 'takes an amount like 60000'],
  [['--rep', 'R-101', '--period', 'FY26', '--open', 'x'], '--open goes with --goal'],
  [['--rep', 'R-101', '--period', 'FY26', '--goal', '1', '--all'], '--data, --open and --format alone'],
] as const)('a wrong command line: %s', ([args, says]) => {
  const { code, err } = caboose(['explain', 'plans/northwind-cloud/account-executive.plan', ...args], { cwd: root })
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
})
