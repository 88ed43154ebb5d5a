/** What is shared names nobody, tells nobody's amounts, and still adds up. */
import { describe, expect, test } from 'vitest'
import { DiffAnswer } from '../../cli/review-answers.ts'
import { COMPANY, dataOf, diffed, PLAN } from './company.ts'

const base = { 'company.plan': COMPANY, 'base.plan': PLAN }
const change = (from: string, to: string) => ({ ...base, 'base.plan': PLAN.replace(from, to) })
const shared = ({ text, markdown, json }: ReturnType<typeof diffed>): string[] => [text, markdown, json]
const decided = 'because "a sick child" by "Vice President" on 2026-03-20'

describe('a plan that names people', () => {
  const after = change(
    'pay commission "Commission" on sales { flat 2% }',
    `adjust "E-7003" commission by $1,234.56 for FY26-M03 ${decided}
exempt "E-7004" from cap of commission ${decided}
metric own "Own" {
  supports grow
  count of deal where deal.rep.id = "E-7005"
  accumulates over year
}
pay club "Club" on own { flat $77 }
pay commission "Commission" on sales {
  flat 2%
  cap at $900
}`,
  )
  const found = diffed(base, after, ['base.plan'], dataOf(12))
  test('says what changes without key, name, amount or reason', () => {
    for (const words of shared(found)) {
      expect(words).not.toMatch(/E-70\d\d|Zebedee|1,?234\.56|sick child/)
      expect(words).toContain('about one person, so not shown here')
    }
    expect(found.text).toContain('The plan, adjust')
    expect(found.markdown).toContain('deal.rep.id = "…"')
  })
  test('the file of names has everybody', () => expect(found.names).toContain('base,pay,E-7003,Zebedee Quill 3,'))
})

describe('a change that moves the pay of one person', () => {
  // by hand: 12 people sell 10,000 .. 21,000: 186,000 x 2% = 3,720.00; at 3% 5,580.00. A cap of $600 cuts 21,000 x 3% = 630 by 30.00
  const after = change('{ flat 2% }', '{\n  flat 3%\n  cap at $600\n}')
  const { reviews, text, json } = diffed(base, after, ['base.plan'], dataOf(12))
  test('has no cost of its own: it is in that of its neighbour, and the costs still add up', () => {
    const costs = reviews.changed[0]?.changes.filter(({ pays }) => pays).map(({ rule, cost }) => [rule, cost])
    expect(costs).toEqual([
      ['rate', null],
      ['cap', 183000n],
    ])
    expect(text).toContain('Cost +$1,830.00 (+49.19%): $3,720.00 before, $5,550.00 after.')
    expect(text).not.toMatch(/30\.00\b(?<!1,830\.00)/)
    const { plans } = DiffAnswer.parse(JSON.parse(json))
    expect(plans[0]?.changes.map(({ cost }) => cost)).toEqual([null, '1830.00'])
  })
})

describe('a part of pay that one person earned before, and all earn now', () => {
  const club = (of: string): string =>
    `metric own "Own" {\n  supports grow\n  count of deal where ${of}\n  accumulates over year\n}\npay club "Club" on own { flat $100 }\npay commission`
  const before = change('pay commission', club('deal.id = "d0"'))
  const after = change('pay commission', club('deal.amount > $0'))
  test('is shown together with another part, and the parts add up', () => {
    const { text } = diffed(before, after, ['base.plan'], dataOf(12))
    // 12 x $100 in the place of one: 3,720 + 100 before, 3,720 + 1,200 after
    expect(text).toMatch(/Club and Commission +\$3,820\.00 +\$4,920\.00 +\+\$1,100\.00/)
    expect(text).not.toContain('$100.00')
  })
})

test('where one side pays fewer than five people, nothing is shown', () => {
  const { text, json } = diffed(
    change('applies to rep', 'applies to rep where rep.name <> "x" and rep.region = "east"'),
    base,
    ['base.plan'],
    dataOf(8),
  )
  expect(text).toContain('Fewer than 5 people are paid')
  expect(text).not.toMatch(/\$\d/)
  expect(json).toContain('withheld')
})

test('the cost stands at a change that says what is paid, so that the costs that are shown add up', () => {
  const extra = `metric extra "Extra" {
  supports grow
  count of deal
  accumulates over year
}
pay extra_pay "Extra pay" on extra { flat $1 }
`
  const example = `example "both" {
  given sales $1,000 of $20,000
  given extra 3
  expect commission $20
}
`
  // the metric cannot go before the example that reads it: its end and the example's are one step of 12 x $1
  const before = { ...base, 'base.plan': PLAN + extra + example }
  const { text, reviews } = diffed(before, base, ['base.plan'], dataOf(12))
  expect(text).toContain('Cost -$12.00')
  const shown = reviews.changed[0]?.changes.flatMap(({ pays, cost }) => (pays ? [cost] : [])) ?? []
  expect(shown.reduce<bigint>((sum, cost) => sum + (cost ?? 0n), 0n)).toBe(-1200n)
})
