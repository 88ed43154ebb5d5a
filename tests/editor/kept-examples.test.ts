/** Examples are bound again only where what they read of the plan has changed; what is kept is what a fresh reading finds. */
import { describe, expect, test } from 'vitest'
import { type Analysis, analyse } from '../../editor/analysis.ts'
import { read } from './fixtures.ts'

const FOLDER = 'plans/northwind-cloud'
const account = `${FOLDER}/account-executive.plan`
const company = `${FOLDER}/company.plan`
const examples = Array.from(
  { length: 400 },
  (_, n) =>
    `example "case ${n}" {\n  given target $120,000, gross_margin 31%\n  given cloud_bookings $${n} of $1,200,000\n  expect cloud_commission.rate 7%\n}\n`,
)
const texts: Readonly<Record<string, string>> = { [account]: `${read(account)}\n${examples.join('')}`, [company]: read(company) ?? '' }

const analysed = (changed: Readonly<Record<string, string>>, before?: Analysis): Analysis =>
  analyse(account, (path) => changed[path] ?? texts[path] ?? read(path), before)

const before = analysed({})
const said = ({ plan, diagnostics }: Analysis) => ({ plan, diagnostics })
const changed = (file: string, from: string, to: string): Readonly<Record<string, string>> => {
  const text = texts[file] ?? ''
  expect(text.split(from)).toHaveLength(2)
  return { [file]: text.replace(from, to) }
}

test('the plan of the test is sound', () => expect(before.plan?.examples.length).toBeGreaterThan(400))

/** Examples that stand far behind the change: what is near it is read again. */
const far = ({ plan }: Analysis) => plan?.examples.slice(-150) ?? []

test('another rate leaves examples the same objects, and so does a word of another example', () => {
  const rate = changed(account, 'worth 70% of target', 'worth 7% of target')
  const after = analysed(rate, before)
  expect(far(after).filter((one, at) => one !== far(before)[at]).length).toBe(0)
  expect(said(after)).toEqual(said(analysed(rate)))
  const word = changed(account, '"case 200"', '"cases 200"')
  const other = analysed(word, before)
  expect(far(other).filter((one, at) => one !== far(before)[at]).length).toBe(0)
  expect(said(other)).toEqual(said(analysed(word)))
})

describe('what examples read, changed, changes them as a fresh reading does', () => {
  test.for([
    ['a metric that is no money now', account, 'ratio of deal.margin to deal.amount', 'sum of deal.margin'],
    ['a metric of another window', account, '  accumulates over quarter\n  quota 4', '  accumulates over year\n  quota 4'],
    ['a metric without its quota', account, '  quota 4 per quarter\n', ''],
    ['a metric of another name', account, 'metric new_logos "New', 'metric logos "New'],
    ['pay of another name', account, 'pay cloud_commission "', 'pay cloud_pay "'],
    ['a field of another kind', company, 'amount        money from', 'amount        number from'],
    ['another currency', company, 'currency USD', 'currency EUR'],
    ['another year', account, 'effective from 2026-02-01', 'effective from 2026-03-01'],
  ] as const)('%s', ([, file, from, to]) => {
    const text = changed(file, from, to)
    expect(said(analysed(text, before))).toEqual(said(analysed(text)))
  })
})
